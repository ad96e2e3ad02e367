import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type {
  Counts,
  Decision,
  Document,
  DocumentEntity,
  DocumentEntry,
  EntityEntry,
  EntityInDocument,
  Extraction,
  LedgerEntity,
  SourceEntry,
  StoredClaim,
  StoredTally,
} from '../../model/index.ts';
import type {
  ClaimFilter,
  DocumentFilter,
  EntityFilter,
  Ledger,
  SourceFilter,
  TallyFilter,
} from '../ledger.ts';
import { claimsByDocument, claimsById, claimsOf, countClaims } from './claims.ts';
import { putExtraction } from './derived.ts';
import { NodeSqliteDialect } from './dialect.ts';
import {
  addDecision,
  addDocument,
  countUnread,
  decisionsOf,
  documentOf,
  documentsOf,
  engineOf,
  pendingOf,
} from './documents.ts';
import { entitiesOf, entitiesOfDocument, entitiesToResolve, putLedgerEntities } from './entities.ts';
import { ledgerError } from './errors.ts';
import type { Schema } from './schema.ts';
import { sourcesOf } from './sources.ts';
import { countTallies, talliesOf } from './tallies.ts';

/** A Ledger in one SQLite file; made by `openLedger`. */
export class SqliteLedger implements Ledger {
  readonly #folder: string;
  readonly #db: Kysely<Schema>;

  readonly #database: DatabaseSync;

  constructor(folder: string, database: DatabaseSync) {
    this.#folder = folder;
    this.#database = database;
    this.#db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) });
  }

  addDocument(document: Document): Promise<boolean> {
    return this.#told(addDocument(this.#db, document));
  }

  document(id: string): Promise<Document | null> {
    return this.#told(documentOf(this.#db, id));
  }

  documents(filter: DocumentFilter = {}): Promise<readonly DocumentEntry[]> {
    return this.#told(documentsOf(this.#db, filter));
  }

  pending(engine: string): Promise<readonly string[]> {
    return this.#told(pendingOf(this.#db, engine));
  }

  countUnread(): Promise<number> {
    return this.#told(countUnread(this.#db));
  }

  engineOf(document: string): Promise<string | null> {
    return this.#told(engineOf(this.#db, document));
  }

  putExtraction(extraction: Extraction): Promise<void> {
    return this.#told(putExtraction(this.#db, extraction));
  }

  async needsResolution(): Promise<boolean> {
    const row = await this.#told(this.#db.selectFrom('state').select('resolved').executeTakeFirstOrThrow());
    return row.resolved === 0;
  }

  entitiesToResolve(): AsyncIterable<EntityInDocument> {
    return this.#toldEach(entitiesToResolve(this.#db));
  }

  putLedgerEntities(entities: readonly LedgerEntity[]): Promise<void> {
    return this.#told(putLedgerEntities(this.#db, entities));
  }

  claims(filter: ClaimFilter = {}): Promise<readonly StoredClaim[]> {
    return this.#told(claimsOf(this.#db, filter));
  }

  countClaims(filter: ClaimFilter = {}): Promise<number> {
    return this.#told(countClaims(this.#db, filter));
  }

  claimsById(id: string): Promise<readonly StoredClaim[]> {
    return this.#told(claimsById(this.#db, id));
  }

  claimsByDocument(): AsyncIterable<StoredClaim> {
    return this.#toldEach(claimsByDocument(this.#db));
  }

  tallies(filter: TallyFilter = {}): Promise<readonly StoredTally[]> {
    return this.#told(talliesOf(this.#db, filter));
  }

  countTallies(filter: TallyFilter = {}): Promise<number> {
    return this.#told(countTallies(this.#db, filter));
  }

  entitiesOf(document: string): Promise<readonly DocumentEntity[]> {
    return this.#told(entitiesOfDocument(this.#db, document));
  }

  entities(filter: EntityFilter): Promise<readonly EntityEntry[]> {
    return this.#told(entitiesOf(this.#db, filter));
  }

  sources(filter: SourceFilter = {}): Promise<readonly SourceEntry[]> {
    return this.#told(sourcesOf(this.#db, filter));
  }

  async counts(): Promise<Counts> {
    const { rows } = await this.#told(
      sql<Counts>`select (select count(*) from document) as documents, (select count(*) from claim) as claims,
        (select count(distinct ledger) from entity) as entities,
        (select count(*) from decision) as decisions`.execute(this.#db),
    );
    return { ...rows[0]! };
  }

  addDecision(decision: Decision): Promise<void> {
    return this.#told(addDecision(this.#db, decision));
  }

  decisions(subject?: string): Promise<readonly Decision[]> {
    return this.#told(decisionsOf(this.#db, subject));
  }

  close(): Promise<void> {
    return this.#told(this.#close());
  }

  /** Kysely closes the database only where it has asked it something. */
  async #close(): Promise<void> {
    await this.#db.destroy();
    if (this.#database.isOpen) this.#database.close();
  }

  async #told<T>(act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (error) {
      throw ledgerError(this.#folder, error);
    }
  }

  async *#toldEach<T>(items: AsyncIterable<T>): AsyncIterable<T> {
    try {
      yield* items;
    } catch (error) {
      throw ledgerError(this.#folder, error);
    }
  }
}
