import { z } from 'zod';
import { checked } from './text.ts';

const words = z.array(z.string().min(1)).min(1).readonly();
const byNumber = z.record(z.coerce.number().int(), words).readonly();
const numbers = z.record(z.string(), z.number()).readonly();

/** The units of time that the grammar knows. */
export const TIME_UNITS = [
  'second',
  'minute',
  'hour',
  'day',
  'night',
  'weekend',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
  'millennium',
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const holiday = z.union([
  z.strictObject({
    name: words,
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  z.strictObject({
    name: words,
    month: z.number().int().min(1).max(12),
    nth: z.number().int(),
    weekday: z.number().int().min(1).max(7),
  }),
]);

const schema = z
  .strictObject({
    months: byNumber,
    month_or_name: words,
    weekdays: byNumber,
    weekday_plurals: byNumber,
    seasons: byNumber,
    units: z.record(z.enum(TIME_UNITS), z.strictObject({ singular: words, plural: words })).readonly(),
    parts_of_day: z.record(z.enum(['MO', 'MI', 'AF', 'EV', 'NI']), words).readonly(),
    clock_words: z.record(z.string(), z.string()).readonly(),
    holidays: z.array(holiday).readonly(),
    numbers,
    scales: numbers,
    ordinals: numbers,
    decade_words: numbers,
    vague_amounts: words,
    approximate: words,
    early: words,
    middle: words,
    late: words,
    daily: z.record(z.string(), z.string()).readonly(),
    present: words,
    past: words,
    future: words,
    time_zones: words,
    since: words,
    until: words,
    before: words,
    after: words,
    shortly: words,
    doubt: words,
    future_signs: words,
    telling_verbs: words,
    saying_verbs: words,
    showing_verbs: words,
    making_verbs: words,
    striking_verbs: words,
    static_verbs: words,
    later_words: words,
    also_words: words,
    start_nouns: words,
    end_nouns: words,
    start_verbs: words,
    event_nouns: words,
    counted_before: words,
    not_time_after: words,
  })
  .readonly();

/** The words of `lexicon/times.yaml`; its header says what each list means. */
export type TimeWords = z.infer<typeof schema>;

/** Reads `lexicon/times.yaml`. Throws Error naming the field where the text does not fit. */
export function parseTimeWords(yaml: string): TimeWords {
  return checked(schema, 'times.yaml', yaml);
}
