import { daysInMonth } from '../../model/index.ts';
import type { SentencePhrases } from './document-date.ts';
import type { Calendar, Fields, Found } from './phrase.ts';
import type { Word } from './words.ts';

/** Words between the days of a list ("on the 4th and then again on the 7th"). */
const BETWEEN = /^(?:and|,|&|then|again|also|on|the|once|more|later|finally)$/;
/** Words before the first of a list of bare days. */
const OPENING = /^(?:on|of|dated|for|both)$/;
/** What may follow the last day of a list that no month follows: no unit, and no noun that the number counts. */
const CLOSING =
  /^(?:[.,;:)”"’'!?–—-]|in|at|to|when|after|before|with|and|or|by|but|while|as|that|last|this|from|respectively)?$/;
/** How many words may stand between two days of a list. */
const REACH = 5;

/**
 * The phrases with one for each bare day of a list whose month stands with another of its days: "on 4 and 7 May", "on May 4
 * and 7, 2015", "on the 4th and the 7th", "on the 11th and again on the 19th of March". The month, and the year, are those of
 * that day.
 */
export function withDayLists({ words, found }: SentencePhrases): SentencePhrases {
  const taken = new Set(
    found.flatMap(({ first, last }) => words.slice(first, last + 1).map((_, at) => first + at)),
  );
  const isFree = (at: number): boolean => !taken.has(at) && dayAt(words, at) !== null;
  const all = found.flatMap((one): readonly Found[] => {
    if (!isDay(one)) return [one];
    const list = [one, ...daysAfter(one, words, isFree)];
    return [...daysBefore(one, words, isFree), ...withTailYear(list, found, words)];
  });
  const isOwn = (one: Found): boolean => !all.some((other) => other !== one && holds(other, one));
  return { words, found: withMonths(all.filter(isOwn), words) };
}

const holds = (a: Found, b: Found): boolean => a.first <= b.first && b.last <= a.last;

function isDay({ phrase }: Found): boolean {
  if (phrase.kind !== 'calendar' || phrase.way || phrase.within) return false;
  const { day, weekday, feast, time } = phrase.fields;
  return day !== undefined && weekday === undefined && !feast && time === undefined;
}

/** The day that a word names: "7", "7th"; null for other words. */
function dayAt(words: readonly Word[], at: number): number | null {
  const low = words[at]?.low ?? '';
  const day = /^\d{1,2}(?:st|nd|rd|th)?$/.test(low) ? Number.parseInt(low, 10) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

/** The bare days before a day with its month ("on 3, 5 and 9 June"). */
function daysBefore(one: Found, words: readonly Word[], isFree: (at: number) => boolean): readonly Found[] {
  const { fields } = one.phrase as Calendar;
  if (fields.month === undefined || dayAt(words, one.first) === null) return [];
  const days: Found[] = [];
  let next = one.first;
  for (let at = neighbour(words, next, -1, isFree); at !== null; at = neighbour(words, next, -1, isFree)) {
    if (dayAt(words, at)! > daysInMonth(fields.year ?? 2000, fields.month)) break;
    days.unshift(sameMonth(one, words, at));
    next = at;
  }
  const lead = words[next - 1]?.low === 'the' ? next - 2 : next - 1;
  return OPENING.test(words[lead]?.low ?? '') ? days : [];
}

/** The bare days after a day with its month or article ("on May 4 and 7, 2015", "on the 4th and the 7th"). */
function daysAfter(one: Found, words: readonly Word[], isFree: (at: number) => boolean): readonly Found[] {
  const days: Found[] = [];
  let last = one.last;
  for (let at = neighbour(words, last, 1, isFree); at !== null; at = neighbour(words, last, 1, isFree)) {
    if (!mayFollow(one, words, at)) break;
    days.push(sameMonth(one, words, at));
    last = at;
  }
  const isJoined = words.slice(one.last + 1, last).some(({ low }) => low === 'and' || low === '&');
  return isJoined && CLOSING.test(words[last + 1]?.low ?? '') ? days : [];
}

/** The next free day of a list in one direction, with none but words of lists between; null where none stands there. */
function neighbour(
  words: readonly Word[],
  from: number,
  step: 1 | -1,
  isFree: (at: number) => boolean,
): number | null {
  for (let away = 1; away <= REACH + 1; away++) {
    const at = from + step * away;
    if (isFree(at)) return away > 1 ? at : null;
    if (!BETWEEN.test(words[at]?.low ?? '.')) return null;
  }
  return null;
}

/** Whether a bare day may follow: after "May 4" a number will do, after "4 May" and "the 4th" only "the 7th". */
function mayFollow({ first, phrase }: Found, words: readonly Word[], next: number): boolean {
  const monthFirst = (phrase as Calendar).fields.month !== undefined && dayAt(words, first) === null;
  const article = words[next - 1]!.low === 'the' && /\D$/.test(words[next]!.low);
  return article || (monthFirst && words[first]!.low !== 'the');
}

function sameMonth(model: Found, words: readonly Word[], at: number): Found {
  return { ...withFields(model, { day: dayAt(words, at)! }), first: at, last: at };
}

function withFields(one: Found, more: Fields): Found {
  const phrase = one.phrase as Calendar;
  return { ...one, phrase: { ...phrase, fields: { ...phrase.fields, ...more } } };
}

/** The days of "May 4 and 7, 2015" with the year that follows the last, which takes it in. */
function withTailYear(
  list: readonly Found[],
  found: readonly Found[],
  words: readonly Word[],
): readonly Found[] {
  const end = list.at(-1)!.last;
  const start = words[end + 1]?.low === ',' ? end + 2 : end + 1;
  const year = found.find(({ first, phrase }) => first === start && isYear(phrase));
  if (list.length === 1 || !year) return list;
  const dated = list.map((one) => withFields(one, { year: (year.phrase as Calendar).fields.year! }));
  return [...dated.slice(0, -1), { ...dated.at(-1)!, last: year.last }];
}

function isYear(phrase: Found['phrase']): boolean {
  return phrase.kind === 'calendar' && Object.keys(phrase.fields).join() === 'year';
}

/** The days without a month with that of the day that follows them in a list ("the 11th and again on the 19th of March"). */
function withMonths(found: readonly Found[], words: readonly Word[]): readonly Found[] {
  const out = [...found];
  for (let at = out.length - 2; at >= 0; at--) {
    const [left, right] = [out[at]!, out[at + 1]!];
    if (!isDay(left) || !isDay(right)) continue;
    const [own, next] = [(left.phrase as Calendar).fields, (right.phrase as Calendar).fields];
    if (own.month !== undefined || next.month === undefined || own.day! >= next.day!) continue;
    const between = words.slice(left.last + 1, right.first).map(({ low }) => low);
    if (between.length > REACH || !between.every((word) => BETWEEN.test(word))) continue;
    const { month, year } = next;
    out[at] = withFields(left, year === undefined ? { month } : { month, year });
  }
  return out;
}
