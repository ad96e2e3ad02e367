import { type Claim, type Document, idOf, sha256Hex, type When, whenOf } from '../src/model/index.ts';
import { type Engine, loadEngine } from '../src/pipeline.ts';
import { loadResources } from '../src/resources.ts';
import type { CaseRow } from './table.ts';

/** The engine with the models and the lexicon of this checkout. */
export async function loadReader(): Promise<Engine> {
  return loadEngine(await loadResources());
}

/** The claims that the engine makes of a row's text. */
export async function claimsOf(reader: Engine, row: CaseRow): Promise<readonly Claim[]> {
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
