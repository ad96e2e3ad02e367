import { daysInMonth } from '../../model/index.ts';

/** Kinds of stretch that the calendar has, from long to short. */
export const STRETCH_UNITS = [
  'century',
  'decade',
  'year',
  'half',
  'quarter',
  'season',
  'month',
  'week',
  'weekend',
  'day',
] as const;
export type StretchUnit = (typeof STRETCH_UNITS)[number];

/**
 * A stretch of the calendar. `number` counts within the unit above: century (19 for 1900 to 1999), decade (199), half,
 * quarter, season (EDTF 21 to 24), month, else null. Weeks and weekends are given by their Monday (month, day). `year`
 * is null where it is not known; a day of the week of which nothing else is known has only `weekday`.
 */
export interface Stretch {
  readonly unit: StretchUnit;
  readonly year: number | null;
  readonly number: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
  /** TIMEX3 time of the day ("T10:35", "TNI"), else null. */
  readonly time: string | null;
}

const EMPTY = { year: null, number: null, month: null, day: null, weekday: null, time: null } as const;
const DAY_MS = 86_400_000;

/** A year. */
export function yearOf(year: number): Stretch {
  return { ...EMPTY, unit: 'year', year };
}

/** A decade by its three digits: 199 for 1990 to 1999. */
export function decadeOf(decade: number): Stretch {
  return { ...EMPTY, unit: 'decade', number: decade, year: decade * 10 };
}

/** A century by its two digits: 19 for 1900 to 1999. */
export function centuryOf(century: number): Stretch {
  return { ...EMPTY, unit: 'century', number: century, year: century * 100 };
}

/** A half, quarter or season (EDTF 21 to 24) of a year. */
export function partOf(unit: 'half' | 'quarter' | 'season', year: number | null, number: number): Stretch {
  return { ...EMPTY, unit, year, number };
}

/** A month, 1 to 12. */
export function monthOf(year: number | null, month: number): Stretch {
  return { ...EMPTY, unit: 'month', year, number: month, month };
}

/** A day, as far as it is known; `time` is its TIMEX3 time of the day. */
export function dayOf(
  year: number | null,
  month: number | null,
  day: number | null,
  time: string | null = null,
): Stretch {
  return { ...EMPTY, unit: 'day', year, month, day, time };
}

/** A Monday, say, of which the week is not known. */
export function unknownWeekday(weekday: number, time: string | null = null): Stretch {
  return { ...EMPTY, unit: 'day', weekday, time };
}

/** Day of the month by number in a Unix-like count of days. */
export function dayFromCount(count: number, time: string | null = null): Stretch {
  const date = new Date(count * DAY_MS);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), time);
}

/** Days since 1970-01-01. */
export function dayCount(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  return Math.round(date.getTime() / DAY_MS);
}

/** Day of the week of a count of days, 1 Monday to 7 Sunday. */
export function weekdayOf(count: number): number {
  return ((((count + 3) % 7) + 7) % 7) + 1;
}

/** The n-th weekday of a month (-1 the last). */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): Stretch {
  const first = dayCount(year, month, 1);
  if (nth < 0) {
    const last = dayCount(year, month, daysInMonth(year, month));
    return dayFromCount(last - ((weekdayOf(last) - weekday + 7) % 7));
  }
  return dayFromCount(first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** First and last day as counts, null where the year or day is not known. */
export function countsOf(stretch: Stretch): readonly [number, number] | null {
  const { unit, year, number, month, day } = stretch;
  if (year === null) return null;
  const whole = (from: number, to: number): readonly [number, number] => [
    dayCount(year, from, 1),
    dayCount(year, to, daysInMonth(year, to)),
  ];
  if (unit === 'century') return [dayCount(year, 1, 1), dayCount(year + 99, 12, 31)];
  if (unit === 'decade') return [dayCount(year, 1, 1), dayCount(year + 9, 12, 31)];
  if (unit === 'year') return whole(1, 12);
  if (unit === 'half') return whole(number === 1 ? 1 : 7, number === 1 ? 6 : 12);
  if (unit === 'quarter') return whole(number! * 3 - 2, number! * 3);
  if (unit === 'season')
    return number === 24 ? whole(12, 12) : whole((number! - 20) * 3, (number! - 20) * 3 + 2);
  if (unit === 'month') return whole(month!, month!);
  if (month === null || day === null) return null;
  const start = dayCount(year, month, day);
  if (unit === 'week') return [start, start + 6];
  if (unit === 'weekend') return [start + 5, start + 6];
  return [start, start];
}

/** The stretch of `unit` that a day lies in. */
export function around(count: number, unit: StretchUnit): Stretch {
  const { year, month, day } = dayFromCount(count) as { year: number; month: number; day: number };
  switch (unit) {
    case 'century':
      return centuryOf(Math.floor(year / 100));
    case 'decade':
      return decadeOf(Math.floor(year / 10));
    case 'year':
      return yearOf(year);
    case 'half':
      return partOf('half', year, month <= 6 ? 1 : 2);
    case 'quarter':
      return partOf('quarter', year, Math.ceil(month / 3));
    case 'season':
      return partOf(
        'season',
        month < 3 ? year - 1 : year,
        month < 3 || month === 12 ? 24 : 20 + Math.floor(month / 3),
      );
    case 'month':
      return monthOf(year, month);
    case 'week':
    case 'weekend': {
      const monday = dayFromCount(count - weekdayOf(count) + 1);
      return { ...monday, unit };
    }
    default:
      return dayOf(year, month, day);
  }
}

/** The stretch `steps` units of its own kind away, the year carried over; null where the year is needed and unknown. */
export function shifted(stretch: Stretch, steps: number): Stretch | null {
  if (stretch.year === null) return stretch.unit === 'month' && steps === 0 ? stretch : null;
  const { unit, year, number } = stretch;
  const wrap = (per: number, base: number): { year: number; number: number } => {
    const at = year * per + (number! - base) + steps;
    return { year: Math.floor(at / per), number: (((at % per) + per) % per) + base };
  };
  if (unit === 'year') return yearOf(year + steps);
  if (unit === 'decade') return decadeOf(number! + steps);
  if (unit === 'century') return centuryOf(number! + steps);
  if (unit === 'half') return { ...stretch, ...wrap(2, 1) };
  if (unit === 'quarter') return { ...stretch, ...wrap(4, 1) };
  if (unit === 'season') return { ...stretch, ...wrap(4, 21) };
  if (unit === 'month') {
    const to = wrap(12, 1);
    return monthOf(to.year, to.number);
  }
  const counts = countsOf({ ...stretch, unit: 'day' });
  if (!counts) return null;
  const days = unit === 'day' ? steps : steps * 7;
  return { ...dayFromCount(counts[0] + days, stretch.time), unit };
}

const two = (value: number): string => String(value).padStart(2, '0');
const SEASON_CODES = ['SP', 'SU', 'FA', 'WI'];

/** EDTF level 2 of a stretch; null where nothing of the calendar is known (a weekday alone). */
export function edtfOf(stretch: Stretch): string | null {
  const { unit, year, number, month, day } = stretch;
  const y = year === null ? 'XXXX' : String(year).padStart(4, '0');
  if (unit === 'century') return `${two(number!)}XX`;
  if (unit === 'decade') return `${String(number).padStart(3, '0')}X`;
  if (unit === 'year') return year === null ? null : y;
  if (unit === 'season') return year === null ? null : `${y}-${number}`;
  if (unit === 'quarter') return year === null ? null : `${y}-${32 + number!}`;
  if (unit === 'half') return year === null ? null : `${y}-${39 + number!}`;
  if (unit === 'month') return `${y}-${two(month!)}`;
  if (unit === 'week' || unit === 'weekend') {
    const counts = countsOf(stretch);
    return counts ? counts.map((count) => edtfOf(dayFromCount(count))).join('/') : null;
  }
  if (day === null) return null;
  return `${y}-${month === null ? 'XX' : two(month)}-${two(day)}`;
}

/** TIMEX3 value of a stretch. */
export function timexOf(stretch: Stretch): string {
  const { unit, year, number, month, day, weekday, time } = stretch;
  const y = year === null ? 'XXXX' : String(year).padStart(4, '0');
  const clock = time ?? '';
  if (unit === 'century') return two(number!);
  if (unit === 'decade') return String(number).padStart(3, '0');
  if (unit === 'year') return y;
  if (unit === 'season') return `${y}-${SEASON_CODES[number! - 21]}`;
  if (unit === 'quarter') return `${y}-Q${number}`;
  if (unit === 'half') return `${y}-H${number}`;
  if (unit === 'month') return `${y}-${two(month!)}`;
  if (unit === 'week' || unit === 'weekend') {
    const counts = countsOf({ ...stretch, unit: 'day' });
    const end = unit === 'weekend' ? '-WE' : '';
    return counts ? `${isoWeek(counts[0])}${end}` : `XXXX-WXX${end}`;
  }
  if (weekday !== null && day === null) return `XXXX-WXX-${weekday}${clock}`;
  return `${y}-${month === null ? 'XX' : two(month)}-${day === null ? 'XX' : two(day)}${clock}`;
}

/** ISO 8601 week of the Monday with this count of days. */
function isoWeek(monday: number): string {
  const thursday = dayFromCount(monday + 3);
  const first = dayCount(thursday.year!, 1, 1);
  return `${thursday.year}-W${two(Math.floor((monday + 3 - first) / 7) + 1)}`;
}
