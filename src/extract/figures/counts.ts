import type { Lexicon } from '../../lexicon/index.ts';
import type { Bound } from '../../model/index.ts';
import { boundAfter, boundBefore } from './bounds.ts';
import { type NumberRead, numberAt } from './numbers.ts';
import { type FigureTables, tablesOf } from './tables.ts';

/** Letters after a number that multiply it: "3m", "1.2bn". */
export function scaled(
  words: readonly string[],
  tables: FigureTables,
  read: NumberRead | null,
): NumberRead | null {
  if (!read) return null;
  const factor = tables.magnitudes.get(words[read.last + 1]?.replace(/\.$/, '') ?? '');
  return factor ? { ...read, last: read.last + 1, value: Math.round(read.value * factor) } : read;
}

/** "between 10 and 20", "10 to 20", "three or four": at least the first; its tokens are those of both. */
export function range(
  words: readonly string[],
  at: number,
  tables: FigureTables,
  { times }: Lexicon,
): NumberRead | null {
  const low = scaled(words, tables, numberAt(words, at, times));
  if (!low) return null;
  const joint = words[low.last + 1] ?? '';
  if (!(joint === 'and' ? words[at - 1] === 'between' : ['to', 'or', '-'].includes(joint))) return null;
  const high = scaled(words, tables, numberAt(words, low.last + 2, times));
  if (!high || high.value <= low.value) return null;
  return { ...low, last: high.last, value: low.value * sharedScale(words, low, high, tables, times) };
}

/** "Two to three million": the scale after the second number is that of both, unless the first has its own. */
function sharedScale(
  words: readonly string[],
  low: NumberRead,
  high: NumberRead,
  { magnitudes }: FigureTables,
  { scales }: Lexicon['times'],
): number {
  const scaleAt = (at: number): number =>
    scales[words[at] ?? ''] ?? magnitudes.get(words[at]?.replace(/\.$/, '') ?? '') ?? 1;
  return low.value < 1000 && scaleAt(low.last) === 1 ? scaleAt(high.last) : 1;
}

/** "a dozen", "half a dozen". */
export function dozen(words: readonly string[], at: number): NumberRead | null {
  if (words[at] === 'dozen') return { first: at, last: at, value: 12 };
  const half = words[at] === 'half' && words[at + 1] === 'a' && words[at + 2] === 'dozen';
  if (half) return { first: at, last: at + 2, value: 6 };
  return words[at] === 'a' && words[at + 1] === 'dozen' ? { first: at, last: at + 1, value: 12 } : null;
}

/** A count with what bounds it: tokens `first` to `last`, both included. */
export interface CountRead extends NumberRead {
  readonly bound: Bound;
}

/** The whole number that begins at token `at` of a sentence's words in lower case, with the bound before or after it. */
export function countAt(words: readonly string[], at: number, lexicon: Lexicon): CountRead | null {
  const tables = tablesOf(lexicon.figures);
  const span = range(words, at, tables, lexicon);
  const read = span ?? dozen(words, at) ?? numberAt(words, at, lexicon.times);
  if (!read || !Number.isInteger(read.value)) return null;
  const lead = boundBefore(words, read.first, tables);
  const trail = boundAfter(words, read.last, tables);
  const bound = lead?.bound ?? trail?.bound ?? (span ? 'at least' : 'exactly');
  return { first: lead?.first ?? read.first, last: trail?.last ?? read.last, value: read.value, bound };
}
