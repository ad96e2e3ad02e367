import type { Lexicon } from '../../lexicon/index.ts';
import type { ParsedDocument, Sentence, Token } from '../../model/index.ts';
import { type Tree, treeOf } from '../tree.ts';
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { type Vocabulary, vocabularyOf } from './words.ts';

/** The parts of a Reading that mentions are found in. */
export interface MentionReading {
  readonly parsed: ParsedDocument;
  readonly lexicon: Pick<Lexicon, 'people' | 'places' | 'nouns' | 'classes'>;
}

/** What every rule about mentions sees. */
export interface Scene {
  readonly parsed: ParsedDocument;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly words: Vocabulary;
  readonly gazetteer: Gazetteer;
}

/** Sets out a document for the rules about mentions. */
export function sceneOf({ parsed, lexicon }: MentionReading): Scene {
  return {
    parsed,
    text: parsed.document.text,
    sentences: parsed.sentences,
    words: vocabularyOf(lexicon),
    gazetteer: gazetteerOf(lexicon.places),
  };
}

/** The tree of a sentence by number. */
export function treeAt(scene: Scene, sentence: number): Tree {
  return treeOf(scene.sentences[sentence]!);
}

/** The words of tokens `first` to `last` as written, runs of white space as one blank. */
export function wordsBetween(scene: Scene, tokens: readonly Token[], first: number, last: number): string {
  return scene.text.slice(tokens[first]!.start, tokens[last]!.end).replace(/\s+/g, ' ');
}

/** Whether a token is a mark of any kind that is no word: punctuation, quote, dash. */
export function isMark(token: Token): boolean {
  return token.upos === 'PUNCT' || /^[^\p{L}\p{N}$€£%]+$/u.test(token.text);
}

/** Whether a token is written with a capital. */
export function isCapital(token: Token): boolean {
  return /^['’‘ʼ`]?\p{Lu}/u.test(token.text);
}

/** Whether no white space stands between two neighbouring tokens. */
export function touches(left: Token, right: Token): boolean {
  return left.end === right.start;
}

/** The token of `first` to `last` whose head lies outside them; the last such in a row of names. */
export function topOf(tree: Tree, first: number, last: number): number {
  let top = -1;
  for (let index = first; index <= last; index++) {
    const { head } = tree.tokens[index]!;
    if (head >= first && head <= last) continue;
    if (isMark(tree.tokens[index]!) && first !== last) continue;
    if (top < 0 || heightOf(tree, index) < heightOf(tree, top)) top = index;
  }
  return top < 0 ? last : top;
}

function heightOf(tree: Tree, token: number): number {
  let steps = 0;
  for (let at = token; at >= 0 && steps <= tree.tokens.length; at = tree.tokens[at]!.head) steps++;
  return steps;
}
