import { edtfBounds, type When } from '../../model/index.ts';
import { countsOf, dayOf, monthOf, type Stretch, shifted, yearOf } from './calendar.ts';
import type { Calendar, Found, Pointed } from './phrase.ts';
import type { Word } from './words.ts';

/** The phrases of one sentence. */
export interface SentencePhrases {
  readonly words: readonly Word[];
  readonly found: readonly Found[];
}

/** The day from which "yesterday" and "last year" count, or the month or year; null where nothing shows it. */
export interface DocumentDate {
  readonly stretch: Stretch;
  readonly approximate: boolean;
}

/** The publication date as a stretch, as fine as it is known. */
export function publishedDate(when: When | null): DocumentDate | null {
  if (!when || !edtfBounds(when.edtf)) return null;
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(when.edtf);
  if (!match || when.edtf.includes('/')) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const approximate = /[~?%]/.test(when.edtf);
  if (month >= 1 && month <= 12)
    return { stretch: day >= 1 ? dayOf(year, month, day) : monthOf(year, month), approximate };
  return { stretch: yearOf(year), approximate };
}

/**
 * The document's date from what its words give away: "two months ago in August 2023" dates it to October 2023, "last
 * year, in 2019" to 2020; where it says "this year" or "last year" and dates things by month and year, the latest such
 * year is this or last year. Null where nothing gives it away.
 */
export function estimatedDate(sentences: readonly SentencePhrases[]): DocumentDate | null {
  for (const { words, found } of sentences)
    for (let at = 0; at + 1 < found.length; at++) {
      const date = fromPair(found[at]!, found[at + 1]!, words) ?? fromPair(found[at + 1]!, found[at]!, words);
      if (date) return { stretch: date, approximate: true };
    }
  const year = fromYears(sentences.flatMap(({ found }) => found));
  return year === null ? null : { stretch: yearOf(year), approximate: true };
}

/** A relative and a dated phrase side by side speak of one time. */
function fromPair(relative: Found, dated: Found, words: readonly Word[]): Stretch | null {
  const pointed = relative.phrase;
  if (pointed.kind !== 'pointed' || pointed.base !== 'document' || pointed.offset === null) return null;
  const [left, right] = relative.first < dated.first ? [relative, dated] : [dated, relative];
  const between = words.slice(left.last + 1, right.first).map(({ low }) => low);
  if (between.length > 2 || !between.every((word) => /^(?:in|on|,|\(|-|of)$/.test(word))) return null;
  const stretch = datedStretch(dated);
  if (!stretch) return null;
  if (pointed.unit === 'year' || stretch.unit === 'year')
    return shifted(yearOf(stretch.year!), -pointed.offset * (pointed.unit === 'year' ? 1 : 0));
  if (pointed.unit === 'month') return shifted(monthOf(stretch.year, stretch.month!), -pointed.offset);
  return pointed.unit === 'day' && stretch.unit === 'day' ? shifted(stretch, -pointed.offset) : null;
}

function datedStretch({ phrase }: Found): Stretch | null {
  if (phrase.kind !== 'calendar' || phrase.fields.year === undefined) return null;
  const { year, month, day } = phrase.fields;
  if (month === undefined) return Object.keys(phrase.fields).length === 1 ? yearOf(year) : null;
  return day === undefined ? monthOf(year, month) : dayOf(year, month, day);
}

function fromYears(found: readonly Found[]): number | null {
  const dated = found.filter(({ phrase }) => phrase.kind === 'calendar' && phrase.fields.year !== undefined);
  const latest = (list: readonly Found[]): number =>
    Math.max(...list.map(({ phrase }) => (phrase as Calendar).fields.year!));
  const pointedYears = found.map(yearPointer).filter((offset) => offset !== null);
  if (dated.length === 0 || pointedYears.length === 0) return null;
  if (pointedYears.includes(0)) return latest(dated);
  const months = dated.filter(({ phrase }) => (phrase as Calendar).fields.month !== undefined);
  return pointedYears.includes(-1) && months.length > 0 ? latest(months) + 1 : null;
}

/** How many years "this year", "last year", "October last year" lie from now, null where a phrase points at no year. */
function yearPointer({ phrase }: Found): number | null {
  const pointed: Pointed | null =
    phrase.kind === 'pointed' ? phrase : phrase.kind === 'calendar' ? phrase.within : null;
  return pointed?.unit === 'year' && pointed.base === 'document' ? pointed.offset : null;
}

/** Whether a stretch with a known year lies wholly after the document's date. */
export function isAfter(stretch: Stretch, date: Stretch): boolean {
  const left = countsOf(stretch);
  const right = countsOf(date);
  return left !== null && right !== null && left[0] > right[1];
}
