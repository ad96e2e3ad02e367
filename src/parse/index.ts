export {
  type AbbreviationKind,
  type AbbreviationLists,
  type Abbreviations,
  abbreviationsOf,
} from './abbreviations.ts';
export type { TaggerMeta } from './attribution-tagger.ts';
export { type LemmaTable, lemmaOf } from './lemma.ts';
export {
  createParser,
  type ModelMeta,
  type ParsedTokens,
  type ParsedWord,
  type Parser,
  type ParserParts,
} from './parser.ts';
export type { Runtime } from './runtime.ts';
export { type SentenceBounds, splitSentences } from './sentences.ts';
export { type TokenBounds, tokenize } from './tokens.ts';
