import type { Lexicon } from '../../lexicon/index.ts';

const telling = new WeakMap<Lexicon, ReadonlySet<string>>();
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
