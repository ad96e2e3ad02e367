import { type Sentence, spanOf, type When } from '../../model/index.ts';
import { ancestorsOf, childrenOf, clauseOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Reading } from '../types.ts';
import { type Anchored, anchoredNouns } from './anchored.ts';
import { type Expression, safeWhen } from './expressions.ts';
import { headOf } from './heads.ts';
import { boundedBy, type Relation, relationOf } from './relation.ts';
import { eventNouns, tellingVerbs } from './verbs.ts';

/** What attachment looks at, made once for a document. */
export interface Attaching {
  readonly reading: Reading;
  readonly bySentence: ReadonlyMap<number, readonly Expression[]>;
  readonly anchored: Anchored;
  readonly telling: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Verbs whose participle holds no point in time. */
  readonly static: ReadonlySet<string>;
}

/** An expression found to date a word; `when` is null where it dates it but names no known stretch ("on Friday"). */
export interface Dated {
  readonly when: When | null;
}

/** Prepares a document's expressions for attachment. */
export function attachingOf(reading: Reading, all: readonly Expression[]): Attaching {
  const bySentence = Map.groupBy(all, (expression) => expression.sentence);
  const events = eventNouns(reading.lexicon);
  const telling = tellingVerbs(reading.lexicon);
  const held = new Set(reading.lexicon.times.static_verbs);
  return {
    reading,
    bySentence,
    telling,
    events,
    static: held,
    anchored: anchoredNouns(reading, bySentence, events),
  };
}

/** The time that the sentence itself gives to a word, null where it gives none. */
export function ownTime(scene: Attaching, tree: Tree, trigger: number): Dated | null {
  const expressions = (scene.bySentence.get(tree.sentence.index) ?? []).filter(({ dates }) => dates);
  const direct = pick(expressions.filter((one) => governs(tree, one, trigger)));
  if (direct) return dated(scene, tree, direct, trigger);
  return clauseTimes(scene, tree, expressions, trigger);
}

/** Clause by clause outwards from the trigger's own, as long as the clause shares the time of the one around it. */
function clauseTimes(
  scene: Attaching,
  tree: Tree,
  expressions: readonly Expression[],
  trigger: number,
): Dated | null {
  let clause = clauseOf(tree, trigger);
  if (clause !== trigger && !sharesClauseTime(scene, tree, clause, trigger)) return null;
  for (let steps = 0; steps < 6; steps++) {
    const here = pick(expressions.filter((one) => inClause(scene, tree, one, clause, trigger)));
    if (here) return dated(scene, tree, here, trigger);
    const other = eventAnchor(scene, tree, clause, trigger) ?? whenClause(scene, tree, clause, expressions);
    if (other) return other;
    const next = clauseAround(scene, tree, clause, expressions);
    if (next === null) return null;
    if (typeof next !== 'number') return 'relation' in next ? dated(scene, tree, next, trigger) : next;
    clause = next;
  }
  return null;
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

/** Of several expressions the one that says most: a day before a month, a date of the calendar before "two months ago". */
function pick(expressions: readonly Expression[]): Expression | null {
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
function governs(tree: Tree, expression: Expression, trigger: number): boolean {
  if (trigger >= expression.first && trigger <= expression.last) return false;
  if (expression.event !== null) return expression.event === trigger;
  const head = headOf(tree, expression);
  const above = tree.tokens[head]!.head;
  if (above === trigger) return true;
  const between = tree.tokens[above];
  if (!between || between.head !== trigger) return false;
  return (
    isRelation(between.deprel, 'acl') &&
    /^(?:date|schedule|plan|hold|sign|publish|release|issue|send|write)$/.test(between.lemma)
  );
}

/** Whether the expression dates the clause, straight or through a noun that has no time of its own. */
function inClause(
  scene: Attaching,
  tree: Tree,
  expression: Expression,
  clause: number,
  trigger: number,
): boolean {
  const head = headOf(tree, expression);
  if (dominatesWithin(expression, clause)) return false;
  if (expression.event !== null && expression.event !== trigger && !reachesOut(scene, tree, expression))
    return false;
  const path = [head, ...ancestorsOf(tree, head)];
  const end = path.indexOf(clause);
  if (end < 0) return false;
  const from = expression.event === null ? 1 : Math.max(1, path.indexOf(expression.event));
  return path.slice(from, end).every((at) => passes(scene, tree, at, trigger, expression));
}

function dominatesWithin({ first, last }: Expression, token: number): boolean {
  return token >= first && token <= last;
}

/** Whether a time below this noun may belong to the clause above: not past events of their own, nor past clauses. */
function passes(scene: Attaching, tree: Tree, at: number, trigger: number, expression: Expression): boolean {
  const token = tree.tokens[at]!;
  if (at === trigger || at === expression.event) return true;
  if (token.deprel === 'acl' && expression.first > at) return scene.static.has(token.lemma);
  if (/^(?:acl|advcl|ccomp|csubj|parataxis)/.test(token.deprel)) return false;
  if (isRelation(token.deprel, 'conj') && token.upos === 'VERB') return false;
  if (expression.last < at) return false;
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
  // "In a letter of 5 May she asked": the asking is that day's; what "happened in exchanges of 5 May" shows is not.
  if (!loose) return sets && scene.telling.has(tree.tokens[tree.tokens[event!]!.head]?.lemma ?? '');
  if (sets) return true;
  const { deprel, head } = tree.tokens[event!]!;
  const verb = tree.tokens[head];
  if (isRelation(deprel, 'nsubj') || !verb) return false;
  const made = scene.reading.lexicon.times.making_verbs.includes(verb.lemma);
  return !isRelation(deprel, 'obj') || made || !scene.telling.has(verb.lemma);
}

function setting(tree: Tree, noun: number): boolean {
  const { deprel } = tree.tokens[noun]!;
  return (
    isRelation(deprel, 'obl') &&
    markersOf(tree, noun).some((marker) => /^(?:at|in|during|on|over)$/.test(marker))
  );
}

/** The relation that a noun's preposition makes of its time: "after the attack on 7 May". */
function relationTo(scene: Attaching, tree: Tree, noun: number): Relation | null {
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
function fronts(tree: Tree, expression: Expression, clause: number): boolean {
  const head = headOf(tree, expression);
  const top = tree.tokens[head]!.head;
  const subject = childrenOf(tree, clause, 'nsubj', 'csubj')[0] ?? clause;
  return top === clause && expression.last < subject;
}

/**
 * The clause whose time this one shares: what it is coordinated with, what it is a purpose, manner or circumstance of.
 * An expression where the one around only shares what stands before its subject. Null where it shares none.
 */
function clauseAround(
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
  if (impersonal(tree, outer)) return outer;
  if (isRelation(deprel, 'conj')) return childrenOf(tree, clause, 'nsubj').length > 0 ? front() : outer;
  if (isRelation(deprel, 'xcomp')) return outer;
  if (isRelation(deprel, 'advcl')) {
    const marks = markersOf(tree, clause);
    if (marks.includes('that')) return impersonal(tree, outer) ? outer : null;
    const own = marks.some((mark) =>
      /^(?:after|before|since|until|once|if|although|though|unless|because)$/.test(mark),
    );
    return own || telling ? null : outer;
  }
  if (isRelation(deprel, 'acl')) return wherever(tree, clause) ? outer : null;
  if (isRelation(deprel, 'ccomp') || isRelation(deprel, 'csubj'))
    return impersonal(tree, outer) || !telling
      ? outer
      : parenthetical(tree, clause, outer)
        ? frontTime(scene, tree, outer, front())
        : null;
  if (isRelation(deprel, 'parataxis')) return telling ? null : front();
  return null;
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

/** "Since May, the group said, it has fought": the speaker stands in between, and what is in front belongs to the words. */
function parenthetical(tree: Tree, clause: number, outer: number): boolean {
  return (
    outer < clause && childrenOf(tree, clause, 'mark').length === 0 && tree.tokens[outer + 1]?.text === ','
  );
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

/** "since the outbreak of the war", "a few days after the vote": the time of an event that the text has dated. */
function eventAnchor(
  scene: Attaching,
  tree: Tree,
  clause: number,
  trigger: number,
  inFront = false,
): Dated | null {
  for (const noun of childrenOf(tree, clause, 'obl', 'advcl', 'nmod')) {
    const relation = relationTo(scene, tree, noun);
    if (!relation || noun === trigger || (inFront && noun > clause)) continue;
    const known = scene.anchored.dateOf(tree, noun);
    if (!known) continue;
    const counted = nearWords(tree, noun);
    const edtf = boundedBy(known, counted ? 'near' : relation, false);
    return {
      when: edtf === null ? null : safeWhen(edtf, 'inferred', spanOfNoun(scene, tree.sentence, noun)),
    };
  }
  return null;
}

/** "a few days after", "shortly after": near to the event, not any time after it. */
function nearWords(tree: Tree, noun: number): boolean {
  const marker = childrenOf(tree, noun, 'case', 'mark')[0];
  const before = marker === undefined ? undefined : tree.tokens[marker - 1]?.text.toLowerCase();
  return before !== undefined && /^(?:hours|days|weeks|shortly|soon|just|immediately|moments)$/.test(before);
}

function spanOfNoun(scene: Attaching, sentence: Sentence, noun: number): When['span'] {
  const { start, end } = sentence.tokens[noun]!;
  const { text } = scene.reading.parsed.document;
  return spanOf(text, start, end);
}
