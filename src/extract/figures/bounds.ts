import type { Bound } from '../../model/index.ts';
import type { FigureTables } from './tables.ts';

/** The bound told right before a figure ("at least", "some"), with its first token. */
export function boundBefore(
  words: readonly string[],
  first: number,
  tables: FigureTables,
): { readonly bound: Bound; readonly first: number } | null {
  if (words[first - 1] === 'between') return { bound: 'at least', first: first - 1 };
  const end = words[first - 1] === 'the' ? first - 1 : first;
  for (const [phrase, bound] of tables.bounds) {
    const start = end - phrase.length;
    if (start >= 0 && phrase.every((word, index) => words[start + index] === word))
      return { bound, first: start };
  }
  return null;
}

/** The bound told right after a figure ("or more"), with its last token. */
export function boundAfter(
  words: readonly string[],
  last: number,
  tables: FigureTables,
): { readonly bound: Bound; readonly last: number } | null {
  for (const [phrase, bound] of tables.boundsAfter)
    if (phrase.every((word, index) => words[last + 1 + index] === word))
      return { bound, last: last + phrase.length };
  return null;
}
