import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Refiner, Scene } from './types.ts';

const HABITS: Readonly<Record<string, string>> = { arms: 'arms', funding: 'funds', training: 'trains' };

/**
 * What one does as a habit is a tie: aid in the simple present, backing of a group by a state or group, also where it is said to
 * have lasted ("has backed them for years") or is told of the backed ("is backed by", "the rebels, backed by").
 */
export const turnHabitsIntoTies: Refiner = (proposals, scene, treeAt) =>
  proposals.map((proposal) => {
    const aid = proposal.event === 'AID';
    const backing =
      proposal.event === 'SUPPORT' &&
      proposal.mode === 'endorse' &&
      ['back', 'support'].includes(proposal.lemma);
    if (proposal.kind !== 'verb' || proposal.realis !== 'happened' || (!aid && !backing)) return proposal;
    const aimed = proposal.recipient.length > 0 || (aid && proposal.slots.includes('object'));
    if (proposal.actor.length === 0 || !aimed) return proposal;
    const tree = treeAt(proposal.sentence);
    const lasting = backing && (isBackedBy(tree, proposal.token) || lasts(tree, proposal.token, scene));
    if (!lasting && !isHabit(tree, proposal.token)) return proposal;
    const mode = aid ? (HABITS[proposal.mode ?? ''] ?? 'backs') : 'backs';
    return {
      ...proposal,
      event: 'STATE',
      mode,
      realis: 'state',
      trace: [
        ...proposal.trace,
        { rule: 'habit', slot: 'event', detail: lasting ? 'lasting' : 'simple present' },
      ],
    };
  });

function isHabit(tree: Tree, verb: number): boolean {
  const { xpos, deprel, head } = tree.tokens[verb]!;
  const aux = childrenOf(tree, verb, 'aux');
  if (childrenOf(tree, verb, 'aux:pass').length > 0) return isPresent(tree, aux) && xpos === 'VBN';
  if (aux.some((at) => tree.tokens[at]!.lemma !== 'do')) return false;
  if (xpos === 'VBZ' || xpos === 'VBP') return true;
  return (
    isRelation(deprel, 'conj') &&
    isHabit(tree, head) &&
    (xpos === 'VBN') === (tree.tokens[head]!.xpos === 'VBN')
  );
}

/** "Is backed", not "was backed" or "is being backed". */
function isPresent(tree: Tree, aux: readonly number[]): boolean {
  return aux.length === 1 && ['VBZ', 'VBP'].includes(tree.tokens[aux[0]!]!.xpos);
}

/** "The rebels, backed by": a participle behind its noun with its doer. */
function isBackedBy(tree: Tree, verb: number): boolean {
  const { xpos, deprel } = tree.tokens[verb]!;
  return xpos === 'VBN' && deprel === 'acl' && childrenOf(tree, verb, 'aux', 'nsubj').length === 0;
}

/** "Has backed them for a decade", "has long supported": the perfect with words of a span of time that reaches to now. */
function lasts(tree: Tree, verb: number, scene: Scene): boolean {
  const { lasting } = scene.reading.lexicon.frames.realis;
  const perfect = childrenOf(tree, verb, 'aux').some((at) =>
    ['has', 'have', 've'].includes(tree.tokens[at]!.text.toLowerCase().replace(/^['’]/, '')),
  );
  if (!perfect) return false;
  return childrenOf(tree, verb, 'advmod', 'obl', 'advcl').some((at) =>
    [tree.tokens[at]!.lemma.toLowerCase(), ...markersOf(tree, at)].some((word) => lasting.has(word)),
  );
}
