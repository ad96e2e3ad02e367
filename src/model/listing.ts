import type { Claim, Manner } from './claim.ts';
import type { Document } from './document.ts';
import type { EntityKind } from './entity.ts';
import type { JoinReason } from './ledger-entity.ts';
import type { Tally } from './tally.ts';

/** A document without its text and parts: what a listing or a claim needs of it. */
export type DocumentHead = Omit<Document, 'text' | 'parts'>;

/** A document as a listing shows it. */
export interface DocumentEntry {
  readonly document: DocumentHead;
  /** ISO 8601 instant at which it came into the ledger. */
  readonly readAt: string;
  /** UTF-16 units of its text. */
  readonly characters: number;
  /** Version of the engine that its claims come from; null while it has none. */
  readonly engine: string | null;
  readonly claims: number;
}

/** A claim with the document it comes from and the ledger entities of those in it. */
export interface StoredClaim {
  readonly claim: Claim;
  readonly document: DocumentHead;
  /** From the id of a DocumentEntity to the id of its LedgerEntity (its own id while it is joined to no other). */
  readonly joined: ReadonlyMap<string, string>;
}

/** A tally with the document it comes from and the ledger entities of those in it; `joined` as in StoredClaim. */
export interface StoredTally {
  readonly tally: Tally;
  readonly document: DocumentHead;
  readonly joined: ReadonlyMap<string, string>;
}

/** One person, group, place ... of the ledger as a listing shows it. */
export interface EntityEntry {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly unnamed: boolean;
  /** All names as written, sorted. */
  readonly names: readonly string[];
  /** Offices as written, sorted. */
  readonly roles: readonly string[];
  readonly documents: number;
  /** The document of an unnamed one, null for a named one. */
  readonly document: { readonly id: string; readonly source: string } | null;
  readonly mentions: number;
  /** Claims with it as actor, recipient or via. */
  readonly claims: number;
  /** Claims in whose chain it stands. */
  readonly spoken: number;
  /** Why its members were joined, empty where it has one only. */
  readonly reasons: readonly JoinReason[];
}

/** One source of the ledger: who speaks in chains. An unnamed source belongs to one document. */
export interface SourceEntry {
  /** Id of the LedgerEntity; null for an outlet or a source that no entity stands for. */
  readonly entity: string | null;
  readonly kind: EntityKind;
  readonly name: string;
  readonly named: boolean;
  /** Claims in whose chain it stands. */
  readonly claims: number;
  /** Those of them that rest on its word: it is the innermost link. */
  readonly own: number;
  readonly documents: number;
  /** The document of an unnamed source, null for a named one. */
  readonly document: { readonly id: string; readonly source: string } | null;
  readonly manners: readonly { readonly manner: Manner; readonly claims: number }[];
  /** The links that hand its word on, most claims first; empty for one that stands first in each chain. */
  readonly through: readonly { readonly name: string; readonly claims: number }[];
}

/** How much a ledger holds. */
export interface Counts {
  readonly documents: number;
  readonly claims: number;
  readonly entities: number;
  readonly decisions: number;
}
