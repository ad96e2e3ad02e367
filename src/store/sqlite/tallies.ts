import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { DocumentHead, StoredTally, Tally } from '../../model/index.ts';
import type { TallyFilter } from '../ledger.ts';
import { documentsLike, ledgerIds, named } from './claims.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;
type Tallies<T> = SelectQueryBuilder<Schema, 'tally' | 'document', T>;

export async function talliesOf(db: Db, filter: TallyFilter): Promise<readonly StoredTally[]> {
  const rows = await filtered(db, filter)
    .select(['tally.body', 'document.head'])
    .orderBy('document.source')
    .orderBy('document.id')
    .orderBy('tally.start')
    .orderBy('tally.id')
    .limit(filter.limit ?? -1)
    .offset(filter.offset ?? 0)
    .execute();
  const tallies = rows.map((row) => JSON.parse(row.body) as Tally);
  const joined = await ledgerIds(db, [...new Set(tallies.flatMap(entitiesIn))]);
  return tallies.map((tally, index) => ({
    tally,
    document: JSON.parse(rows[index]!.head) as DocumentHead,
    joined: new Map(
      entitiesIn(tally).flatMap((id) => {
        const ledger = joined.get(id);
        return ledger === undefined ? [] : [[id, ledger] as const];
      }),
    ),
  }));
}

export async function countTallies(db: Db, filter: TallyFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

function filtered(db: Db, { who, event, mode, document }: TallyFilter): Tallies<object> {
  const all: RawBuilder<boolean>[] = [];
  if (event !== undefined) all.push(sql`tally.event = ${event}`);
  if (mode !== undefined) all.push(sql`tally.mode = ${mode}`);
  if (document !== undefined) all.push(sql`tally.document in ${documentsLike(document)}`);
  if (who !== undefined)
    all.push(sql`exists (select 1 from json_each(tally.people) p join entity e on e.id = p.value
      where e.seq in ${named(who)})`);
  const query = db.selectFrom('tally').innerJoin('document', 'document.seq', 'tally.document');
  return all.reduce<Tallies<object>>((narrowed, condition) => narrowed.where(condition), query);
}

function entitiesIn({ who, where, chain }: Tally): readonly string[] {
  const others = [where?.entity, ...chain.map((link) => link.entity)];
  return [...who.map(({ entity }) => entity), ...others.filter((id) => id !== null && id !== undefined)];
}
