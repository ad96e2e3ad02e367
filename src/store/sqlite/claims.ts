import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Claim, DocumentHead, StoredClaim } from '../../model/index.ts';
import type { ClaimFilter } from '../ledger.ts';
import type { Schema } from './schema.ts';
import { searchColumn, searchQuery } from './search.ts';

type Db = Kysely<Schema>;
type Claims<T> = SelectQueryBuilder<Schema, 'claim' | 'document', T>;
interface Row {
  readonly body: string;
  readonly head: string;
}

const CLAIMS_BY_ID = 10;

export async function claimsOf(db: Db, filter: ClaimFilter): Promise<readonly StoredClaim[]> {
  const rows = await filtered(joinedClaims(db), filter)
    .select(['claim.body', 'document.head'])
    .orderBy(sql`coalesce(claim.earliest, claim.latest, '9999-99')`)
    .orderBy(sql`claim.latest is null`)
    .orderBy('claim.latest')
    .orderBy('document.seq')
    .orderBy('claim.start')
    .orderBy('claim.id')
    .limit(filter.limit ?? -1)
    .offset(filter.offset ?? 0)
    .execute();
  return stored(db, rows);
}

export async function countClaims(db: Db, filter: ClaimFilter): Promise<number> {
  const row = await filtered(joinedClaims(db), filter)
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

function joinedClaims(db: Db): Claims<object> {
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
  if (document !== undefined) all.push(fromDocument(document));
  if (text !== undefined) all.push(matching(searchQuery(text)));
  return all;
}

/** The rows of all entities whose ledger entity has a name that matches. */
function named(typed: string): RawBuilder<unknown> {
  const query = searchQuery(typed);
  if (query === null) return sql`(null)`;
  return sql`(select e.seq from entity e where e.ledger in (select m.ledger from entity m
    where m.seq in (select rowid from entity_names where entity_names match ${query})))`;
}

function together(one: string, other: string): RawBuilder<boolean> {
  return sql`claim.seq in (select a.claim from participant a join participant b
    on b.claim = a.claim and b.entity <> a.entity
    where a.entity in ${named(one)} and b.entity in ${named(other)})`;
}

function matching(query: string | null): RawBuilder<boolean> {
  if (query === null) return sql`false`;
  return sql`claim.seq in (select rowid from claim_text where claim_text match ${query})`;
}

function fromDocument(typed: string): RawBuilder<boolean> {
  return sql`(document.id = ${typed} or instr('-' || document.id, '-' || ${typed}) > 0
    or instr(lower(document.source), lower(${typed})) > 0
    or instr(lower(coalesce(document.title, '')), lower(${typed})) > 0)`;
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

/** SQLite takes 32,766 values in one statement; a listing without limit may hold more. */
const AT_ONCE = 10_000;

async function ledgerIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const rows = await db
      .selectFrom('entity')
      .select(['id', 'ledger'])
      .where('id', 'in', ids.slice(start, start + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.id, row.ledger);
  }
  return found;
}
