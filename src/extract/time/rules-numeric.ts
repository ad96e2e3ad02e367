import { daysInMonth } from '../../model/index.ts';
import type { Phrase } from './phrase.ts';
import { calendar, expandYear, type Rule, type Seen } from './rule.ts';

/** Dates in digits. */
export const NUMERIC_RULES: readonly Rule[] = [
  {
    name: 'iso date',
    needs: '{isodate}|{year} {hyphen}',
    pattern: '{isodate} | {year} {hyphen} {small} {hyphen} {small}',
    build: isoDate,
  },
  { name: 'numeric date', needs: '{numeric}', pattern: '{numeric}', build: numericDate },
];

function isoDate(seen: Seen): Phrase | null {
  const text = seen.words
    .slice(seen.match.first, seen.match.last + 1)
    .map((word) => word.low)
    .join('');
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return calendar({ year, month, day });
}

/** "10/23/98" has the month first unless that cannot be; with points the day comes first. */
function numericDate(seen: Seen): Phrase | null {
  const text = seen.words[seen.match.first]!.low;
  const parts = text.split(/[/.-]/);
  const [a, b, c] = parts.map(Number) as [number, number, number];
  if (parts[0]!.length === 4) return valid(a, b, c);
  if (parts[0]!.length > 2 || parts[2]!.length === 3) return null;
  const year = parts[2]!.length === 2 ? expandYear(c) : c;
  if (year < 1900 || year > 2099) return null;
  const dayFirst = text.includes('.') || a > 12;
  return dayFirst ? valid(year, b, a) : valid(year, a, b);
}

function valid(year: number, month: number, day: number): Phrase | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return calendar({ year, month, day });
}
