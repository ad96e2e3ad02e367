import {
  type ChainLink,
  type Claim,
  idOf,
  type Participant,
  SPEECH_ACTS,
  spanOf,
  type Where,
} from '../model/index.ts';
import { evidenceOf } from './events/evidence.ts';
import type { Proposal, Scene } from './events/types.ts';
import type { EventTimes } from './events/when.ts';
import { datedLinks } from './link-times.ts';
import { stepsOf } from './trace.ts';
import type { Tree } from './tree.ts';
import type { ResolvedMention } from './types.ts';

/** Makes the claim that a proposal stands for: chain, time, evidence and the steps that set each slot. */
export function claimOf(
  scene: Scene,
  tree: Tree,
  proposal: Proposal,
  times: EventTimes,
  engine: string,
): Claim {
  const { document } = scene.reading.parsed;
  const full = scene.attributions.chain(proposal.sentence, proposal.token);
  const chain = chainFor(proposal, full);
  const { when, rule } = times.of(proposal, chain);
  const trigger = tree.tokens[proposal.token]!;
  const span = spanOf(document.text, trigger.start, trigger.end);
  const actor = participants(scene, proposal.actor);
  const recipient = participants(scene, proposal.recipient);
  const via = participants(scene, proposal.via);
  const key = [
    document.id,
    engine,
    proposal.event,
    proposal.mode,
    span.start,
    actor.map((a) => a.entity),
    recipient.map((r) => r.entity),
    proposal.realis,
    proposal.time?.first ?? null,
  ];
  return {
    id: idOf('claim', key),
    document: document.id,
    engine,
    event: proposal.event,
    mode: proposal.mode,
    actor,
    recipient,
    via,
    when,
    where: whereOf(scene, proposal),
    figure: proposal.figure?.figure ?? null,
    realis: proposal.event === 'REQUEST' && proposal.realis === 'happened' ? 'requested' : proposal.realis,
    chain: datedLinks(scene, chain),
    evidence: evidenceOf(scene, tree, proposal),
    trigger: span,
    denies: [],
    trace: [
      ...proposal.trace,
      ...stepsOf(scene, proposal, { when, rule, chain, shortened: full.length > chain.length }),
    ],
  };
}

/** A speech act is its speaker's own: he is its actor, not also the last link of its chain. */
export function chainFor(proposal: Proposal, chain: readonly ChainLink[]): readonly ChainLink[] {
  const last = chain.at(-1);
  if (chain.length < 2 || !last || !SPEECH_ACTS.has(proposal.event)) return chain;
  return proposal.actor.some(({ entity }) => entity.id === last.entity) ? chain.slice(0, -1) : chain;
}

/** Those whom mentions speak of, as a claim names them. */
export function participants(scene: Scene, mentions: readonly ResolvedMention[]): readonly Participant[] {
  const { text } = scene.reading.parsed.document;
  return mentions.map(({ mention, entity }) => ({
    entity: entity.id,
    kind: entity.kind,
    name: entity.name,
    mentions: [...new Set(writtenOf(entity.mentions))],
    unnamed: entity.unnamed,
    spans: [spanOf(text, mention.span.start, mention.span.end)],
  }));
}

/** Names and descriptions as written; pronouns say nothing out of their place. */
function writtenOf(mentions: ResolvedMention['entity']['mentions']): readonly string[] {
  return mentions.filter(({ form }) => form !== 'pronoun').map(({ span }) => span.quote);
}

/** The place of a proposal as written. */
export function whereOf(scene: Scene, { where }: Proposal): Where | null {
  if (!where) return null;
  const sentence = scene.reading.parsed.sentences[where.sentence]!;
  const span = spanOf(
    scene.reading.parsed.document.text,
    sentence.tokens[where.first]!.start,
    sentence.tokens[where.last]!.end,
  );
  return { name: span.quote, entity: where.mention?.entity.id ?? null, span };
}
