import { type Insertable, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type Claim, type DocumentEntity, type Extraction, foldName, type Tally } from '../../model/index.ts';
import { LedgerError } from '../ledger.ts';
import { writtenNames } from '../written.ts';
import { chunks } from './chunks.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;
/** From the id of a DocumentEntity to its row. */
type Rows = ReadonlyMap<string, number>;

export async function putExtraction(db: Kysely<Schema>, extraction: Extraction): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const document = await tx
      .selectFrom('document')
      .select('seq')
      .where('id', '=', extraction.document.id)
      .executeTakeFirst();
    if (!document)
      throw new LedgerError(
        'unknown-document',
        `${extraction.document.source} is not in the ledger; add the document before what was taken from it`,
      );
    await removeDerived(tx, document.seq);
    const rows = await insertEntities(tx, document.seq, extraction.entities);
    await insertClaims(tx, document.seq, extraction.claims, rows);
    await insertTallies(tx, document.seq, extraction.tallies);
    await tx.insertInto('extraction').values({ document: document.seq, engine: extraction.engine }).execute();
    await tx.updateTable('state').set({ resolved: 0 }).execute();
  });
}

async function removeDerived(tx: Tx, document: number): Promise<void> {
  await sql`delete from claim_text where rowid in (select seq from claim where document = ${document})`.execute(
    tx,
  );
  await sql`delete from entity_names where rowid in (select seq from entity where document = ${document})`.execute(
    tx,
  );
  await tx.deleteFrom('claim').where('document', '=', document).execute();
  await tx.deleteFrom('tally').where('document', '=', document).execute();
  await tx.deleteFrom('entity').where('document', '=', document).execute();
  await tx.deleteFrom('extraction').where('document', '=', document).execute();
}

async function insertEntities(tx: Tx, document: number, entities: readonly DocumentEntity[]): Promise<Rows> {
  const rows = new Map<string, number>();
  for (const some of chunks(entities)) {
    const values = some.map((entity) => entityRow(document, entity));
    const found = await tx.insertInto('entity').values(values).returning(['seq', 'id']).execute();
    for (const { id, seq } of found) rows.set(id, seq);
    const names = some.map((entity) => {
      const folded = [...new Set([entity.name, ...writtenNames(entity)].map(foldName))].join(' / ');
      return sql`(${rows.get(entity.id)}, ${folded})`;
    });
    await sql`insert into entity_names (rowid, names) values ${sql.join(names)}`.execute(tx);
  }
  return rows;
}

function entityRow(document: number, entity: DocumentEntity): Insertable<Schema['entity']> {
  const { mentions, ...body } = entity;
  return {
    id: entity.id,
    document,
    kind: entity.kind,
    name: entity.name,
    unnamed: Number(entity.unnamed),
    role: entity.role,
    written: JSON.stringify(writtenNames(entity)),
    body: JSON.stringify(body),
    mentions: JSON.stringify(mentions),
    mentioned: mentions.length,
    ledger: entity.id,
  };
}

async function insertClaims(tx: Tx, document: number, claims: readonly Claim[], rows: Rows): Promise<void> {
  for (const some of chunks(claims)) {
    const values = some.map((claim) => claimRow(document, claim));
    const found = await tx.insertInto('claim').values(values).returning(['seq', 'id']).execute();
    const seqs = new Map(found.map(({ id, seq }) => [id, seq]));
    const each = some.map((claim) => ({ claim, seq: seqs.get(claim.id)! }));
    for (const participants of chunks(each.flatMap(({ claim, seq }) => participantRows(seq, claim, rows))))
      await tx.insertInto('participant').values(participants).execute();
    for (const links of chunks(each.flatMap(({ claim, seq }) => linkRows(seq, document, claim, rows))))
      await tx.insertInto('link').values(links).execute();
    const texts = each.map(({ claim, seq }) => textRow(seq, claim));
    await sql`insert into claim_text (rowid, words, place, sources) values ${sql.join(texts)}`.execute(tx);
  }
}

async function insertTallies(tx: Tx, document: number, tallies: readonly Tally[]): Promise<void> {
  for (const some of chunks(tallies)) {
    const values = some.map((tally) => ({
      id: tally.id,
      document,
      event: tally.event,
      mode: tally.mode,
      start: tally.evidence.start,
      people: JSON.stringify(tally.who.map(({ entity }) => entity)),
      body: JSON.stringify(tally),
    }));
    await tx.insertInto('tally').values(values).execute();
  }
}

function claimRow(document: number, claim: Claim): Insertable<Schema['claim']> {
  return {
    id: claim.id,
    document,
    event: claim.event,
    mode: claim.mode,
    realis: claim.realis,
    dated: Number(claim.when !== null),
    earliest: claim.when?.earliest ?? null,
    latest: claim.when?.latest ?? null,
    start: claim.evidence.start,
    body: JSON.stringify(claim),
  };
}

function textRow(seq: number, claim: Claim): RawBuilder<unknown> {
  const people = [...claim.actor, ...claim.recipient, ...claim.via];
  const words = [claim.evidence.quote, ...people.flatMap((person) => [person.name, ...person.mentions])];
  const sources = claim.chain.flatMap((link) => [link.name, ...link.mentions]);
  return sql`(${seq}, ${folded(words)}, ${folded([claim.where?.name ?? ''])}, ${folded(sources)})`;
}

function participantRows(claim: number, of: Claim, rows: Rows): Insertable<Schema['participant']>[] {
  return (['actor', 'recipient', 'via'] as const).flatMap((slot) =>
    of[slot].flatMap((participant, position) => {
      const entity = rows.get(participant.entity);
      return entity === undefined ? [] : [{ claim, slot, position, entity }];
    }),
  );
}

function linkRows(claim: number, document: number, of: Claim, rows: Rows): Insertable<Schema['link']>[] {
  return of.chain.map((link, position) => ({
    claim,
    position,
    entity: (link.entity === null ? undefined : rows.get(link.entity)) ?? null,
    key: link.named ? `name ${foldName(link.name)}` : `document ${document} ${foldName(link.name)}`,
    kind: link.kind,
    name: link.name,
    named: Number(link.named),
    manner: link.manner,
    innermost: Number(position === of.chain.length - 1),
  }));
}

/** Texts folded for the index, with a mark between them so that no phrase runs over from one to the next. */
function folded(texts: readonly string[]): string {
  return [...new Set(texts.map(foldName))].join(' / ');
}
