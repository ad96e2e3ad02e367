import { type Kysely, sql } from 'kysely';
import type { Decision, Document, DocumentEntry, DocumentHead } from '../../model/index.ts';
import { type DocumentFilter, LedgerError } from '../ledger.ts';
import type { Schema } from './schema.ts';
import { searchQuery } from './search.ts';

type Db = Kysely<Schema>;

export async function addDocument(db: Db, document: Document): Promise<boolean> {
  const { text, parts, ...head } = document;
  const result = await db
    .insertInto('document')
    .values({
      id: document.id,
      source: document.source,
      title: document.title,
      characters: text.length,
      head: JSON.stringify(head satisfies DocumentHead),
      parts: JSON.stringify(parts),
      text,
      added: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function documentOf(db: Db, id: string): Promise<Document | null> {
  const row = await db
    .selectFrom('document')
    .select(['head', 'parts', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { ...(JSON.parse(row.head) as DocumentHead), text: row.text, parts: JSON.parse(row.parts) };
}

export async function documentsOf(db: Db, filter: DocumentFilter): Promise<readonly DocumentEntry[]> {
  let query = db
    .selectFrom('document')
    .leftJoin('extraction', 'extraction.document', 'document.seq')
    .select(['document.head', 'document.added', 'document.characters', 'extraction.engine'])
    .select((eb) =>
      eb
        .selectFrom('claim')
        .whereRef('claim.document', '=', 'document.seq')
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('claims'),
    )
    .orderBy('document.seq')
    .limit(filter.limit ?? -1)
    .offset(filter.offset ?? 0);
  if (filter.text !== undefined) {
    const typed = searchQuery(filter.text);
    if (typed === null) return [];
    query = query.where(
      sql<boolean>`document.seq in (select rowid from document_text where document_text match ${typed})`,
    );
  }
  return (await query.execute()).map((row) => ({
    document: JSON.parse(row.head) as DocumentHead,
    readAt: row.added,
    characters: row.characters,
    engine: row.engine,
    claims: row.claims ?? 0,
  }));
}

export async function pendingOf(db: Db, engine: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('extraction', 'extraction.document', 'document.seq')
    .select('document.id')
    .where((eb) => eb.or([eb('extraction.engine', 'is', null), eb('extraction.engine', '<>', engine)]))
    .orderBy('document.seq')
    .execute();
  return rows.map((row) => row.id);
}

export async function countUnread(db: Db): Promise<number> {
  const row = await db
    .selectFrom('document')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('extraction').select('engine').whereRef('document', '=', 'seq'))),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function engineOf(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('extraction')
    .innerJoin('document', 'document.seq', 'extraction.document')
    .select('extraction.engine')
    .where('document.id', '=', id)
    .executeTakeFirst();
  return row?.engine ?? null;
}

export async function addDecision(db: Db, decision: Decision): Promise<void> {
  const result = await db
    .insertInto('decision')
    .values({ id: decision.id, subject: decision.subject, body: JSON.stringify(decision) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n)
    throw new LedgerError('known-decision', `The decision ${decision.id} is in the ledger already`);
}

export async function decisionsOf(db: Db, subject: string | undefined): Promise<readonly Decision[]> {
  let query = db.selectFrom('decision').select('body').orderBy('seq');
  if (subject !== undefined) query = query.where('subject', '=', subject);
  return (await query.execute()).map((row) => JSON.parse(row.body) as Decision);
}
