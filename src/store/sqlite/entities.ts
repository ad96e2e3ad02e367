import { type Kysely, sql } from 'kysely';
import type {
  DocumentEntity,
  EntityEntry,
  EntityInDocument,
  EntityKind,
  LedgerEntity,
} from '../../model/index.ts';
import type { EntityFilter } from '../ledger.ts';
import { chunks } from './chunks.ts';
import type { Schema } from './schema.ts';
import { searchQuery } from './search.ts';

type Db = Kysely<Schema>;

export async function* entitiesToResolve(db: Db): AsyncIterable<EntityInDocument> {
  const documents = await db.selectFrom('document').select(['seq', 'id']).orderBy('id').execute();
  for (const { seq, id } of documents) {
    const rows = await db
      .selectFrom('entity')
      .select(['body', 'written'])
      .where('document', '=', seq)
      .where('unnamed', '=', 0)
      .orderBy('id')
      .execute();
    for (const row of rows)
      yield { document: id, entity: JSON.parse(row.body), written: JSON.parse(row.written) };
  }
}

/** All entities of the document of this id. */
export async function entitiesOfDocument(db: Db, document: string): Promise<readonly DocumentEntity[]> {
  const rows = await db
    .selectFrom('entity')
    .innerJoin('document', 'document.seq', 'entity.document')
    .select(['entity.body', 'entity.mentions'])
    .where('document.id', '=', document)
    .orderBy('entity.seq')
    .execute();
  return rows.map((row) => ({ ...JSON.parse(row.body), mentions: JSON.parse(row.mentions) }));
}

/** Ledger entities handed to SQLite as one text: tens of thousands one by one take most of a second. */
const AT_ONCE = 10_000;

/** What has not changed is not written again: after one more document that is nearly all. */
export async function putLedgerEntities(db: Db, entities: readonly LedgerEntity[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`create temp table joined (entity text primary key, ledger text not null) without rowid`.execute(
      tx,
    );
    await sql`create temp table listed (id text primary key, kind text not null, name text not null,
      reasons text not null) without rowid`.execute(tx);
    for (const some of chunks(entities, AT_ONCE)) {
      const rows = some.map(({ id, kind, name, reasons }) => [id, kind, name, JSON.stringify(reasons)]);
      await sql`insert into temp.listed (id, kind, name, reasons)
        select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${JSON.stringify(rows)})`.execute(
        tx,
      );
      const joins = some.flatMap(({ id, members }) => members.map((member) => [member, id]));
      await sql`insert into temp.joined (entity, ledger)
        select value ->> 0, value ->> 1 from json_each(${JSON.stringify(joins)})`.execute(tx);
    }
    await sql`delete from ledger_entity where id not in (select id from temp.listed)`.execute(tx);
    await sql`insert into ledger_entity (id, kind, name, reasons) select id, kind, name, reasons from temp.listed
      where true on conflict (id) do update set kind = excluded.kind, name = excluded.name, reasons = excluded.reasons
      where (kind, name, reasons) <> (excluded.kind, excluded.name, excluded.reasons)`.execute(tx);
    await sql`update entity set ledger = j.ledger from temp.joined j
      where j.entity = entity.id and entity.ledger <> j.ledger`.execute(tx);
    await sql`update entity set ledger = id
      where ledger <> id and id not in (select entity from temp.joined)`.execute(tx);
    await sql`drop table temp.joined`.execute(tx);
    await sql`drop table temp.listed`.execute(tx);
    await tx.updateTable('state').set({ resolved: 1 }).execute();
  });
}

interface EntityRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly unnamed: number;
  readonly written: string;
  readonly roles: string;
  readonly documents: number;
  readonly first: string;
  readonly origin: string;
  readonly mentions: number;
  readonly claims: number;
  readonly spoken: number;
  readonly reasons: string | null;
}

export async function entitiesOf(db: Db, filter: EntityFilter): Promise<readonly EntityEntry[]> {
  const typed = filter.name === undefined ? undefined : searchQuery(filter.name);
  if (typed === null) return [];
  const naming =
    typed === undefined
      ? sql`true`
      : sql`ledger in (select m.ledger from entity m where m.seq in
          (select rowid from entity_names where entity_names match ${typed}))`;
  const { rows } = await sql<EntityRow>`
    with
      listed as (
        select ledger, min(kind) as kind, max(name) as name, count(distinct document) as documents,
          min(document) as first, sum(mentioned) as mentions, json_group_array(json(written)) as written,
          json_group_array(role) filter (where role is not null) as roles
        from entity
        where kind in (${sql.join([...filter.kinds])}) and unnamed = ${Number(filter.unnamed)} and ${naming}
        group by ledger
      ),
      acted as (
        select e.ledger, count(distinct p.claim) as claims
        from entity e join participant p on p.entity = e.seq
        where e.ledger in (select ledger from listed)
        group by e.ledger
      ),
      spoken as (
        select e.ledger, count(distinct k.claim) as claims
        from entity e join link k on k.entity = e.seq
        where e.ledger in (select ledger from listed)
        group by e.ledger
      )
    select listed.ledger as id, coalesce(l.kind, listed.kind) as kind, coalesce(l.name, listed.name) as name,
      ${Number(filter.unnamed)} as unnamed, listed.written, listed.roles, listed.documents, listed.mentions,
      d.id as first, d.source as origin,
      coalesce(acted.claims, 0) as claims, coalesce(spoken.claims, 0) as spoken, l.reasons
    from listed join document d on d.seq = listed.first left join acted on acted.ledger = listed.ledger
      left join spoken on spoken.ledger = listed.ledger left join ledger_entity l on l.id = listed.ledger
    order by coalesce(acted.claims, 0) + coalesce(spoken.claims, 0) desc, listed.mentions desc, coalesce(l.name, listed.name), listed.ledger
    limit ${filter.limit ?? -1} offset ${filter.offset ?? 0}`.execute(db);
  return rows.map(({ written, roles, reasons, unnamed, first, origin, ...row }) => ({
    ...row,
    unnamed: unnamed === 1,
    document: unnamed === 1 ? { id: first, source: origin } : null,
    names: unique((JSON.parse(written) as string[][]).flat()),
    roles: unique(JSON.parse(roles) as string[]),
    reasons: reasons === null ? [] : JSON.parse(reasons),
  }));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
