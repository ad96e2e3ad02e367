import type { Proposal, Refiner } from './types.ts';

/** How many sentences back somebody may have asked, offered or threatened what is refused or accepted. */
const REACH = 2;

/** Acts that ask for an answer. */
const ASKING: ReadonlySet<string> = new Set(['REQUEST', 'THREATEN']);

/**
 * "The union asked for talks. The company refused": who refuses, accepts or gives way without a word to whom does so to the
 * one who asked, offered or threatened right before. Nobody refuses his own request: in "Kay asked Tom for it. He refused" it is
 * Tom who refuses.
 */
export const addressAnswers: Refiner = (proposals) =>
  proposals.map((proposal, index) => {
    if (!isAnswer(proposal) || proposal.recipient.length > 0 || proposal.actor.length !== 1) return proposal;
    const before = proposals
      .slice(0, index)
      .filter((other) => proposal.sentence - other.sentence <= REACH && asksForAnswer(other));
    const own = before.at(-1);
    if (own && answersHimself(proposal, own)) {
      const step = { rule: 'nobody answers himself', slot: 'actor', detail: own.lemma };
      const turned = { actor: own.recipient, recipient: own.actor };
      return { ...proposal, ...turned, trace: [...proposal.trace, step] };
    }
    const asked = before.findLast((other) => asks(other, proposal));
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

function asksForAnswer({ event, mode, actor, realis }: Proposal): boolean {
  const offers = event === 'SUPPORT' && mode === 'pledge';
  return (ASKING.has(event) || offers) && actor.length === 1 && realis !== 'denied';
}

/** Whether one party alone asks or offers, of the one who answers or of nobody named. */
function asks(other: Proposal, { actor: [answering] }: Proposal): boolean {
  const is = ({ entity }: Proposal['actor'][number]): boolean => entity.id === answering?.entity.id;
  return !other.actor.some(is) && (other.recipient.length === 0 || other.recipient.some(is));
}

/** Whether a pronoun of its own names as the one who answers him who asked one other for it. */
function answersHimself({ actor: [answering] }: Proposal, other: Proposal): boolean {
  const [asker] = other.actor;
  if (!answering || !asker || answering.mention.form !== 'pronoun' || other.recipient.length !== 1)
    return false;
  const same =
    answering.mention.sentence === asker.mention.sentence && answering.mention.head === asker.mention.head;
  return answering.entity.id === asker.entity.id && !same;
}
