import { ancestorsOf, childrenOf, clauseOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Attaching, Dated } from './attaching.ts';
import { clauseAround } from './clauses.ts';
import { type Expression, safeWhen } from './expression.ts';
import { headOf } from './heads.ts';
import { leadingExpression } from './leading.ts';
import { offsetTime } from './offset.ts';
import { governs, inClause, pick, relationTo } from './reach.ts';
import { boundedBy } from './relation.ts';
import { eventAnchor } from './time-of-events.ts';

/** The time that the sentence itself gives to a word, null where it gives none. */
export function ownTime(scene: Attaching, tree: Tree, trigger: number): Dated | null {
  const dating = (scene.bySentence.get(tree.sentence.index) ?? []).filter(({ dates }) => dates);
  const expressions = dating.filter((one) => !ofWhatIsSaid(scene, tree, one, trigger));
  const direct = pick(expressions.filter((one) => governs(tree, one, trigger)));
  if (direct) return dated(scene, tree, direct, trigger);
  return clauseTimes(scene, tree, expressions, trigger) ?? leadingTime(scene, tree, expressions, trigger);
}

function leadingTime(
  scene: Attaching,
  tree: Tree,
  expressions: readonly Expression[],
  trigger: number,
): Dated | null {
  const leading = leadingExpression(scene, tree, expressions, trigger);
  return leading && { when: leading.when };
}

/** Whether an expression under a word that asks, promises or accuses dates what is asked or promised ("a delay until May"). */
function ofWhatIsSaid(scene: Attaching, tree: Tree, expression: Expression, trigger: number): boolean {
  if (!scene.speech.has(tree.tokens[trigger]!.lemma) || expression.first < trigger) return false;
  const path = [headOf(tree, expression), ...ancestorsOf(tree, headOf(tree, expression))];
  const end = path.indexOf(trigger);
  if (end < 0) return false;
  if (['before', 'until', 'after'].includes(expression.relation)) return true;
  if (path[1] === trigger && markersOf(tree, path[0]!)[0] === 'for') return true;
  const below = path.slice(1, end);
  if (expression.event !== null && expression.event !== trigger)
    return below.includes(expression.event) && !isSetting(tree, expression.event);
  return below.some((at) => {
    const { deprel, upos } = tree.tokens[at]!;
    return upos === 'VERB' && ['xcomp', 'ccomp', 'advcl', 'acl'].some((r) => isRelation(deprel, r));
  });
}

/** "asked in a letter of 5 May", "promised at the talks on 5 May". */
function isSetting(tree: Tree, noun: number): boolean {
  return markersOf(tree, noun).some((marker) => /^(?:in|at|during|by|after|through|via)$/.test(marker));
}

/** Clause by clause outwards from the trigger's own, as long as the clause shares the time of the one around it. */
function clauseTimes(
  scene: Attaching,
  tree: Tree,
  expressions: readonly Expression[],
  trigger: number,
): Dated | null {
  let clause = clauseOf(tree, trigger);
  if (clause !== trigger && !sharesClauseTime(scene, tree, clause, trigger)) {
    const after = pick(expressions.filter((one) => datesWhatIsTold(tree, one, clause, trigger)));
    return after && { when: after.when };
  }
  for (let steps = 0; steps < 6; steps++) {
    const counted = offsetTime(scene, tree, clause, expressions);
    if (counted) return counted;
    const here = pick(expressions.filter((one) => inClause(scene, tree, one, clause, trigger)));
    if (here) return dated(scene, tree, here, trigger);
    const written = inWhich(scene, tree, clause, expressions);
    if (written) return dated(scene, tree, written, trigger);
    const other = eventAnchor(scene, tree, clause, trigger) ?? whenClause(scene, tree, clause, expressions);
    if (other) return other;
    const next = clauseAround(scene, tree, clause, expressions);
    if (next === null) return null;
    if (typeof next !== 'number') return 'relation' in next ? dated(scene, tree, next, trigger) : next;
    clause = next;
  }
  return null;
}

/** "Describes a meeting, at the airport, on 16 November": a date after what is told of is that of it, not of the telling. */
function datesWhatIsTold(tree: Tree, one: Expression, clause: number, trigger: number): boolean {
  const dated = one.relation === 'at' && one.event === null && /\d/.test(one.span.quote);
  const holder = tree.tokens[headOf(tree, one)]!.head;
  return (
    dated &&
    clause < trigger &&
    trigger < one.first &&
    holder === clause &&
    !/^(?:VBP|VB|VBG)$/.test(tree.tokens[clause]!.xpos)
  );
}

/** A noun in a clause has the clause's time unless the clause tells of the noun ("confirmed the meeting on Friday"). */
function sharesClauseTime(scene: Attaching, tree: Tree, clause: number, trigger: number): boolean {
  const verb = tree.tokens[clause]!;
  if (verb.upos !== 'VERB' || !scene.telling.has(verb.lemma)) return true;
  const top = [trigger, ...ancestorsOf(tree, trigger)].find((at) => tree.tokens[at]!.head === clause);
  return (
    top !== undefined &&
    isRelation(tree.tokens[top]!.deprel, 'obl') &&
    !markersOf(tree, top).some((m) => /^(?:about|on|of|to|with)$/.test(m))
  );
}

/** "A letter of 5 May in which she asked": the words of the clause have the letter's date. */
function inWhich(
  scene: Attaching,
  tree: Tree,
  clause: number,
  expressions: readonly Expression[],
): Expression | null {
  const which = tree.tokens.findLastIndex(
    ({ text }, at) => at < clause && text === 'which' && tree.tokens[at - 1]?.text === 'in',
  );
  if (which < 0) return null;
  const between = tree.tokens.slice(which + 1, clause);
  if (between.some(({ upos, deprel }) => upos === 'VERB' && !isRelation(deprel, 'acl'))) return null;
  const last = expressions.findLast((one) => one.last < which);
  const noun = tree.tokens.slice(0, which).findLastIndex(({ lemma }) => scene.letters.has(lemma));
  if (!last || noun < 0 || !last.stretch || last.relation !== 'at') return null;
  return last.event === noun || last.first > noun ? last : null;
}

/** The expression's time for the trigger, bounded by the preposition of the noun that it hangs on. */
function dated(scene: Attaching, tree: Tree, expression: Expression, trigger: number): Dated {
  if (expression.event === trigger && expression.stretch) {
    const edtf = boundedBy(expression.stretch, 'at', expression.approximate);
    return {
      when: edtf === null ? null : safeWhen(edtf, expression.when?.basis ?? 'inferred', expression.span),
    };
  }
  const path = ancestorsOf(tree, headOf(tree, expression));
  for (const at of path) {
    if (at === trigger) break;
    if (!['NOUN', 'PROPN'].includes(tree.tokens[at]!.upos)) break;
    const relation = expression.relation === 'at' ? relationTo(scene, tree, at) : null;
    if (!relation || !expression.stretch) continue;
    const edtf = boundedBy(expression.stretch, relation, expression.approximate);
    return {
      when: edtf === null ? null : safeWhen(edtf, expression.when?.basis ?? 'inferred', expression.span),
    };
  }
  return { when: expression.when };
}

/** "When they met in 2007, he promised": the clause has the time of the one that begins with "when", "as" or "while". */
function whenClause(
  scene: Attaching,
  tree: Tree,
  clause: number,
  expressions: readonly Expression[],
): Dated | null {
  for (const child of childrenOf(tree, clause, 'advcl')) {
    const led = childrenOf(tree, child, 'mark', 'advmod').some((at) =>
      /^(?:when|as|while)$/i.test(tree.tokens[at]!.text),
    );
    const here = led ? pick(expressions.filter((one) => inClause(scene, tree, one, child, child))) : null;
    if (here) return dated(scene, tree, here, child);
  }
  return null;
}
