import { ancestorsOf, firstConjunct, isRelation, markersOf, type Tree } from '../tree.ts';
import { distinct, idsOf, isWithin, partyCount } from './parties.ts';
import { compatible } from './repeats.ts';
import type { Proposal, Refiner } from './types.ts';

/**
 * A verb and a noun of one clause that tell the same event ("met for a meeting", "spoke in a call"): the verb stays, with
 * the noun's parties and the more telling mode.
 */
export const mergeVerbWithNoun: Refiner = (proposals, _scene, treeAt) => {
  const gone = new Set<Proposal>();
  const merged = new Map<Proposal, Proposal>();
  for (const noun of proposals) {
    if (noun.kind !== 'noun') continue;
    const tree = treeAt(noun.sentence);
    for (const other of proposals)
      if (other.sentence === noun.sentence && isSent(tree, noun, other))
        if (isWithin(other, noun)) gone.add(other);
        else if (isWithin(noun, other)) gone.add(noun);
    if (gone.has(noun)) continue;
    const verb = proposals.find(
      (other) => other !== noun && !gone.has(other) && isOneEvent(tree, noun, other),
    );
    if (!verb) continue;
    gone.add(noun);
    merged.set(verb, joined(merged.get(verb) ?? verb, noun, isManner(tree, noun, verb)));
  }
  return proposals.flatMap((proposal) => (gone.has(proposal) ? [] : [merged.get(proposal) ?? proposal]));
};

/** Whether a noun and another word of its clause tell one event. */
function isOneEvent(tree: Tree, noun: Proposal, other: Proposal): boolean {
  return (
    other.sentence === noun.sentence &&
    other.event === noun.event &&
    compatible(other, noun) &&
    (noun.carrier === other.token || hangsOn(tree, noun.token, other.token)) &&
    (isWithin(noun, other) || noun.carrier === other.token || isManner(tree, noun, other))
  );
}

/** The verb's proposal with what its noun adds; where the noun only tells the manner, it names no further actors. */
function joined(verb: Proposal, noun: Proposal, manner: boolean): Proposal {
  const recipients = idsOf(verb.recipient);
  const further = manner ? [] : noun.actor.filter(({ entity }) => !recipients.has(entity.id));
  return {
    ...verb,
    carrier: verb.carrier ?? noun.token,
    mode: tellingMode(verb, noun),
    actor: manner ? verb.actor : distinct([...verb.actor, ...further]),
    where: verb.where ?? noun.where,
    trace: [...verb.trace, { rule: 'one event told twice', slot: 'event', detail: noun.lemma }],
  };
}

/** "The letter, signed by X, is addressed to Y": the letter is the subject of what is told of its sending. */
function isSent(tree: Tree, noun: Proposal, verb: Proposal): boolean {
  if (verb.kind !== 'verb') return false;
  const { deprel, head } = tree.tokens[noun.token]!;
  const top = tree.tokens[firstConjunct(tree, verb.token)]!;
  const saidOf = deprel === 'nsubj:pass' && head === verb.token;
  const behind = top.deprel === 'acl' && top.head === noun.token;
  return noun.mode === 'letter' && verb.mode === 'letter' && (saidOf || behind);
}

/** "Spoke [by telephone]": the noun only tells how those talked whom the verb already names. */
function isManner(tree: Tree, noun: Proposal, verb: Proposal): boolean {
  return (
    noun.mode === 'call' &&
    noun.slots.length > 0 &&
    tree.tokens[noun.token]!.head === verb.token &&
    ['by', 'over', 'via', 'on'].includes(markersOf(tree, noun.token)[0] ?? '') &&
    partyCount(verb) >= 2
  );
}

function tellingMode(verb: Proposal, noun: Proposal): string | null {
  if (verb.event === 'CONSULT' && (verb.mode === 'talks' || verb.mode === null))
    return noun.mode ?? verb.mode;
  return verb.mode ?? noun.mode;
}

function hangsOn(tree: Tree, noun: number, verb: number): boolean {
  const path = ancestorsOf(tree, noun);
  const at = path.indexOf(verb);
  if (at < 0 || at > 1) return false;
  const top = at === 0 ? noun : path[0]!;
  return (
    !isRelation(tree.tokens[top]!.deprel, 'nsubj') &&
    !['advcl', 'ccomp', 'conj', 'parataxis'].some((r) => isRelation(tree.tokens[top]!.deprel, r)) &&
    !markersOf(tree, noun).some((marker) =>
      ['after', 'before', 'since', 'following', 'despite', 'about'].includes(marker),
    )
  );
}
