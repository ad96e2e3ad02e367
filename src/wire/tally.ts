import { z } from 'zod';
import {
  BOUNDS,
  type Claim,
  EVENT_TYPES,
  type EventType,
  type Tally,
  VERDICTS,
  type Verdict,
} from '../model/index.ts';
import { linkLine, linkSchema, participantLine, participantSchema, spanLine, spanSchema } from './claim.ts';
import { basename } from './source.ts';

/** A tally as files and the API give it: one line of `export --format tallies`. */
export const tallySchema = z
  .strictObject({
    id: z.string(),
    /** Last part of the document's path or address. */
    document: z.string(),
    documentId: z.string(),
    /** Where the document came from, whole. */
    source: z.string(),
    event: z.enum(EVENT_TYPES as [EventType, ...EventType[]]),
    mode: z.string().nullable(),
    /** All that take part. */
    who: z.array(participantSchema).readonly(),
    where: z.string().nullable(),
    count: z.int().positive(),
    bound: z.enum(BOUNDS),
    /** EDTF level 2; null where no stretch is told within which is counted. */
    period: z.string().nullable(),
    /** The first and last day that `period` allows, null where open, unknown or without `period`. */
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    periodBasis: z.enum(['stated', 'inferred']).nullable(),
    /** From the outlet inwards to the one whose word it is. */
    chain: z.array(linkSchema).min(1).readonly(),
    evidence: spanSchema,
    trigger: spanSchema,
    /** How the count stands against the claims of the same document. */
    verdict: z.enum(VERDICTS),
    /** Ids of the claims that can be counted, and of those of which too little is known. */
    members: z.array(z.string()).readonly(),
    open: z.array(z.string()).readonly(),
    engine: z.string(),
  })
  .readonly();
export type WireTally = z.infer<typeof tallySchema>;

/** The line of a tally of a document, with what came of holding it against the document's claims; `joined` as in claimLine. */
export function tallyLine(
  tally: Tally,
  document: { readonly id: string; readonly source: string },
  check: { readonly verdict: Verdict; readonly members: readonly Claim[]; readonly open: readonly Claim[] },
  joined: ReadonlyMap<string, string> = new Map(),
): WireTally {
  const entity = (id: string): string => joined.get(id) ?? id;
  return {
    id: tally.id,
    document: basename(document.source),
    documentId: document.id,
    source: document.source,
    event: tally.event,
    mode: tally.mode,
    who: tally.who.map((participant) => participantLine(participant, entity)),
    where: tally.where?.name ?? null,
    count: tally.count,
    bound: tally.bound,
    period: tally.period?.edtf ?? null,
    earliest: tally.period?.earliest ?? null,
    latest: tally.period?.latest ?? null,
    periodBasis: tally.period?.basis ?? null,
    chain: tally.chain.map((link) => linkLine(link, entity)),
    evidence: spanLine(tally.evidence),
    trigger: spanLine(tally.trigger),
    verdict: check.verdict,
    members: check.members.map(({ id }) => id),
    open: check.open.map(({ id }) => id),
    engine: tally.engine,
  };
}
