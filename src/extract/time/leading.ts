import { ancestorsOf, childrenOf, clauseOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Attaching } from './attaching.ts';
import type { Expression } from './expression.ts';
import { headOf } from './heads.ts';

/**
 * The time of a clause before, in the same sentence, with which a clause of the simple past goes on: "On 4 May they blocked
 * the road; police arrested two", "met him on 4 May in Oslo, where the two signed". Null where what stands between is
 * somebody's words or looks back.
 */
export function leadingExpression(
  scene: Attaching,
  tree: Tree,
  expressions: readonly Expression[],
  trigger: number,
): Expression | null {
  const clause = clauseOf(tree, trigger);
  if (!isPast(tree, clause)) return null;
  const path = [clause, ...ancestorsOf(tree, clause)].filter((at) => tree.tokens[at]!.head >= 0);
  if (path.some((at) => closes(scene, tree, at, at === clause))) return null;
  const start = childrenOf(tree, clause, 'nsubj', 'aux')[0] ?? clause;
  const last = expressions.findLast((one) => one.last < start);
  if (last?.relation !== 'at' || !last.stretch) return null;
  const letter = last.event !== null && isLetterInFront(scene, tree, last.event);
  if (last.event !== null && !letter) return null;
  const head = headOf(tree, last);
  const verb = clauseOf(tree, head);
  // A time that hangs on a noun is that noun's ("according to minutes of 8 May").
  const between = ancestorsOf(tree, head).slice(0, ancestorsOf(tree, head).indexOf(verb));
  if (!letter && between.some((at) => ['NOUN', 'PROPN'].includes(tree.tokens[at]!.upos))) return null;
  const open = [verb, ...ancestorsOf(tree, verb)].every((at) => {
    const { deprel, head } = tree.tokens[at]!;
    return head < 0 || path.includes(at) || !/^(?:acl|advcl|ccomp|csubj|appos)/.test(deprel);
  });
  const telling = !letter && scene.telling.has(tree.tokens[verb]!.lemma);
  return open && !telling && isTold(tree, verb) ? last : null;
}

/** "In a letter of 5 May, found among the papers, she asked". */
function isLetterInFront(scene: Attaching, tree: Tree, noun: number): boolean {
  const led = markersOf(tree, noun)[0] === 'in' && scene.letters.has(tree.tokens[noun]!.lemma);
  return led && tree.tokens.slice(0, noun).every(({ upos }) => !['VERB', 'AUX'].includes(upos));
}

/** Whether a clause stands apart from what is told before: the words of a speaker, a condition, a relative clause that adds. */
function closes(scene: Attaching, tree: Tree, at: number, first: boolean): boolean {
  const { deprel, head } = tree.tokens[at]!;
  const goesOn =
    first && childrenOf(tree, at, 'advmod').some((child) => tree.tokens[child]!.lemma === 'where');
  if (goesOn) return false;
  if (isRelation(deprel, 'ccomp')) return scene.telling.has(tree.tokens[head]!.lemma);
  return /^(?:acl|advcl|csubj)/.test(deprel);
}

/** A clause of the past, also below "is said to have", or one that the parser has given no verb. */
function isTold(tree: Tree, clause: number): boolean {
  const infinite = childrenOf(tree, clause, 'mark').some((at) => tree.tokens[at]!.lemma === 'to');
  const helpers = childrenOf(tree, clause, 'aux').map((at) => tree.tokens[at]!.text.toLowerCase());
  if (infinite) return helpers.includes('have');
  return ['NOUN', 'PROPN'].includes(tree.tokens[clause]!.upos) || isPast(tree, clause);
}

/** The simple past, in the active or passive. */
function isPast(tree: Tree, clause: number): boolean {
  const { xpos } = tree.tokens[clause]!;
  const helpers = childrenOf(tree, clause, 'aux', 'cop').map((at) => tree.tokens[at]!.text.toLowerCase());
  if (helpers.length === 0) return xpos === 'VBD' || (xpos === 'VBN' && tree.tokens[clause]!.upos === 'VERB');
  return helpers.every((word) => /^(?:was|were|did)$/.test(word));
}
