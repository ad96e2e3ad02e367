import type {
  Counts,
  Decision,
  Document,
  DocumentEntity,
  DocumentEntry,
  EntityEntry,
  EntityInDocument,
  EntityKind,
  EventType,
  Extraction,
  LedgerEntity,
  Realis,
  SourceEntry,
  StoredClaim,
  StoredTally,
} from '../model/index.ts';

/** A stretch of a listing. Without `limit` it is whole. */
export interface Page {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/**
 * Which claims are asked for; all that are given must hold. Names and texts match by words, whatever their case,
 * accents and apostrophes; the last word may be a beginning. "Words in quotation marks" must stand side by side.
 */
export interface ClaimFilter extends Page {
  /** A name of an actor, recipient or via, or another name of the same ledger entity. */
  readonly who?: string | undefined;
  /** As `who`, for another participant of the same claim. */
  readonly with?: string | undefined;
  readonly event?: EventType | undefined;
  readonly mode?: string | undefined;
  readonly realis?: Realis | undefined;
  /** ISO days. A claim is in when its time overlaps them; an open or unknown side overlaps, a claim without time not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly where?: string | undefined;
  /** A name of any link of the chain. */
  readonly source?: string | undefined;
  /** Id of a document or its beginning, or a part of its source or title. */
  readonly document?: string | undefined;
  /** Words of the evidence, the participants or the chain. */
  readonly text?: string | undefined;
}

/** Which tallies are asked for; all that are given must hold, each as in ClaimFilter. */
export type TallyFilter = Page & Pick<ClaimFilter, 'who' | 'event' | 'mode' | 'document'>;

export interface DocumentFilter extends Page {
  /** Words of title or text. */
  readonly text?: string | undefined;
}

export interface EntityFilter extends Page {
  readonly kinds: readonly EntityKind[];
  /** Whether unnamed ones ("a senior official") are listed, or named ones. */
  readonly unnamed: boolean;
  /** Words of a name. */
  readonly name?: string | undefined;
}

export interface SourceFilter extends Page {
  /** Named or unnamed ones only. */
  readonly named?: boolean | undefined;
  /** Words of the name. */
  readonly name?: string | undefined;
}

/**
 * A ledger of claims. Documents and decisions are append-only and the only truth; entities, claims and tallies are
 * derived from the documents by an engine, and can be made again. What a call has acknowledged by resolving survives the death of
 * the process and of the machine. Each method rejects with LedgerError.
 */
export interface Ledger {
  /** Keeps a document. Gives false, and changes nothing, where one of the same id is there. */
  addDocument(document: Document): Promise<boolean>;
  /** The document of this id, null where there is none. */
  document(id: string): Promise<Document | null>;
  /** Documents in the order they came. */
  documents(filter?: DocumentFilter): Promise<readonly DocumentEntry[]>;
  /** Documents from which this engine version has taken nothing yet. */
  pending(engine: string): Promise<readonly string[]>;
  /** How many documents no engine has taken apart yet. */
  countUnread(): Promise<number>;
  /** Version of the engine that the claims of this document come from, null while it has none. */
  engineOf(document: string): Promise<string | null>;

  /**
   * Replaces, in one step, all that was derived from the extraction's document. Rejects with `unknown-document` where
   * the document is not in the ledger.
   */
  putExtraction(extraction: Extraction): Promise<void>;
  /** Whether entities have come or gone since `putLedgerEntities`. */
  needsResolution(): Promise<boolean>;
  /** The named entities of all documents, sorted by document and id. */
  entitiesToResolve(): AsyncIterable<EntityInDocument>;
  /** Replaces, in one step, which entities of documents are one. */
  putLedgerEntities(entities: readonly LedgerEntity[]): Promise<void>;

  /** Sorted by time (undated last), document, place in the text and id. */
  claims(filter?: ClaimFilter): Promise<readonly StoredClaim[]>;
  countClaims(filter?: ClaimFilter): Promise<number>;
  /** Claims whose id is, or begins with, `id` (with or without its `claim-`), ten at most; the one of exactly this id alone. */
  claimsById(id: string): Promise<readonly StoredClaim[]>;
  /** All claims sorted by source and id of their document, place in the text and id: the order of the files. */
  claimsByDocument(): AsyncIterable<StoredClaim>;
  /** Sorted by source and id of their document, and place in the text. */
  tallies(filter?: TallyFilter): Promise<readonly StoredTally[]>;
  countTallies(filter?: TallyFilter): Promise<number>;
  /** All entities of the document of this id, unnamed ones too, in the order that the engine gave. */
  entitiesOf(document: string): Promise<readonly DocumentEntity[]>;
  /** Most claims first, those it takes part in and those it is a source of, then most mentions, then by name. */
  entities(filter: EntityFilter): Promise<readonly EntityEntry[]>;
  /** Most claims first, then by name. */
  sources(filter?: SourceFilter): Promise<readonly SourceEntry[]>;
  counts(): Promise<Counts>;

  /** Keeps a decision. Rejects with `known-decision` where one of the same id is there. */
  addDecision(decision: Decision): Promise<void>;
  /** Decisions in the order they came; of one subject where given. */
  decisions(subject?: string): Promise<readonly Decision[]>;

  close(): Promise<void>;
}

export type LedgerErrorCode =
  | 'not-found'
  | 'not-a-ledger'
  | 'too-new'
  | 'locked'
  | 'unwritable'
  | 'full'
  | 'damaged'
  | 'unknown-document'
  | 'known-decision';

/** What went wrong with a ledger; the message is one sentence for the user. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LedgerError';
    this.code = code;
  }
}
