import { isPassive } from '../predicates.ts';
import { subjectOf } from '../subjects.ts';
import { childrenOf, clauseOf, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Clusters } from './clusters.ts';
import { treeAt } from './scene.ts';

/** Whether grammar lets a pronoun stand for this mention. */
export function isAllowed(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const here = pronoun.mention;
  const there = candidate.mention;
  if (here.sentence !== there.sentence) return true;
  if (isBarred(clusters, pronoun, candidate)) return false;
  const tree = treeAt(clusters.cast.scene, here.sentence);
  return pronoun.pronoun?.use !== 'reflexive' || clauseOf(tree, here.head) === clauseOf(tree, there.head);
}

/**
 * Whether grammar keeps a pronoun from whomever this mention speaks of: it is a part of the phrase itself, or another
 * argument of the same verb or noun.
 */
export function isBarred(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const here = pronoun.mention;
  const there = candidate.mention;
  if (here.sentence !== there.sentence) return false;
  if (candidate.start <= here.head && here.head <= there.last) return true;
  const tree = treeAt(clusters.cast.scene, here.sentence);
  if (candidate.heads.some((head) => dominatesByName(tree, head, here.head))) return true;
  if (pronoun.pronoun?.use === 'reflexive') return false;
  if (pronoun.pronoun?.use === 'possessive')
    return (
      ownsPartner(tree, here.head, there.head) ||
      isJudged(clusters, tree, here.head, candidate) ||
      isOtherNumber(tree, pronoun, candidate)
    );
  return areArgumentsOfOne(tree, here.head, there.head) || isUnderstoodSubject(tree, here.head, candidate);
}

/** "Salo was received and asked him": who asks is Salo, though his name stands by the verb before. */
function isUnderstoodSubject(tree: Tree, pronoun: number, candidate: Candidate): boolean {
  const { deprel } = tree.tokens[pronoun]!;
  const verb = governorOf(tree, pronoun);
  if (!['obj', 'iobj', 'obl'].some((relation) => isRelation(deprel, relation)) || verb < 0) return false;
  if (tree.tokens[verb]!.upos !== 'VERB' || childrenOf(tree, verb, 'nsubj').length > 0) return false;
  if (isPassive(tree, verb) && !isRelation(tree.tokens[verb]!.deprel, 'conj')) return false;
  const subject = subjectOf(tree, verb);
  return subject !== null && candidate.heads.includes(subject);
}

/** Whether the pronoun stands in an apposition or complement of the phrase itself ("Salo, his deputy"). */
function dominatesByName(tree: Tree, head: number, pronoun: number): boolean {
  for (let at = pronoun, steps = 0; at >= 0 && steps < 12; at = tree.tokens[at]!.head, steps++) {
    if (at === head) return true;
    if (/^(conj|acl|advcl|parataxis|nsubj|ccomp|xcomp)/.test(tree.tokens[at]!.deprel)) return false;
  }
  return false;
}

/** "Salo and his deputy" is allowed, "his Salo" is not. */
function ownsPartner(tree: Tree, pronoun: number, other: number): boolean {
  return tree.tokens[pronoun]!.head === other;
}

/** "Salo praised her courage": it is another's. */
function isJudged(clusters: Clusters, tree: Tree, pronoun: number, candidate: Candidate): boolean {
  const thing = tree.tokens[tree.tokens[pronoun]!.head];
  if (!thing || !isRelation(thing.deprel, 'obj') || !clusters.cast.scene.words.isIn('judged', thing.lemma))
    return false;
  const verb = tree.tokens[thing.head]!;
  if (!clusters.cast.scene.words.isIn('judging', verb.lemma)) return false;
  const subject = subjectOf(tree, verb.index);
  return subject !== null && candidate.heads.includes(subject);
}

/** "Karsia trains their fighters": of a state that is subject of the verb it would be "its". */
function isOtherNumber(tree: Tree, pronoun: Candidate, candidate: Candidate): boolean {
  if (pronoun.plural !== true || candidate.entry?.use !== 'state') return false;
  const thing = tree.tokens[tree.tokens[pronoun.mention.head]!.head];
  if (!thing || !isRelation(thing.deprel, 'obj') || thing.head < 0) return false;
  const subject = subjectOf(tree, thing.head);
  return subject !== null && candidate.heads.includes(subject);
}

function areArgumentsOfOne(tree: Tree, a: number, b: number): boolean {
  const left = governorOf(tree, a);
  const right = governorOf(tree, b);
  if (left === a || right === b) return false;
  if (tree.tokens[a]!.head === b || tree.tokens[b]!.head === a) return true;
  return left === right;
}

/** The verb or noun that a phrase is an argument of, coordination passed over. */
function governorOf(tree: Tree, token: number): number {
  let at = token;
  while (isRelation(tree.tokens[at]!.deprel, 'conj') && tree.tokens[tree.tokens[at]!.head]!.upos !== 'VERB')
    at = tree.tokens[at]!.head;
  return tree.tokens[at]!.head;
}
