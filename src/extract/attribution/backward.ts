import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import { type Draft, draftOf } from './draft.ts';
import { cueTokens, subjectOf } from './grammar.ts';
import { sourceWords } from './ranges.ts';
import { speakerToken } from './speakers.ts';
import { type CueIndex, verbCues } from './words.ts';

/** How many words may stand before "what": "That, at any rate, is what". */
const EARLY = 9;

/** "That, at least, is what Ruiz told the court": the sentence before it in the paragraph is what he told. */
export function backwardDrafts(index: CueIndex, sentences: readonly Sentence[]): readonly Draft[] {
  return sentences.flatMap((sentence) => {
    const before = sentences[sentence.index - 1];
    if (!before || before.paragraph !== sentence.paragraph) return [];
    const { tokens } = sentence;
    const what = tokens.findIndex(({ text }) => /^(what|how)$/i.test(text));
    if (!/^(that|this|so|such)$/i.test(tokens[0]!.text) || what < 2 || what > EARLY) return [];
    if (!tokens.slice(1, what).some(({ lemma }) => lemma === 'be')) return [];
    const tree = treeOf(sentence);
    const verb = tokens.find(
      (token) =>
        token.index > what &&
        token.upos === 'VERB' &&
        verbCues(index, tree, token.index).some(({ cue }) => cue.content.includes('clause')),
    );
    const subject = verb && subjectOf(tree, verb.index);
    if (!verb || !subject || subject.head <= what) return [];
    const last = before.tokens.length - 1;
    return [
      draftOf({
        sentence: sentence.index,
        anchor: verb.index,
        cue: cueTokens(tree, verb.index),
        source: sourceWords(tree, subject.head),
        speaker: speakerToken(index, tree, subject.head),
        content: [{ sentence: before.index, first: 0, last }],
        manner: 'said',
        rule: 'that is what',
      }),
    ];
  });
}
