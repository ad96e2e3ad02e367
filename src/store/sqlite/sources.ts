import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type EntityKind, foldName, type Manner, type SourceEntry } from '../../model/index.ts';
import type { SourceFilter } from '../ledger.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/**
 * Each link with what tells its source from others: the ledger entity; without one, the folded name of a named source,
 * and the document and name of an unnamed one.
 */
const LINKS = sql`
  select l.claim, l.position, l.kind, l.named, l.manner, l.innermost, e.ledger as entity,
    coalesce(e.ledger, l.key) as source, coalesce(g.name, e.name, l.name) as name
  from link l left join entity e on e.seq = l.entity left join ledger_entity g on g.id = e.ledger`;

interface SourceRow {
  readonly source: string;
  readonly entity: string | null;
  readonly kind: EntityKind;
  readonly name: string;
  readonly named: number;
  readonly claims: number;
  readonly own: number;
  readonly documents: number;
  readonly document: string;
  readonly origin: string;
}

export async function sourcesOf(db: Db, filter: SourceFilter): Promise<readonly SourceEntry[]> {
  const { rows } = await sql<SourceRow>`
    with spoken as (${LINKS})
    select s.source, max(s.entity) as entity, min(s.kind) as kind, min(s.name) as name, max(s.named) as named,
      count(distinct s.claim) as claims, count(distinct case when s.innermost then s.claim end) as own,
      count(distinct c.document) as documents, min(d.id) as document,
      min(d.source) as origin
    from spoken s join claim c on c.seq = s.claim join document d on d.seq = c.document
    where ${narrowed(filter)}
    group by s.source
    order by count(distinct s.claim) desc, min(s.name), s.source
    limit ${filter.limit ?? -1} offset ${filter.offset ?? 0}`.execute(db);
  const listed = rows.map((row) => row.source);
  const [manners, through] = [await mannersOf(db, listed), await throughOf(db, listed)];
  return rows.map(({ source, named, document, origin, ...row }) => ({
    ...row,
    named: named === 1,
    document: named === 1 ? null : { id: document, source: origin },
    manners: manners.get(source) ?? [],
    through: through.get(source) ?? [],
  }));
}

function narrowed(filter: SourceFilter): RawBuilder<unknown> {
  const words = foldName(filter.name ?? '').split(' ');
  const naming = words.map((word) => sql`instr(folded(s.name), ${word}) > 0`);
  const telling = filter.named === undefined ? sql`true` : sql`s.named = ${Number(filter.named)}`;
  return sql.join(filter.name === undefined ? [telling] : [telling, ...naming], sql` and `);
}

async function mannersOf(
  db: Db,
  listed: readonly string[],
): Promise<ReadonlyMap<string, SourceEntry['manners']>> {
  const { rows } = await sql<{ source: string; manner: Manner; claims: number }>`
    with spoken as (${LINKS})
    select source, manner, count(distinct claim) as claims from spoken
    where source in (select value from json_each(${JSON.stringify(listed)}))
    group by source, manner order by claims desc, manner`.execute(db);
  return grouped(rows, ({ manner, claims }) => ({ manner, claims }));
}

async function throughOf(
  db: Db,
  listed: readonly string[],
): Promise<ReadonlyMap<string, SourceEntry['through']>> {
  const { rows } = await sql<{ source: string; name: string; claims: number }>`
    with spoken as (${LINKS})
    select s.source, min(o.name) as name, count(distinct s.claim) as claims
    from spoken s join spoken o on o.claim = s.claim and o.position = s.position - 1
    where s.source in (select value from json_each(${JSON.stringify(listed)}))
    group by s.source, o.source order by claims desc, name`.execute(db);
  return grouped(rows, ({ name, claims }) => ({ name, claims }));
}

function grouped<R extends { source: string }, T>(
  rows: readonly R[],
  value: (row: R) => T,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.source) ?? [];
    group.push(value(row));
    groups.set(row.source, group);
  }
  return groups;
}
