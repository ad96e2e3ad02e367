import type { TimeUnit } from '../../lexicon/times.ts';
import type { Phrase, Pointed } from './phrase.ts';
import {
  after,
  amountIn,
  before,
  calendar,
  dayIn,
  has,
  partIn,
  pointedBy,
  type Rule,
  type Seen,
  unitIn,
  wayIn,
  weekdayIn,
  wordsIn,
} from './rule.ts';
import { FACTORS } from './rules-length.ts';

/** Times told from now or from the time last told of. */
export const RELATIVE_RULES: readonly Rule[] = [
  {
    name: 'today',
    needs: 'today|yesterday|tomorrow',
    pattern: '{lead} (?<day>today|yesterday|tomorrow) (?<part>{part})?',
    build: (seen) => ({
      ...deictic(wordsIn(seen, 'day')),
      ...(has(seen, 'part') ? { time: partIn(seen, 'part')! } : {}),
    }),
  },
  {
    name: 'tonight',
    needs: 'tonight',
    pattern: '(?:later|earlier|late)? tonight',
    build: () => ({ ...deictic('today'), time: 'TNI' }),
  },
  {
    name: 'day before yesterday',
    needs: 'yesterday|tomorrow',
    pattern: 'the day (?<side>before yesterday|after tomorrow)',
    build: (seen) => shift(wordsIn(seen, 'side').startsWith('before') ? -2 : 2, 'day', 'document'),
  },
  {
    name: 'this morning',
    needs: '{part}',
    pattern: '{lead} (?<way>{way}) (?<part>{part})',
    build: partOfDay,
  },
  {
    name: 'last year',
    needs: '{unit}',
    pattern:
      '{lead} (?<way>{way}|latest|the latest|the current) (?:fiscal|calendar|academic|financial)? (?<unit>{unit}) (?<part>{part})?',
    build: relativeUnit,
  },
  {
    name: 'the year',
    needs: 'quarter|year|month|week|weekend|day',
    pattern:
      '(?:{lead} the | {partlead} the?) (?:latest|full|fiscal|current)? {hyphen}? (?<unit>quarter|year|month|week|weekend|day)',
    build: theUnit,
  },
  {
    name: 'ago',
    needs: '{unit}',
    pattern:
      '{quantity} (?<unit>{unit}) (?:and (?<quantity2>{bareamount}) (?<unit2>{unit}))? (?:or so|and a half)? (?<side>ago|earlier|later|before|after|from now|hence|on|previously|prior|afterwards|afterward|beforehand)',
    build: ago,
  },
  {
    name: 'unit ago',
    needs: '{plural}',
    pattern: '{quantity} (?<unit>{plural}) (?:or so)? (?<side>ago|earlier|later)',
    build: ago,
  },
  {
    name: 'within the day',
    needs: 'day|hours|hour|minutes',
    pattern:
      '(?:within|inside) (?:the|a) day | (?:within|inside) (?:the|an|{card}|{small})? (?:hours|minutes|hour) | (?:some|several|a few|a couple of) hours (?:later|earlier)',
    build: () => shift(0, 'day', 'focus'),
  },
  {
    name: 'the day before',
    needs: 'before|after|earlier',
    pattern: 'the (?<unit>day|week|month|year|night|(?<part>{part})) (?<side>before|after|earlier)',
    build: dayBefore,
  },
  {
    name: 'units ago',
    needs: '{plural} (?:ago|earlier|later)',
    pattern: '(?<unit>{plural}) (?<side>ago|earlier|later)',
    build: ago,
  },
  {
    name: 'year-earlier',
    needs: 'year',
    pattern: '(?:the|its|a)? year {hyphen}? (?:ago|earlier) (?:(?<n>{ordinal})? (?<what>quarter|period))?',
    build: yearEarlier,
  },
  {
    name: 'a week from Friday',
    needs: 'week',
    pattern: '(?<n>a|one|two) week (?:from|ago) (?<weekday>{weekday})',
    build: (seen) => calendar({ weekday: weekdayIn(seen, 'weekday') }, null, shift(1, 'week', 'document')),
  },
  {
    name: 'year end',
    needs: 'end',
    pattern: '(?:around)? (?:year {poss}? {hyphen}? end)',
    build: () => ({ kind: 'pointed', unit: 'year', offset: 0, way: 0, base: 'document' }),
  },
];

function deictic(word: string): Pointed {
  const offset = word === 'today' ? 0 : word === 'yesterday' ? -1 : 1;
  return shift(offset, 'day', 'document');
}

function shift(offset: number, unit: TimeUnit, base: Pointed['base']): Pointed {
  return { kind: 'pointed', unit, offset, way: Math.sign(offset) as -1 | 0 | 1, base };
}

function partOfDay(seen: Seen): Phrase | null {
  const words = wayIn(seen);
  const time = partIn(seen, 'part')!;
  if (/night|morning|afternoon|evening|dawn|dusk|midday/.test(wordsIn(seen, 'part')) === false) return null;
  if (/^(?:the )?last$/.test(words)) return { ...shift(-1, 'day', 'document'), time };
  if (/^(?:the )?next$/.test(words)) return { ...shift(1, 'day', 'focus'), time };
  const pointed = pointedBy(words, 'day', time);
  return pointed && (pointed.base === 'document' && pointed.offset !== 0 ? null : pointed);
}

const NEVER_POINTED: readonly TimeUnit[] = ['second', 'minute', 'hour'];

function relativeUnit(seen: Seen): Phrase | null {
  const unit = unitIn(seen, 'unit')!;
  const way = wayIn(seen);
  if (NEVER_POINTED.includes(unit) || seen.tables.plurals.has(wordsIn(seen, 'unit'))) return null;
  if (/^(?:s|old)$/.test(after(seen)) || /^(?:the )?past$/.test(way)) return null;
  if (/latest/.test(way))
    return unit === 'quarter' || unit === 'year' ? shift(unit === 'year' ? -1 : 0, unit, 'focus') : null;
  if (unit === 'night')
    return way === 'last' ? { ...shift(-1, 'day', 'document'), time: 'TNI' } : pointedBy(way, 'day', 'TNI');
  if (unit === 'day' && /^(?:last|the last|past|the past|this past|coming)$/.test(way)) return null;
  return pointedBy(way, unit, has(seen, 'part') ? partIn(seen, 'part') : undefined);
}

/** "earlier in the day", "the end of the year", "the quarter": the stretch that is being told of. */
function theUnit(seen: Seen): Phrase | null {
  const unit = unitIn(seen, 'unit')!;
  const led = has(seen, 'partword') || has(seen, 'partword2');
  if (/^(?:of|when|that|ago|-|old)$/.test(after(seen)) && !led) return null;
  if (!led && (unit === 'day' || unit === 'month')) return null;
  if (
    !led &&
    /^\p{Ll}{3,}$/u.test(after(seen)) &&
    unit !== 'quarter' &&
    unit !== 'weekend' &&
    !/^(?:and|but|with|from|was|for|the|in|on|to|ending|ended|of|after|before|because|while|ended|as|by|has|had)$/.test(
      after(seen),
    )
  )
    return null;
  if (unit === 'weekend') return shift(before(seen) === 'this' ? 0 : -1, 'weekend', 'document');
  return shift(0, unit, unit === 'week' ? 'document' : 'focus');
}

function ago(seen: Seen): Phrase | null {
  const unit = unitIn(seen, 'unit')!;
  const word = wordsIn(seen, 'side');
  const next = after(seen);
  if (/^(?:before|after|on|prior)$/.test(word) && !/^(?:[.,;:)”"–—-]?|and|but|in|at|that|which)$/.test(next))
    return null;
  if (word === 'on' && !/^[.,]?$/.test(next)) return null;
  const amount = has(seen, 'quantity') ? amountIn(seen, 'quantity') : null;
  const way = /^(?:ago|earlier|before|previously|prior|beforehand)$/.test(word) ? -1 : 1;
  const base = /^(?:ago|from now|hence)$/.test(word) ? 'document' : 'focus';
  if (amount === null) return { kind: 'pointed', unit, offset: null, way, base };
  const halved = seen.words.slice(seen.match.first, seen.match.last).some(({ low }) => low === 'half');
  const factor = FACTORS[unit];
  if (halved && unit !== 'year' && !factor && Number.isInteger(amount))
    return { kind: 'pointed', unit, offset: null, way, base };
  if (factor)
    return shift(
      way * Math.round((amount + (halved ? 0.5 : 0)) * factor),
      unit === 'fortnight' ? 'week' : 'year',
      base,
    );
  const rest =
    has(seen, 'quantity2') && unitIn(seen, 'unit2') === 'month' && unit === 'year'
      ? amountIn(seen, 'quantity2')
      : null;
  if (rest) return shift(way * (amount * 12 + rest), 'month', base);
  if (!Number.isInteger(amount))
    return unit === 'year' ? shift(way * Math.round(amount * 12), 'month', base) : null;
  const compares = unit === 'year' && amount === 1 && /^(?:ago|earlier)$/.test(word);
  return { ...shift(way * amount, unit, base), counted: true, ...(compares ? { compares } : {}) };
}

/** "He had called the day before." Before a noun it counts from that ("the day before the vote"). */
function dayBefore(seen: Seen): Phrase | null {
  if (!/^(?:[.,;:)”"–—-]?|and|but|in|at|that)$/.test(after(seen))) return null;
  const offset = wordsIn(seen, 'side') === 'after' ? 1 : -1;
  if (has(seen, 'part')) return { ...shift(offset, 'day', 'focus'), time: partIn(seen, 'part')! };
  return shift(offset, unitIn(seen, 'unit') === 'night' ? 'day' : unitIn(seen, 'unit')!, 'focus');
}

/** The vague way of business reports: the same quarter or year before the one being told of. */
function yearEarlier(seen: Seen): Phrase | null {
  if (has(seen, 'n')) return calendar({ quarter: dayIn(seen, 'n') }, null, shift(-1, 'year', 'document'));
  return { ...shift(-1, 'year', 'focus'), compares: true };
}
