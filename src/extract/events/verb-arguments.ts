import { antecedentOf, isPassive, isRelative, meantBy, sharedObject } from '../predicates.ts';
import { subjectOf } from '../subjects.ts';
import { childOf, childrenOf, isRelation, markersOf, prepositionsOf, type Tree } from '../tree.ts';
import type { Argument } from './types.ts';

/** Slots of a verb or predicate adjective, passives turned round, shared and controlled subjects filled in. */
export function verbArguments(tree: Tree, verb: number): readonly Argument[] {
  const known = made.get(tree) ?? new Map<number, readonly Argument[]>();
  made.set(tree, known);
  const found = known.get(verb) ?? findVerbArguments(tree, verb);
  known.set(verb, found);
  return found;
}

const made = new WeakMap<Tree, Map<number, readonly Argument[]>>();

function findVerbArguments(tree: Tree, verb: number): readonly Argument[] {
  const out: Argument[] = [];
  const passive = isPassive(tree, verb);
  const hasObject = childOf(tree, verb, 'obj') !== null;
  const subject = subjectOf(tree, verb);
  for (const token of withTwins(tree, verb, subject))
    out.push({ slot: passive ? (hasObject ? 'second' : 'object') : 'subject', token });
  for (const child of childrenOf(tree, verb)) out.push(...argumentAt(tree, verb, child, passive));
  out.push(...seenOnArrival(tree, verb), ...doerTold(tree, verb));
  const shared = sharedObject(tree, verb);
  if (!hasObject && !passive && shared !== null) out.push({ slot: 'object', token: shared });
  if (!hasObject && !passive && shared === null) out.push(...gapOf(tree, verb));
  return out;
}

/** Whom one comes or goes "to see": their own slot, "see". */
function seenOnArrival(tree: Tree, verb: number): readonly Argument[] {
  return childrenOf(tree, verb, 'xcomp', 'advcl').flatMap((purpose) =>
    tree.tokens[purpose]!.lemma === 'see' && markersOf(tree, purpose).includes('to')
      ? childrenOf(tree, purpose, 'obj', 'iobj').map((token) => ({ slot: 'see', token }))
      : [],
  );
}

/** Who does what the clause tells that is a verb's object ("complained that THEY had come"): its own slot, "doer". */
function doerTold(tree: Tree, verb: number): readonly Argument[] {
  const clause = childOf(tree, verb, 'ccomp');
  if (clause === null || isPassive(tree, clause)) return [];
  const token = childOf(tree, clause, 'nsubj');
  return token === null ? [] : [{ slot: 'doer', token }];
}

/** A subject with those that stand before it, joined by "and", where the parser gave each as a subject of its own. */
function withTwins(tree: Tree, verb: number, subject: number | null): readonly number[] {
  if (subject === null) return [];
  const others = childrenOf(tree, verb, 'nsubj').filter((other) => {
    if (other >= subject) return false;
    const between = tree.tokens.slice(other + 1, subject);
    return between.some(({ upos }) => upos === 'CCONJ') && between.every(({ upos }) => upos !== 'VERB');
  });
  return [...others, subject];
}

function argumentAt(tree: Tree, verb: number, child: number, passive: boolean): readonly Argument[] {
  const { deprel } = tree.tokens[child]!;
  const named = isRelative(tree, child, verb) ? antecedentOf(tree, verb) : child;
  if (named === null) return [];
  if (isRelation(deprel, 'obj')) {
    const objects = childrenOf(tree, verb, 'obj');
    // Of two objects the first is who is given ("gave the museum 2 million").
    return [{ slot: objects.length > 1 && child === objects[0] ? 'second' : 'object', token: named }];
  }
  const name = isRelation(deprel, 'xcomp') && tree.tokens[child]!.upos === 'PROPN';
  if (name && childOf(tree, verb, 'obj') === null) return [{ slot: 'object', token: child }];
  if (isRelation(deprel, 'iobj'))
    return [{ slot: isOnlyObject(tree, verb) ? 'object' : 'second', token: named }];
  if (!isRelation(deprel, 'obl') || isRelation(deprel, 'obl:tmod')) return [];
  return obliqueMarkers(tree, verb, child).map((marker) => ({
    slot: passive && marker === 'by' ? 'subject' : marker,
    token: named,
  }));
}

/** "Thanked Salo": beside no object and no clause, what a parser takes for an indirect object is the object. */
function isOnlyObject(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'obj', 'ccomp', 'xcomp', 'parataxis').length === 0;
}

/** The prepositions on an oblique; a bare one right after a title with a preposition is its name ("with leader | Ines Roper"). */
function obliqueMarkers(tree: Tree, verb: number, child: number): readonly string[] {
  const own = prepositionsOf(tree, child);
  if (own.length > 0 || tree.tokens[child]!.upos !== 'PROPN') return own;
  if (tree.tokens[child]!.deprel === 'obl:agent') return ['by'];
  const before = childrenOf(tree, verb, 'obl').find((other) => other === child - 1);
  return before === undefined ? own : prepositionsOf(tree, before);
}

/** In "the envoy they met" the noun is the object, though no word in the clause says so. */
function gapOf(tree: Tree, verb: number): readonly Argument[] {
  const token = tree.tokens[verb]!;
  if (!token.deprel.endsWith('relcl')) return [];
  const own = childOf(tree, verb, 'nsubj');
  if (own === null || isRelative(tree, own, verb)) return [];
  const stranded = childrenOf(tree, verb, 'obl', 'obj').some((child) => isRelative(tree, child, verb));
  if (stranded) return [];
  const whom = tree.tokens[token.head]!;
  if (!/^(whom|which)$/i.test(whom.text)) return [{ slot: 'object', token: meantBy(tree, token.head) }];
  const named = nounBefore(tree, whom.index);
  const markers = markersOf(tree, whom.index);
  return named === null ? [] : [{ slot: markers[0] ?? 'object', token: named }];
}

/** The head of the noun phrase before the comma and preposition of a relative ("the judge, to whom Moss wrote"). */
function nounBefore(tree: Tree, relative: number): number | null {
  const last = tree.tokens.findLast(
    ({ index, upos }) => index < relative && upos !== 'PUNCT' && upos !== 'ADP',
  );
  if (!last || (last.upos !== 'NOUN' && last.upos !== 'PROPN')) return null;
  let at = last;
  while (['flat', 'appos', 'compound'].includes(at.deprel) && at.head < at.index && at.head >= 0)
    at = tree.tokens[at.head]!;
  return at.index;
}
