import type { Proposal, Refiner } from './types.ts';

/** How many sentences back somebody may have asked, offered or threatened what is refused or accepted. */
const REACH = 2;

/** Acts that ask for an answer. */
const ASKING: ReadonlySet<string> = new Set(['REQUEST', 'THREATEN']);

/**
 * "The union asked for talks. The company refused": who refuses, accepts or gives way without a word to whom does so to the
 * one who asked, offered or threatened right before.
 */
export const addressAnswers: Refiner = (proposals) =>
  proposals.map((proposal, index) => {
    if (!isAnswer(proposal) || proposal.recipient.length > 0 || proposal.actor.length !== 1) return proposal;
    const asked = proposals
      .slice(0, index)
      .findLast((other) => proposal.sentence - other.sentence <= REACH && asks(other, proposal));
    if (!asked) return proposal;
    const step = { rule: 'answer to what was asked', slot: 'recipient', detail: asked.lemma };
    return { ...proposal, recipient: asked.actor, trace: [...proposal.trace, step] };
  });

function isAnswer({ event, mode, kind }: Proposal): boolean {
  if (kind !== 'verb') return false;
  return (
    (event === 'REJECT' && mode === 'refuse') ||
    (event === 'AGREE' && mode === 'agreement') ||
    (event === 'CONCEDE' && mode === 'concession')
  );
}

/** Whether one party alone asks or offers, of the one who answers or of nobody named. */
function asks(other: Proposal, { actor: [answering] }: Proposal): boolean {
  const offers = other.event === 'SUPPORT' && other.mode === 'pledge';
  if ((!ASKING.has(other.event) && !offers) || other.actor.length !== 1 || other.realis === 'denied')
    return false;
  const is = ({ entity }: Proposal['actor'][number]): boolean => entity.id === answering?.entity.id;
  return !other.actor.some(is) && (other.recipient.length === 0 || other.recipient.some(is));
}
