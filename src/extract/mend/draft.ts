import type { Lexicon } from '../../lexicon/index.ts';
import type { NameSpan, Sentence, Token } from '../../model/index.ts';
import { type Tree, treeOf } from '../tree.ts';

/** One step of mending: sets in the draft what is to change. */
export type Mend = (draft: Draft, lexicon: Lexicon) => void;

/** One change to a tree: under what a token hangs instead, and by what relation. */
export interface Change {
  readonly token: number;
  readonly head: number;
  readonly deprel: string;
}

/** The step that makes the changes which `find` reads off the tree as it was before the step; of two to one token the last. */
export function hanging(find: (tree: Tree, lexicon: Lexicon) => readonly Change[]): Mend {
  return (draft, lexicon) => {
    for (const { token, head, deprel } of find(treeOf(draft.sentence), lexicon))
      draft.set(token, { head, deprel });
  };
}

/** A sentence in one step of mending. Only `finish` gives a new sentence; the old one is never changed. */
export class Draft {
  readonly sentence: Sentence;
  readonly #tokens: Token[];
  #names: readonly NameSpan[];
  #changed = false;

  constructor(sentence: Sentence) {
    this.sentence = sentence;
    this.#tokens = [...sentence.tokens];
    this.#names = sentence.names;
  }

  get tokens(): readonly Token[] {
    return this.#tokens;
  }

  get names(): readonly NameSpan[] {
    return this.#names;
  }

  /** Dependents of a token, in text order. */
  children(token: number): readonly Token[] {
    return this.#tokens.filter(({ head }) => head === token);
  }

  set(token: number, change: Partial<Pick<Token, 'head' | 'deprel' | 'upos' | 'xpos' | 'lemma'>>): void {
    this.#tokens[token] = { ...this.#tokens[token]!, ...change };
    this.#changed = true;
  }

  setNames(names: readonly NameSpan[]): void {
    this.#names = names;
    this.#changed = true;
  }

  /** The mended sentence; the given one where nothing was changed, or where the changes would tie a knot. */
  finish(): Sentence {
    return this.#changed && isTree(this.#tokens)
      ? { ...this.sentence, tokens: this.#tokens, names: this.#names }
      : this.sentence;
  }
}

/** Whether every token leads up to a root: a mend of heads must never tie a knot, for all that walks a tree ends at its root. */
function isTree(tokens: readonly Token[]): boolean {
  return tokens.every(({ head }) => {
    let at = head;
    for (let steps = 0; at >= 0 && steps <= tokens.length; steps++) at = tokens[at]!.head;
    return at < 0;
  });
}
