import {
  bareMonth,
  bareYear,
  dateFields,
  dayOfMonth,
  decade,
  division,
  feast,
  monthDay,
  season,
  spokenYear,
  weekday,
} from './calendar-phrases.ts';
import { calendar, dayIn, pointedBy, type Rule, wordsIn, yearIn } from './rule.ts';

/** Dates by the calendar: days, months, years, seasons, quarters, decades, centuries, feasts. */
export const CALENDAR_RULES: readonly Rule[] = [
  {
    name: 'month day year',
    needs: '{month}',
    pattern:
      '{lead} (?:(?<weekday>{weekday}) {comma}? (?<wpart>{part})? {comma}?)? (?<month>{month}) (?<day>{small}|the? {dayth}|the? {ordinal}) (?:{tailyear})?',
    build: monthDay,
  },
  {
    name: 'day month year',
    needs: '{month}',
    pattern:
      '{lead} (?:(?<weekday>{weekday}) {comma}? the?)? (?<day>{small}|{dayth}|{ordinal} (?= of)) of? (?<month>{month}) (?:{tailyear})?',
    build: monthDay,
  },
  {
    name: 'month year',
    needs: '{month}',
    pattern: '{lead} (?<month>{month}) (?:{comma}? of? (?<year>{anyyear}) | of? {relyear})',
    build: monthDay,
  },
  {
    name: 'month',
    needs: '{month}',
    pattern: '{lead} (?:(?<way>{way}))? (?<month>{month})',
    build: bareMonth,
  },
  { name: 'year', needs: '{year}', pattern: '{lead} (?:the? year)? (?<year>{year})', build: bareYear },
  {
    name: 'spoken year',
    needs: '{card}',
    pattern: '{lead} (?:the year)? (?<year>{spokenyear})',
    build: spokenYear,
  },
  {
    name: 'fiscal year',
    needs: 'fiscal',
    pattern: 'the? fiscal year? (?<year>{anyyear})',
    build: (seen) => calendar({ year: yearIn(seen, 'year') }),
  },
  {
    name: 'weekday',
    needs: '{weekday}',
    pattern:
      '{lead} (?:(?<way>{way}))? (?<weekday>{weekday}) (?<wpart>{part})? (?:(?:of)? (?<week>last|this|next|the following|the same|that|the previous) week)?',
    build: weekday,
  },
  { name: 'decade', needs: '{decade}', pattern: '{lead} (?<decade>{decade})', build: (seen) => decade(seen) },
  {
    name: 'decade in words',
    needs: '{decadeword}',
    pattern: 'the {partlead}? (?:nineteen)? (?<decade>{decadeword})',
    build: (seen) =>
      calendar({ decade: 190 + (seen.tables.words.decade_words[wordsIn(seen, 'decade')] ?? 0) }),
  },
  {
    name: 'century',
    needs: 'century',
    pattern: '{lead} (?<n>{dayth}|{ordinal}|twenty {hyphen} first) {hyphen}? century',
    build: (seen) =>
      calendar({ century: (wordsIn(seen, 'n').startsWith('twenty') ? 21 : dayIn(seen, 'n')!) - 1 }),
  },
  {
    name: 'quarter of a year',
    needs: 'quarter',
    pattern:
      '(?:the|its|their|a)? (?:(?<year>{year}) | (?<rel>last|this|next) year {poss})? fiscal? {hyphen}? (?<n>{ordinal}|{dayth}) {hyphen}? quarter (?:of (?<year2>{year}) | (?<year3>{year}) | of? (?<rel2>last|this|next|that|the same) year)?',
    build: (seen) => division(seen, 'quarter'),
  },
  {
    name: 'Q3',
    needs: '{qn}',
    pattern: '(?<q>{qn}) (?:of? (?<year2>{year}) | of? (?<rel2>last|this|next) year)?',
    build: (seen) => {
      const rel = wordsIn(seen, 'rel2');
      const quarter = Number(wordsIn(seen, 'q')[1]);
      return calendar({ year: yearIn(seen, 'year2'), quarter }, null, rel ? pointedBy(rel, 'year') : null);
    },
  },
  {
    name: 'half of a year',
    needs: 'half',
    pattern:
      'the? (?<n>first|second|last|latter) {hyphen}? half of (?:(?<year2>{year}) | (?<rel2>last|this|next|that) year | (?<rel3>the year))',
    build: (seen) => division(seen, 'half'),
  },
  {
    name: 'season',
    needs: '{season}',
    pattern:
      '{lead} (?:(?<way>{way}))? (?<season>{season}) (?:(?:of|in|{comma})? (?<year>{anyyear}) | of? {relyear})?',
    build: season,
  },
  {
    name: 'feast',
    needs: '{holiday}',
    pattern:
      '{lead} (?:(?<way>{way}))? (?<feast>{holiday}) (?:{comma}? (?:in|of)? (?<year>{anyyear}) | {relyear})?',
    build: feast,
  },
  {
    name: 'day of the month',
    needs: '{dayth}',
    pattern:
      '(?<=on|by|until|till|since|from|before|after|to|and) the (?<day>{dayth}) (?: of (?<pointed>{way}|the) month)?',
    build: dayOfMonth,
  },
  {
    name: 'week of a day',
    needs: 'week',
    pattern: 'the week (?:of|ending|beginning) (?<month>{month}) (?<day>{small}) (?:{tailyear})?',
    build: (seen) => calendar({ ...dateFields(seen), time: 'WEEK' }),
  },
];
