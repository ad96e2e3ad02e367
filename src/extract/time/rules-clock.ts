import type { Phrase } from './phrase.ts';
import { after, before, has, partIn, type Rule, type Seen, wordsIn } from './rule.ts';

/** Times of the day, and words that only point at now, the past or the future. */
export const CLOCK_RULES: readonly Rule[] = [
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
];

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
