import type { Claim } from './claim.ts';
import type { Document } from './document.ts';
import type { DocumentEntity } from './entity.ts';
import type { Tally } from './tally.ts';

/** All that one engine version takes from one document. Entities, claims and tallies are sorted by place in the text. */
export interface Extraction {
  readonly document: Document;
  readonly engine: string;
  readonly entities: readonly DocumentEntity[];
  readonly claims: readonly Claim[];
  readonly tallies: readonly Tally[];
}

/** A document that could not be read or taken apart: one sentence for the user, naming the file and what to do. */
export interface Problem {
  readonly source: string;
  readonly code:
    | 'not-found'
    | 'unreadable'
    | 'empty'
    | 'binary'
    | 'encrypted'
    | 'too-large'
    | 'not-english'
    | 'unsupported'
    | 'failed';
  readonly message: string;
}
