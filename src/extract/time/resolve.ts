import type { Anchors, Resolved } from './anchors.ts';
import {
  around,
  centuryOf,
  countsOf,
  dayFromCount,
  dayOf,
  decadeOf,
  type Stretch,
  yearOf,
} from './calendar.ts';
import { resolveClock, resolveDay, resolveWeekday } from './day.ts';
import type { Calendar, Fields } from './phrase.ts';
import { resolvePointed } from './pointed.ts';
import { ofYear, resolveMonth, resolvePart } from './year.ts';

/** The stretch that a calendar phrase names, its missing year, month or week worked out as far as the anchors allow. */
export function resolveCalendar(phrase: Calendar, anchors: Anchors): Resolved | null {
  const { fields, within } = phrase;
  if (fields.century !== undefined) return stated(centuryOf(fields.century));
  if (fields.decade !== undefined) return stated(decadeOf(fields.decade));
  const outer = within ? resolvePointed(within, anchors) : null;
  if (within && outer) {
    const inside = insideOf(outer, fields);
    if (inside) return { stretch: inside, inferred: true };
  }
  if (fields.time === 'WEEK') return weekOf(phrase, anchors);
  if (fields.month !== undefined) return resolveMonth(phrase, anchors, within !== null);
  if (fields.weekday !== undefined) return resolveWeekday(phrase, anchors, within !== null);
  if (fields.season !== undefined || fields.quarter !== undefined || fields.half !== undefined)
    return resolvePart(phrase, anchors, within !== null);
  if (fields.year !== undefined) return stated(yearOf(fields.year));
  if (fields.day !== undefined) return resolveDay(fields.day, anchors);
  if (fields.time !== undefined) return resolveClock(fields.time, anchors);
  return null;
}

function stated(stretch: Stretch): Resolved {
  return { stretch, inferred: false };
}

function insideOf(outer: Stretch, fields: Fields): Stretch | null {
  if (fields.weekday !== undefined && outer.unit === 'week' && fields.month === undefined) {
    const monday = countsOf(outer)?.[0];
    return monday === undefined ? null : dayFromCount(monday + fields.weekday - 1, fields.time ?? null);
  }
  if (fields.weekday !== undefined && outer.unit === 'day') return null;
  if (outer.unit === 'month' && fields.day !== undefined) return dayOf(outer.year, outer.month, fields.day);
  return outer.year === null ? null : ofYear(fields, outer.year);
}

function weekOf(phrase: Calendar, anchors: Anchors): Resolved | null {
  const { time: _time, ...fields } = phrase.fields;
  const day = resolveMonth({ ...phrase, fields }, anchors, phrase.within !== null);
  const counts = day && countsOf(day.stretch);
  return counts ? { stretch: around(counts[0], 'week'), inferred: day.inferred } : null;
}
