import type { Span } from './span.ts';
import type { When } from './when.ts';

/** What a stretch of a document is. No claim is taken from `caption` or `boilerplate`. */
export const PART_KINDS = ['headline', 'byline', 'dateline', 'body', 'caption', 'boilerplate'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A stretch of the canonical text with its kind. Parts are sorted, do not overlap, and cover all but blank text. */
export interface Part {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
}

/** How a fact about a document (outlet, publication time) came to be known. */
export const EVIDENCE_KINDS = [
  'user',
  'metadata',
  'sidecar',
  'url',
  'byline',
  'dateline',
  'tail line',
  'text',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A value about a document with the evidence for it; `span` is null where the evidence is outside the text. */
export interface Evidenced<T> {
  readonly value: T;
  readonly how: EvidenceKind;
  readonly span: Span | null;
  /** The words of the evidence where it is outside the text (a metadata field, a URL). */
  readonly note: string | null;
}

/** The name a chain begins with where the outlet of a document is unknown. */
export const UNKNOWN_OUTLET = 'this document';

/** A letter's head, where the document itself is a letter or e-mail: who wrote to whom, when, about what. */
export interface LetterHead {
  readonly from: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string | null;
  readonly date: string | null;
}

/** One report as read. */
export interface Document {
  /** Derived from `sha256`: the same bytes twice are one document. */
  readonly id: string;
  /** Lower-case hex SHA-256 of the bytes as they came. */
  readonly sha256: string;
  /** Where it came from: path, URL or `stdin`; for one record of many (.jsonl) with `#` and its number. */
  readonly source: string;
  /** Format it was read as, for instance `text/plain`. */
  readonly mediaType: string;
  /** Canonical text. For a plain-text file the file's own characters, byte-order mark aside. Offsets refer to it. */
  readonly text: string;
  readonly parts: readonly Part[];
  readonly title: string | null;
  readonly outlet: Evidenced<string> | null;
  /** Publication time; its `edtf` may be as coarse as a year. */
  readonly published: Evidenced<When> | null;
  readonly authors: readonly string[];
  readonly letter: LetterHead | null;
}
