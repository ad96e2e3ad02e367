import type { DocumentEntity, EntityKind } from './entity.ts';

/** What resolution looks at of an entity that one document speaks of. */
export interface EntityInDocument {
  /** Id of the document. */
  readonly document: string;
  readonly entity: Omit<DocumentEntity, 'mentions'>;
  /** Its names as written, each once; descriptions and pronouns are no names. */
  readonly written: readonly string[];
}

/** Why a document's entity was joined to a ledger entity: the rule, the two values compared, and how sure (0 to 1). */
export interface JoinReason {
  readonly rule: string;
  /** Id of the DocumentEntity that joined. */
  readonly entity: string;
  readonly left: string;
  readonly right: string;
  readonly score: number;
}

/** One person, group, state, body, outlet, place or document across the documents of a ledger. */
export interface LedgerEntity {
  /** Stable as long as its name stays the same. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Ids of the DocumentEntities that are this one, sorted. */
  readonly members: readonly string[];
  /** One for each member that was joined to another; empty where there is one member only. */
  readonly reasons: readonly JoinReason[];
}
