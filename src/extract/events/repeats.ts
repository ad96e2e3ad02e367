import { childrenOf, type Tree } from '../tree.ts';
import { idsOf, isWithin, partiesOf } from './parties.ts';
import type { Proposal, Refiner } from './types.ts';

const SAME_EVENT: readonly (readonly (string | null)[])[] = [
  ['meeting', 'talks', null],
  ['call', 'talks', null],
  ['letter', null],
];

/** Whether two proposals of one type may tell one event: of the same mode, or of modes that one event is told in. */
export function compatible(a: Proposal, b: Proposal): boolean {
  if (a.mode === b.mode || a.event !== 'CONSULT') return true;
  return SAME_EVENT.some((modes) => modes.includes(a.mode) && modes.includes(b.mode));
}

/**
 * A definite noun without parties of its own speaks of the last event of its kind ("the meeting took place in Oslo"): it
 * gives that one the place it lacks, and is no claim itself.
 */
export const joinBackReferences: Refiner = (proposals, _scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const earlier = backReference(proposal, out, treeAt);
    if (earlier < 0) {
      out.push(proposal);
      continue;
    }
    const known = out[earlier]!;
    out[earlier] = {
      ...known,
      where: known.where ?? proposal.where,
      trace: [...known.trace, { rule: 'spoken of again', slot: 'event', detail: proposal.lemma }],
    };
  }
  return out;
};

const REACH = 4;

/** A letter is spoken of from far away. */
const LETTER_REACH = 12;

const OWN = ['my', 'our', 'his', 'her', 'your'];

function backReference(
  proposal: Proposal,
  before: readonly Proposal[],
  treeAt: (sentence: number) => Tree,
): number {
  if (proposal.kind !== 'noun' || proposal.event === 'STATE') return -1;
  const tree = treeAt(proposal.sentence);
  const definite = childrenOf(tree, proposal.token, 'det', 'nmod:poss').some((child) =>
    [
      ...(proposal.event === 'CONSULT' ? OWN : []),
      'the',
      'this',
      'that',
      'these',
      'those',
      'their',
      'its',
      'such',
      'both',
    ].includes(tree.tokens[child]!.text.toLowerCase()),
  );
  if (!definite) return -1;
  for (let index = before.length - 1; index >= 0; index--) {
    const other = before[index]!;
    if (proposal.sentence - other.sentence > (proposal.mode === 'letter' ? LETTER_REACH : REACH)) return -1;
    if (
      other.event === proposal.event &&
      (proposal.realis === 'denied') === (other.realis === 'denied') &&
      compatible(other, proposal) &&
      (partiesOf(proposal).length === 0 || isWithin(proposal, other))
    )
      return index;
  }
  return -1;
}

/** One claim for one event: of proposals of one sentence with the same type, mode and parties the fuller stays. */
export const dropRepeats: Refiner = (proposals, _scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const index = out.findIndex(
      (other) =>
        other.sentence === proposal.sentence &&
        other.event === proposal.event &&
        (other.mode === proposal.mode || (proposal.event === 'CONSULT' && compatible(other, proposal))) &&
        isWithin(proposal, other) &&
        isWithin(other, proposal) &&
        // Who accuses and sues does two things.
        !(proposal.event === 'ACCUSE' && proposal.kind === 'verb' && proposal.frame.id !== other.frame.id) &&
        !isAnswer(proposal, other) &&
        !(
          proposal.kind === 'verb' &&
          other.kind === 'verb' &&
          (proposal.event === 'CONSULT'
            ? !isSameLetter(proposal, other, treeAt(proposal.sentence))
            : proposal.event === 'REQUEST' && proposal.lemma !== other.lemma)
        ),
    );
    if (index < 0) out.push(proposal);
    else if (proposal.kind === 'verb' && out[index]!.kind === 'noun') out[index] = proposal;
  }
  return out;
};

/** Whether one letter went from one side and the other one back. */
function isAnswer(a: Proposal, b: Proposal): boolean {
  if (a.mode !== 'letter' || b.mode !== 'letter' || a.actor.length === 0 || b.actor.length === 0)
    return false;
  const writers = idsOf(b.actor);
  return a.actor.every(({ entity }) => !writers.has(entity.id));
}

/** Two verbs of one sentence tell of one letter, unless the second one answers the first or says that there was another. */
function isSameLetter(a: Proposal, b: Proposal, tree: Tree): boolean {
  const writers = idsOf(b.actor);
  const again = childrenOf(tree, a.token, 'advmod').some((child) =>
    ['again', 'more', 'later'].includes(tree.tokens[child]!.text.toLowerCase()),
  );
  return b.mode === 'letter' && !again && a.actor.every(({ entity }) => writers.has(entity.id));
}
