import type { TimeUnit } from '../../lexicon/times.ts';
import { numberAt } from '../figures/numbers.ts';
import type { Duration, Phrase } from './phrase.ts';
import {
  after,
  amountIn,
  before,
  has,
  monthIn,
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
/** Units that are counted in others: a decade is ten years. */
export const FACTORS: Partial<Record<TimeUnit, number>> = {
  fortnight: 2,
  decade: 10,
  century: 100,
  millennium: 1000,
};

/** TIMEX3 value of a length: amount and unit, "X" for an unknown amount. */
function lengthValue(amount: number | null, unit: TimeUnit): string {
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

/** Lengths ("for 11 days", "the past two years") and repetitions ("every Monday", "twice a week"). */
export const LENGTH_RULES: readonly Rule[] = [
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
];

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
