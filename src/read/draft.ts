import type { LetterHead, Part, Problem } from '../model/index.ts';

/** Bytes as they came, before anything is known of their format. */
export interface Raw {
  readonly bytes: Uint8Array;
  /** Path, URL or `stdin`. */
  readonly source: string;
  /** Media type as the server told it, with its parameters; undefined for files. */
  readonly mediaType?: string | undefined;
  /** What a sidecar file says of the document. */
  readonly sidecar?: Sidecar | undefined;
}

/** `NAME.meta.json` beside a file: what its keeper knows of it. */
export interface Sidecar {
  readonly path: string;
  readonly outlet: string | null;
  /** EDTF. */
  readonly published: string | null;
}

/** A fact from outside the text, with the words that show where it came from. */
export interface Noted {
  readonly value: string;
  readonly note: string;
}

/** What a format reader makes of bytes, before parts, outlet and date are settled. */
export interface Draft {
  readonly mediaType: string;
  /** Canonical text. */
  readonly text: string;
  /** Stretches whose kind the format itself tells; sorted, not overlapping. */
  readonly hints: readonly Part[];
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly outlet: Noted | null;
  /** EDTF, as the format's metadata state it. */
  readonly published: Noted | null;
  /** EDTF of a file property, which may be the date of a copy: believed only where the text agrees. */
  readonly property: Noted | null;
  readonly url: string | null;
  readonly letter: LetterHead | null;
}

/** A draft with nothing known but its text. */
export function plainDraft(mediaType: string, text: string): Draft {
  return {
    mediaType,
    text,
    hints: [],
    title: null,
    authors: [],
    outlet: null,
    published: null,
    property: null,
    url: null,
    letter: null,
  };
}

/** Thrown by the readers of formats: `sentence` follows the name of the source and says what to do. */
export class ReadFailure extends Error {
  readonly code: Problem['code'];

  constructor(code: Problem['code'], sentence: string) {
    super(sentence);
    this.code = code;
  }
}
