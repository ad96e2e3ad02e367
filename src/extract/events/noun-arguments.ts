import { objectOf } from '../predicates.ts';
import { subjectOf } from '../subjects.ts';
import {
  childOf,
  childrenOf,
  firstConjunct,
  isRelation,
  markersOf,
  prepositionsOf,
  type Tree,
} from '../tree.ts';
import type { Argument } from './types.ts';
import { verbArguments } from './verb-arguments.ts';

/**
 * Slots of a noun: possessor, words before it, prepositional phrases; the subject where it is a predicate, an apposition or
 * a title; and what its carrier, or a participle after it ("a letter sent to"), adds.
 */
export function nounArguments(
  tree: Tree,
  noun: number,
  carrier: number | null,
  fellows: readonly number[] = [],
): readonly Argument[] {
  const out: Argument[] = [];
  const first = firstConjunct(tree, noun);
  for (const child of childrenOf(tree, noun)) out.push(...nominalAt(tree, child));
  if (first !== noun && !out.some(({ slot }) => slot === 'owner')) {
    const owner = childOf(tree, first, 'nmod:poss');
    if (owner !== null) out.push({ slot: 'owner', token: owner });
    // "Kenyan funding, weapons and training": a name before the first is before all.
    for (const child of childrenOf(tree, first, 'amod', 'compound'))
      if (/^\p{Lu}/u.test(tree.tokens[child]!.text)) out.push({ slot: 'before', token: child });
  }
  if (carrier !== null) out.push(...namedBeside(tree, noun), ...carriedArguments(tree, carrier, noun));
  else out.push(...predicateSubject(tree, noun), ...holderOf(tree, noun));
  for (const fellow of fellows)
    for (const argument of fellow === carrier ? [] : carriedArguments(tree, fellow, noun))
      if (!out.some(({ token, slot }) => token === argument.token || slot === argument.slot))
        out.push(argument);
  out.push(...originOf(tree, noun));
  return out;
}

/** "The letter is from the abbot": a predicate with its preposition says from or to whom its subject is. */
function originOf(tree: Tree, noun: number): readonly Argument[] {
  const { deprel, head } = tree.tokens[noun]!;
  if (deprel !== 'nsubj' || childOf(tree, head, 'cop') === null) return [];
  return markersOf(tree, head)
    .filter((marker) => ['from', 'to', 'by'].includes(marker))
    .map((slot) => ({ slot, token: head }));
}

/** Who stands under or with a noun: "the TROOPS under the command of", "THEY are under arrest", "with his backing SHE won". */
function holderOf(tree: Tree, noun: number): readonly Argument[] {
  const marker = markersOf(tree, noun)[0];
  const { deprel, head } = tree.tokens[noun]!;
  if ((marker !== 'under' && marker !== 'with') || head < 0) return [];
  if (isRelation(deprel, 'nmod')) return marker === 'under' ? [{ slot: 'holder', token: head }] : [];
  const verb = isRelation(deprel, 'obl') ? head : noun;
  const named = marker === 'under' ? (objectOf(tree, verb) ?? subjectOf(tree, verb)) : subjectOf(tree, verb);
  return named === null ? [] : [{ slot: 'holder', token: named }];
}

function nominalAt(tree: Tree, child: number): readonly Argument[] {
  const { deprel, upos } = tree.tokens[child]!;
  if (isRelation(deprel, 'nmod:poss')) return [{ slot: 'owner', token: child }];
  if (isRelation(deprel, 'nmod') || isRelation(deprel, 'obl'))
    return prepositionsOf(tree, child).map((marker) => ({ slot: marker, token: child }));
  const before = isRelation(deprel, 'compound') || isRelation(deprel, 'amod') || deprel === 'nmod:unmarked';
  if (before && upos !== 'VERB') return [{ slot: 'before', token: child }];
  if (isRelation(deprel, 'acl') && markersOf(tree, child).includes('including'))
    return [{ slot: 'including', token: child }];
  return [];
}

/** What the verb above or the participle below an event noun says of it, the noun itself left out. */
function carriedArguments(tree: Tree, carrier: number, noun: number): readonly Argument[] {
  const first = firstConjunct(tree, noun);
  return verbArguments(tree, carrier).filter(({ token }) => token !== noun && token !== first);
}

/** Who is named in apposition to a noun ("their proxy, the Coast Militia"). */
function namedBeside(tree: Tree, noun: number): readonly Argument[] {
  return childrenOf(tree, noun, 'appos')
    .slice(0, 1)
    .map((token) => ({ slot: 'subject', token }));
}

/** Of whom a noun is said: "X is a proxy", "X, a proxy", "proxy X", "acting as a proxy", "considered a proxy". */
function predicateSubject(tree: Tree, noun: number): readonly Argument[] {
  const { deprel, head } = tree.tokens[noun]!;
  const named = namedBeside(tree, noun);
  if (named.length > 0) return named;
  if (childOf(tree, noun, 'cop') !== null || isRelation(deprel, 'xcomp')) {
    const subject = subjectOf(tree, noun);
    return subject === null ? [] : [{ slot: 'subject', token: subject }];
  }
  if (head < 0) return [];
  if (isRelation(deprel, 'appos')) return [{ slot: 'subject', token: head }];
  if (isRelation(deprel, 'compound') && tree.tokens[head]!.upos === 'PROPN') {
    const owner = childOf(tree, head, 'nmod:poss');
    return [{ slot: 'subject', token: head }, ...(owner === null ? [] : [{ slot: 'owner', token: owner }])];
  }
  if (isRelation(deprel, 'obl') && markersOf(tree, noun).includes('as')) {
    const subject = objectOf(tree, head) ?? subjectOf(tree, head);
    return subject === null ? [] : [{ slot: 'subject', token: subject }];
  }
  return [];
}
