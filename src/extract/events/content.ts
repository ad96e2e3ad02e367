import type { ContentMode } from '../../lexicon/frames.ts';
import { childOf, childrenOf, firstConjunct, markersOf, type Tree } from '../tree.ts';
import { actorsAt } from './actors.ts';
import { isContentOf } from './governed.ts';
import { idsOf, partiesOf } from './parties.ts';
import { speakerAt } from './speakers.ts';
import type { Proposal, Refiner } from './types.ts';

/**
 * A speech act stands for what it asks, promises, threatens or refuses: events in its content are dropped, and give it its
 * mode ("asked for talks" is a request for a meeting). Where the frame says so it is the content that stands ("agreed to
 * meet" is a planned meeting), unless two sides agree with each other on something other than a meeting.
 */
export const settleContent: Refiner = (proposals, scene, treeAt) => {
  const dropped = new Set<Proposal>();
  const changed = new Map<Proposal, Proposal>();
  for (const act of proposals) {
    const tree = treeAt(act.sentence);
    for (const other of proposals) if (isCharge(tree, act, other)) dropped.add(other);
    if (act.frame.content === 'keep' || dropped.has(act)) continue;
    const content = proposals.filter(
      (other) =>
        other !== act &&
        other.sentence === act.sentence &&
        other.event !== 'STATE' &&
        other.token !== act.token &&
        isContentOf(tree, act, other.token),
    );
    if (act.event === 'REJECT' && act.realis === 'denied' && content.length > 0) {
      dropped.add(act);
      for (const other of content) changed.set(other, { ...other, realis: 'possible' });
    } else if (act.frame.content === 'drop') {
      for (const other of content) dropped.add(other);
      const mode = modeFrom(act, content, scene.reading.lexicon.frames.contentModes);
      changed.set(act, { ...act, mode: mode ?? act.mode, recipient: aimedAt(act, content) });
    } else if (content.some((other) => standsInstead(act, other))) dropped.add(act);
    else if (act.event === 'AGREE' || act.event === 'REQUEST')
      for (const other of content) dropped.add(other);
  }
  return proposals.flatMap((proposal) => (dropped.has(proposal) ? [] : [changed.get(proposal) ?? proposal]));
};

/** "Accused them OF TAKING bribes": what somebody is accused of is told as the accusation, not as a deed of its own. */
function isCharge(tree: Tree, act: Proposal, other: Proposal): boolean {
  if (act.event !== 'ACCUSE' || other.sentence !== act.sentence || other.kind !== 'verb') return false;
  const { xpos, head } = tree.tokens[firstConjunct(tree, other.token)]!;
  const marks = markersOf(tree, firstConjunct(tree, other.token));
  const gerund =
    xpos === 'VBG' || childrenOf(tree, other.token, 'aux').some((aux) => tree.tokens[aux]!.xpos === 'VBG');
  if (!gerund || !marks.some((mark) => ['of', 'for', 'with'].includes(mark))) return false;
  return head === act.token || childrenOf(tree, act.token, 'obj').includes(head);
}

/** Deeds that threaten where they are announced on a condition. */
const HOSTILE = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'PROTEST', 'ACCUSE', 'THREATEN']);

/** "He would sue if they did nothing": who says of himself that he will do harm on a condition threatens with it. */
export const turnConditionsIntoThreats: Refiner = (proposals, scene, treeAt) =>
  proposals.map((proposal) => {
    if (!HOSTILE.has(proposal.event) || proposal.kind !== 'verb') return proposal;
    if (proposal.realis !== 'planned' && proposal.realis !== 'possible') return proposal;
    const tree = treeAt(proposal.sentence);
    const condition = childrenOf(tree, proposal.token, 'advcl', 'ccomp').find((clause) =>
      markersOf(tree, clause).some((mark) => mark === 'if' || mark === 'unless'),
    );
    if (condition === undefined) return proposal;
    const speaker = speakerAt(scene, tree, proposal.token);
    if (!speaker || !proposal.actor.some(({ entity }) => entity.id === speaker.entity.id)) return proposal;
    const told = childOf(tree, condition, 'nsubj');
    const whom = told === null ? [] : actorsAt(scene, tree, told, 'subject');
    const recipient = (proposal.recipient.length > 0 ? proposal.recipient : whom).filter(
      ({ entity }) => entity.id !== speaker.entity.id,
    );
    const step = { rule: 'harm on a condition', slot: 'event', detail: tree.tokens[condition]!.text };
    return {
      ...proposal,
      event: 'THREATEN',
      mode: 'threat',
      recipient,
      realis: 'happened',
      trace: [...proposal.trace, step],
    };
  });

function standsInstead(act: Proposal, content: Proposal): boolean {
  if (partiesOf(content).length === 0) return false;
  return (
    content.event === 'CONSULT' || act.event === 'MOBILIZE' || (act.actor.length < 2 && act.event === 'AID')
  );
}

/** A pledge, threat or promise to do is made to those whom the deed in its content is for. */
function aimedAt(act: Proposal, content: readonly Proposal[]): Proposal['recipient'] {
  if (act.recipient.length > 0 || !['SUPPORT', 'THREATEN', 'AGREE'].includes(act.event)) return act.recipient;
  const actors = idsOf(act.actor);
  const recipient = content[0]?.recipient ?? [];
  return recipient.filter(({ entity }) => !actors.has(entity.id));
}

function modeFrom(act: Proposal, content: readonly Proposal[], modes: readonly ContentMode[]): string | null {
  for (const other of content) {
    const exact = modes.find(
      (mode) => mode.event === act.event && mode.type === other.event && mode.mode === other.mode,
    );
    const loose = modes.find(
      (mode) => mode.event === act.event && mode.type === other.event && mode.mode === null,
    );
    const found = exact ?? loose;
    if (found) return found.gives;
  }
  return null;
}
