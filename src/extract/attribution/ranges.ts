import { extentOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import type { SourceWords } from './draft.ts';

const QUOTE_MARKS = /^(["“”„«»‘’']|''|``)$/;

/** Whether the token is a quotation mark of any kind. */
export function isQuoteMark(text: string): boolean {
  return QUOTE_MARKS.test(text);
}

/** Whether `range` holds the token. */
export function holds(range: TokenRange, sentence: number, token: number): boolean {
  return range.sentence === sentence && range.first <= token && token <= range.last;
}

/** Whether any of `ranges` holds the token. */
export function anyHolds(ranges: readonly TokenRange[], sentence: number, token: number): boolean {
  return ranges.some((range) => holds(range, sentence, token));
}

/**
 * Token numbers as runs. Gaps of punctuation only are closed; commas, colons, dashes and full stops at the ends of a
 * run are cut off, quotation marks and what stands inside them are kept.
 */
export function rangesOf(tree: Tree, tokens: Iterable<number>): readonly TokenRange[] {
  const chosen = new Set(tokens);
  const sorted = [...chosen].sort((a, b) => a - b);
  const runs: { first: number; last: number }[] = [];
  for (const token of sorted) {
    const run = runs.at(-1);
    if (run && onlyPunctuation(tree, run.last + 1, token - 1)) run.last = token;
    else runs.push({ first: token, last: token });
  }
  return runs
    .map((run) => trimmed(tree, run.first, run.last))
    .filter((run) => run !== null)
    .map((run) => ({ sentence: tree.sentence.index, ...run }));
}

function onlyPunctuation(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (tree.tokens[at]?.upos !== 'PUNCT') return false;
  return true;
}

function trimmed(tree: Tree, from: number, to: number): { first: number; last: number } | null {
  let first = from;
  let last = to;
  const loose = (at: number): boolean => {
    const token = tree.tokens[at]!;
    return token.upos === 'PUNCT' && !isQuoteMark(token.text) && !/^[([)\]]$/.test(token.text);
  };
  while (first <= last && loose(first)) first++;
  while (last >= first && loose(last)) last--;
  if (first > last) return null;
  const outer = tree.tokens[first - 1];
  const next = tree.tokens[last + 1];
  if (outer && isQuoteMark(outer.text) && next && closesQuote(tree, first - 1, last)) {
    first--;
    while (
      !isQuoteMark(tree.tokens[last]!.text) &&
      last + 1 < tree.tokens.length &&
      tree.tokens[last + 1]!.upos === 'PUNCT'
    )
      last++;
  }
  return { first, last };
}

function closesQuote(tree: Tree, open: number, last: number): boolean {
  for (let at = last + 1; at < tree.tokens.length && tree.tokens[at]!.upos === 'PUNCT'; at++)
    if (isQuoteMark(tree.tokens[at]!.text)) return marksBetween(tree, open + 1, at - 1) % 2 === 0;
  return false;
}

function marksBetween(tree: Tree, from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; at++) if (isQuoteMark(tree.tokens[at]!.text)) count++;
  return count;
}

/** The tokens from `first` to `last`. */
export function span(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** A noun phrase as source: its extent without case markers and outer punctuation. */
export function sourceWords(tree: Tree, head: number): SourceWords {
  const inner = subtreeOf(tree, head, (child) => {
    const { deprel, head: above } = tree.tokens[child]!;
    return (
      above === head &&
      (['case', 'mark', 'cc', 'conj:outside', 'parataxis', 'advcl'].some((relation) =>
        isRelation(deprel, relation),
      ) ||
        (deprel === 'punct' && (child < head || child === lastOf(tree, head))))
    );
  });
  const last = nameEnd(tree, runEnd(inner, head));
  const first = nameStart(tree, runStart(inner, head));
  return { sentence: tree.sentence.index, first, last, head };
}

function lastOf(tree: Tree, head: number): number {
  return extentOf(tree, head).last;
}

function runStart(tokens: readonly number[], from: number): number {
  const chosen = new Set(tokens);
  let at = from;
  while (chosen.has(at - 1)) at--;
  return at;
}

function runEnd(tokens: readonly number[], from: number): number {
  const chosen = new Set(tokens);
  let at = from;
  while (chosen.has(at + 1)) at++;
  return at;
}

/** Names and titles that the parse has cut apart ("Rep." from the name that follows) belong together. */
function nameEnd(tree: Tree, from: number): number {
  let at = from;
  const part = (token: number): boolean => tree.tokens[token]?.upos === 'PROPN';
  while (part(at + 1) && /^(PROPN|NOUN|ADJ)$/.test(tree.tokens[at]!.upos)) at++;
  return at;
}

function nameStart(tree: Tree, from: number): number {
  let at = from;
  while (at > 0 && tree.tokens[at]!.upos === 'PROPN' && tree.tokens[at - 1]!.upos === 'PROPN') at--;
  return at;
}
