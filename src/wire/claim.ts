import { z } from 'zod';
import {
  BOUNDS,
  type ChainLink,
  type Claim,
  ENTITY_KINDS,
  EVENT_TYPES,
  type EventType,
  MANNERS,
  type Participant,
  REALIS,
  type Span,
} from '../model/index.ts';
import { basename } from './source.ts';

/** A stretch of the document's text in UTF-16 units, `end` exclusive, with its words. */
export const spanSchema = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative(), quote: z.string() })
  .readonly();

export const participantSchema = z
  .strictObject({
    /** As canonical in the document. */
    name: z.string(),
    /** As written, each once. */
    mentions: z.array(z.string()).readonly(),
    /** Id of the ledger's entity. */
    entity: z.string(),
    kind: z.enum(ENTITY_KINDS),
    unnamed: z.boolean(),
  })
  .readonly();

export const linkSchema = z
  .strictObject({
    name: z.string(),
    mentions: z.array(z.string()).readonly(),
    /** Id of the ledger's entity; null for an outlet or where no source is named. */
    entity: z.string().nullable(),
    kind: z.enum(ENTITY_KINDS),
    named: z.boolean(),
    manner: z.enum(MANNERS),
    /** The words that attribute, null for the outlet. */
    cue: spanSchema.nullable(),
    /** Who heard or printed it, as written. */
    hearer: z.array(z.string()).readonly(),
    /** EDTF. */
    when: z.string().nullable(),
  })
  .readonly();

/** What a claim and a tally have in common: which event of which document. */
export const toldFields = {
  id: z.string(),
  /** Last part of the document's path or address. */
  document: z.string(),
  documentId: z.string(),
  /** Where the document came from, whole. */
  source: z.string(),
  event: z.enum(EVENT_TYPES as [EventType, ...EventType[]]),
  mode: z.string().nullable(),
};

/** On whose word, and on which words, a claim or a tally stands. */
export const groundFields = {
  /** From the outlet inwards to the one whose word it is. */
  chain: z.array(linkSchema).min(1).readonly(),
  evidence: spanSchema,
  trigger: spanSchema,
};

/** A claim as files and the API give it: one line of `export --format claims`. */
export const claimSchema = z
  .strictObject({
    ...toldFields,
    actor: z.array(participantSchema).readonly(),
    recipient: z.array(participantSchema).readonly(),
    via: z.array(participantSchema).readonly(),
    /** EDTF level 2. */
    when: z.string().nullable(),
    /** The first and last day that `when` allows, null where open, unknown or without `when`. */
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    whenBasis: z.enum(['stated', 'inferred']).nullable(),
    where: z.string().nullable(),
    figure: z
      .strictObject({
        value: z.number(),
        unit: z.string(),
        per: z.string().nullable(),
        bound: z.enum(BOUNDS),
      })
      .readonly()
      .nullable(),
    realis: z.enum(REALIS),
    ...groundFields,
    /** Ids of the claims that this one denies. */
    denies: z.array(z.string()).readonly(),
    engine: z.string(),
  })
  .readonly();
export type WireClaim = z.infer<typeof claimSchema>;

/**
 * The line of a claim of a document. `joined` gives the id of the ledger's entity for the id of a document's entity;
 * those it does not know keep their own.
 */
export function claimLine(
  claim: Claim,
  document: { readonly id: string; readonly source: string },
  joined: ReadonlyMap<string, string> = new Map(),
): WireClaim {
  const entity = (id: string): string => joined.get(id) ?? id;
  const participant = (of: Participant) => participantLine(of, entity);
  return {
    ...toldLine(claim, document),
    actor: claim.actor.map(participant),
    recipient: claim.recipient.map(participant),
    via: claim.via.map(participant),
    when: claim.when?.edtf ?? null,
    earliest: claim.when?.earliest ?? null,
    latest: claim.when?.latest ?? null,
    whenBasis: claim.when?.basis ?? null,
    where: claim.where?.name ?? null,
    figure: claim.figure === null ? null : figureOf(claim.figure),
    realis: claim.realis,
    ...groundLine(claim, entity),
    denies: claim.denies,
    engine: claim.engine,
  };
}

/** The fields of `toldFields`. */
export function toldLine(
  { id, event, mode }: Pick<Claim, 'id' | 'event' | 'mode'>,
  document: { readonly id: string; readonly source: string },
) {
  return {
    id,
    document: basename(document.source),
    documentId: document.id,
    source: document.source,
    event,
    mode,
  };
}

/** The fields of `groundFields`, with the ids that `entity` gives. */
export function groundLine(
  { chain, evidence, trigger }: Pick<Claim, 'chain' | 'evidence' | 'trigger'>,
  entity: (id: string) => string,
) {
  return {
    chain: chain.map((link) => linkLine(link, entity)),
    evidence: spanLine(evidence),
    trigger: spanLine(trigger),
  };
}

/** The line of a participant, with the id that `entity` gives. */
export function participantLine(
  { name, mentions, entity: id, kind, unnamed }: Participant,
  entity: (id: string) => string,
): WireClaim['actor'][number] {
  return { name, mentions, entity: entity(id), kind, unnamed };
}

/** The line of a link of a chain, with the ids that `entity` gives. */
export function linkLine(link: ChainLink, entity: (id: string) => string): WireClaim['chain'][number] {
  const { name, mentions, kind, named, manner, hearer } = link;
  return {
    name,
    mentions,
    entity: link.entity === null ? null : entity(link.entity),
    kind,
    named,
    manner,
    cue: link.cue === null ? null : spanLine(link.cue),
    hearer,
    when: link.when?.edtf ?? null,
  };
}

function figureOf({ value, unit, per, bound }: NonNullable<Claim['figure']>): WireClaim['figure'] {
  return { value, unit, per, bound };
}

/** The line of a stretch of text. */
export function spanLine({ start, end, quote }: Span): WireClaim['evidence'] {
  return { start, end, quote };
}
