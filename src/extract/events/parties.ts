import type { ResolvedMention } from '../types.ts';
import type { Proposal } from './types.ts';

/** What names actors and recipients: a proposal, or the binding that becomes one. */
type Named = Pick<Proposal, 'actor' | 'recipient'>;

/** All that take part, each entity once. */
export function partiesOf(proposal: Named): readonly ResolvedMention[] {
  return distinct([...proposal.actor, ...proposal.recipient]);
}

/** Parties counted: a plural one counts as two. */
export function partyCount(proposal: Named): number {
  return partiesOf(proposal).reduce(
    (sum, { entity, mention }) =>
      sum + (isWe(mention.span.quote) || entity.plural || entity.members.length > 1 ? 2 : 1),
    0,
  );
}

/** One who says "we" speaks for others too. */
function isWe(words: string): boolean {
  return ['we', 'us', 'our', 'they', 'them'].includes(words.toLowerCase());
}

/** Whether two proposals share a party. */
export function sharesParty(a: Proposal, b: Proposal): boolean {
  const ids = idsOf(partiesOf(a));
  return partiesOf(b).some(({ entity }) => ids.has(entity.id));
}

/** Whether every party of `a` is one of `b`. */
export function isWithin(a: Proposal, b: Proposal): boolean {
  const ids = idsOf(partiesOf(b));
  return partiesOf(a).every(({ entity }) => ids.has(entity.id));
}

/** Each entity once, at its first mention. */
export function distinct(mentions: readonly ResolvedMention[]): readonly ResolvedMention[] {
  const seen = new Set<string>();
  return mentions.filter(({ entity }) => !seen.has(entity.id) && seen.add(entity.id));
}

/** Ids of those named. */
export function idsOf(named: readonly ResolvedMention[]): ReadonlySet<string> {
  return new Set(named.map(({ entity }) => entity.id));
}
