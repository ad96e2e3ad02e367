import { parseWordClasses, type WordClasses } from './classes.ts';
import { type Cues, parseCues } from './cues.ts';
import { type EventWords, parseEventWords } from './events.ts';
import { type FigureWords, parseFigureWords } from './figures.ts';
import { type Frames, parseFrames } from './frames.ts';
import { type Nouns, parseNouns } from './nouns.ts';
import { type OutletWords, parseOutletWords } from './outlets.ts';
import { type PeopleWords, parsePeopleWords } from './people.ts';
import { type PlaceWords, parsePlaceWords } from './places.ts';
import { parseTimeWords, type TimeWords } from './times.ts';

/** The reviewed words that the stages run on; each part has its own file in `lexicon/` and its own schema. */
export interface Lexicon {
  readonly outlets: OutletWords;
  readonly people: PeopleWords;
  readonly nouns: Nouns;
  readonly classes: WordClasses;
  readonly places: PlaceWords;
  readonly times: TimeWords;
  readonly figures: FigureWords;
  readonly cues: Cues;
  readonly events: EventWords;
  readonly frames: Frames;
}

/**
 * Reads the lexicon from YAML texts by file name (`frames/consult.yaml`), paths relative to `lexicon/`.
 * Throws Error naming the file and field where a text does not fit its schema.
 */
export function parseLexicon(files: Readonly<Record<string, string>>): Lexicon {
  const text = (name: string): string => {
    const found = files[name];
    if (found === undefined) throw new Error(`lexicon/${name} is missing; restore it from the repository`);
    return found;
  };
  const frames = Object.entries(files).filter(([name]) => name.startsWith('frames/'));
  return {
    outlets: parseOutletWords(text('outlets.yaml')),
    people: parsePeopleWords(text('people.yaml')),
    nouns: parseNouns(text('nouns.yaml')),
    classes: parseWordClasses(text('classes.yaml')),
    places: parsePlaceWords(text('places.yaml')),
    times: parseTimeWords(text('times.yaml')),
    figures: parseFigureWords(text('figures.yaml')),
    cues: parseCues(text('cues.yaml')),
    events: parseEventWords(text('events.yaml')),
    frames: parseFrames(Object.fromEntries(frames)),
  };
}
