import type { Span } from './span.ts';

/**
 * Kinds of entity. FollowTheMoney schemata: person Person; group Organization; body PublicBody or Company; state
 * Country (as an actor); outlet Organization; place Address; document Document.
 */
export const ENTITY_KINDS = [
  'person',
  'group',
  'state',
  'body',
  'outlet',
  'place',
  'document',
  'unknown',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** A stretch of text that speaks of an entity. */
export interface Mention {
  readonly span: Span;
  /** Index of the sentence and, within it, of the first, last and head token. */
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly form: 'name' | 'nominal' | 'pronoun' | 'adjective';
}

/** An entity as one document speaks of it. An unnamed one never merges with another by description alone. */
export interface DocumentEntity {
  /** Stable for the same document and engine. */
  readonly id: string;
  readonly kind: EntityKind;
  /** The fullest name or, for an unnamed one, the description in the document's own words. */
  readonly name: string;
  readonly unnamed: boolean;
  readonly plural: boolean;
  readonly mentions: readonly Mention[];
  /** Office or role as written ("Coast Guard Commander"), null where none is told. */
  readonly role: string | null;
  /** Id of the entity (body, group, state, person) that the role is in or that a possessive ties it to. */
  readonly of: string | null;
  /** Ids of the members where the text lists them ("three leaders - A, B and C"). */
  readonly members: readonly string[];
  readonly aliases: readonly string[];
}
