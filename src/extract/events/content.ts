import type { ContentMode } from '../../lexicon/frames.ts';
import { isContentOf, partiesOf } from './refine.ts';
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
    if (act.frame.content === 'keep' || dropped.has(act)) continue;
    const tree = treeAt(act.sentence);
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

function standsInstead(act: Proposal, content: Proposal): boolean {
  if (partiesOf(content).length === 0) return false;
  return content.event === 'CONSULT' || (act.actor.length < 2 && act.event !== 'REQUEST');
}

/** A pledge or threat is made to those whom the deed in its content is for. */
function aimedAt(act: Proposal, content: readonly Proposal[]): Proposal['recipient'] {
  if (act.recipient.length > 0 || (act.event !== 'SUPPORT' && act.event !== 'THREATEN')) return act.recipient;
  const actors = new Set(act.actor.map(({ entity }) => entity.id));
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
