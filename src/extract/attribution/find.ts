import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { Reading, TokenRange } from '../types.ts';
import { adjunctDrafts } from './according.ts';
import { backwardDrafts } from './backward.ts';
import { locatedDrafts, remoteDrafts, speaksOfPapers } from './citing.ts';
import { withQuotes } from './direct.ts';
import type { Draft } from './draft.ts';
import { mended } from './mend.ts';
import { nounDrafts } from './nominal.ts';
import { inQuote, type Quote, quotesOf } from './quotes.ts';
import type { Speakers } from './speakers.ts';
import type { QuoteAt } from './subjects.ts';
import { turnDrafts } from './turns.ts';
import { verbDrafts } from './verbs.ts';
import { type CueIndex, cueIndex } from './words.ts';

/** ", adding that ...": what a speaker adds in a participle is a content of its own, not part of the one before. */
function apart(drafts: readonly Draft[], sentences: readonly Sentence[]): readonly Draft[] {
  const asides = drafts.filter(({ sentence, anchor, cue, rule }) => {
    const { tokens } = sentences[sentence]!;
    return rule === 'verb clause' && tokens[anchor]!.xpos === 'VBG' && tokens[cue[0]! - 1]?.text === ',';
  });
  return drafts.map((draft) => {
    const aside = asides.find(
      (other) =>
        other !== draft &&
        other.sentence === draft.sentence &&
        other.anchor > draft.anchor &&
        other.source?.head === draft.source?.head,
    );
    return aside ? { ...draft, content: before(draft.content, aside) } : draft;
  });
}

function before(content: readonly TokenRange[], aside: Draft): readonly TokenRange[] {
  const first = aside.cue[0]!;
  const kept = content
    .filter((range) => range.sentence !== aside.sentence || range.first < first)
    .map((range) =>
      range.sentence === aside.sentence && range.last >= first - 1 ? { ...range, last: first - 2 } : range,
    )
    .filter((range) => range.first <= range.last);
  return kept.length > 0 ? kept : content;
}

/** All acts of attribution in the order of their cues, quotations completed. */
export function draftsOf(
  reading: Reading,
  speakers: Speakers,
  quotes: readonly Quote[] = quotesOf(reading.parsed.document.text, reading.parsed.sentences),
): readonly Draft[] {
  const { sentences } = reading.parsed;
  const index = cueIndex(reading.lexicon.cues);
  const found = sentences
    .filter((sentence) => sentence.part !== 'caption' && sentence.part !== 'boilerplate')
    .flatMap((sentence) => {
      const tree = treeOf(sentence);
      const said = verbDrafts(index, tree, speakers, quoteAt(quotes, sentence.index));
      const remote = remoteDrafts(index, tree, speakers, said);
      const kept = said.filter((draft) => !remote.some((other) => other.anchor === draft.anchor));
      return [
        ...kept,
        ...remote,
        ...adjunctDrafts(index, tree, speakers),
        ...nounDrafts(index, tree, speakers),
        ...locatedDrafts(index, tree, speakers, said, papersBefore(index, sentences, sentence.index)),
      ];
    });
  const turns = turnDrafts(index, sentences, speakers);
  const said = [...found, ...turns, ...backwardDrafts(index, sentences)]
    .filter((draft) => !isOwnFeeling(draft, sentences))
    .map((draft) => mended(sentences, quotes, draft));
  const drafts = [...withQuotes(index, sentences, quotes, said, speakers)]
    .map((draft) => mended(sentences, quotes, draft))
    .sort((a, b) => a.sentence - b.sentence || a.anchor - b.anchor);
  return apart(drafts, sentences);
}

function papersBefore(index: CueIndex, sentences: readonly Sentence[], at: number): boolean {
  const before = sentences[at - 1];
  return before !== undefined && speaksOfPapers(index, treeOf(before));
}

function quoteAt(quotes: readonly Quote[], sentence: number): QuoteAt {
  const here = quotes.filter(
    (quote) =>
      quote.clausal && quote.level === 1 && quote.pieces.some((piece) => piece.sentence === sentence),
  );
  return (token) => {
    const found = here.findIndex((quote) => inQuote(quote, sentence, token));
    return found < 0 ? null : found;
  };
}

const FIRST_OR_SECOND = /^(i|we|you|me|us|let)$/i;

/** "I want to ask you" is no attribution to somebody: who says it stands outside. */
function isOwnFeeling(draft: Draft, sentences: readonly Sentence[]): boolean {
  const head = draft.source?.head;
  if (head === undefined || (draft.link && draft.manner !== 'thought')) return false;
  return FIRST_OR_SECOND.test(sentences[draft.sentence]!.tokens[head]!.text);
}
