import type { TimeUnit } from '../../lexicon/times.ts';
import { numberAt } from '../figures/numbers.ts';
import type { Match } from './pattern.ts';
import type { Calendar, Fields, Phrase, Pointed } from './phrase.ts';
import type { TimeTables, Word } from './words.ts';

/** A pattern with what it means. `build` gives null where the words around show that it is no time. */
export interface Rule {
  readonly name: string;
  /** A pattern that every match holds; a sentence without it is not searched. */
  readonly needs: string;
  readonly pattern: string;
  readonly build: (seen: Seen) => Phrase | null;
}

/** A match with the sentence around it. */
export interface Seen {
  readonly words: readonly Word[];
  readonly match: Match;
  readonly tables: TimeTables;
}

/** Lower-case word `steps` before the match, or after it where negative steps are given to `after`. Empty at the edges. */
export function before(seen: Seen, steps = 1): string {
  return seen.words[seen.match.first - steps]?.low ?? '';
}

/** The word `steps` after the match, as written; empty at the end. */
export function after(seen: Seen, steps = 1): string {
  return seen.words[seen.match.last + steps]?.text ?? '';
}

/** Whether a group took part in the match. */
export function has(seen: Seen, group: string): boolean {
  return seen.match.groups.has(group);
}

/** The words of a group, lower case, joined by blanks; empty where the group took no part. */
export function wordsIn(seen: Seen, group: string): string {
  const place = seen.match.groups.get(group);
  if (!place) return '';
  return seen.words
    .slice(place[0], place[1] + 1)
    .map((word) => word.low)
    .join(' ');
}

/** The number written in a group, null where it has none ("several"). "a", "an" are one, "a couple of" two. */
export function amountIn(seen: Seen, group: string): number | null {
  const place = seen.match.groups.get(group);
  if (!place) return null;
  const lows = seen.words.slice(0, place[1] + 1).map((word) => word.low);
  for (let at = place[0]; at <= place[1]; at++) {
    const read = numberAt(lows, at, seen.tables.words);
    if (read) return read.value;
    if (lows[at] === 'dozen') return 12;
    if (lows[at] === 'couple') return 2;
    if (lows[at] === 'half') return 0.5;
  }
  const text = wordsIn(seen, group);
  if (/\b(?:several|few|many|some|various|countless)\b/.test(text)) return null;
  return /\b(?:an?|another)\b/.test(text) ? 1 : null;
}

/** A day of the month from "7", "7th" or "seventh". */
export function dayIn(seen: Seen, group: string): number | undefined {
  const text = wordsIn(seen, group).replace(/^the /, '');
  if (text === '') return undefined;
  return seen.tables.ordinals.get(text) ?? Number(text.replace(/\D+$/, ''));
}

/** Number of the month named in a group. */
export function monthIn(seen: Seen, group: string): number | undefined {
  return seen.tables.months.get(wordsIn(seen, group));
}

/** Number of the weekday named in a group, 1 Monday. */
export function weekdayIn(seen: Seen, group: string): number | undefined {
  return seen.tables.weekdays.get(wordsIn(seen, group));
}

/** A year from "1998", "'98", "nineteen ninety-eight", "two thousand and four". */
export function yearIn(seen: Seen, group: string): number | undefined {
  const place = seen.match.groups.get(group);
  if (!place) return undefined;
  const lows = seen.words.slice(0, place[1] + 1).map((word) => word.low);
  const text = lows[place[0]]!;
  if (/^\d{4}$/.test(text)) return Number(text);
  if (/^['’]\d\d$/.test(text)) return expandYear(Number(text.slice(1)));
  const read = numberAt(lows, place[0], seen.tables.words);
  if (!read) return undefined;
  if (read.last >= place[1]) return read.value;
  const rest = numberAt(lows, read.last + 1, seen.tables.words);
  return rest ? read.value * 100 + rest.value : undefined;
}

/** Two digits as the year meant: 50 to 99 in the last century, else in this. */
export function expandYear(two: number): number {
  return two >= 50 ? 1900 + two : 2000 + two;
}

/** The unit of time named in a group. */
export function unitIn(seen: Seen, group: string): TimeUnit | undefined {
  return seen.tables.units.get(wordsIn(seen, group));
}

/** TIMEX3 time of a part of the day ("TMO"), undefined where the group took no part. */
export function partIn(seen: Seen, group: string): string | undefined {
  const code = seen.tables.parts.get(wordsIn(seen, group));
  return code === undefined ? undefined : `T${code}`;
}

const OFFSETS: readonly (readonly [RegExp, -1 | 0 | 1, Pointed['base']])[] = [
  [/^(?:the )?(?:same|very)$|^that(?: same| very)?$/, 0, 'focus'],
  [/^the (?:following|next|ensuing|subsequent)$|^(?:following|subsequent)$/, 1, 'focus'],
  [/^(?:the )?(?:previous|preceding|prior)$/, -1, 'focus'],
  [/^(?:this )?(?:next|coming|upcoming)$|^the (?:coming|upcoming)$/, 1, 'document'],
  [/^(?:this )?(?:last|past)$|^the (?:last|past)$/, -1, 'document'],
  [/^(?:this|(?:the )?(?:current|present))$/, 0, 'document'],
];

/** What "last", "the following", "that same" and the like before a unit point at. */
export function pointedBy(words: string, unit: TimeUnit, time?: string): Pointed | null {
  const row = OFFSETS.find(([pattern]) => pattern.test(words));
  if (!row) return null;
  const [, offset, base] = row;
  return { kind: 'pointed', unit, offset, way: offset, base, ...(time ? { time } : {}) };
}

/** The words of the group `way` with the article before them: "the next day" is not "next day". */
export function wayIn(seen: Seen): string {
  const words = wordsIn(seen, 'way');
  const before = seen.words[(seen.match.groups.get('way')?.[0] ?? 0) - 1]?.low;
  return words !== '' && before === 'the' && !words.startsWith('the ') ? `the ${words}` : words;
}

/** The same as the way of a calendar phrase ("last April", "that Sunday"). */
export function wayOf(words: string): Calendar['way'] {
  const pointed = pointedBy(words, 'year');
  if (!pointed) return null;
  if (pointed.base === 'focus')
    return pointed.way === 0 ? 'that' : pointed.way < 0 ? 'preceding' : 'following';
  return pointed.way === 0 ? 'this' : pointed.way < 0 ? 'last' : 'next';
}

/** A calendar phrase; fields that are undefined are left out. */
export function calendar(
  fields: { readonly [Key in keyof Fields]: Fields[Key] | undefined },
  way: Calendar['way'] = null,
  within: Pointed | null = null,
): Phrase {
  return { kind: 'calendar', fields: defined(fields), way, within };
}

/** The same object without the fields that are undefined. */
export function defined<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
