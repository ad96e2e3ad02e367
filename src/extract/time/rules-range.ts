import type { Phrase } from './phrase.ts';
import { before, dayIn, defined, monthIn, type Rule, type Seen, wordsIn, yearIn } from './rule.ts';

const TO = '(?:to|until|till|through|{hyphen}|and)';

/** Two ends told in one breath. Ends with words of their own ("from 3 March to 5 April") are joined later. */
export const RANGE_RULES: readonly Rule[] = [
  {
    name: 'days of a month',
    needs: '{month}',
    pattern: `the? (?<from>{small}|{dayth}) (?<to>${TO}) the? (?<until>{small}|{dayth}) of? (?<month>{month}) (?:{comma}? (?<year>{year}))?`,
    build: daysOfMonth,
  },
  {
    name: 'month and days',
    needs: '{month}',
    pattern: `(?<month>{month}) (?<from>{small}|{dayth}) (?<to>${TO}) (?<until>{small}|{dayth}) (?:{comma}? (?<year>{year}))?`,
    build: daysOfMonth,
  },
  {
    name: 'months',
    needs: '{month}',
    pattern: `(?<month>{month}) (?<to>${TO}) (?<month2>{month}) (?:of|{comma})? (?<year>{year})`,
    build: (seen) =>
      joining(seen)
        ? range(
            { year: yearIn(seen, 'year'), month: monthIn(seen, 'month') },
            { year: yearIn(seen, 'year'), month: monthIn(seen, 'month2') },
          )
        : null,
  },
  {
    name: 'years',
    needs: '{years}',
    pattern: '{years}',
    build: (seen) => years(seen.words[seen.match.first]!.low.split(/[-–/]/)),
  },
  {
    name: 'years apart',
    needs: '{year} {hyphen}',
    pattern: '(?<from>{year}) {hyphen} (?<until>{year}|{int}|{small})',
    build: (seen) => years([wordsIn(seen, 'from'), wordsIn(seen, 'until')]),
  },
];

/** "and" makes a range only after "between". */
function joining(seen: Seen): boolean {
  return wordsIn(seen, 'to') !== 'and' || before(seen) === 'between';
}

function daysOfMonth(seen: Seen): Phrase | null {
  const from = dayIn(seen, 'from')!;
  const until = dayIn(seen, 'until')!;
  if ((!joining(seen) && until !== from + 1) || from >= until) return null;
  const rest = { year: yearIn(seen, 'year'), month: monthIn(seen, 'month') };
  return range({ ...rest, day: from }, { ...rest, day: until });
}

function years([from, until]: readonly string[]): Phrase | null {
  if (!from || !until || until.length === 3 || until.length < 2) return null;
  const start = Number(from);
  const end = until.length === 2 ? Math.floor(start / 100) * 100 + Number(until) : Number(until);
  return start < end && end < 2100 && end - start < 200 && start > 1000
    ? range({ year: start }, { year: end })
    : null;
}

function range(
  from: { readonly [key: string]: number | undefined },
  to: { readonly [key: string]: number | undefined },
): Phrase {
  return { kind: 'range', from: defined(from), to: defined(to) };
}
