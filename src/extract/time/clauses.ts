import { childrenOf, clauseOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Attaching, Dated } from './attaching.ts';
import type { Expression } from './expression.ts';
import { fronts, governs, pick } from './reach.ts';
import { eventAnchor } from './time-of-events.ts';

function isPerfect(tree: Tree, clause: number): boolean {
  return childrenOf(tree, clause, 'aux').some((at) => /^(?:has|have|'ve|’ve)$/i.test(tree.tokens[at]!.text));
}

/**
 * The clause whose time this one shares: what it is coordinated with, what it is a purpose, manner or circumstance of.
 * An expression where the one around only shares what stands before its subject. Null where it shares none.
 */
export function clauseAround(
  scene: Attaching,
  tree: Tree,
  clause: number,
  expressions: readonly Expression[],
): number | Expression | Dated | null {
  const { deprel, head } = tree.tokens[clause]!;
  if (head < 0) return null;
  const outer = clauseOf(tree, head);
  const front = (): Expression | null => pick(expressions.filter((one) => fronts(tree, one, outer)));
  const telling = scene.telling.has(tree.tokens[outer]!.lemma);
  const hasSubject = childrenOf(tree, clause, 'nsubj').length > 0;
  const cleft = cleftTime(tree, head, expressions);
  if (cleft) return cleft;
  if (impersonal(tree, outer)) return outer;
  // "met him on 5 May and has since written": the perfect looks from now.
  if (isRelation(deprel, 'conj') && isPerfect(tree, clause) && !isPerfect(tree, outer)) return null;
  if (isRelation(deprel, 'conj')) return hasSubject ? frontTime(scene, tree, outer, front()) : outer;
  if (isRelation(deprel, 'xcomp')) return outer;
  if (isRelation(deprel, 'advcl')) {
    const marks = markersOf(tree, clause);
    if (marks.includes('that')) return impersonal(tree, outer) ? outer : null;
    const own = marks.some((mark) =>
      /^(?:after|before|since|until|once|if|although|though|unless|because)$/.test(mark),
    );
    return own || telling ? null : outer;
  }
  if (isRelation(deprel, 'acl'))
    return wherever(tree, clause) ? outer : strikingClause(scene, tree, clause, head, expressions);
  if (isRelation(deprel, 'ccomp') || isRelation(deprel, 'csubj'))
    return impersonal(tree, outer) || !telling
      ? outer
      : parenthetical(tree, clause, outer)
        ? frontTime(scene, tree, outer, front())
        : null;
  if (isRelation(deprel, 'parataxis') && !telling)
    return hasSubject ? frontTime(scene, tree, outer, front()) : outer;
  return null;
}

/** "It was in 1999 that they met." */
function cleftTime(tree: Tree, head: number, expressions: readonly Expression[]): Expression | null {
  const it = childrenOf(tree, head, 'nsubj', 'expl').some(
    (at) => tree.tokens[at]!.text.toLowerCase() === 'it',
  );
  if (!it || childrenOf(tree, head, 'cop').length === 0) return null;
  return expressions.find(({ first, last }) => first <= head && head <= last) ?? null;
}

/** What stands in front of a clause: an expression, or an event that the text has dated. */
function frontTime(
  scene: Attaching,
  tree: Tree,
  clause: number,
  front: Expression | null,
): Expression | Dated | null {
  return front ?? eventAnchor(scene, tree, clause, clause, true);
}

/** "an assault on 2 June that left dozens dead": the clause has the time of the event that it tells of. */
function strikingClause(
  scene: Attaching,
  tree: Tree,
  clause: number,
  noun: number,
  expressions: readonly Expression[],
): Expression | null {
  const strikes = scene.reading.lexicon.times.striking_verbs.includes(tree.tokens[clause]!.lemma);
  if (!strikes || !scene.events.has(tree.tokens[noun]!.lemma)) return null;
  return pick(expressions.filter((one) => governs(tree, one, noun)));
}

/** "where they met", "in which", "at which": a clause that goes on with the telling. */
function wherever(tree: Tree, clause: number): boolean {
  return childrenOf(tree, clause, 'advmod', 'obl').some((child) =>
    /^(?:where|which|when)$/.test(tree.tokens[child]!.lemma),
  );
}

/** "it was reported in April that": what is reported has no other time. */
function impersonal(tree: Tree, verb: number): boolean {
  const passive = childrenOf(tree, verb, 'aux:pass').length > 0;
  return (
    passive &&
    childrenOf(tree, verb, 'nsubj', 'expl').some((child) => tree.tokens[child]!.text.toLowerCase() === 'it')
  );
}

/** "Since May, the group told us, it has fought": the speaker stands in between, and what is in front belongs to the words. */
function parenthetical(tree: Tree, clause: number, outer: number): boolean {
  if (outer > clause || childrenOf(tree, clause, 'mark').length > 0) return false;
  const subject = childrenOf(tree, outer, 'nsubj')[0] ?? outer;
  const parted = (from: number, to: number): boolean =>
    tree.tokens.slice(from, to).some(({ text }) => text === ',');
  return tree.tokens[outer + 1]?.text === ',' || (parted(0, subject) && parted(outer, clause));
}
