import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Claim,
  type Document,
  type Extraction,
  idOf,
  sha256Hex,
  type When,
  whenOf,
} from '../src/model/index.ts';
import type { CaseRow } from './table.ts';

/** What the cases need of the engine of src/pipeline.ts. */
export interface Reader {
  read(document: Document): Promise<Extraction>;
}

const SRC = join(import.meta.dirname, '..', 'src');

/** The engine, or null while src/extract/index.ts is not there. */
export async function loadReader(): Promise<Reader | null> {
  if (!existsSync(join(SRC, 'extract', 'index.ts'))) return null;
  const { loadEngine } = (await import(join(SRC, 'pipeline.ts'))) as {
    loadEngine(resources: unknown): Promise<Reader>;
  };
  const { loadResources } = (await import(join(SRC, 'resources.ts'))) as {
    loadResources(): Promise<unknown>;
  };
  return loadEngine(await loadResources());
}

/** The claims that the engine makes of a row's text. */
export async function claimsOf(reader: Reader, row: CaseRow): Promise<readonly Claim[]> {
  return (await reader.read(documentOf(row))).claims;
}

/** A row as a document: all body, with the outlet and time that the row gives. */
export function documentOf(row: CaseRow): Document {
  const sha256 = sha256Hex(new TextEncoder().encode(row.text));
  const evidenced = <T>(value: T) => ({ value, how: 'user', span: null, note: null }) as const;
  return {
    id: idOf('document', [sha256]),
    sha256,
    source: `case: ${row.name}`,
    mediaType: 'text/plain',
    text: row.text,
    parts: [{ kind: 'body', start: 0, end: row.text.length }],
    title: null,
    outlet: row.outlet === undefined ? null : evidenced(row.outlet),
    published: row.published === undefined ? null : evidenced<When>(whenOf(row.published, 'stated')),
    authors: [],
    letter: null,
  };
}
