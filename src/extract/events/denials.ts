import { type Claim, type DocumentEntity, overlaps } from '../../model/index.ts';
import { negationAt } from '../realis/negation.ts';
import type { Tree } from '../tree.ts';
import type { Mentions, ResolvedMention } from '../types.ts';
import { denialBy, isDenial } from './allegations.ts';
import { isContentOf } from './governed.ts';
import { distinct } from './parties.ts';
import { speakerAt } from './speakers.ts';
import type { Proposal, Refiner } from './types.ts';

/** How many claims back a denial of "the claims" can reach. */
const REACH = 14;

/** A claim with the proposal that it was made of. */
export interface Made {
  readonly claim: Claim;
  readonly proposal: Proposal;
}

/**
 * Fills `denies` of each REJECT/deny claim: the events in its content and earlier claims of the same event; where its content
 * names none ("denied the claims"), the attributed claims before it that the denier, or the body he speaks for, takes part in.
 */
export function tieDenials(
  made: readonly Made[],
  mentions: Mentions,
  treeAt: (sentence: number) => Tree,
): readonly Claim[] {
  return made.map(({ claim, proposal }, index) => {
    if (claim.event !== 'REJECT' || claim.mode !== 'deny') return claim;
    const tree = treeAt(proposal.sentence);
    const content = made.filter(
      (other) =>
        other.claim !== claim &&
        other.proposal.sentence === proposal.sentence &&
        other.claim.event !== 'REJECT' &&
        (isContentOf(tree, proposal, other.proposal.token) ||
          (other.claim.realis === 'denied' && overlaps(other.claim.evidence, claim.evidence))),
    );
    const before = made.slice(Math.max(0, index - REACH), index);
    const told =
      content.length > 0
        ? before.filter((other) => content.some((inner) => isSameEvent(inner.claim, other.claim)))
        : before.filter((other) => concerns(other.claim, claim, mentions));
    const denied = [...new Set([...content, ...told].map((other) => other.claim))];
    const rule = content.length > 0 ? 'told before of the same' : 'told before of the denier';
    const steps = denied.map((other) => ({
      rule: content.some((inner) => inner.claim === other) ? 'in what is denied' : rule,
      slot: 'denies',
      detail: `${other.event}${other.mode === null ? '' : `/${other.mode}`} "${other.evidence.quote.replace(/\s+/g, ' ')}"`,
    }));
    return { ...claim, denies: denied.map(({ id }) => id), trace: [...claim.trace, ...steps] };
  });
}

function isSameEvent(inner: Claim, other: Claim): boolean {
  if (inner.event !== other.event || other.realis === 'denied') return false;
  const ids = new Set([...inner.actor, ...inner.recipient].map(({ entity }) => entity));
  const shared = [...other.actor, ...other.recipient].filter(({ entity }) => ids.has(entity)).length;
  return shared >= Math.min(2, ids.size);
}

function concerns(other: Claim, denial: Claim, mentions: Mentions): boolean {
  if (
    other.realis === 'denied' ||
    other.event === 'STATE' ||
    (other.event === 'REJECT' && other.mode === 'deny')
  )
    return false;
  const deniers = new Set<string>();
  for (const { entity } of denial.actor) {
    deniers.add(entity);
    const { of } = mentions.entity(entity);
    if (of !== null) deniers.add(of);
  }
  if (other.event === 'ACCUSE') return other.recipient.some(({ entity }) => deniers.has(entity));
  if (other.chain.length < 2) return false;
  return [...other.actor, ...other.recipient].some(({ entity }) => deniers.has(entity));
}

/**
 * Who says of himself, or of those he speaks for, that they did not do a thing denies it ("she says she never gave such an
 * order"). The denied event stays a claim of its own.
 */
export const denyOwnDeeds: Refiner = (proposals, scene, treeAt) =>
  proposals.flatMap((proposal): readonly Proposal[] => {
    if (proposal.realis !== 'denied' || proposal.event === 'REJECT' || proposal.event === 'STATE')
      return [proposal];
    const tree = treeAt(proposal.sentence);
    const negation = negationAt(
      tree,
      proposal.carrier ?? proposal.token,
      scene.reading.lexicon.frames.realis,
    );
    if (negation === null || !FLAT.has(tree.tokens[negation]!.text.toLowerCase())) return [proposal];
    const speaker = speakerAt(scene, tree, proposal.token);
    if (!speaker || !speaksForSelf(speaker.entity, proposal) || isTold(proposal, proposals))
      return [proposal];
    const step = { rule: 'denial of own deed', slot: 'event', detail: speaker.mention.span.quote };
    const denial: Proposal = {
      ...proposal,
      ...denialBy(speaker),
      trace: [...proposal.trace, step],
    };
    return [denial, proposal];
  });

/**
 * A denial by one who speaks for another ("her lawyer", "the minister's office") is that one's too: he stands beside him.
 */
export const denyForOthers: Refiner = (proposals, scene) => {
  const spokes = new Set(scene.reading.lexicon.cues.spokes);
  return proposals.map((proposal) => {
    if (!isDenial(proposal)) return proposal;
    const behind = proposal.actor.flatMap(({ entity }) => behindOf(scene.mentions, entity, spokes));
    const fresh = behind.filter(({ entity }) => !proposal.actor.some((one) => one.entity.id === entity.id));
    if (fresh.length === 0) return proposal;
    const step = {
      rule: 'speaks for',
      slot: 'actor',
      detail: fresh.map(({ entity }) => entity.name).join(', '),
    };
    return { ...proposal, actor: distinct([...proposal.actor, ...fresh]), trace: [...proposal.trace, step] };
  });
};

function behindOf(
  mentions: Mentions,
  speaker: DocumentEntity,
  spokes: ReadonlySet<string>,
): readonly ResolvedMention[] {
  const speaks = speaker.mentions.some(
    ({ form, span }) =>
      form !== 'pronoun' &&
      span.quote
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .some((word) => spokes.has(word.replace(/s$/, ''))),
  );
  if (speaker.of === null || !speaks) return [];
  const entity = mentions.entity(speaker.of);
  const mention = entity.mentions.find(({ form }) => form === 'name') ?? entity.mentions[0];
  return mention && PRINCIPALS.has(entity.kind) ? [{ mention, entity }] : [];
}

const PRINCIPALS: ReadonlySet<string> = new Set(['person', 'group', 'body', 'state']);

/** Words that deny flatly; a bare "not" often answers nobody. */
const FLAT = new Set(['never', 'no', 'nobody', 'nothing', 'none', 'neither']);

function speaksForSelf(speaker: DocumentEntity, { actor }: Proposal): boolean {
  return actor.some(
    ({ entity }) => entity.id === speaker.id || entity.id === speaker.of || entity.of === speaker.id,
  );
}

function isTold(proposal: Proposal, all: readonly Proposal[]): boolean {
  return all.some(
    (other) => other.sentence === proposal.sentence && other.event === 'REJECT' && other.mode === 'deny',
  );
}
