import { type Anchors, FINENESS } from './anchors.ts';
import { around, countsOf, dayOf, monthOf, type Stretch, type StretchUnit, shifted } from './calendar.ts';
import type { Pointed } from './phrase.ts';

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

/** The stretch that "last year", "two weeks ago", "the same day" point at; null where the anchor is not known so finely. */
export function resolvePointed(phrase: Pointed, anchors: Anchors): Stretch | null {
  const unit = UNITS[phrase.unit];
  // "Hours later": still that day, as far as the words tell.
  if (phrase.offset === null)
    return !unit && phrase.base === 'focus' && anchors.focus?.unit === 'day' ? anchors.focus : null;
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
