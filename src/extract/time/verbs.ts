import type { Lexicon } from '../../lexicon/index.ts';
import { SPEECH_ACTS } from '../../model/index.ts';

const telling = new WeakMap<Lexicon, ReadonlySet<string>>();
const speech = new WeakMap<Lexicon, ReadonlySet<string>>();
const letters = new WeakMap<Lexicon, ReadonlySet<string>>();
const events = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Lemmas of verbs whose time is that of the telling: those of times.yaml and all verbs that attribute a clause. */
export function tellingVerbs(lexicon: Lexicon): ReadonlySet<string> {
  const known = telling.get(lexicon);
  if (known) return known;
  const made = new Set([
    ...lexicon.times.telling_verbs,
    ...lexicon.cues.verbs
      .filter(({ content }) => content.includes('clause'))
      .flatMap(({ words }) => words.map((word) => word.split(' ')[0]!)),
  ]);
  telling.set(lexicon, made);
  return made;
}

/** Lemmas of verbs and nouns that ask, promise, accuse and the like: what is asked or promised has a time of its own. */
export function speechWords(lexicon: Lexicon): ReadonlySet<string> {
  const known = speech.get(lexicon);
  if (known) return known;
  const triggers = [...lexicon.frames.triggers.values()].flat();
  const made = new Set(
    triggers
      .filter(({ frame, rest }) => SPEECH_ACTS.has(frame.event) && rest.length === 0)
      .map(({ lemma }) => lemma),
  );
  speech.set(lexicon, made);
  return made;
}

/** Lemmas of nouns that are letters or the like: what stands in one was said when it was written. */
export function letterNouns(lexicon: Lexicon): ReadonlySet<string> {
  const known = letters.get(lexicon);
  if (known) return known;
  const triggers = [...lexicon.frames.triggers.values()].flat();
  const made = new Set(
    triggers
      .filter(({ kind, frame }) => kind === 'noun' && frame.event === 'CONSULT' && frame.mode === 'letter')
      .map(({ lemma }) => lemma),
  );
  letters.set(lexicon, made);
  return made;
}

/** Lemmas of nouns that are events: those of times.yaml and all noun triggers of the frames. */
export function eventNouns(lexicon: Lexicon): ReadonlySet<string> {
  const known = events.get(lexicon);
  if (known) return known;
  const triggers = [...lexicon.frames.triggers.values()]
    .flat()
    .filter(({ kind, frame }) => kind === 'noun' && frame.event !== 'STATE');
  const made = new Set([...lexicon.times.event_nouns, ...triggers.map(({ lemma }) => lemma)]);
  events.set(lexicon, made);
  return made;
}
