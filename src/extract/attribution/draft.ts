import type { NounCue, VerbCue } from '../../lexicon/cues.ts';
import type { Manner } from '../../model/index.ts';
import type { TokenRange } from '../types.ts';

/** Words of one sentence that stand for a source, with the token that heads them. */
export interface SourceWords extends TokenRange {
  readonly head: number;
}

/** An act of attribution as one rule finds it, before quotations are completed and entities and scope are known. */
export interface Draft {
  readonly sentence: number;
  /** The token that heads the cue. */
  readonly anchor: number;
  /** Tokens of the cue, in text order. */
  readonly cue: readonly number[];
  readonly source: SourceWords | null;
  /**
   * The token whose mention is the one who speaks, where it is not the head of `source`: what a relative pronoun
   * stands for, or the author of a report.
   */
  readonly speaker: number | null;
  /** Heads of the noun phrases of those who hear or print it. */
  readonly hearers: readonly number[];
  /** Of the hearers those who asked the questions of an interview. */
  readonly press: readonly number[];
  readonly content: readonly TokenRange[];
  /** More than `content` for the chain: what else in the sentence stands on this source's word. */
  readonly reach: readonly TokenRange[];
  readonly manner: Manner;
  /** Whether the source becomes a link of the chains of what stands in the content. */
  readonly link: boolean;
  /** Whether the cue itself stands on the source's word: what a letter does, it does in its words. */
  readonly onPaper: boolean;
  /** Whether it recounts ("detailed", "recalled", "wrote") rather than just says. */
  readonly recounts: boolean;
  /** Whether the content is in quotation marks. */
  readonly direct: boolean;
  readonly rule: string;
}

/** A cue verb or noun as the lexicon has it. */
export type WordCue = VerbCue | NounCue;

/** A draft with the usual defaults. */
export function draftOf(
  fields: Pick<Draft, 'sentence' | 'anchor' | 'cue' | 'content' | 'manner' | 'rule'> & Partial<Draft>,
): Draft {
  return {
    source: null,
    speaker: null,
    hearers: [],
    press: [],
    reach: [],
    link: true,
    onPaper: false,
    recounts: false,
    direct: false,
    ...fields,
  };
}
