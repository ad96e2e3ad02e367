import { ancestorsOf, childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { Content } from './content.ts';
import type { Subject } from './grammar.ts';
import { sourceWords, span } from './ranges.ts';

/** The clause that the verb stands beside: "..., X said", "that, as stated by X, ...". */
export function above(tree: Tree, verb: number, subject: Subject | null): Content | null {
  const { head, deprel } = tree.tokens[verb]!;
  if (head < 0) return null;
  const aside =
    isRelation(deprel, 'parataxis') && subject !== null && head < verb && !isOwnClause(tree, verb, subject);
  const before =
    isRelation(deprel, 'parataxis') && subject !== null && head > verb && commaBetween(tree, verb, head);
  const comparison =
    (isRelation(deprel, 'advcl') || isRelation(deprel, 'parataxis')) && markersOf(tree, verb).includes('as');
  if (!aside && !before && !comparison) return null;
  const own = new Set(subtreeOf(tree, verb));
  const top = comparison ? clauseCutOff(tree, verb, head) : head;
  const tokens = subtreeOf(tree, top).filter((at) => !own.has(at));
  return { tokens, kind: 'above' };
}

/** "...; the secretary acknowledged the letter": behind a semicolon, and with an object, a verb tells for itself. */
function isOwnClause(tree: Tree, verb: number, subject: Subject): boolean {
  const { first } = sourceWords(tree, subject.head);
  return (
    /^[;:]$/.test(tree.tokens[Math.min(first, verb) - 1]?.text ?? '') &&
    childOf(tree, verb, 'obj', 'xcomp', 'ccomp') !== null
  );
}

/** A comparison cut off by commas ("..., as seen in documents") is about the whole clause, not about its last verb. */
function clauseCutOff(tree: Tree, verb: number, head: number): number {
  const first = subtreeOf(tree, verb).find((at) => tree.tokens[at]!.upos !== 'PUNCT')!;
  if (first > 0 && tree.tokens[first - 1]!.text !== ',') return head;
  const finite = (at: number): boolean =>
    tree.tokens[at]!.head < 0 || isRelation(tree.tokens[at]!.deprel, 'ccomp');
  return [head, ...ancestorsOf(tree, head)].find(finite) ?? head;
}

function commaBetween(tree: Tree, from: number, to: number): boolean {
  return span(Math.min(from, to), Math.max(from, to)).some((at) => /^[,:;—–-]$/.test(tree.tokens[at]!.text));
}

/** A clause loosely joined to the verb: "He said: it is late", or one that stands before "X said" without a relation of its own. */
export function beside(tree: Tree, verb: number, subject: Subject | null): Content | null {
  if (!subject) return null;
  const loose = childrenOf(tree, verb, 'parataxis').filter((child) =>
    /^V|^N|^A/.test(tree.tokens[child]!.upos),
  );
  const after = loose.filter(
    (child) => child > verb && /[:,"“‘]/.test(textBetween(tree, verb, subtreeOf(tree, child)[0]!)),
  );
  if (after.length > 0) return { tokens: after.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' };
  const own = childOf(tree, verb, 'nsubj');
  if (own === null) return null;
  const ahead = childrenOf(tree, verb, 'advcl', 'dep', 'parataxis', 'csubj', 'obj', 'dislocated').filter(
    (child) => child < Math.min(verb, own) && tree.tokens[child]!.upos !== 'PRON' && commaAfter(tree, child),
  );
  const fronted = ahead.filter(
    (child) => childOf(tree, child, 'nsubj', 'cop') !== null && childOf(tree, child, 'mark') === null,
  );
  return fronted.length > 0 && isLate(tree, verb)
    ? { tokens: fronted.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' }
    : null;
}

/** "..., X said" and "..., said X" at the end of a sentence whose tree ties the two otherwise: all before is the content. */
export function trailing(tree: Tree, verb: number, subject: Subject | null): Content | null {
  if (!subject) return null;
  const words = sourceWords(tree, subject.head);
  const start = Math.min(verb, words.first);
  const before = tree.tokens[start - 1]?.text ?? '';
  if (start < 3 || !/^[,”"’?!]$|^''$/.test(before) || /^WP/.test(tree.tokens[words.first]!.xpos)) return null;
  const ends = span(Math.max(verb, words.last) + 1, tree.tokens.length - 1);
  if (ends.some((at) => /^(VBD|VBZ|VBP|MD|CC)$/.test(tree.tokens[at]!.xpos))) return null;
  const hangs = childrenOf(tree, verb, 'advcl').some(
    (child) => child < verb && markersOf(tree, child).length > 0,
  );
  if (hangs || childOf(tree, verb, 'obj') !== null) return null;
  const tokens = span(0, start - 2);
  return tokens.some((at) => /^V/.test(tree.tokens[at]!.xpos)) ? { tokens, kind: 'above' } : null;
}

function isLate(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'obj', 'ccomp').every((child) => child < verb);
}

function commaAfter(tree: Tree, child: number): boolean {
  const last = subtreeOf(tree, child).at(-1)!;
  return [last, last + 1].some((at) => /^[,”"’?!]$/.test(tree.tokens[at]?.text ?? ''));
}

function textBetween(tree: Tree, from: number, to: number): string {
  return span(from + 1, to)
    .map((at) => tree.tokens[at]!.text)
    .join(' ')
    .slice(0, 4);
}

/** Whether only who heard it, when and where stand between, or an aside between commas ("reported on Friday, citing X, that"). */
function reaches(tree: Tree, verb: number, that: number): boolean {
  const between = span(verb + 1, that - 1);
  const comma = between.find((at) => tree.tokens[at]!.text === ',');
  const aside = comma !== undefined && comma - verb <= 4 && tree.tokens[that - 1]!.text === ',';
  const open = aside ? between.filter((at) => at < comma) : between;
  return open.every((at) => !/^V|^MD|^W/.test(tree.tokens[at]!.xpos) && tree.tokens[at]!.text !== ',');
}

/** "said to them on Monday that ...": the words from "that" on, where the tree has tied them otherwise. */
export function thatClause(tree: Tree, verb: number, heard: boolean): Content | null {
  const at = tree.tokens.findIndex(
    (token, place) => place > verb && token.text.toLowerCase() === 'that' && /^(IN|WDT)$/.test(token.xpos),
  );
  if (at < 0 || !reaches(tree, verb, at)) return null;
  if (isRelation(tree.tokens[at]!.deprel, 'nsubj') || isRelation(tree.tokens[at]!.deprel, 'obj')) {
    const { head } = tree.tokens[at]!;
    const onNoun = head >= 0 && isRelation(tree.tokens[head]!.deprel, 'acl');
    const subject = head < 0 ? null : childOf(tree, head, 'nsubj');
    const open = heard || (childOf(tree, verb, 'obj') === null && childOf(tree, verb, 'ccomp') === null);
    if (onNoun && !(open && subject !== null && subject !== at)) return null;
  }
  const away = new Set(
    childrenOf(tree, verb, 'conj', 'advcl', 'parataxis')
      .filter((child) => child > at && childOf(tree, child, 'nsubj') === null)
      .flatMap((child) => subtreeOf(tree, child)),
  );
  const { head, deprel } = tree.tokens[verb]!;
  const embedded = head > verb || isRelation(deprel, 'acl') || (isRelation(deprel, 'ccomp') && head > verb);
  const below = embedded ? new Set(subtreeOf(tree, verb)) : null;
  const tokens = span(at, tree.tokens.length - 1).filter(
    (place) => (below?.has(place) ?? true) && !away.has(place),
  );
  return tokens.length > 2 ? { tokens, kind: 'clause' } : null;
}
