import {
  antecedentOf,
  FINITE,
  isMainVerb,
  isPredicate,
  isRelative,
  objectOf,
  RELATIVE,
} from './predicates.ts';
import { ancestorsOf, childOf, childrenOf, isRelation, markersOf, type Tree } from './tree.ts';

/** Verbs whose subject, not object, does what their infinitive says ("promised her to go"). */
const SUBJECT_CONTROL = new Set('promise threaten vow pledge offer use take need want'.split(' '));

/** Verbs whose object does what their infinitive says, also where the parser takes that for a purpose. */
const OBJECT_CONTROL = new Set(
  'ask urge tell order persuade convince encourage force allow invite press request instruct enable lead cause warn advise beg push want expect direct pressure compel require permit implore summon'.split(
    ' ',
  ),
);

/**
 * The token that is the grammatical subject of a verb or predicate, looked for beyond its own clause where it has none:
 * shared by coordination, controlled (infinitives, participles), or the noun that a participle or relative clause hangs on.
 */
export function subjectOf(tree: Tree, verb: number, depth = 0): number | null {
  const own = ownSubject(tree, verb);
  if (own !== null) {
    if (tree.tokens[own]!.deprel.startsWith('csubj')) return null;
    if (!isRelative(tree, own, verb)) return own;
    return antecedentOf(tree, verb) ?? own;
  }
  const token = tree.tokens[verb]!;
  const crossed = crossedSubject(tree, verb);
  if (crossed !== null) return crossed;
  if (token.head < 0) return nearestSubject(tree, verb);
  if (depth > 8) return null;
  const head = token.head;
  const relation = token.deprel.split(':')[0];
  const meant = subjectAfterFor(tree, verb, head);
  if (meant !== null) return meant;
  if (relation === 'parataxis') return nearestSubject(tree, verb);
  if (relation === 'ccomp') return strayedSubject(tree, verb, head) ?? subjectOf(tree, head, depth + 1);
  if (relation === 'conj' && isBareNoun(tree, head)) return FINITE.has(token.xpos) ? head : null;
  if (relation === 'xcomp' && isMainVerb(tree, verb)) return head;
  if (relation === 'conj') return subjectOf(tree, head, depth + 1);
  if (relation === 'xcomp') return controllerOf(tree, verb, head, depth);
  if (relation === 'advcl' && token.xpos === 'VB' && OBJECT_CONTROL.has(tree.tokens[head]!.lemma))
    return controllerOf(tree, verb, head, depth);
  if (relation === 'advcl' && isOfObject(tree, verb))
    return objectOf(tree, head) ?? childOf(tree, head, 'iobj') ?? subjectOf(tree, head, depth + 1);
  if (relation === 'advcl') return isPredicate(tree, head) ? subjectOf(tree, head, depth + 1) : null;
  // "Troops loyal to the general": an adjective behind its noun is said of it.
  if (relation === 'amod') return token.upos === 'ADJ' && head < verb ? head : null;
  if (relation === 'acl' && isWanted(tree, verb)) return head;
  if (relation === 'acl')
    return token.xpos === 'VB' || childOf(tree, verb, 'mark') !== null ? doerBehind(tree, head, depth) : head;
  if ((relation === 'obl' || relation === 'nmod') && token.xpos === 'VBG')
    return doerBehind(tree, head, depth);
  return null;
}

/** A noun that heads no clause, so that a verb beside it ("the unions, which had called for it, marched") is said of it. */
function isBareNoun(tree: Tree, token: number): boolean {
  const { upos } = tree.tokens[token]!;
  return (
    (upos === 'NOUN' || upos === 'PROPN') &&
    token === tree.root &&
    childOf(tree, token, 'cop', 'nsubj') === null
  );
}

/** "Accused them of taking", "kept them from leaving": it is the object that does it. */
function isOfObject(tree: Tree, verb: number): boolean {
  const marks = markersOf(tree, verb);
  return (
    tree.tokens[verb]!.xpos === 'VBG' &&
    marks.some((mark) => ['of', 'from', 'for', 'against', 'into'].includes(mark))
  );
}

/** Whether an infinitive hangs on the object of a verb that wants it of that one ("want the envoy to go"). */
function isWanted(tree: Tree, verb: number): boolean {
  const { xpos, head } = tree.tokens[verb]!;
  const { deprel, head: above } = tree.tokens[head]!;
  return xpos === 'VB' && isRelation(deprel, 'obj') && OBJECT_CONTROL.has(tree.tokens[above]!.lemma);
}

/** In "called for the envoy to go" it is the envoy who goes. */
function subjectAfterFor(tree: Tree, verb: number, head: number): number | null {
  const to = childrenOf(tree, verb, 'mark').find((mark) => tree.tokens[mark]!.lemma === 'to');
  if (to === undefined || !['advcl', 'xcomp', 'ccomp'].includes(tree.tokens[verb]!.deprel)) return null;
  const named = childrenOf(tree, head, 'obl', 'nmod').findLast((child) => child < to);
  if (named === undefined || markersOf(tree, named)[0] !== 'for') return null;
  return tree.tokens.slice(named + 1, to).some(({ upos }) => upos === 'VERB' || upos === 'PUNCT')
    ? null
    : named;
}

/** The last subject before a finite verb that has none, as in "paid visits to Lima ... met with the heads". */
function nearestSubject(tree: Tree, verb: number): number | null {
  if (!['VBD', 'VBZ', 'VBP'].includes(tree.tokens[verb]!.xpos)) return null;
  const before = tree.tokens
    .slice(0, verb)
    .findLast(({ deprel, head }) => isRelation(deprel, 'nsubj') && tree.tokens[head]!.upos === 'VERB');
  return before && !RELATIVE.has(before.text.toLowerCase()) ? before.index : null;
}

/** A name right before a verb that a parser tied to a noun behind the verb ("[Ana Lopez] hosted talks"): its subject. */
function crossedSubject(tree: Tree, verb: number): number | null {
  let at = verb - 1;
  while (at >= 0 && ['AUX', 'ADV'].includes(tree.tokens[at]!.upos)) at--;
  if (at < 0 || tree.tokens[at]!.upos !== 'PROPN') return null;
  while (tree.tokens[at]!.deprel === 'flat' && tree.tokens[at]!.head < at) at = tree.tokens[at]!.head;
  const { head, deprel } = tree.tokens[at]!;
  return head > verb && ['compound', 'nmod', 'nmod:desc', 'amod'].includes(deprel) ? at : null;
}

/** In "Ana met Tom, Greta said" a parser may tie both subjects to "said": the one before "met" is its own. */
function strayedSubject(tree: Tree, verb: number, head: number): number | null {
  const all = childrenOf(tree, head, 'nsubj');
  return all.length > 1 ? (all.findLast((child) => child < verb) ?? null) : null;
}

/** The subject nearest before the verb: a parser that gives two has taken a time ("later that month") for the first. */
function ownSubject(tree: Tree, verb: number): number | null {
  const all = childrenOf(tree, verb, 'nsubj', 'csubj');
  return all.findLast((child) => child < verb) ?? all[0] ?? null;
}

function controllerOf(tree: Tree, verb: number, head: number, depth: number): number | null {
  const object = objectOf(tree, head) ?? childOf(tree, head, 'iobj');
  const governor = tree.tokens[head]!;
  const infinitive = tree.tokens[verb]!.xpos === 'VB';
  if (
    object !== null &&
    !(
      infinitive &&
      SUBJECT_CONTROL.has(governor.lemma) &&
      governor.lemma !== 'want' &&
      governor.lemma !== 'need'
    )
  )
    return object;
  const asked = childrenOf(tree, head, 'obl').find((oblique) => {
    const [marker] = markersOf(tree, oblique);
    return (
      infinitive &&
      (marker === 'on' || marker === 'upon' || marker === 'to' || marker === 'for') &&
      governor.lemma !== 'agree'
    );
  });
  return asked ?? subjectOf(tree, head, depth + 1);
}

/** Who does what a noun's complement says ("his efforts to persuade", "made an attempt to"). */
function doerBehind(tree: Tree, noun: number, depth: number): number | null {
  if (isPredicate(tree, noun)) return subjectOf(tree, noun, depth + 1);
  const owner = childOf(tree, noun, 'nmod:poss');
  if (owner !== null) return owner;
  const by = childrenOf(tree, noun, 'nmod').find((child) =>
    ['by', 'from', 'of'].includes(markersOf(tree, child)[0] ?? ''),
  );
  if (by !== undefined) return by;
  const verb = ancestorsOf(tree, noun).find((above) => isPredicate(tree, above));
  return verb === undefined || depth > 6 ? null : subjectOf(tree, verb, depth + 1);
}
