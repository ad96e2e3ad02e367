import type { Document, PartKind } from './document.ts';

/** Universal Dependencies part of speech. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A word after Universal Dependencies. */
export interface Token {
  /** Place in its sentence, from 0. */
  readonly index: number;
  /** UTF-16 offsets in `Document.text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag. */
  readonly xpos: string;
  /** Index of the head in the sentence, -1 for the root. */
  readonly head: number;
  /** UD relation with subtype, for instance `nsubj:pass`. */
  readonly deprel: string;
}

export const NAME_TYPES = ['person', 'organization', 'place', 'misc'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** A proper name: tokens `first` to `last`, both included. `score` is the model's probability, 0 to 1. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly score: number;
}

export interface Sentence {
  /** Place in the document, from 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph, from 0. */
  readonly paragraph: number;
  readonly part: PartKind;
  readonly tokens: readonly Token[];
  readonly names: readonly NameSpan[];
}

/**
 * Roles of attribution that the tagger marks: who speaks, the words that attribute, what is attributed, and what is
 * attributed inside another's content (PolNeAR; Newell et al. 2018).
 */
export const ROLE_LAYERS = ['source', 'cue', 'content', 'nested'] as const;
export type RoleLayer = (typeof ROLE_LAYERS)[number];

/** A stretch with a role of attribution. It may run over several sentences; both ends are included. */
export interface RoleSpan {
  readonly role: RoleLayer;
  readonly firstSentence: number;
  readonly first: number;
  readonly lastSentence: number;
  readonly last: number;
}

export interface ParsedDocument {
  readonly document: Document;
  /** Sentences of every part but boilerplate, in text order. */
  readonly sentences: readonly Sentence[];
  /** What the attribution tagger marked, in text order; absent where the parser was made without it. */
  readonly roles?: readonly RoleSpan[];
}
