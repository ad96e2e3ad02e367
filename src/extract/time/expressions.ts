import { type Sentence, spanOf, type When, whenOf } from '../../model/index.ts';
import type { Reading, TimeExpression } from '../types.ts';
import { edtfOf, monthOf, type Stretch, shifted, timexOf, yearOf } from './calendar.ts';
import { type DocumentDate, estimatedDate, publishedDate, type SentencePhrases } from './document-date.ts';
import { phrasesIn } from './find.ts';
import type { Duration, Fields, Found, Phrase, Range } from './phrase.ts';
import { placeOf } from './place.ts';
import { boundedBy, type Relation } from './relation.ts';
import { type Anchors, resolveCalendar, resolvePointed } from './resolve.ts';
import { tenseAt } from './tense.ts';
import { eventNouns } from './verbs.ts';

/** A time expression with what attachment needs to know of it. */
export interface Expression extends TimeExpression {
  /** What the words name without the preposition before them; null for lengths, sets and what is not known. */
  readonly stretch: Stretch | null;
  readonly relation: Relation;
  /** The event noun that the words date ("the 7 May attack", "the letter dated 7 May"); null where they date none. */
  readonly event: number | null;
  readonly loose: boolean;
  readonly approximate: boolean;
  /** Whether it tells when: dates and times do, lengths and repetitions do not, nor do "now" and "recently". */
  readonly dates: boolean;
}

/** How many sentences back the narrative reaches within a document whose date is known. */
const REACH = 2;

/** Where the telling stands: what was last told of, and what was last told with its year. */
interface Narrative {
  readonly focus: Stretch | null;
  readonly dated: Stretch | null;
  readonly quarter: Stretch | null;
  readonly interrupted: boolean;
  readonly sentence: number;
  readonly paragraph: number;
}

/** All time expressions of a document, in text order. */
export function expressionsIn({ parsed, lexicon }: Reading): readonly Expression[] {
  const phrases = parsed.sentences.map((sentence) => phrasesIn(sentence, lexicon.times));
  const published = publishedDate(parsed.document.published?.value ?? null);
  const document = published ?? estimatedDate(phrases);
  const years = statedYears(phrases);
  const futureSigns = new Set(lexicon.times.future_signs);
  let narrative: Narrative = {
    focus: null,
    dated: null,
    quarter: null,
    interrupted: false,
    sentence: -1,
    paragraph: -1,
  };
  const out: Expression[] = [];
  parsed.sentences.forEach((sentence, index) => {
    const { words, found } = phrases[index]!;
    for (const one of found) {
      const token = words[one.first]!.token;
      const anchors: Anchors = {
        document: document?.stretch ?? null,
        focus: narrative.focus,
        quarter: narrative.quarter,
        interrupted: narrative.interrupted,
        ahead: looksAhead(words, one.first),
        narrative: reachable(narrative, sentence, published !== null, document),
        tense: tenseAt(sentence, token, futureSigns),
        statedYear: (month, day) => years.get(`${month}-${day}`) ?? null,
      };
      const made = expressionOf(one, { reading: { parsed, lexicon }, sentence, words, anchors, document });
      out.push(made);
      narrative = advance(narrative, made, one, sentence, anchors.document);
    }
  });
  return joinRanges(out, parsed.sentences, phrases);
}

/** Years by month and day, where the text tells a day once with its year and not with another. */
function statedYears(phrases: readonly SentencePhrases[]): ReadonlyMap<string, number | null> {
  const years = new Map<string, number | null>();
  for (const { found } of phrases)
    for (const { phrase } of found) {
      if (phrase.kind !== 'calendar') continue;
      const { year, month, day } = phrase.fields;
      if (year === undefined || month === undefined || day === undefined) continue;
      const key = `${month}-${day}`;
      years.set(key, years.has(key) && years.get(key) !== year ? null : year);
    }
  return years;
}

/** The dated narrative as far as it still holds: to the end without a document date, else for a few sentences. */
function reachable(
  narrative: Narrative,
  sentence: Sentence,
  published: boolean,
  document: DocumentDate | null,
): Stretch | null {
  const { dated } = narrative;
  if (!dated) return null;
  const sameParagraph = narrative.paragraph === sentence.paragraph;
  if (dated.unit === 'year')
    return sameParagraph && !published
      ? dated
      : sameParagraph && narrative.sentence === sentence.index
        ? dated
        : null;
  if (!published && !document) return dated;
  return sentence.index - narrative.sentence <= REACH && sentence.paragraph - narrative.paragraph <= 2
    ? dated
    : null;
}

function advance(
  narrative: Narrative,
  made: Expression,
  { phrase }: Found,
  sentence: Sentence,
  document: Stretch | null,
): Narrative {
  if (!made.stretch || !made.dates || sentence.part === 'caption')
    return pointsAtNow(phrase) ? { ...narrative, interrupted: true } : narrative;
  const place = { sentence: sentence.index, paragraph: sentence.paragraph };
  const { stretch } = made;
  if (phrase.kind === 'pointed' && phrase.compares) return narrative;
  if (stretch.unit === 'quarter') return { ...narrative, focus: stretch, quarter: stretch };
  if (pointsAtNow(phrase)) return { ...narrative, focus: stretch, interrupted: true };
  const known = stretch.year !== null && ['year', 'month', 'day'].includes(stretch.unit);
  const told = phrase.kind === 'range' || (phrase.kind === 'calendar' && phrase.fields.year !== undefined);
  const carried =
    narrative.dated !== null && stretch.year === narrative.dated.year && stretch.unit !== 'year';
  const byDocument = document !== null && stretch.year === document.year && !told;
  return known && (told || carried) && !(byDocument && !carried)
    ? { ...narrative, focus: stretch, dated: stretch, interrupted: false, ...place }
    : { ...narrative, focus: stretch };
}

/** "on Tuesday", "last week": counted from the document's date. */
function pointsAtNow(phrase: Phrase): boolean {
  if (phrase.kind === 'pointed') return phrase.base === 'document';
  return (
    phrase.kind === 'calendar' && phrase.fields.weekday !== undefined && phrase.fields.month === undefined
  );
}

/** "by May", "until Tuesday", "payable Dec. 7": what is so bounded mostly lies ahead. */
function looksAhead(words: SentencePhrases['words'], first: number): boolean {
  const [last, third] = [words[first - 1]?.low ?? '', words[first - 2]?.low ?? ''];
  return /^(?:by|until|till|payable|effective|due)$/.test(last) || (last === 'as' && third === 'soon');
}

interface Around {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly words: SentencePhrases['words'];
  readonly anchors: Anchors;
  readonly document: DocumentDate | null;
}

function expressionOf(found: Found, around: Around): Expression {
  const { sentence, words, reading } = around;
  const first = words[found.first]!;
  const last = words[found.last]!;
  const span = spanOf(reading.parsed.document.text, first.start, last.end);
  const events = eventNouns(reading.lexicon);
  const { relation, event, loose } = placeOf(sentence, words, found, reading.lexicon.times, events);
  const doubt = reading.lexicon.times.doubt.includes(words[found.first - 2]?.low ?? '') && relation === 'at';
  const place = { sentence: sentence.index, first: first.token, last: last.token, span };
  const meaning = meaningOf(found, around, relation);
  const edtf =
    meaning.edtf === null || !doubt || meaning.edtf.includes('/')
      ? meaning.edtf
      : `${meaning.edtf.replace(/~$/, '')}${meaning.edtf.endsWith('~') ? '%' : '?'}`;
  const when = edtf === null ? null : safeWhen(edtf, meaning.inferred ? 'inferred' : 'stated', span);
  return {
    ...place,
    type: meaning.type,
    value: meaning.value,
    when,
    stretch: meaning.stretch,
    relation,
    event,
    loose,
    approximate: meaning.approximate,
    dates: meaning.dates,
  };
}

interface Meaning {
  readonly type: TimeExpression['type'];
  readonly value: string;
  readonly stretch: Stretch | null;
  readonly edtf: string | null;
  readonly inferred: boolean;
  readonly approximate: boolean;
  readonly dates: boolean;
}

function meaningOf({ phrase, hedges }: Found, { anchors, document }: Around, relation: Relation): Meaning {
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
  const coarse = stretch.unit !== 'day';
  const approximate = hedges.approximate || (coarse && hedges.part !== null);
  const type = stretch.time !== null ? 'TIME' : 'DATE';
  return {
    type,
    value: timexOf(stretch),
    stretch,
    edtf: boundedBy(stretch, relation, approximate),
    inferred: resolved.inferred,
    approximate,
    dates: true,
  };
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

/** "from 3 March to 5 April 2021", "between March and May": both ends get the whole, missing years from each other. */
function joinRanges(
  all: readonly Expression[],
  sentences: readonly Sentence[],
  phrases: readonly SentencePhrases[],
): readonly Expression[] {
  const out = [...all];
  for (let at = 0; at + 1 < out.length; at++) {
    const [left, right] = [out[at]!, out[at + 1]!];
    if (left.sentence !== right.sentence || !left.stretch || !right.stretch) continue;
    if (!['since', 'until', 'at'].includes(left.relation)) continue;
    const { words } = phrases[left.sentence]!;
    const between = words
      .filter(({ token }) => token > left.last && token < right.first)
      .map(({ low }) => low)
      .join(' ');
    const lead = words.filter(({ token }) => token < left.first).at(-1)?.low;
    const joined = /^(?:to|until|till|through|up to|-)$/.test(between)
      ? lead === 'from' || between !== 'to' || true
      : between === 'and' && lead === 'between';
    const edtf = joined ? wholeOf(left.stretch, right.stretch) : null;
    if (edtf === null) continue;
    const text = sentences[left.sentence]!;
    if (text.index !== left.sentence) continue;
    const basis = left.when?.basis ?? 'stated';
    out[at] = { ...left, when: safeWhen(edtf, basis, left.span), relation: 'at' };
    out[at + 1] = { ...right, when: safeWhen(edtf, basis, right.span), relation: 'at' };
  }
  return out;
}

function wholeOf(left: Stretch, right: Stretch): string | null {
  const year = right.year ?? left.year;
  const start = left.year === null && year !== null ? { ...left, year } : left;
  const earlier =
    left.year !== null && right.year !== null && left.year > right.year
      ? { ...left, year: right.year }
      : start;
  const end = right.year === null && year !== null ? { ...right, year } : right;
  const edges = [earlier, end].map((side) =>
    side.unit === 'season' ? (side.year === null ? null : String(side.year)) : edtfOf(side),
  );
  if (!edges[0] || !edges[1] || edges.some((edge) => edge!.includes('/'))) return null;
  return edges[0] < edges[1] ? `${edges[0]}/${edges[1]}` : null;
}

/** A When, null where the year or month make no date (XXXX with a season). */
export function safeWhen(edtf: string, basis: When['basis'], span: When['span']): When | null {
  try {
    return whenOf(edtf, basis, span);
  } catch {
    return null;
  }
}
