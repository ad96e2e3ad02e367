import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Claim, DocumentHead, StoredClaim } from '../../model/index.ts';
import type { ClaimFilter } from '../ledger.ts';
import type { Schema } from './schema.ts';
import { searchColumn, searchQuery } from './search.ts';

type Db = Kysely<Schema>;
type Claims<T> = SelectQueryBuilder<Schema, 'claim', T>;
interface Row {
  readonly body: string;
  readonly head: string;
}

const CLAIMS_BY_ID = 10;

export async function claimsOf(db: Db, filter: ClaimFilter): Promise<readonly StoredClaim[]> {
  // The bodies are fetched for the listed claims only: sorting would carry those of all that match.
  const listed = inOrder(filtered(db.selectFrom('claim'), filter))
    .select('claim.seq')
    .limit(filter.limit ?? -1)
    .offset(filter.offset ?? 0);
  const rows = await inOrder(joinedClaims(db))
    .select(['claim.body', 'document.head'])
    .where('claim.seq', 'in', listed)
    .execute();
  return stored(db, rows);
}

/** The order of listings; the index `claim_order` has the same terms. */
function inOrder<DB extends Pick<Schema, 'claim'>, T extends keyof DB, O>(
  query: SelectQueryBuilder<DB, T, O>,
): SelectQueryBuilder<DB, T, O> {
  return query.orderBy(sql`coalesce(claim.earliest, claim.latest, '9999-99'), claim.latest is null, claim.latest,
    claim.document, claim.start, claim.id`);
}

export async function countClaims(db: Db, filter: ClaimFilter): Promise<number> {
  const row = await filtered(db.selectFrom('claim'), filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function claimsById(db: Db, id: string): Promise<readonly StoredClaim[]> {
  const query = joinedClaims(db).select(['claim.id', 'claim.body', 'document.head']);
  const exact = await query.where('claim.id', '=', id).execute();
  if (exact.length > 0 || id === '') return stored(db, exact);
  const rows = await query
    .where((eb) =>
      eb.or([id, `claim-${id}`].map((start) => eb.between('claim.id', start, `${start}\u{10FFFF}`))),
    )
    .orderBy('claim.id')
    .limit(CLAIMS_BY_ID)
    .execute();
  const whole = rows.filter((row) => row.id === `claim-${id}`);
  return stored(db, whole.length > 0 ? whole : rows);
}

export async function* claimsByDocument(db: Db): AsyncIterable<StoredClaim> {
  const documents = await db.selectFrom('document').select('seq').orderBy('source').orderBy('id').execute();
  for (const { seq } of documents) {
    const rows = await joinedClaims(db)
      .select(['claim.body', 'document.head'])
      .where('claim.document', '=', seq)
      .orderBy('claim.start')
      .orderBy('claim.id')
      .execute();
    yield* await stored(db, rows);
  }
}

function joinedClaims(db: Db): SelectQueryBuilder<Schema, 'claim' | 'document', object> {
  return db.selectFrom('claim').innerJoin('document', 'document.seq', 'claim.document');
}

function filtered<T>(query: Claims<T>, filter: ClaimFilter): Claims<T> {
  return conditions(filter).reduce((narrowed, condition) => narrowed.where(condition), query);
}

function conditions(filter: ClaimFilter): RawBuilder<boolean>[] {
  const { who, with: other, event, mode, realis, from, to, where, source, document, text } = filter;
  const all: RawBuilder<boolean>[] = [];
  if (event !== undefined) all.push(sql`claim.event = ${event}`);
  if (mode !== undefined) all.push(sql`claim.mode = ${mode}`);
  if (realis !== undefined) all.push(sql`claim.realis = ${realis}`);
  if (from !== undefined || to !== undefined) all.push(sql`claim.dated = 1`);
  if (from !== undefined) all.push(sql`(claim.latest is null or claim.latest >= ${from})`);
  if (to !== undefined) all.push(sql`(claim.earliest is null or claim.earliest <= ${to})`);
  if (who !== undefined && other !== undefined) all.push(together(who, other));
  else if ((who ?? other) !== undefined)
    all.push(
      sql`claim.seq in (select p.claim from participant p where p.entity in ${named(who ?? other ?? '')})`,
    );
  if (where !== undefined) all.push(matching(searchColumn('place', where)));
  if (source !== undefined)
    all.push(sql`(${matching(searchColumn('sources', source))}
      or claim.seq in (select l.claim from link l where l.entity in ${named(source)}))`);
  if (document !== undefined) all.push(sql`claim.document in ${documentsLike(document)}`);
  if (text !== undefined) all.push(matching(searchQuery(text)));
  return all;
}

/** The rows of all entities whose ledger entity has a name that matches. */
export function named(typed: string): RawBuilder<unknown> {
  const query = searchQuery(typed);
  if (query === null) return sql`(select seq from entity where false)`;
  return sql`(select e.seq from entity e where e.ledger in (select m.ledger from entity m
    where m.seq in (select rowid from entity_names where entity_names match ${query})))`;
}

function together(one: string, other: string): RawBuilder<boolean> {
  return sql`claim.seq in (
    with one as materialized ${named(one)}, other as materialized ${named(other)}
    select a.claim from one join participant a on a.entity = one.seq
      join participant b on b.claim = a.claim and b.entity <> a.entity
      join other on other.seq = b.entity)`;
}

function matching(query: string | null): RawBuilder<boolean> {
  if (query === null) return sql`false`;
  return sql`claim.seq in (select rowid from claim_text where claim_text match ${query})`;
}

/** The documents of this id or its beginning, or with these words in source or title. */
export function documentsLike(typed: string): RawBuilder<unknown> {
  return sql`(select seq from document where id = ${typed}
    or instr('-' || id, '-' || ${typed}) > 0 or instr(lower(source), lower(${typed})) > 0
    or instr(lower(coalesce(title, '')), lower(${typed})) > 0)`;
}

async function stored(db: Db, rows: readonly Row[]): Promise<StoredClaim[]> {
  const claims = rows.map((row) => JSON.parse(row.body) as Claim);
  const joined = await ledgerIds(db, [...new Set(claims.flatMap(entitiesIn))]);
  const heads = new Map<string, DocumentHead>();
  return rows.map((row, index) => {
    const claim = claims[index]!;
    const document = heads.get(row.head) ?? (JSON.parse(row.head) as DocumentHead);
    heads.set(row.head, document);
    const own = entitiesIn(claim).flatMap((id) => {
      const ledger = joined.get(id);
      return ledger === undefined ? [] : [[id, ledger] as const];
    });
    return { claim, document, joined: new Map(own) };
  });
}

function entitiesIn(claim: Claim): string[] {
  const people = [...claim.actor, ...claim.recipient, ...claim.via].map((participant) => participant.entity);
  const others = [claim.where?.entity, ...claim.chain.map((link) => link.entity)];
  return [...people, ...others.filter((id) => id !== null && id !== undefined)];
}

/** The ids of the ledger entities that these entities of documents are part of. */
export async function ledgerIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('entity')
    .select(['id', 'ledger'])
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.ledger]));
}
