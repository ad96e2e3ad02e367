import { extract } from './extract/index.ts';
import { type Lexicon, parseLexicon } from './lexicon/index.ts';
import {
  type Document,
  type EntityInDocument,
  type Extraction,
  foldName,
  type LedgerEntity,
  type Problem,
} from './model/index.ts';
import { createParser, type ParserParts } from './parse/index.ts';
import { readInputs } from './read/index.ts';
import { resolveEntities } from './resolve/index.ts';

/** What an engine is made of; `resources.ts` reads it from disk. */
export interface EngineResources {
  /** Package version and fingerprint of models and lexicon: what the engine takes from documents is keyed by it. */
  readonly version: string;
  readonly parser: ParserParts;
  /** Texts of lexicon/ by path relative to it. */
  readonly lexicon: Readonly<Record<string, string>>;
}

/** Takes documents apart. */
export interface Engine {
  readonly version: string;
  readonly lexicon: Lexicon;
  /** How many documents it takes apart at once. */
  readonly lanes: number;
  read(document: Document): Promise<Extraction>;
  /** Ends its threads, if it has any. */
  close(): Promise<void>;
}

/** What joining names needs of a ledger; the Ledger of store/ has it. */
export interface NameShelf {
  needsResolution(): Promise<boolean>;
  entitiesToResolve(): AsyncIterable<EntityInDocument>;
  putLedgerEntities(entities: readonly LedgerEntity[]): Promise<void>;
}

/** What the pipeline needs of a ledger; the Ledger of store/ has it. */
export interface Shelf {
  addDocument(document: Document): Promise<boolean>;
  document(id: string): Promise<Document | null>;
  engineOf(document: string): Promise<string | null>;
  putExtraction(extraction: Extraction): Promise<void>;
}

/** What the user settles for one reading; see ReadOptions of read/. */
export interface IngestOptions {
  readonly outlet?: string | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  readonly maxBytes?: number | undefined;
}

/** How far the work has come. */
export interface Report {
  readonly done: number;
  /** Null where it is not known how many there are. */
  readonly total: number | null;
  /** Source of what was finished last, a document or one that could not be read. */
  readonly source: string;
}

export interface Worked {
  readonly documents: number;
  /** Claims taken from them. */
  readonly claims: number;
  readonly problems: readonly Problem[];
}

export interface Ingested extends Worked {
  /** Documents that the ledger did not have. */
  readonly added: number;
  /** Documents that it had. */
  readonly known: number;
}

/** Makes an engine. Throws Error where a model or a text of the lexicon does not fit this program. */
export async function loadEngine({ version, parser, lexicon: texts }: EngineResources): Promise<Engine> {
  const lexicon = parseLexicon(texts);
  const { parse } = await createParser(parser);
  return {
    version,
    lexicon,
    lanes: 1,
    read: async (document) => extract(await parse(document), lexicon, version),
    close: async () => {},
  };
}

/**
 * Reads the inputs and keeps each document, before anything else is done with it; then takes those apart that this engine
 * has not taken apart. Which entities are one is settled by `joinNames`, once for all that was read. A document that
 * cannot be read or taken apart is among the problems. Rejects with what the ledger rejects with.
 */
export async function ingest(
  inputs: readonly string[],
  ledger: Shelf,
  engine: Engine,
  options: IngestOptions,
  onProgress: (report: Report) => void,
): Promise<Ingested> {
  const work = new Work(ledger, engine, null, onProgress);
  let added = 0;
  let known = 0;
  for await (const found of readInputs(inputs, { ...options, words: engine.lexicon.outlets })) {
    if ('problem' in found) {
      work.problems.push(found.problem);
      work.finished(found.problem.source);
      continue;
    }
    const { document } = found;
    if (await ledger.addDocument(document)) added++;
    else known++;
    const done = work.holds(document.id) || (await ledger.engineOf(document.id)) === engine.version;
    if (done) work.finished(document.source);
    else await work.take(document);
  }
  return { ...(await work.end()), documents: added + known, added, known };
}

/** Takes the documents of these ids apart again, replacing what was derived from them. */
export async function rebuild(
  ids: readonly string[],
  ledger: Shelf,
  engine: Engine,
  onProgress: (report: Report) => void,
): Promise<Worked> {
  const work = new Work(ledger, engine, ids.length, onProgress);
  for (const id of ids) {
    const document = await ledger.document(id);
    if (document) await work.take(document);
  }
  return { ...(await work.end()), documents: ids.length };
}

/** Documents on their way through the engine, as many at once as it has lanes. */
class Work {
  readonly problems: Problem[] = [];
  readonly #ledger: Shelf;
  readonly #engine: Engine;
  readonly #total: number | null;
  readonly #onProgress: (report: Report) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #refusals: unknown[] = [];
  #done = 0;
  #claims = 0;

  constructor(ledger: Shelf, engine: Engine, total: number | null, onProgress: (report: Report) => void) {
    this.#ledger = ledger;
    this.#engine = engine;
    this.#total = total;
    this.#onProgress = onProgress;
  }

  /**
   * Resolves when the document is on its way, which may be after others have been finished. Rejects with what the ledger
   * has refused so far.
   */
  async take(document: Document): Promise<void> {
    if (this.#running.size >= this.#engine.lanes) await Promise.race(this.#running.values());
    this.#check();
    const running = this.#one(document)
      .catch((error: unknown) => {
        this.#refusals.push(error);
      })
      .finally(() => this.#running.delete(document.id));
    this.#running.set(document.id, running);
  }

  /** Whether the document of this id is on its way. */
  holds(id: string): boolean {
    return this.#running.has(id);
  }

  finished(source: string): void {
    this.#done++;
    this.#onProgress({ done: this.#done, total: this.#total, source });
  }

  async end(): Promise<{ readonly claims: number; readonly problems: readonly Problem[] }> {
    await Promise.all(this.#running.values());
    this.#check();
    return { claims: this.#claims, problems: this.problems };
  }

  #check(): void {
    if (this.#refusals.length > 0) throw this.#refusals[0];
  }

  async #one(document: Document): Promise<void> {
    const extraction = await this.#taken(document);
    if (extraction) {
      await this.#ledger.putExtraction(extraction);
      this.#claims += extraction.claims.length;
    }
    this.finished(document.source);
  }

  async #taken(document: Document): Promise<Extraction | null> {
    try {
      return await this.#engine.read(document);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      const message = `${document.source} could not be taken apart (${told}); it is kept in the ledger, please report the fault.`;
      this.problems.push({ source: document.source, code: 'failed', message });
      return null;
    }
  }
}

/**
 * Settles which entities of the ledger's documents are one, where documents were taken apart since that was settled last;
 * else nothing. It looks at all of them, so it is left to those who list names, not done after each reading.
 */
export async function joinNames(ledger: NameShelf, people: Lexicon['people']): Promise<void> {
  if (!(await ledger.needsResolution())) return;
  const entities: EntityInDocument[] = [];
  for await (const item of ledger.entitiesToResolve()) entities.push(item);
  await ledger.putLedgerEntities(resolveEntities(entities, titlesOf(people)));
}

/** The words that may stand before a name, folded. */
function titlesOf(people: Lexicon['people']): ReadonlySet<string> {
  const { male, female, any } = people.honorifics;
  const titles = [...male, ...female, ...any, ...people.ranks, ...people.offices];
  return new Set(titles.flatMap((title) => foldName(title).split(' ')));
}
