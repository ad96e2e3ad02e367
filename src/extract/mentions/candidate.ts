import { type EntityKind, type Mention, spanOf } from '../../model/index.ts';
import type { Entry } from './gazetteer.ts';
import type { PronounClass } from './pronouns.ts';
import type { Scene } from './scene.ts';
import type { Gender } from './words.ts';

/** How a noun phrase opens: "the", "this" and possessives are definite; "a", "some" and numbers alone indefinite. */
export type Determination = 'definite' | 'demonstrative' | 'possessive' | 'indefinite' | 'bare';

/** One mention before it is known of whom it speaks. */
export interface Candidate {
  /** Place among the candidates of the document, in text order. */
  readonly index: number;
  readonly mention: Mention;
  /** Tokens by which a phrase is addressed: its head, and the title that the tree may hold to be the head. */
  readonly heads: readonly number[];
  /** First token of title or phrase: `mention.first` without a title. */
  readonly start: number;
  readonly kind: EntityKind;
  readonly plural: boolean | null;
  readonly gender: Gender;
  /** Bare name, or the name of the state that a listed name stands for; null where it is no name. */
  readonly name: string | null;
  readonly entry: Entry | null;
  readonly lemma: string;
  /** Lower-case lemmas of the words that describe the head, without determiners, numbers and owners. */
  readonly words: ReadonlySet<string>;
  /** Those of them that are capitalised. */
  readonly proper: readonly string[];
  /** Lower-case lemmas of the nouns after the head, as in "the potential for growth". */
  readonly complement: readonly string[];
  readonly determination: Determination;
  /** Number that the phrase counts ("three leaders", "both"), null where none. */
  readonly count: number | null;
  /** Title before the name, or the nominal without determiner and owner, as written; null for neither. */
  readonly role: string | null;
  readonly pronoun: PronounClass | null;
}

/** A mention of tokens `first` to `last`. */
export function mentionOf(
  scene: Scene,
  sentence: number,
  range: { readonly first: number; readonly last: number; readonly head: number },
  form: Mention['form'],
): Mention {
  const { tokens } = scene.sentences[sentence]!;
  const span = spanOf(scene.text, tokens[range.first]!.start, tokens[range.last]!.end);
  return { span, sentence, first: range.first, last: range.last, head: range.head, form };
}
