import type { NameSpan, Sentence, Token } from '../../model/index.ts';
import { isTree } from '../tree.ts';

/** A sentence whose tree and names are being mended. Only `finish` gives a new sentence; the old one is never changed. */
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
