export {
  type AbbreviationKind,
  type AbbreviationLists,
  type Abbreviations,
  abbreviationsOf,
} from './abbreviations.ts';
export { type LemmaTable, lemmaOf } from './lemma.ts';
export {
  createParser,
  type ModelMeta,
  type ParsedTokens,
  type ParsedWord,
  type Parser,
  type ParserParts,
  type Runtime,
} from './parser.ts';
export { type SentenceBounds, splitSentences } from './sentences.ts';
export { type TokenBounds, tokenize } from './tokens.ts';
