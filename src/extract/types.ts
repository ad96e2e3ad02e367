import type { Lexicon } from '../lexicon/index.ts';
import type {
  ChainLink,
  DocumentEntity,
  Figure,
  Manner,
  Mention,
  ParsedDocument,
  Span,
  When,
} from '../model/index.ts';

/** What every rule sees: the parsed document and the words. */
export interface Reading {
  readonly parsed: ParsedDocument;
  readonly lexicon: Lexicon;
}

/** Tokens `first` to `last`, both included, of one sentence. */
export interface TokenRange {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
}

/** A mention with the entity that it speaks of. */
export interface ResolvedMention {
  readonly mention: Mention;
  readonly entity: DocumentEntity;
}

/** Who is spoken of where. */
export interface Mentions {
  /** Sorted by first mention. */
  readonly entities: readonly DocumentEntity[];
  readonly all: readonly ResolvedMention[];
  readonly entity: (id: string) => DocumentEntity;
  /** The mention headed by this token, else the smallest that contains it, else null. */
  readonly at: (sentence: number, token: number) => ResolvedMention | null;
  /**
   * The participants that a noun phrase headed by this token stands for: coordination taken apart ("A, B and C"),
   * "leaders of A and B" as two groups, a group with listed members as its members, apposition as one.
   */
  readonly participants: (sentence: number, token: number) => readonly ResolvedMention[];
  /** The rule that held a mention to speak of an entity told of before; null for the first mention of one. */
  readonly why: (mention: Mention) => string | null;
}

/** A time expression after TIMEX3, resolved to EDTF where the text allows. */
export interface TimeExpression extends TokenRange {
  readonly span: Span;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value ("2023-04", "P2M", "XXXX-WXX-3"). */
  readonly value: string;
  /** Null where it names no stretch of the calendar (a bare duration or set, or no anchor is known). */
  readonly when: When | null;
}

/** The times of a document and which of them an event has. */
export interface Times {
  readonly all: readonly TimeExpression[];
  /** The time of the event whose trigger is this token, by syntax, else the narrative's; null where unknown. */
  readonly of: (sentence: number, trigger: number) => When | null;
}

/** One act of attribution: a source, the words that attribute, what is attributed. */
export interface Attribution {
  /** Null where no source is told ("it was reported that"). */
  readonly source: (TokenRange & { readonly head: number }) | null;
  /** Entity of the source, null where there is none. */
  readonly entity: DocumentEntity | null;
  readonly cue: readonly TokenRange[];
  readonly manner: Manner;
  readonly hearer: readonly TokenRange[];
  /** Pieces of the content, in text order; may run over several sentences. */
  readonly content: readonly TokenRange[];
  /** Name of the rule that found it, for the trace. */
  readonly rule: string;
}

/** Who says what. */
export interface Attributions {
  readonly all: readonly Attribution[];
  /** Those whose content holds this token, outermost first: scope over following sentences included. */
  readonly around: (sentence: number, token: number) => readonly Attribution[];
  /** The chain of a claim whose trigger is this token: the outlet first, then inwards. Never empty. */
  readonly chain: (sentence: number, token: number) => readonly ChainLink[];
}

/** A figure with its place. */
export interface FigureExpression extends TokenRange {
  readonly figure: Figure;
}
