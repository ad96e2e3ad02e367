import { z } from 'zod';
import { BOUNDS, type Claim, type Tally, VERDICTS, type Verdict } from '../model/index.ts';
import {
  groundFields,
  groundLine,
  participantLine,
  participantSchema,
  toldFields,
  toldLine,
} from './claim.ts';

/** A tally as files and the API give it: one line of `export --format tallies`. */
export const tallySchema = z
  .strictObject({
    ...toldFields,
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
    ...groundFields,
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
    ...toldLine(tally, document),
    who: tally.who.map((participant) => participantLine(participant, entity)),
    where: tally.where?.name ?? null,
    count: tally.count,
    bound: tally.bound,
    period: tally.period?.edtf ?? null,
    earliest: tally.period?.earliest ?? null,
    latest: tally.period?.latest ?? null,
    periodBasis: tally.period?.basis ?? null,
    ...groundLine(tally, entity),
    verdict: check.verdict,
    members: check.members.map(({ id }) => id),
    open: check.open.map(({ id }) => id),
    engine: tally.engine,
  };
}
