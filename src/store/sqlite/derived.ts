import { type Kysely, sql, type Transaction } from 'kysely';
import { type Claim, type DocumentEntity, type Extraction, foldName } from '../../model/index.ts';
import { LedgerError } from '../ledger.ts';
import { writtenNames } from '../written.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;
/** From the id of a DocumentEntity to its row. */
type Rows = ReadonlyMap<string, { readonly seq: number; readonly entity: DocumentEntity }>;

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
    for (const claim of extraction.claims) await insertClaim(tx, document.seq, claim, rows);
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
  await tx.deleteFrom('entity').where('document', '=', document).execute();
  await tx.deleteFrom('extraction').where('document', '=', document).execute();
}

async function insertEntities(tx: Tx, document: number, entities: readonly DocumentEntity[]): Promise<Rows> {
  const rows = new Map<string, { seq: number; entity: DocumentEntity }>();
  for (const entity of entities) {
    const { mentions, ...body } = entity;
    const written = writtenNames(entity);
    const { seq } = await tx
      .insertInto('entity')
      .values({
        id: entity.id,
        document,
        kind: entity.kind,
        name: entity.name,
        unnamed: Number(entity.unnamed),
        role: entity.role,
        written: JSON.stringify(written),
        body: JSON.stringify(body),
        mentions: JSON.stringify(mentions),
        mentioned: mentions.length,
        ledger: entity.id,
      })
      .returning('seq')
      .executeTakeFirstOrThrow();
    const names = [...new Set([entity.name, ...written].map(foldName))].join(' / ');
    await sql`insert into entity_names (rowid, names) values (${seq}, ${names})`.execute(tx);
    rows.set(entity.id, { seq, entity });
  }
  return rows;
}

async function insertClaim(tx: Tx, document: number, claim: Claim, rows: Rows): Promise<void> {
  const { seq } = await tx
    .insertInto('claim')
    .values({
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
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await insertParticipants(tx, seq, claim, rows);
  await insertLinks(tx, seq, document, claim, rows);
  const people = [...claim.actor, ...claim.recipient, ...claim.via];
  const words = [claim.evidence.quote, ...people.flatMap((person) => [person.name, ...person.mentions])];
  const sources = claim.chain.flatMap((link) => [link.name, ...link.mentions]);
  await sql`insert into claim_text (rowid, words, place, sources)
    values (${seq}, ${folded(words)}, ${folded([claim.where?.name ?? ''])}, ${folded(sources)})`.execute(tx);
}

async function insertParticipants(tx: Tx, claim: number, of: Claim, rows: Rows): Promise<void> {
  const values = (['actor', 'recipient', 'via'] as const).flatMap((slot) =>
    of[slot].flatMap((participant, position) => {
      const row = rows.get(participant.entity);
      return row ? [{ claim, slot, position, entity: row.seq }] : [];
    }),
  );
  if (values.length > 0) await tx.insertInto('participant').values(values).execute();
}

async function insertLinks(tx: Tx, claim: number, document: number, of: Claim, rows: Rows): Promise<void> {
  const values = of.chain.map((link, position) => ({
    claim,
    position,
    entity: (link.entity === null ? undefined : rows.get(link.entity)?.seq) ?? null,
    key: link.named ? `name ${foldName(link.name)}` : `document ${document} ${foldName(link.name)}`,
    kind: link.kind,
    name: link.name,
    named: Number(link.named),
    manner: link.manner,
    innermost: Number(position === of.chain.length - 1),
  }));
  if (values.length > 0) await tx.insertInto('link').values(values).execute();
}

/** Texts folded for the index, with a mark between them so that no phrase runs over from one to the next. */
function folded(texts: readonly string[]): string {
  return [...new Set(texts.map(foldName))].join(' / ');
}
