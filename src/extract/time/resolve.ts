import { daysInMonth } from '../../model/index.ts';
import {
  around,
  centuryOf,
  countsOf,
  dayCount,
  dayFromCount,
  dayOf,
  decadeOf,
  monthOf,
  nthWeekday,
  partOf,
  type Stretch,
  type StretchUnit,
  shifted,
  unknownWeekday,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import type { Calendar, Fields, Pointed } from './phrase.ts';
import type { Tense } from './tense.ts';

/** What a phrase is resolved against. */
export interface Anchors {
  /** Day, month or year of publication, stated or estimated; null where unknown. */
  readonly document: Stretch | null;
  /** The stretch last told of, null at the beginning. */
  readonly focus: Stretch | null;
  /** Whether the text has spoken of now ("on Tuesday", "last week") since the narrative's time. */
  readonly interrupted: boolean;
  /** The quarter of a year last told of, null where there was none. */
  readonly quarter: Stretch | null;
  /** Whether a preposition looks ahead to the time ("by May", "until Tuesday"). */
  readonly ahead: boolean;
  /** The stretch with a stated year that the narrative stands at, where it reaches this far; else null. */
  readonly narrative: Stretch | null;
  readonly tense: Tense;
  /** The year that the text gives elsewhere to the same day of the same month, else null. */
  readonly statedYear: (month: number, day: number) => number | null;
}

/** A stretch with whether its year or more was worked out. */
export interface Resolved {
  readonly stretch: Stretch;
  readonly inferred: boolean;
}

const UNITS: Partial<Record<Pointed['unit'], StretchUnit>> = {
  day: 'day',
  night: 'day',
  weekend: 'weekend',
  week: 'week',
  fortnight: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  century: 'century',
};

/** How fine a stretch is: units from long to short. */
const FINENESS: Readonly<Record<StretchUnit, number>> = {
  century: 0,
  decade: 1,
  year: 2,
  half: 3,
  season: 3,
  quarter: 3,
  month: 4,
  week: 5,
  weekend: 5,
  day: 6,
};

/** The stretch that "last year", "two weeks ago", "the same day" point at; null where the anchor is not known so finely. */
export function resolvePointed(phrase: Pointed, anchors: Anchors): Stretch | null {
  const unit = UNITS[phrase.unit];
  if (phrase.offset === null) return null;
  if (!unit) return anchors.document?.unit === 'day' ? { ...anchors.document, time: null } : null;
  const fallback = phrase.unit === 'year' && phrase.offset === 0 ? anchors.narrative : null;
  const anchor =
    phrase.base === 'focus' ? (focusFor(unit, anchors) ?? anchors.document) : (anchors.document ?? fallback);
  if (!anchor || (phrase.base === 'focus' && phrase.way > 0 && !anchors.focus)) return null;
  if (anchors.quarter && phrase.compares) return shifted(anchors.quarter, -4);
  if (unit === 'quarter' && anchor === anchors.document) return quarterTold(anchor, phrase.offset);
  const time = phrase.time ?? null;
  if (anchor.year === null) return inUnknownYear(anchor, unit, phrase.offset, time);
  if (FINENESS[anchor.unit] < FINENESS[unit]) return null;
  const counts = countsOf(anchor);
  if (!counts) return null;
  const moved = shifted(around(counts[0], unit), phrase.offset);
  return moved && time ? { ...moved, time } : moved;
}

/** What was last told of, unless it is too coarse to tell "the quarter" from. "The next day" of a year is unknown. */
function focusFor(unit: StretchUnit, { focus, quarter }: Anchors): Stretch | null {
  if (unit === 'quarter') return quarter ?? (focus && FINENESS[focus.unit] > FINENESS.quarter ? focus : null);
  if (unit === 'year' && focus && FINENESS[focus.unit] < FINENESS.year) return null;
  return focus;
}

/** "The quarter" in a report is the last one that is over. */
function quarterTold(document: Stretch, offset: number): Stretch | null {
  const counts = countsOf(document);
  if (!counts || FINENESS[document.unit] < FINENESS.quarter) return null;
  return shifted(around(counts[0], 'quarter'), offset - (offset === 0 ? 1 : 0));
}

/** "later that month", "the following day" after a day without a year. */
function inUnknownYear(
  anchor: Stretch,
  unit: StretchUnit,
  offset: number,
  time: string | null,
): Stretch | null {
  if (anchor.month === null) return null;
  if (unit === 'month' && offset === 0) return monthOf(null, anchor.month);
  const day = anchor.day === null ? null : anchor.day + offset;
  return unit === 'day' && day !== null && day >= 1 && day <= 28
    ? dayOf(null, anchor.month, day, time)
    : null;
}

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

/** The stretch of the fields in a year. */
function ofYear(fields: Fields, year: number): Stretch | null {
  const { month, day, nth, weekday, season, quarter, half, time } = fields;
  if (month !== undefined && nth !== undefined && weekday !== undefined)
    return nthWeekday(year, month, nth, weekday);
  if (month !== undefined && day !== undefined)
    return day <= daysInMonth(year, month) ? dayOf(year, month, day, time ?? null) : null;
  if (month !== undefined) return monthOf(year, month);
  if (season !== undefined) return partOf('season', year, season);
  if (quarter !== undefined) return partOf('quarter', year, quarter);
  if (half !== undefined) return partOf('half', year, half);
  return null;
}

/** A month or day of a month. Order: stated year, the same day elsewhere, the narrative, the document's date, unknown. */
function resolveMonth(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved | null {
  const { fields, way } = phrase;
  if (fields.year !== undefined) {
    const whole = ofYear(fields, fields.year);
    return whole && stated(whole);
  }
  const inYear = (year: number): Resolved | null => {
    const stretch = ofYear(fields, year);
    return stretch && { stretch, inferred: true };
  };
  const { document, narrative, focus } = anchors;
  const same = fields.day !== undefined ? anchors.statedYear(fields.month!, fields.day) : null;
  if (same !== null) return inYear(same);
  if (way === 'that' && focus?.year) return inYear(focus.year);
  if (!way && !hadWithin && narrative?.year != null) {
    const year = narrativeYear(fields, narrative, anchors);
    if (year !== null) return inYear(year);
  }
  if (document?.year != null) return inYear(nearYear(fields, document, way, anchors));
  const unknown = fields.nth === undefined ? dayOrMonth(null, fields) : null;
  return unknown && { stretch: unknown, inferred: false };
}

function dayOrMonth(year: number | null, fields: Fields): Stretch {
  return fields.day === undefined
    ? monthOf(year, fields.month!)
    : dayOf(year, fields.month!, fields.day, fields.time ?? null);
}

/** The year that the order of telling gives a month: the narrative's, when the month does not lie before it. */
function narrativeYear(fields: Fields, narrative: Stretch, { tense, interrupted }: Anchors): number | null {
  const start = countsOf(narrative)?.[0];
  const own = ofYear(fields, narrative.year!);
  const counts = own && countsOf(own);
  if (start === undefined || !counts) return null;
  if (FINENESS[narrative.unit] <= FINENESS.year) return narrative.unit === 'year' ? narrative.year : null;
  if (tense === 'pluperfect') {
    // After other talk of now, "had written in May" looks back from now, no longer from the narrative.
    if (counts[0] <= start) return interrupted ? null : narrative.year;
    return interrupted ? narrative.year : narrative.year! - 1;
  }
  return counts[1] >= start ? narrative.year : null;
}

/** How near a day or month ahead must be, in days, to be meant although the clause speaks of the past ("a 5 May deadline"). */
const SOON = 60;

/** The year of a month or feast nearest to the document's date on the side that tense and words tell. */
function nearYear(fields: Fields, document: Stretch, way: Calendar['way'], anchors: Anchors): number {
  const year = document.year!;
  const now = countsOf(document)!;
  if (document.unit === 'year') return way === 'last' ? year - 1 : way === 'next' ? year + 1 : year;
  const at = (candidate: number): readonly [number, number] =>
    countsOf(ofYear(fields, candidate) ?? yearOf(candidate))!;
  if (way === 'this') return year;
  const { tense } = anchors;
  if (way === null && tense !== 'pluperfect') {
    const next = [year, year + 1].find((candidate) => at(candidate)[0] > now[1])!;
    const wait = at(next)[0] - now[1];
    if (
      wait <= SOON &&
      !(tense === 'past' && fields.feast) &&
      (tense !== 'past' || fields.day !== undefined || wait <= SOON / 2)
    )
      return next;
  }
  if (way === 'next' || (way === null && (anchors.ahead || tense === 'future' || tense === 'present'))) {
    const begun = at(year)[1] < now[0];
    // What lies just behind is spoken of in the present too ("the talks that began in May are").
    return begun && (way === 'next' || tense === 'future') ? year + 1 : year;
  }
  const ahead = way === 'last' ? at(year)[1] >= now[0] : at(year)[0] > now[1];
  return ahead ? year - 1 : year;
}

function resolveWeekday(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved {
  const { fields, way } = phrase;
  const weekday = fields.weekday!;
  const time = fields.time ?? null;
  const anchor = way === 'that' ? anchors.focus : anchors.document;
  const base = anchor?.unit === 'day' && anchor.year !== null ? countsOf(anchor)?.[0] : undefined;
  if (base === undefined) return { stretch: unknownWeekday(weekday, time), inferred: false };
  const back = (weekdayOf(base) - weekday + 7) % 7;
  const shift = phrase.within?.offset ?? 0;
  const ahead = (7 - back) % 7;
  let days = -back;
  if (way === 'next') days = ahead === 0 ? 7 : ahead;
  else if (way === 'last') days = back === 0 ? -7 : -back;
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

/** Seasons, quarters and halves without a year: the one nearest to the document's date that has begun. */
function resolvePart(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved | null {
  const { fields, way } = phrase;
  if (fields.year !== undefined) {
    const whole = ofYear(fields, fields.year);
    return whole && stated(whole);
  }
  const anchor =
    way === 'that' || (!way && !hadWithin && anchors.narrative)
      ? (anchors.narrative ?? anchors.focus)
      : anchors.document;
  if (anchor?.year == null) {
    const unit = fields.season !== undefined ? 'season' : fields.quarter !== undefined ? 'quarter' : 'half';
    return stated(partOf(unit, null, (fields.season ?? fields.quarter ?? fields.half)!));
  }
  const year = anchor.year;
  const now = countsOf(anchor)!;
  const at = (candidate: number): readonly [number, number] => countsOf(ofYear(fields, candidate)!)!;
  let best = year;
  if (anchor === anchors.document && anchor.unit !== 'year') {
    const begun = at(year)[1] < now[0];
    const middle = (candidate: number): number =>
      Math.abs(at(candidate)[0] + at(candidate)[1] - now[0] - now[1]);
    if (way === 'last') best = begun ? year : year - 1;
    else if (way === 'next') best = begun ? year + 1 : year;
    else if (fields.quarter !== undefined)
      best = [year - 1, year, year + 1].reduce((a, b) => (middle(b) < middle(a) ? b : a));
    else if (anchors.tense === 'future') best = begun ? year + 1 : year;
    else if (way !== 'this' && at(year)[0] > now[1] + SOON) best = year - 1;
  } else if (way === 'last') best = year - 1;
  return { stretch: ofYear(fields, best)!, inferred: true };
}

/** "the 12th": of the month that the narrative stands in, else the latest before publication. */
function resolveDay(day: number, anchors: Anchors): Resolved | null {
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

function resolveClock(time: string, anchors: Anchors): Resolved | null {
  const day = anchors.focus?.unit === 'day' ? anchors.focus : anchors.document;
  if (day?.unit !== 'day' || day.weekday !== null)
    return { stretch: dayOf(null, null, null, time), inferred: true };
  return { stretch: { ...day, time }, inferred: true };
}

function weekOf(phrase: Calendar, anchors: Anchors): Resolved | null {
  const { time: _time, ...fields } = phrase.fields;
  const day = resolveMonth({ ...phrase, fields }, anchors, phrase.within !== null);
  const counts = day && countsOf(day.stretch);
  return counts ? { stretch: around(counts[0], 'week'), inferred: day.inferred } : null;
}
