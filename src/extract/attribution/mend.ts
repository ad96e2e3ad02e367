import type { Sentence } from '../../model/index.ts';
import { childOf, childrenOf, isRelation, subtreeOf, type Tree, treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import type { Draft } from './draft.ts';
import { inQuote, type Quote } from './quotes.ts';
import { rangesOf, span } from './ranges.ts';

/**
 * Mends contents where the tree went astray: the subject of the reported clause hung on the verb of saying, a clause
 * coordinated with it cut off, a quotation beside the cue passed over for something else, an aside about the speaker
 * taken in, and the conjunction before a content taken in.
 */
export function mended(sentences: readonly Sentence[], quotes: readonly Quote[], draft: Draft): Draft {
  const tree = treeOf(sentences[draft.sentence]!);
  let content = withinQuote(quotes, draft);
  if (draft.rule === 'verb clause') content = withStrays(tree, draft, content);
  content = quotedBeside(quotes, draft, content);
  content = withoutAsides(tree, quotes, draft, content);
  if (/above|according|clause/.test(draft.rule)) content = withoutOpener(tree, content);
  return content === draft.content ? draft : { ...draft, content };
}

/** What a cue inside a quotation attributes ends with the quotation. */
function withinQuote(quotes: readonly Quote[], draft: Draft): readonly TokenRange[] {
  const quote = quotes.find(
    (one) => one.clausal && one.level === 1 && inQuote(one, draft.sentence, draft.anchor),
  );
  if (!quote) return draft.content;
  const kept = draft.content.flatMap((range) =>
    quote.pieces
      .filter((piece) => piece.sentence === range.sentence)
      .map((piece) => ({
        ...range,
        first: Math.max(range.first, piece.first),
        last: Math.min(range.last, piece.last),
      }))
      .filter((cut) => cut.first <= cut.last),
  );
  const same =
    kept.length === draft.content.length &&
    kept.every((cut, at) => cut.first === draft.content[at]!.first && cut.last === draft.content[at]!.last);
  return same || kept.length === 0 ? draft.content : kept;
}

/** Pieces between the verb and its clause that belong to the clause: a subject hung on the verb, words before "that". */
function withStrays(tree: Tree, draft: Draft, content: readonly TokenRange[]): readonly TokenRange[] {
  const verb = draft.anchor;
  const first = content[0]!;
  if (first.sentence !== draft.sentence || first.first < verb) return content;
  const clause = childrenOf(tree, verb, 'ccomp').find((child) => child > verb);
  if (clause === undefined) return content;
  const strays: number[] = [];
  const heard = new Set(draft.hearers);
  if (
    childOf(tree, clause, 'nsubj', 'csubj', 'expl') === null &&
    childOf(tree, clause, 'mark') === null &&
    !isSaidTo(draft)
  )
    for (const child of childrenOf(tree, verb, 'obj', 'nsubj', 'obl', 'nmod', 'ccomp', 'csubj', 'dep'))
      if (child > verb && child < clause && !heard.has(child) && child !== draft.source?.head)
        strays.push(...subtreeOf(tree, child));
  for (const child of childrenOf(tree, verb, 'conj'))
    if (
      child > clause &&
      childOf(tree, child, 'nsubj') !== null &&
      !commaBefore(tree, subtreeOf(tree, child)[0]!)
    )
      strays.push(...subtreeOf(tree, child));
  if (strays.length === 0) return content;
  return rangesOf(tree, [...content.flatMap((range) => span(range.first, range.last)), ...strays]);
}

function isSaidTo(draft: Draft): boolean {
  return draft.manner === 'told' || draft.manner === 'asked';
}

function commaBefore(tree: Tree, first: number): boolean {
  return /^[,;]$/.test(tree.tokens[first - 1]?.text ?? '') || /^[,;]$/.test(tree.tokens[first]?.text ?? '');
}

/** A quotation right before the speaker and the verb, or right after them, is what was said. */
function quotedBeside(
  quotes: readonly Quote[],
  draft: Draft,
  content: readonly TokenRange[],
): readonly TokenRange[] {
  if (!/^verb (clause|above)$/.test(draft.rule) || content.length === 0) return content;
  const sentence = draft.sentence;
  const from = Math.min(draft.source?.first ?? draft.anchor, draft.cue[0] ?? draft.anchor);
  const near = quotes.find((quote) => {
    const piece = quote.pieces.at(-1)!;
    return (
      quote.clausal &&
      piece.sentence === sentence &&
      piece.last < from &&
      from - piece.last <= 2 &&
      !inQuote(quote, sentence, draft.anchor)
    );
  });
  if (!near) return content;
  const held = content.some((range) =>
    near.pieces.some(
      (piece) => piece.sentence === range.sentence && range.first <= piece.last && piece.first <= range.last,
    ),
  );
  return held ? content : near.pieces;
}

/** After a quotation with the speaker behind it only further quotations are his words; the rest speaks of him. */
function withoutAsides(
  tree: Tree,
  quotes: readonly Quote[],
  draft: Draft,
  content: readonly TokenRange[],
): readonly TokenRange[] {
  const first = content[0];
  if (!first || content.length < 2 || first.sentence !== draft.sentence || first.first > draft.anchor)
    return content;
  const opens = quotes.some((quote) => quote.clausal && inQuote(quote, first.sentence, first.first + 1));
  if (!opens) return content;
  const border = Math.max(draft.anchor, draft.source?.last ?? 0);
  const kept = content.filter(
    (range) =>
      range.sentence !== draft.sentence ||
      range.last < border ||
      quotes.some((quote) => inQuote(quote, range.sentence, range.first)) ||
      sharesSubject(tree, range),
  );
  return kept.length === 0 ? content : kept;
}

function sharesSubject(tree: Tree, range: TokenRange): boolean {
  return span(range.first, range.last).some((at) => isRelation(tree.tokens[at]!.deprel, 'ccomp'));
}

/** "But the goal is not revenue, according to X": the conjunction is the writer's. */
function withoutOpener(tree: Tree, content: readonly TokenRange[]): readonly TokenRange[] {
  const first = content[0];
  if (!first || first.sentence !== tree.sentence.index) return content;
  const opener = tree.tokens[first.first]!;
  if (opener.upos !== 'CCONJ' || first.first === first.last) return content;
  return [{ ...first, first: first.first + 1 }, ...content.slice(1)];
}
