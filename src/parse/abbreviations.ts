/**
 * What kind of abbreviation a word with a full stop is. `title`, `number` and `inner` never end a sentence (`Dr.`,
 * `No. 5`, `e.g.`); `final` may, when what follows begins like a sentence (`Inc.`, `etc.`); `month` as `final`.
 */
export type AbbreviationKind = 'title' | 'number' | 'inner' | 'final' | 'month';

/**
 * Abbreviations by kind, as lexicon/abbreviations.yaml lists them: without the last full stop, in any case; and words
 * that stand before a name and are no part of it.
 */
export interface AbbreviationLists extends Readonly<Record<AbbreviationKind, readonly string[]>> {
  readonly titleWords: readonly string[];
}

/** The abbreviations of a language, ready to be asked. */
export interface Abbreviations {
  /** Whether `word`, written without its last full stop, is an abbreviation. */
  has(word: string): boolean;
  kindOf(word: string): AbbreviationKind | undefined;
  /** Whether `word`, with or without a full stop, is a title word. */
  isTitle(word: string): boolean;
}

/** Makes Abbreviations of lists. A word with capitals counts only as written or in capitals ("Mar" is no "mar"). */
export function abbreviationsOf(lists: AbbreviationLists): Abbreviations {
  const kinds = new Map<string, AbbreviationKind>();
  for (const kind of ['title', 'number', 'inner', 'final', 'month'] as const) {
    for (const word of lists[kind]) {
      kinds.set(word, kind);
      kinds.set(word.toUpperCase(), kind);
      kinds.set(word[0]!.toUpperCase() + word.slice(1), kind);
    }
  }
  const titles = new Set(lists.titleWords.flatMap((word) => [word, word.toUpperCase()]));
  return {
    has: (word) => kinds.has(word),
    kindOf: (word) => kinds.get(word),
    isTitle: (word) => titles.has(word.replace(/\.$/, '')),
  };
}
