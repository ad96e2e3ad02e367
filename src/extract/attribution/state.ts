import type { Voice } from './scene.ts';

/** A medium or papers whose account goes on. */
export interface Frame {
  readonly voice: Voice;
  /** Who wrote the single letter that it is, where that is told: further paragraphs are its words only where he is their subject. */
  readonly writer: string | null;
  /** Entities that its account has spoken of. */
  readonly topic: ReadonlySet<string>;
  /** Whether it opened the text. */
  readonly opens: boolean;
  /** How often it was cited. */
  readonly cited: number;
  /** Whether it was but quoted from in passing ("In it, she wrote"), so that its account ends with the paragraph. */
  readonly passing: boolean;
  /** Whether somebody else has the word in this paragraph. */
  readonly resting: boolean;
}

/** What runs on from sentence to sentence. */
export interface State {
  readonly frames: readonly Frame[];
  /** Whose writing is told, above papers. */
  readonly narrator: { readonly voice: Voice } | null;
  /** What a person said in the sentence before; `open` where more of it may follow. */
  readonly last: {
    readonly voices: readonly Voice[];
    readonly sentence: number;
    readonly open: boolean;
    /** Whether it told of what had happened rather than of what would. */
    readonly past: boolean;
    readonly topic: ReadonlySet<string>;
  } | null;
}

export const NOTHING: State = { frames: [], narrator: null, last: null };

/** The frames that have the word, outermost first. */
export function voicesIn(state: State): readonly Voice[] {
  return state.frames.filter((frame) => !frame.resting).map((frame) => frame.voice);
}
