import type { Sentence } from '../../model/index.ts';
import { childOf, childrenOf, isRelation, subtreeOf, type Tree, treeOf } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { isPluperfect } from './closing.ts';
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
  if (draft.rule === 'verb clause')
    content = withWhen(tree, draft, cutAtSemicolon(tree, quotes, draft, interrupted(tree, draft, content)));
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

/** "Said that she heard of it on 2 March, when the dean called her in": the clause about the day is hers, not the outlet's. */
function withWhen(tree: Tree, draft: Draft, content: readonly TokenRange[]): readonly TokenRange[] {
  const last = content.at(-1);
  if (!last || last.sentence !== draft.sentence || last.last < draft.anchor) return content;
  const when = tree.tokens[last.last + 2];
  if (tree.tokens[last.last + 1]?.text !== ',' || when?.text.toLowerCase() !== 'when' || when.head < 0)
    return content;
  const clause = tree.tokens[when.head]!;
  const told = clause.head === draft.anchor && childOf(tree, clause.index, 'nsubj') !== null;
  const dated = tree.tokens[last.last]!.upos === 'NUM' || tree.tokens[last.last]!.upos === 'PROPN';
  if (!told || !dated) return content;
  const end = Math.max(...subtreeOf(tree, clause.index).filter((at) => tree.tokens[at]!.upos !== 'PUNCT'));
  return [...content.slice(0, -1), { ...last, last: end }];
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
    if (child > clause && childOf(tree, child, 'nsubj') !== null && goesOnIn(tree, verb, child))
      strays.push(...subtreeOf(tree, child));
  if (strays.length === 0) return content;
  return rangesOf(tree, [...content.flatMap((range) => span(range.first, range.last)), ...strays]);
}

/** Whether a clause coordinated with the verb of saying goes on with what is said: "..., and it will last" does, "and he left" does not. */
function goesOnIn(tree: Tree, verb: number, child: number): boolean {
  const subject = childOf(tree, child, 'nsubj')!;
  const finiteLater = /^(MD|VBZ|VBP)$/.test(firstVerb(tree, child));
  const toldInPast = /^VBD$/.test(tree.tokens[verb]!.xpos);
  if (childrenOf(tree, child, 'mark').some((at) => tree.tokens[at]!.text.toLowerCase() === 'that'))
    return true;
  if (commaBefore(tree, subtreeOf(tree, child)[0]!))
    return toldInPast && finiteLater && childOf(tree, verb, 'nsubj') !== null && subject > verb;
  return true;
}

function firstVerb(tree: Tree, clause: number): string {
  const auxiliary = childrenOf(tree, clause, 'aux', 'cop')[0];
  return tree.tokens[auxiliary ?? clause]!.xpos;
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
  const asked = withoutQuestion(tree, quotes, draft, content);
  if (asked !== content) return asked;
  const first = content[0];
  if (!first || content.length < 2 || first.sentence > draft.sentence) return content;
  if (first.sentence === draft.sentence && first.first > draft.anchor) return content;
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

/** 'Asked about the vote, he said "...": the question is no part of the answer. */
function withoutQuestion(
  tree: Tree,
  quotes: readonly Quote[],
  draft: Draft,
  content: readonly TokenRange[],
): readonly TokenRange[] {
  const [first, next] = content;
  if (
    !first ||
    !next ||
    first.sentence !== draft.sentence ||
    next.first < draft.anchor ||
    first.last > draft.anchor
  )
    return content;
  const quoted = quotes.some((quote) => quote.clausal && inQuote(quote, next.sentence, next.first));
  return quoted && /^VB[NG]$/.test(tree.tokens[first.first]!.xpos) ? content.slice(1) : content;
}

/** "Back in May, she said, the talks failed": all around the interruption is what was said. */
function interrupted(tree: Tree, draft: Draft, content: readonly TokenRange[]): readonly TokenRange[] {
  const { source, anchor } = draft;
  if (!source || source.last >= anchor || anchor - source.last > 2) return content;
  const text = (at: number): string => tree.tokens[at]?.text ?? '';
  if (source.first < 3 || text(source.first - 1) !== ',' || text(anchor + 1) !== ',') return content;
  const last = content.at(-1)!;
  if (last.sentence !== tree.sentence.index || last.first < anchor || content[0]!.first < anchor)
    return content;
  return rangesOf(tree, [
    ...span(0, source.first - 2),
    ...content.flatMap((range) => span(range.first, range.last)),
  ]);
}

/** A clause after a semicolon, outside of quotations and not in the pluperfect, is the writer's again. */
function cutAtSemicolon(
  tree: Tree,
  quotes: readonly Quote[],
  draft: Draft,
  content: readonly TokenRange[],
): readonly TokenRange[] {
  const last = content.at(-1);
  if (!last || last.sentence !== draft.sentence || last.first < draft.anchor) return content;
  const at = span(last.first, last.last).find(
    (token) =>
      tree.tokens[token]!.text === ';' &&
      !isPluperfect(tree, token) &&
      !quotes.some((quote) => inQuote(quote, last.sentence, token)),
  );
  return at === undefined || at <= last.first
    ? content
    : [...content.slice(0, -1), { ...last, last: at - 1 }];
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
