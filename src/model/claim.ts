import type { EntityKind } from './entity.ts';
import type { EventType, Realis } from './plover.ts';
import type { Span } from './span.ts';
import type { When } from './when.ts';

/** An entity in a slot of a claim. */
export interface Participant {
  /** Id of the DocumentEntity. */
  readonly entity: string;
  readonly kind: EntityKind;
  /** Canonical in the document. */
  readonly name: string;
  /** As written, each once. */
  readonly mentions: readonly string[];
  readonly unnamed: boolean;
  /** Where this slot stands on. */
  readonly spans: readonly Span[];
}

/** In what manner a link of a chain has its word. `published` is the outlet's. */
export const MANNERS = [
  'published',
  'said',
  'wrote',
  'told',
  'reported',
  'showed',
  'claimed',
  'denied',
  'confirmed',
  'accused',
  'asked',
  'promised',
  'thought',
] as const;
export type Manner = (typeof MANNERS)[number];

/** One link of the chain of sources, from the outlet inwards to the one whose word it is. */
export interface ChainLink {
  /** Id of the DocumentEntity; null for the outlet and where no source is named ("it was reported"). */
  readonly entity: string | null;
  readonly kind: EntityKind;
  readonly name: string;
  readonly mentions: readonly string[];
  readonly named: boolean;
  readonly manner: Manner;
  /** The words that attribute ("told", "according to"), null for the outlet. */
  readonly cue: Span | null;
  /** The words of the source in this place. */
  readonly source: Span | null;
  /** Who heard or printed it ("told The Daily Planet"), as written. */
  readonly hearer: readonly string[];
  /** When it was said or, of the outlet, published; null where that is not told. */
  readonly when: When | null;
}

/** How a figure bounds the true value. */
export const BOUNDS = ['exactly', 'about', 'at least', 'at most', 'more than', 'less than'] as const;
export type Bound = (typeof BOUNDS)[number];

/** An amount or count: `value` in `unit` (ISO 4217 for money, else a plural noun), `per` the period it is for. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly per: string | null;
  readonly bound: Bound;
  readonly span: Span;
}

/** A place as written. */
export interface Where {
  readonly name: string;
  readonly entity: string | null;
  readonly span: Span;
}

/** One reason why a slot is as it is: the rule, the words it saw, and what it set. */
export interface TraceStep {
  readonly rule: string;
  readonly slot: string;
  readonly detail: string;
}

/** One event, one chain, and the evidence for each filled slot. */
export interface Claim {
  readonly id: string;
  readonly document: string;
  readonly engine: string;
  readonly event: EventType;
  /** One of MODES[event], or null. */
  readonly mode: string | null;
  readonly actor: readonly Participant[];
  readonly recipient: readonly Participant[];
  readonly via: readonly Participant[];
  readonly when: When | null;
  readonly where: Where | null;
  readonly figure: Figure | null;
  readonly realis: Realis;
  /** Never empty: begins with the outlet, or `this document` where it is unknown. */
  readonly chain: readonly ChainLink[];
  /** The words the claim stands on: the clause, or the sentence where the clause cannot be cut out. */
  readonly evidence: Span;
  /** The word that told of the event. */
  readonly trigger: Span;
  /** Of a REJECT/deny claim: ids of the claims of this document that it denies. */
  readonly denies: readonly string[];
  readonly trace: readonly TraceStep[];
}
