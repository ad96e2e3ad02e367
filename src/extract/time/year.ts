import { daysInMonth } from '../../model/index.ts';
import { type Anchors, FINENESS, type Resolved } from './anchors.ts';
import { countsOf, dayOf, monthOf, nthWeekday, partOf, type Stretch, yearOf } from './calendar.ts';
import type { Calendar, Fields } from './phrase.ts';

/** The stretch of the fields in a year. */
export function ofYear(fields: Fields, year: number): Stretch | null {
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
export function resolveMonth(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved | null {
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
  const beside = besideFocus(fields, way, focus);
  if (beside !== null) return inYear(beside);
  if (!way && !hadWithin && narrative?.year != null) {
    const year = narrativeYear(fields, narrative, anchors);
    if (year !== null) return inYear(year);
  }
  if (document?.year != null) return inYear(nearYear(fields, document, way, anchors));
  const unknown = fields.nth === undefined ? dayOrMonth(null, fields) : null;
  return unknown && { stretch: unknown, inferred: false };
}

/** The year of "the following March" and "the previous summer" beside the time last told of; null for other ways. */
function besideFocus(fields: Fields, way: Calendar['way'], focus: Stretch | null): number | null {
  if (!focus || focus.year === null || (way !== 'following' && way !== 'preceding')) return null;
  const [own, now] = [countsOf(ofYear(fields, focus.year) ?? focus), countsOf(focus)];
  if (!own || !now) return null;
  if (way === 'following') return own[0] > now[1] ? focus.year : focus.year + 1;
  return own[1] < now[0] ? focus.year : focus.year - 1;
}

function dayOrMonth(year: number | null, fields: Fields): Stretch {
  return fields.day === undefined
    ? monthOf(year, fields.month!)
    : dayOf(year, fields.month!, fields.day, fields.time ?? null);
}

/** How far back, in days, a story may step ("put off the July round after a raid on 29 June"). */
const STEP_BACK = 45;
/** How far back, in days, a month must lie to be that of the next year ("in November" and then "in January"). */
const TURN_OF_YEAR = 200;

/** The year that the order of telling gives a month: the narrative's or the next; null where either may be meant. */
function narrativeYear(fields: Fields, narrative: Stretch, anchors: Anchors): number | null {
  const { lookingBack, interrupted, document, tense } = anchors;
  if (document?.year != null && tense === 'future') return null;
  const start = countsOf(narrative)?.[0];
  const year = narrative.year!;
  const counts = countsOf(ofYear(fields, year) ?? yearOf(year));
  if (start === undefined || !counts) return null;
  if (FINENESS[narrative.unit] <= FINENESS.year) return narrative.unit === 'year' ? year : null;
  if (lookingBack) {
    // After other talk of now, "had written in May" looks back from now, no longer from the narrative.
    if (counts[0] <= start) return interrupted ? null : year;
    return interrupted ? year : year - 1;
  }
  if (counts[1] >= start) return year;
  if (document?.year != null && year >= document.year) return null;
  const back = start - counts[1];
  return back <= STEP_BACK ? year : back >= TURN_OF_YEAR ? year + 1 : null;
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

/** Seasons, quarters and halves without a year: the one nearest to the document's date that has begun. */
export function resolvePart(phrase: Calendar, anchors: Anchors, hadWithin: boolean): Resolved | null {
  const { fields, way } = phrase;
  if (fields.year !== undefined) {
    const whole = ofYear(fields, fields.year);
    return whole && stated(whole);
  }
  const beside = besideFocus(fields, way, anchors.focus);
  if (beside !== null) return { stretch: ofYear(fields, beside)!, inferred: true };
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

function stated(stretch: Stretch): Resolved {
  return { stretch, inferred: false };
}
