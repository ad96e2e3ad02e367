import { ancestorsOf, childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Attaching } from './attaching.ts';
import type { Expression } from './expression.ts';
import { headOf } from './heads.ts';
import { type Relation, relationOf } from './relation.ts';

/** Of several expressions the one that says most: a day before a month, a date of the calendar before "two months ago". */
export function pick(expressions: readonly Expression[]): Expression | null {
  const score = ({ when, relation, stretch }: Expression): number =>
    (when ? 4 : 0) +
    (stretch?.unit === 'day' ? 2 : stretch?.unit === 'month' ? 1 : 0) +
    (relation === 'at' ? 1 : 0) +
    (when?.basis === 'stated' ? 1 : 0);
  return expressions.reduce<Expression | null>(
    (best, one) => (best && score(best) >= score(one) ? best : one),
    null,
  );
}

/** Whether the expression hangs on the trigger itself: "the meeting on Friday", "the September letter", "dated May 22". */
export function governs(tree: Tree, expression: Expression, trigger: number): boolean {
  if (trigger >= expression.first && trigger <= expression.last) return false;
  if (expression.event !== null) return expression.event === trigger;
  const head = headOf(tree, expression);
  const above = tree.tokens[head]!.head;
  if (above === trigger) return true;
  const joined = tree.tokens[above]?.deprel === 'conj' ? tree.tokens[above]!.head : above;
  const between = tree.tokens[joined];
  if (!between || between.head !== trigger) return false;
  const sent =
    /^(?:date|schedule|plan|hold|sign|publish|release|issue|send|write|draft|initial|type|stamp|post|deliver)$/;
  return (
    isRelation(between.deprel, 'acl') && (sent.test(between.lemma) || sent.test(tree.tokens[above]!.lemma))
  );
}

/** Whether the expression dates the clause, straight or through a noun that has no time of its own. */
export function inClause(
  scene: Attaching,
  tree: Tree,
  expression: Expression,
  clause: number,
  trigger: number,
): boolean {
  const head = headOf(tree, expression);
  if (dominatesWithin(expression, clause)) return false;
  const path = [head, ...ancestorsOf(tree, head)];
  const end = path.indexOf(clause);
  if (end < 0) return false;
  if (saidInOne(scene, tree, expression, path.slice(0, end))) return true;
  if (expression.event !== null && expression.event !== trigger && !reachesOut(scene, tree, expression))
    return false;
  const from = expression.event === null ? 1 : Math.max(1, path.indexOf(expression.event));
  return path.slice(from, end).every((at) => passes(scene, tree, at, trigger, expression));
}

/** "Asked him for his resignation in a letter of 5 May": the letter is that of the asking, wherever the parser hangs it. */
function saidInOne(scene: Attaching, tree: Tree, { event }: Expression, below: readonly number[]): boolean {
  if (event === null || !scene.letters.has(tree.tokens[event]!.lemma)) return false;
  const nominal = below.slice(below.indexOf(event) + 1).every((at) => tree.tokens[at]!.upos === 'NOUN');
  const indefinite = childrenOf(tree, event, 'det').some((at) => /^an?$/i.test(tree.tokens[at]!.text));
  return nominal && indefinite && markersOf(tree, event)[0] === 'in';
}

function dominatesWithin({ first, last }: Expression, token: number): boolean {
  return token >= first && token <= last;
}

/** Whether a time below this noun may belong to the clause above: not past events of their own, nor past clauses. */
function passes(scene: Attaching, tree: Tree, at: number, trigger: number, expression: Expression): boolean {
  const token = tree.tokens[at]!;
  if (at === trigger || at === expression.event) return true;
  if (token.deprel === 'acl' && expression.first > at)
    return (
      (scene.static.has(token.lemma) && childrenOf(tree, at, 'aux').length === 0) ||
      sentLetter(scene, tree, at)
    );
  if (/^(?:acl|advcl|ccomp|csubj|parataxis)/.test(token.deprel)) return false;
  if (isRelation(token.deprel, 'conj') && token.upos === 'VERB') return false;
  // "According to minutes of 8 May" dates the minutes, not what they tell.
  if (expression.last < at || markersOf(tree, at).includes('according to')) return false;
  if (!scene.events.has(token.lemma) || token.upos !== 'NOUN') return true;
  return setting(tree, at) || relationTo(scene, tree, at) !== null;
}

/**
 * Whether a time that dates an event noun dates the clause around it too: by a preposition ("after the attack on 7 May"), or
 * because the noun sets the scene ("raised it at a meeting on 7 May").
 */
function reachesOut(scene: Attaching, tree: Tree, { event, relation, loose }: Expression): boolean {
  if (relation !== 'at' || relationTo(scene, tree, event!) !== null) return true;
  const sets = setting(tree, event!);
  if (strikes(scene, tree, event!)) return true;
  // "In a letter of 5 May she asked": the asking is that day's; what "happened in exchanges of 5 May" shows is not.
  const over = tree.tokens[tree.tokens[event!]!.head];
  const letter = scene.letters.has(tree.tokens[event!]!.lemma) && over?.upos === 'VERB';
  if (!loose) return sets && (letter || scene.telling.has(over?.lemma ?? ''));
  if (sets) return true;
  const { deprel, head } = tree.tokens[event!]!;
  const verb = tree.tokens[head];
  if (isRelation(deprel, 'nsubj') || !verb) return false;
  const made = scene.reading.lexicon.times.making_verbs.includes(verb.lemma);
  return !isRelation(deprel, 'obj') || made || !scene.telling.has(verb.lemma);
}

/** "The attack of 9 May killed 12": it killed while it lasted. */
function strikes(scene: Attaching, tree: Tree, event: number): boolean {
  const { deprel, head } = tree.tokens[event]!;
  const { striking_verbs } = scene.reading.lexicon.times;
  return isRelation(deprel, 'nsubj') && striking_verbs.includes(tree.tokens[head]?.lemma ?? '');
}

/** "In an e-mail sent on 2 May, she warned": the participle is part of the letter that sets the scene. */
function sentLetter(scene: Attaching, tree: Tree, participle: number): boolean {
  const { deprel, head, lemma } = tree.tokens[participle]!;
  const noun = tree.tokens[head];
  if (deprel !== 'acl' || !noun || !scene.events.has(noun.lemma) || !setting(tree, head)) return false;
  const made =
    scene.reading.lexicon.times.making_verbs.includes(lemma) || lemma === 'sign' || lemma === 'date';
  return made && scene.telling.has(tree.tokens[noun.head]?.lemma ?? '');
}

function setting(tree: Tree, noun: number): boolean {
  const { deprel } = tree.tokens[noun]!;
  return (
    isRelation(deprel, 'obl') &&
    markersOf(tree, noun).some((marker) => /^(?:at|in|during|on|over)$/.test(marker))
  );
}

/** The relation that a noun's preposition makes of its time: "after the attack on 7 May". */
export function relationTo(scene: Attaching, tree: Tree, noun: number): Relation | null {
  const words = scene.reading.lexicon.times;
  for (const marker of markersOf(tree, noun)) {
    const relation = marker === 'by' ? null : relationOf(marker, words);
    if (!relation || relation === 'until') continue;
    const child = childrenOf(tree, noun, 'case', 'mark')[0] ?? noun;
    const near = tree.tokens[child - 1];
    return near && words.shortly.includes(near.text.toLowerCase()) && relation === 'after'
      ? 'near'
      : relation;
  }
  return null;
}

/** Whether the expression stands before the subject of its clause and so holds for all that is coordinated with it. */
export function fronts(tree: Tree, expression: Expression, clause: number): boolean {
  const head = headOf(tree, expression);
  const top = tree.tokens[head]!.head;
  const subject = childrenOf(tree, clause, 'nsubj', 'csubj')[0] ?? clause;
  return top === clause && expression.last < subject;
}
