import type { TimeExpression } from '../types.ts';
import type { Anchors } from './anchors.ts';
import { edtfOf, monthOf, type Stretch, shifted, timexOf, yearOf } from './calendar.ts';
import type { DocumentDate } from './document-date.ts';
import type { Duration, Fields, Found, Pointed, Range } from './phrase.ts';
import { resolvePointed } from './pointed.ts';
import { boundedBy, type Relation } from './relation.ts';
import { resolveCalendar } from './resolve.ts';

/** What a phrase means in its place: TIMEX3 type and value, the stretch it names, and the EDTF of an event at it. */
export interface Meaning {
  readonly type: TimeExpression['type'];
  readonly value: string;
  readonly stretch: Stretch | null;
  readonly edtf: string | null;
  readonly inferred: boolean;
  readonly approximate: boolean;
  readonly dates: boolean;
}

/** What a phrase means against the anchors; `relation` is that of the preposition before it. */
export function meaningOf(
  { phrase, hedges }: Found,
  { anchors, document }: { readonly anchors: Anchors; readonly document: DocumentDate | null },
  relation: Relation,
): Meaning {
  const none = { stretch: null, edtf: null, inferred: false, approximate: false, dates: false };
  if (phrase.kind === 'set') return { ...none, type: 'SET', value: phrase.value };
  if (phrase.kind === 'vague') return { ...none, type: 'DATE', value: phrase.value };
  if (phrase.kind === 'duration') return { ...none, ...lengthMeaning(phrase, document) };
  if (phrase.kind === 'range') return { ...none, ...rangeMeaning(phrase, anchors) };
  const pointed = phrase.kind === 'pointed';
  const resolved = pointed
    ? { stretch: resolvePointed(phrase, anchors), inferred: true }
    : (resolveCalendar(phrase, anchors) ?? { stretch: null, inferred: false });
  const { stretch } = resolved;
  if (!stretch)
    return {
      ...none,
      type: 'DATE',
      value: pointed && phrase.offset === null ? vagueValue(phrase.way) : 'XXXX',
      dates: true,
    };
  const weeks = pointed && phrase.counted && phrase.unit === 'week' ? weeksAway(phrase, anchors) : null;
  const coarse = stretch.unit !== 'day';
  const approximate = hedges.approximate || (coarse && hedges.part !== null);
  const type = stretch.time !== null ? 'TIME' : 'DATE';
  return {
    type,
    value: timexOf(stretch),
    stretch,
    edtf: weeks ?? boundedBy(stretch, relation, approximate),
    inferred: resolved.inferred,
    approximate,
    dates: true,
  };
}

/** "Two weeks later" is about that day, though its TIMEX3 value is the week. */
function weeksAway(phrase: Pointed, anchors: Anchors): string | null {
  const day = resolvePointed({ ...phrase, unit: 'day', offset: phrase.offset! * 7 }, anchors);
  const edtf = day && edtfOf(day);
  return edtf && `${edtf}~`;
}

function vagueValue(way: -1 | 0 | 1): string {
  return way < 0 ? 'PAST_REF' : way > 0 ? 'FUTURE_REF' : 'PRESENT_REF';
}

/** "the past two years" from the document's date; a bare length names no stretch. */
function lengthMeaning(
  phrase: Duration,
  document: DocumentDate | null,
): Omit<Meaning, 'stretch' | 'inferred' | 'approximate'> {
  const plain = { type: 'DURATION' as const, value: phrase.value, edtf: null, dates: phrase.side !== null };
  const anchor = document?.stretch;
  if (phrase.side === null || phrase.amount === null || !anchor || anchor.year === null) return plain;
  const amount =
    Math.round(phrase.amount) *
    ({ decade: 10, century: 100, millennium: 1000 }[phrase.unit as 'decade'] ?? 1);
  const sign = phrase.side === 'past' ? -1 : 1;
  const near = coarser(anchor, phrase.unit);
  const steps =
    near &&
    phrase.unit !== 'day' &&
    phrase.unit !== 'week' &&
    phrase.unit !== 'month' &&
    near.unit === 'month'
      ? amount * 12
      : amount;
  const far =
    near && (phrase.unit === 'week' ? shifted(near, sign * amount * 7) : shifted(near, sign * steps));
  if (!near || !far) return plain;
  const ends = sign < 0 ? [far, near] : [near, far];
  return { ...plain, edtf: ends.map((end) => `${edtfOf(end)}~`).join('/'), dates: true };
}

/** The document's date in the grain that suits a length: months for years and months, days for weeks and days. */
function coarser(anchor: Stretch, unit: Duration['unit']): Stretch | null {
  if (unit === 'day' || unit === 'week' || unit === 'fortnight') return anchor.unit === 'day' ? anchor : null;
  if (unit === 'month') return anchor.month === null ? null : monthOf(anchor.year, anchor.month);
  if (unit === 'year' || unit === 'decade' || unit === 'century')
    return anchor.month === null ? yearOf(anchor.year!) : monthOf(anchor.year, anchor.month);
  return null;
}

function rangeMeaning(phrase: Range, anchors: Anchors): Omit<Meaning, 'approximate'> {
  const end = (fields: Fields) =>
    resolveCalendar({ kind: 'calendar', fields, way: null, within: null }, anchors);
  const from = end(phrase.from);
  const to = end(phrase.to);
  const edges = [from, to].map((side) => side && edtfOf(side.stretch));
  const edtf = edges[0] && edges[1] ? `${edges[0]}/${edges[1]}` : null;
  const value = from && to ? `${timexOf(from.stretch)}/${timexOf(to.stretch)}` : 'XXXX';
  return {
    type: 'DATE',
    value,
    stretch: from?.stretch ?? null,
    edtf,
    inferred: from?.inferred ?? false,
    dates: true,
  };
}
