import type { TimeUnit } from '../../lexicon/times.ts';
import { numberAt } from '../figures/numbers.ts';
import type { Duration, Phrase, Pointed } from './phrase.ts';
import {
  after,
  amountIn,
  before,
  calendar,
  dayIn,
  has,
  monthIn,
  partIn,
  pointedBy,
  type Rule,
  type Seen,
  unitIn,
  weekdayIn,
  wordsIn,
} from './rule.ts';

const CODES: Readonly<Record<TimeUnit, string>> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  night: 'D',
  weekend: 'WE',
  week: 'W',
  fortnight: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'Y',
  century: 'Y',
  millennium: 'Y',
};
const FACTORS: Partial<Record<TimeUnit, number>> = {
  fortnight: 2,
  decade: 10,
  century: 100,
  millennium: 1000,
};

/** TIMEX3 value of a length: amount and unit, "X" for an unknown amount. */
export function lengthValue(amount: number | null, unit: TimeUnit): string {
  const code = CODES[unit];
  const clock = code.startsWith('T') ? 'T' : '';
  const letter = code.replace('T', '');
  if (amount === null) return `P${clock}X${letter}`;
  const whole = amount * (FACTORS[unit] ?? 1);
  if (Number.isInteger(whole)) return `P${clock}${whole}${letter}`;
  const smaller = { Y: [12, 'M'], H: [60, 'M'], M: clock ? [60, 'S'] : [30, 'D'], W: [7, 'D'], D: [24, 'H'] }[
    letter
  ];
  if (!smaller) return `P${clock}${whole}${letter}`;
  const [factor, next] = smaller as [number, string];
  const rest = `${Math.round((whole % 1) * factor)}${next}`;
  const lead = Math.floor(whole) > 0 ? `${Math.floor(whole)}${letter}` : '';
  return letter === 'D' ? `P${lead}T${rest}` : `P${clock}${lead}${rest}`;
}

/** Times told from now or from the time last told of, lengths, repetitions, clock times. */
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
    name: 'the day before',
    needs: 'before|after|earlier',
    pattern: 'the (?<unit>day|week|month|year) (?<side>before|after|earlier)',
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
    name: 'past years',
    needs: '{plural}',
    pattern:
      '(?:at least|more than|about|nearly)? (?:the|these|those)? (?<side>past|last|next|coming|previous|preceding|following|recent) {quantity}? (?<unit>{plural}) (?:or so)?',
    build: side,
  },
  {
    name: 'past year',
    needs: 'past',
    pattern: '(?:the|this)? past (?<unit>{singular})',
    build: (seen) =>
      /^(?:second|night|weekend)$/.test(wordsIn(seen, 'unit')) ? null : length(seen, 1, 'past'),
  },
  {
    name: 'first months',
    needs: '{plural}',
    pattern: '(?:the|its|their)? (?:first|final|opening|latest|remaining) {quantity} (?<unit>{plural})',
    build: (seen) => length(seen, amountIn(seen, 'quantity')),
  },
  {
    name: 'length',
    needs: '{unit}',
    pattern:
      '{amountlead}* (?:the|this|that|these|those|another|an additional)? (?<quantity>{number}) (?:{hyphen} | more|additional|consecutive|straight|full|whole|long|extra|further|fiscal)? (?<unit>{unit}) (?:(?:and|{comma})? (?<quantity2>{number}) (?<unit2>{unit}) | and a half)? (?:{hyphen}? long | {hyphen}? period)? (?:or so)?',
    build: plainLength,
  },
  {
    name: 'vague length',
    needs: '{unit}',
    pattern:
      '{amountlead}* (?<quantity>{loose}) (?:more|additional|full|whole)? {hyphen}? (?<unit>{unit}) (?:{hyphen}? long|and a half|or so|or two)?',
    build: plainLength,
  },
  {
    name: 'units long',
    needs: 'long',
    pattern: '(?<unit>{unit}) {hyphen} long',
    build: (seen) => length(seen, wordsIn(seen, 'unit').endsWith('s') ? null : 1),
  },
  {
    name: 'for years',
    needs: '{plural}',
    pattern:
      '(?<=for|in|over|after|of|within|through|than|and|during|the|early|many|from|about|lasting|lasted|took|with) (?:early)? (?<unit>{plural}) (?:or {plural})? (?:ahead|past|to come)?',
    build: bareUnits,
  },
  { name: 'daily', needs: '{daily}', pattern: '(?<word>{daily})', build: daily },
  {
    name: 'every day',
    needs: 'every|each',
    pattern:
      '{lead}? (?:every|each) (?<other>other|second)? {number}? (?:(?<unit>{unit}) | (?<weekday>{weekday}) | (?<month>{month}) | (?<season>{season})) (?<part>{part})?',
    build: every,
  },
  {
    name: 'times a day',
    needs: '{singular}',
    pattern: '(?:once|twice|{number} times|several times) (?:a|an|per|each|every) (?<unit>{unit})',
    build: (seen) => set(seen),
  },
  { name: 'a day', needs: '{singular}', pattern: '(?:a|an|per) (?<unit>{singular})', build: perUnit },
  {
    name: 'Mondays',
    needs: '{weekdays}',
    pattern: '(?<days>{weekdays}) (?:{part})?',
    build: (seen) => ({
      kind: 'set',
      value: `XXXX-WXX-${seen.tables.weekdayPlurals.get(wordsIn(seen, 'days'))}`,
    }),
  },
  {
    name: 'clock time',
    needs: "am|pm|{part}|{zone}|o'clock",
    pattern:
      "{timelead}? (?<clock>{clock}|{small}|{card}) (?:o'clock)? (?:(?<half>am|pm) {zone}? | in the (?<part>{part}) | (?<=.) {zone} | o'clock)",
    build: clock,
  },
  {
    name: 'bare clock',
    needs: '{clock}',
    pattern:
      '(?<=at|around|about|by|until|since|from|before|after|to|{hyphen}|{weekday}|{comma}) (?<clock>{clock}) {zone}?',
    build: clock,
  },
  { name: 'noon', needs: '{noon}', pattern: '{timelead}? (?<noon>{noon})', build: clock },
  { name: 'part of the day', needs: '{part}', pattern: '{lead} (?:the)? (?<part>{part})', build: barePart },
  {
    name: 'now',
    needs: '{present}|moment|present|point|stage|time|now',
    pattern:
      '{present} | at (?:the moment|present) | at this moment | right now | this (?:crucial|very) moment',
    build: () => ({ kind: 'vague', value: 'PRESENT_REF' }),
  },
  {
    name: 'current',
    needs: 'current',
    pattern: 'current',
    build: () => ({ kind: 'vague', value: 'PRESENT_REF' }),
  },
  {
    name: 'recently',
    needs: '{past}|recent|past',
    pattern:
      '(?:more|most|only|just|as|until)? {past} | recent | (?:in|for|of) the past (?! {digits}|{card}|few|several)',
    build: recently,
  },
  {
    name: 'future',
    needs: '{future}|future|term|possible|coming|date',
    pattern:
      '{future} | (?:the|a) (?:near|foreseeable|immediate|distant|not too distant)? (?:future|short term|near term) | as soon as possible | (?:the|in) (?:coming|future) (?:{plural}) | a later date',
    build: () => ({ kind: 'vague', value: 'FUTURE_REF' }),
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
  const words = wordsIn(seen, 'way');
  const time = partIn(seen, 'part')!;
  if (/night|morning|afternoon|evening|dawn|dusk|midday/.test(wordsIn(seen, 'part')) === false) return null;
  if (words === 'last') return { ...shift(-1, 'day', 'document'), time };
  const pointed = pointedBy(words, 'day', time);
  return pointed && (pointed.base === 'document' && pointed.offset !== 0 ? null : pointed);
}

const NEVER_POINTED: readonly TimeUnit[] = ['second', 'minute', 'hour'];

function relativeUnit(seen: Seen): Phrase | null {
  const unit = unitIn(seen, 'unit')!;
  const way = wordsIn(seen, 'way');
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
  return { ...shift(way * amount, unit, base), ...(compares ? { compares } : {}) };
}

/** "He had called the day before." Before a noun it counts from that ("the day before the vote"). */
function dayBefore(seen: Seen): Phrase | null {
  if (!/^(?:[.,;:)”"–—-]?|and|but|in|at|that)$/.test(after(seen))) return null;
  return shift(wordsIn(seen, 'side') === 'after' ? 1 : -1, unitIn(seen, 'unit')!, 'focus');
}

/** The vague way of business reports: the same quarter or year before the one being told of. */
function yearEarlier(seen: Seen): Phrase | null {
  if (has(seen, 'n')) return calendar({ quarter: dayIn(seen, 'n') }, null, shift(-1, 'year', 'document'));
  return { ...shift(-1, 'year', 'focus'), compares: true };
}

function length(seen: Seen, amount: number | null, toward: Duration['side'] = null): Duration {
  const unit = unitIn(seen, 'unit')!;
  return { kind: 'duration', value: lengthValue(amount, unit), amount, unit, side: toward };
}

function side(seen: Seen): Phrase | null {
  const word = wordsIn(seen, 'side');
  const bare = !has(seen, 'quantity');
  if (bare && /^(?:last|next|previous|preceding|following)$/.test(word)) return null;
  return length(seen, amountIn(seen, 'quantity'), /^(?:next|coming|following)$/.test(word) ? 'next' : 'past');
}

function plainLength(seen: Seen): Phrase | null {
  if (
    /^(?:old|olds|-)$/.test(after(seen)) &&
    /^(?:-?old|olds)/.test(after(seen) === '-' ? after(seen, 2) : after(seen))
  )
    return null;
  const unit = unitIn(seen, 'unit')!;
  if (unit === 'weekend' || wordsIn(seen, 'unit') === 'second') return null;
  // "three-quarters", "a quarter of the votes": a fraction; "60 Minutes": a name.
  if (unit === 'quarter' && (after(seen) === 'of' || /^(?:three|a)(?: -|$)/.test(wordsIn(seen, 'quantity'))))
    return null;
  if (
    /^\p{Lu}/u.test(seen.words[seen.match.groups.get('unit')![0]]!.text) &&
    seen.match.first > 0 &&
    !allCapitals(seen)
  )
    return null;
  const text = wordsIn(seen, 'quantity');
  if (text === 'many' && before(seen) === 'as') return null;
  if (/^(?:an?|per)$/.test(text) && /^(?:few|couple)$/.test(before(seen))) return null;
  let amount = amountIn(seen, 'quantity');
  if (/^an?$/.test(text) && wordsIn(seen, 'unit').endsWith('s')) return null;
  const last = seen.words[seen.match.last]!.low;
  if (amount !== null && last === 'half') amount += 0.5;
  const more = has(seen, 'quantity2') ? amountIn(seen, 'quantity2') : null;
  const base = length(seen, amount);
  if (more === null) return base;
  return { ...base, value: `${base.value}${lengthValue(more, unitIn(seen, 'unit2')!).replace(/^PT?/, '')}` };
}

/** A headline in capitals tells nothing by them. */
function allCapitals({ words }: Seen): boolean {
  return !words.some(({ text }) => /^\p{Ll}{2,}/u.test(text));
}

function bareUnits(seen: Seen): Phrase | null {
  const previous = before(seen);
  if (
    /^(?:the|of|and|from|with|early)$/.test(previous) &&
    !/^(?:early|ahead)$/.test(seen.words[seen.match.first]!.low) &&
    !/ahead|past/.test(seen.words[seen.match.last]!.low)
  )
    return null;
  return length(seen, null);
}

function daily(seen: Seen): Phrase | null {
  const word = wordsIn(seen, 'word');
  const next = after(seen);
  // "the daily Granma", "the weekly Le Point", "a monthly": a paper. "a quarterly loss": no repetition.
  if (/^\p{Lu}/u.test(next) || (/^\p{Lu}/u.test(seen.words[seen.match.first]!.text) && before(seen) !== ''))
    return null;
  if (/^[,.]?$/.test(next) && /^(?:the|a|-|israeli|french)$/.test(before(seen))) return null;
  return { kind: 'set', value: seen.tables.words.daily[word] ?? 'P1D' };
}

function set(seen: Seen): Phrase {
  return { kind: 'set', value: lengthValue(1, unitIn(seen, 'unit')!) };
}

function every(seen: Seen): Phrase | null {
  const unit = unitIn(seen, 'unit');
  const season = seen.tables.seasons.get(wordsIn(seen, 'season'));
  if (has(seen, 'weekday')) return { kind: 'set', value: `XXXX-WXX-${weekdayIn(seen, 'weekday')}` };
  if (has(seen, 'month'))
    return { kind: 'set', value: `XXXX-${String(monthIn(seen, 'month')).padStart(2, '0')}` };
  if (season) return { kind: 'set', value: `XXXX-${['SP', 'SU', 'FA', 'WI'][season - 21]}` };
  if (!unit || wordsIn(seen, 'unit') === 'second') return null;
  const lows = seen.words.map((word) => word.low);
  const number = numberAt(lows, seen.match.first + 1, seen.tables.words);
  return { kind: 'set', value: lengthValue(has(seen, 'other') ? 2 : (number?.value ?? 1), unit) };
}

/** "three times a day", "$30 a year", "24 hours a day": a rate; "for a year" is a length. */
function perUnit(seen: Seen): Phrase | null {
  if (wordsIn(seen, 'unit') === 'second') return null;
  const previous = before(seen);
  const next = after(seen);
  const per = seen.words[seen.match.first]!.low === 'per';
  if (next === 'old' || (next === '-' && !/^(?:long)$/.test(after(seen, 2)))) return null;
  const rate =
    /^(?:once|twice|times|million|billion|trillion|thousand|hundred|dollars|euros|pounds|francs|yen|barrels|percent|%|tons|tonnes|cents|people|miles|hours|share)$|^\d[\d,.]*$|s$/.test(
      previous,
    );
  if (per || (rate && !/^(?:was|is|as|has|this|his|its|us|less|takes|lasts|plus)$/.test(previous)))
    return set(seen);
  return length(seen, 1);
}

function clock(seen: Seen): Phrase | null {
  if (has(seen, 'noon'))
    return {
      kind: 'calendar',
      fields: { time: `T${seen.tables.words.clock_words[wordsIn(seen, 'noon')]}` },
      way: null,
      within: null,
    };
  const text = wordsIn(seen, 'clock');
  const [h, m] = text.split(/[:.]/) as [string, string | undefined];
  let hour = seen.tables.words.numbers[h] ?? Number(h);
  const half =
    wordsIn(seen, 'half') || (/morning/.test(wordsIn(seen, 'part')) ? 'am' : has(seen, 'part') ? 'pm' : '');
  if (!(hour >= 0 && hour <= 24) || (half !== '' && hour > 12 && hour !== 12)) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const zoned = seen.words
    .slice(seen.match.first, seen.match.last + 1)
    .some((word) => seen.tables.words.time_zones.includes(word.low));
  // A number before a zone needs the look of a clock ("2000 GMT", "10:30 EST"); "4 ET" is none.
  if (
    !m &&
    half === '' &&
    !has(seen, 'part') &&
    !zoned &&
    !/o'clock/.test(wordsIn(seen, 'clock')) &&
    seen.words[seen.match.last]!.low !== "o'clock"
  )
    return null;
  return {
    kind: 'calendar',
    fields: { time: `T${String(hour).padStart(2, '0')}:${m ?? '00'}` },
    way: null,
    within: null,
  };
}

function barePart(seen: Seen): Phrase | null {
  const word = wordsIn(seen, 'part');
  const led = has(seen, 'partword');
  if (word === 'overnight')
    return /^(?:[.,]?|\p{Ll}+)$/u.test(after(seen))
      ? { kind: 'pointed', unit: 'day', offset: 0, way: 0, base: 'focus', time: 'TNI' }
      : null;
  const the = seen.words[seen.match.last - 1]?.low === 'the';
  if (!led && !(the && /^(?:in|during|for|of|on)$/.test(before(seen)))) return null;
  if (/^(?:of|before)$/.test(after(seen)) || before(seen) === 'of') return null;
  return { kind: 'pointed', unit: 'day', offset: 0, way: 0, base: 'focus', time: partIn(seen, 'part')! };
}

function recently(seen: Seen): Phrase | null {
  const words = seen.words[seen.match.last]!.low;
  if (words === 'recent' && /^(?:most|more)$/.test(before(seen))) return null;
  return { kind: 'vague', value: 'PAST_REF' };
}
