import type { Lexicon } from '../../lexicon/index.ts';
import { SPEECH_ACTS } from '../../model/index.ts';

/** The words that `make` picks from a lexicon, picked once for each. */
function oncePerLexicon(
  make: (lexicon: Lexicon) => ReadonlySet<string>,
): (lexicon: Lexicon) => ReadonlySet<string> {
  const made = new WeakMap<Lexicon, ReadonlySet<string>>();
  return (lexicon) => {
    const words = made.get(lexicon) ?? make(lexicon);
    made.set(lexicon, words);
    return words;
  };
}

/** Lemmas of verbs whose time is that of the telling: those of times.yaml and all verbs that attribute a clause. */
export const tellingVerbs = oncePerLexicon((lexicon) => {
  return new Set([
    ...lexicon.times.telling_verbs,
    ...lexicon.cues.verbs
      .filter(({ content }) => content.includes('clause'))
      .flatMap(({ words }) => words.map((word) => word.split(' ')[0]!)),
  ]);
});

/** Lemmas of verbs and nouns that ask, promise, accuse and the like: what is asked or promised has a time of its own. */
export const speechWords = oncePerLexicon((lexicon) => {
  const triggers = [...lexicon.frames.triggers.values()].flat();
  return new Set(
    triggers
      .filter(({ frame, rest }) => SPEECH_ACTS.has(frame.event) && rest.length === 0)
      .map(({ lemma }) => lemma),
  );
});

/** Lemmas of nouns that are letters or the like: what stands in one was said when it was written. */
export const letterNouns = oncePerLexicon((lexicon) => {
  const triggers = [...lexicon.frames.triggers.values()].flat();
  return new Set(
    triggers
      .filter(({ kind, frame }) => kind === 'noun' && frame.event === 'CONSULT' && frame.mode === 'letter')
      .map(({ lemma }) => lemma),
  );
});

/** Lemmas of nouns that are events: those of times.yaml and all noun triggers of the frames. */
export const eventNouns = oncePerLexicon((lexicon) => {
  const triggers = [...lexicon.frames.triggers.values()]
    .flat()
    .filter(({ kind, frame }) => kind === 'noun' && frame.event !== 'STATE');
  return new Set([...lexicon.times.event_nouns, ...triggers.map(({ lemma }) => lemma)]);
});
