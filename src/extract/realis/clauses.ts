import type { Governor } from '../../lexicon/frames.ts';
import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';

/** "Asked whether his men had attacked": the question leaves it open. */
export function asksWhether(tree: Tree, node: number): number | null {
  if (!isRelation(tree.tokens[node]!.deprel, 'ccomp')) return null;
  return childrenOf(tree, node, 'mark').find((at) => /^(whether|if)$/i.test(tree.tokens[at]!.text)) ?? null;
}

/** "Minister to visit Sarn on Friday": a headline without a finite verb. */
export function isHeadlinePlan(tree: Tree, node: number): boolean {
  if (node !== tree.root || tree.tokens[node]!.xpos !== 'VB' || !markersOf(tree, node).includes('to'))
    return false;
  return !tree.tokens.some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos));
}

/** "The two are to meet on Friday". */
export function isToBe(tree: Tree, node: number): boolean {
  const { xpos, deprel } = tree.tokens[node]!;
  if (xpos !== 'VB' || isRelation(deprel, 'xcomp') || !markersOf(tree, node).includes('to')) return false;
  return childrenOf(tree, node, 'cop', 'aux').some((at) =>
    /^(is|are|was|were|am)$/i.test(tree.tokens[at]!.text),
  );
}

/** "Did not deny that A, nor that B": the "nor" repeats the "not" of the verb above, to which the way leads. */
export function isContinued(tree: Tree, node: number, negation: number): boolean {
  return isRelation(tree.tokens[negation]!.deprel, 'cc') && isMarkedConjunct(tree, node);
}

/** "... that A and that B": the second clause hangs on the same word as the first. */
export function isMarkedConjunct(tree: Tree, node: number): boolean {
  return (
    isRelation(tree.tokens[node]!.deprel, 'conj') &&
    childrenOf(tree, node, 'mark').some((at) => tree.tokens[at]!.text.toLowerCase() === 'that')
  );
}

/** "Swore that he had met her", "agreed that they met in May": what is planned or asked for is not told as past. */
export function isToldAsPast(tree: Tree, node: number, { realis }: Governor): boolean {
  if (realis !== 'planned' && realis !== 'requested') return false;
  const { deprel, xpos } = tree.tokens[node]!;
  if (!isRelation(deprel, 'ccomp') && !isRelation(deprel, 'conj')) return false;
  const auxiliaries = childrenOf(tree, node, 'aux', 'cop').map((at) => tree.tokens[at]!);
  if (auxiliaries.some((aux) => aux.xpos === 'MD')) return false;
  return xpos === 'VBD' || auxiliaries.some((aux) => aux.text.toLowerCase() === 'had');
}
