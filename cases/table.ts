import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { EVENT_TYPES, type EventType, isModeOf, REALIS } from '../src/model/index.ts';

/** The folder of the tables. */
export const CASES = import.meta.dirname;

const edtf = z.union([z.string(), z.number()]).transform(String);
const names = z.array(z.string());
const Expected = z
  .strictObject({
    event: z.enum(EVENT_TYPES as [EventType, ...EventType[]]),
    mode: z.string().nullable().optional(),
    actor: names.optional(),
    recipient: names.optional(),
    who: names.optional(),
    via: names.optional(),
    when: edtf.nullable().optional(),
    where: z.string().nullable().optional(),
    realis: z.enum(REALIS).optional(),
    chain: names.optional(),
    figure: z.strictObject({ value: z.number(), unit: z.string().optional() }).nullable().optional(),
  })
  .refine(
    (claim) => claim.mode == null || isModeOf(claim.event, claim.mode),
    'the mode is none of this event',
  );

const Row = z.strictObject({
  name: z.string(),
  text: z.string().transform((text) => text.trim()),
  published: edtf.optional(),
  outlet: z.string().optional(),
  claims: z.array(Expected).default([]),
  not: z.array(Expected).default([]),
  exact: z.boolean().default(false),
});

/** A claim as a table asks for it; a field that is not given is not compared. Fields: cases/README.md. */
export type ExpectedClaim = z.infer<typeof Expected>;

/** One row of a table. */
export type CaseRow = z.infer<typeof Row>;

/** A table with the name of its file. */
export interface CaseTable {
  readonly file: string;
  readonly rows: readonly CaseRow[];
}

/**
 * Reads a table. Throws Error naming file and place where a field is unknown or wrong, a row says nothing, or two rows
 * have one name.
 */
export function parseTable(file: string, text: string): CaseTable {
  const result = z.array(Row).safeParse(parse(text));
  if (!result.success) throw new Error(`cases/${file}: ${z.prettifyError(result.error)}`);
  const seen = new Set<string>();
  for (const row of result.data) {
    if (seen.has(row.name)) throw new Error(`cases/${file}: two rows are named "${row.name}"`);
    if (row.claims.length + row.not.length === 0 && !row.exact)
      throw new Error(`cases/${file}: row "${row.name}" expects nothing`);
    seen.add(row.name);
  }
  return { file, rows: result.data };
}

/** All tables of the folder, by name of file. */
export function loadTables(): readonly CaseTable[] {
  return readdirSync(CASES)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parseTable(file, readFileSync(join(CASES, file), 'utf8')));
}

/** Names of the rows that are known to fail, by file; frozen in baseline.json. */
export type Baseline = Readonly<Record<string, readonly string[]>>;

/** Reads baseline.json. */
export function loadBaseline(): Baseline {
  return z.record(z.string(), names).parse(JSON.parse(readFileSync(join(CASES, 'baseline.json'), 'utf8')));
}
