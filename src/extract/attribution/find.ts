import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { Reading } from '../types.ts';
import { adjunctDrafts } from './according.ts';
import { withQuotes } from './direct.ts';
import type { Draft } from './draft.ts';
import { mended } from './mend.ts';
import { nounDrafts } from './nominal.ts';
import { inQuote, type Quote, quotesOf } from './quotes.ts';
import type { Speakers } from './speakers.ts';
import { turnDrafts } from './turns.ts';
import { type QuoteAt, verbDrafts } from './verbs.ts';
import { cueIndex } from './words.ts';

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
      return [
        ...verbDrafts(index, tree, speakers, quoteAt(quotes, sentence.index)),
        ...adjunctDrafts(index, tree, speakers),
        ...nounDrafts(index, tree, speakers),
      ];
    });
  const turns = turnDrafts(index, sentences, speakers);
  const said = [...found, ...turns]
    .filter((draft) => !isOwnFeeling(draft, sentences))
    .map((draft) => mended(sentences, quotes, draft));
  return [...withQuotes(index, sentences, quotes, said, speakers)]
    .map((draft) => mended(sentences, quotes, draft))
    .sort((a, b) => a.sentence - b.sentence || a.anchor - b.anchor);
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
