import type { When } from '../../model/index.ts';
import type { Reading } from '../types.ts';
import { type Anchored, anchoredNouns } from './anchored.ts';
import type { Expression } from './expression.ts';
import { eventNouns, letterNouns, speechWords, tellingVerbs } from './verbs.ts';

/** What attachment looks at, made once for a document. */
export interface Attaching {
  readonly reading: Reading;
  readonly bySentence: ReadonlyMap<number, readonly Expression[]>;
  readonly anchored: Anchored;
  readonly telling: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Verbs and nouns that ask, promise, accuse. */
  readonly speech: ReadonlySet<string>;
  /** Nouns that are letters. */
  readonly letters: ReadonlySet<string>;
  /** Verbs whose participle holds no point in time. */
  readonly static: ReadonlySet<string>;
}

/** An expression found to date a word; `when` is null where it dates it but names no known stretch ("on Friday"). */
export interface Dated {
  readonly when: When | null;
}

/** Prepares a document's expressions for attachment. */
export function attachingOf(reading: Reading, all: readonly Expression[]): Attaching {
  const bySentence = Map.groupBy(all, (expression) => expression.sentence);
  const events = eventNouns(reading.lexicon);
  const telling = tellingVerbs(reading.lexicon);
  const held = new Set(reading.lexicon.times.static_verbs);
  return {
    reading,
    bySentence,
    telling,
    events,
    speech: speechWords(reading.lexicon),
    letters: letterNouns(reading.lexicon),
    static: held,
    anchored: anchoredNouns(reading, bySentence, events),
  };
}
