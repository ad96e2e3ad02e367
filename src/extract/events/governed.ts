import { meantBy } from '../predicates.ts';
import { ancestorsOf, childrenOf, dominates, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Proposal } from './types.ts';

/** Whether `inner` stands in what `outer` governs, its subject, adverbial and coordinated clauses left out. */
export function isContentOf(tree: Tree, outer: Proposal, inner: number): boolean {
  const { deprel, head } = tree.tokens[outer.token]!;
  if (
    outer.kind === 'noun' &&
    deprel === 'nsubj' &&
    head === inner &&
    childrenOf(tree, inner, 'cop', 'aux').length > 0
  )
    return true;
  // "Must go": what stands at the auxiliary is what is asked.
  if (outer.kind === 'word') return head === inner && isRelation(deprel, 'aux');
  if (outer.kind === 'verb' && head >= 0 && meantBy(tree, head) === inner && head !== inner) return true;
  const nodes = outer.carrier === null ? [outer.token] : [outer.token, outer.carrier];
  return nodes.some((node) => {
    if (node === inner || !dominates(tree, node, inner)) return false;
    const path = [inner, ...ancestorsOf(tree, inner)];
    const way = path.slice(0, path.indexOf(node));
    if (tellsManner(tree, inner)) return false;
    if (way.slice(0, -1).some((at) => tree.tokens[at]!.deprel === 'acl:relcl')) return false;
    const below = way.at(-1)!;
    const relation = tree.tokens[below]!.deprel.split(':')[0]!;
    if (way.some((at) => isTimed(tree, at))) return false;
    if (relation === 'obl')
      return !markersOf(tree, below).some((marker) => ['in', 'at', 'by'].includes(marker));
    return (
      ['xcomp', 'ccomp', 'obj', 'acl', 'nmod'].includes(relation) ||
      (relation === 'advcl' &&
        markersOf(tree, below).some((marker) => ['to', 'against', 'of', 'from', 'for'].includes(marker)))
    );
  });
}

/** "After talks", "since the raid": what tells when is no content. */
function isTimed(tree: Tree, token: number): boolean {
  const { deprel } = tree.tokens[token]!;
  if (!isRelation(deprel, 'obl') && !isRelation(deprel, 'advcl') && !isRelation(deprel, 'nmod')) return false;
  return markersOf(tree, token).some((marker) =>
    ['after', 'before', 'during', 'since', 'following'].includes(marker),
  );
}

/** Whether a noun tells how a thing was said ("asked for it [in a letter]"), wherever a parser tied it. */
function tellsManner(tree: Tree, noun: number): boolean {
  return tree.tokens[noun]!.upos === 'NOUN' && ['in', 'by', 'via'].includes(markersOf(tree, noun)[0] ?? '');
}
