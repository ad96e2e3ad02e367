import { daysInMonth } from '../../model/index.ts';
import type { Anchors, Resolved } from './anchors.ts';
import {
  countsOf,
  dayCount,
  dayFromCount,
  dayOf,
  monthOf,
  type Stretch,
  shifted,
  unknownWeekday,
  weekdayOf,
} from './calendar.ts';
import type { Calendar } from './phrase.ts';
import type { Tense } from './tense.ts';

/** A day of the week: the nearest to the document's date on the side that tense and words tell, unknown without one. */
export function resolveWeekday(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved {
  const { fields, way } = phrase;
  const weekday = fields.weekday!;
  const time = fields.time ?? null;
  const told = way === 'that' || way === 'following' || way === 'preceding';
  const anchor = told ? (anchors.focus ?? anchors.document) : anchors.document;
  const base = anchor?.unit === 'day' && anchor.year !== null ? countsOf(anchor)?.[0] : undefined;
  if (base === undefined) return { stretch: unknownWeekday(weekday, time), inferred: false };
  const back = (weekdayOf(base) - weekday + 7) % 7;
  const shift = phrase.within?.offset ?? 0;
  const ahead = (7 - back) % 7;
  let days = -back;
  if (way === 'next' || way === 'following') days = ahead === 0 ? 7 : ahead;
  else if (way === 'last' || way === 'preceding') days = back === 0 ? -7 : -back;
  else if (way === 'this') days = anchors.tense === 'past' ? -back : ahead;
  else if (
    anchors.ahead ||
    anchors.tense === 'future' ||
    (anchors.tense === 'present' && back !== 0 && ahead <= 4)
  )
    days = ahead;
  if (hadWithin) days += shift * 7;
  return { stretch: dayFromCount(base + days, time), inferred: true };
}

/** "the 12th": of the month that the narrative stands in, else the latest before publication. */
export function resolveDay(day: number, anchors: Anchors): Resolved | null {
  const { document, narrative, focus } = anchors;
  const near = narrative?.month ? narrative : focus?.month && focus.unit !== 'week' ? focus : null;
  if (near && (document?.unit !== 'day' || near !== document)) {
    const limit = daysInMonth(near.year ?? 2000, near.month!);
    if (near.day === null || near.day <= day || anchors.tense === 'past')
      return day <= limit ? { stretch: dayOf(near.year, near.month, day), inferred: true } : null;
  }
  if (document?.unit === 'day' && document.year !== null)
    return { stretch: latestDay(day, document, anchors.tense), inferred: true };
  return {
    stretch: dayOf(document?.year ?? null, document?.unit === 'year' ? null : (document?.month ?? null), day),
    inferred: true,
  };
}

function latestDay(day: number, document: Stretch, tense: Tense): Stretch {
  const now = dayCount(document.year!, document.month!, document.day!);
  const step = tense === 'future' ? 1 : -1;
  let month = monthOf(document.year, document.month!);
  for (let tries = 0; tries < 12; tries++) {
    const fits = day <= daysInMonth(month.year!, month.month!);
    const count = fits ? dayCount(month.year!, month.month!, day) : now;
    if (fits && (step < 0 ? count <= now : count >= now)) break;
    month = shifted(month, step)!;
  }
  return dayOf(month.year, month.month, day);
}

/** A time of the day: of the day last told of, else of the document's. */
export function resolveClock(time: string, anchors: Anchors): Resolved | null {
  const day = anchors.focus?.unit === 'day' ? anchors.focus : anchors.document;
  if (day?.unit !== 'day' || day.weekday !== null)
    return { stretch: dayOf(null, null, null, time), inferred: true };
  return { stretch: { ...day, time }, inferred: true };
}
