import type { OutletWords } from '../lexicon/outlets.ts';
import type { LetterHead, Part, PartKind } from '../model/index.ts';
import { captionsAmong } from './captions.ts';
import { type FoundDate, writtenDate } from './dates.ts';
import { bylineOf, datelineOf, isCreditOfAuthors, isDateLine, isTitleLike, wordCount } from './head.ts';
import { isLabelled, runInHeading, subheadingsAmong } from './headings.ts';
import { letterIn } from './letter.ts';
import { endsSentence, type Paragraph, paragraphsOf } from './lines.ts';
import { isIssueLine, mastheadOf } from './masthead.ts';
import { type LinePattern, linePatterns, matchLine } from './patterns.ts';

/** A name of an outlet as a line gives it, with the kind of line and the place in the canonical text. */
export interface NamedOutlet {
  readonly name: string;
  readonly how: 'tail line' | 'text' | 'byline' | 'dateline';
  readonly start: number;
  readonly end: number;
}

/** What the lines of a text show: its parts, and what they say of the whole. */
export interface Layout {
  /** One part a paragraph; a dateline that opens a paragraph is a part of its own. */
  readonly parts: readonly Part[];
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly outlets: readonly NamedOutlet[];
  /** The date of the first line or opening that states one with its year. */
  readonly date: FoundDate | null;
  /** The day in a title that is dated by it ("Minutes of 3 May 2024"). */
  readonly titleDate: FoundDate | null;
  readonly letter: LetterHead | null;
}

/** Paragraphs at the top in which headline, byline and date are looked for. */
const TOP = 8;
/** A line of advertising that is a whole sentence of more words than this is rather the report's. */
const LONGEST_ADVERT = 30;

interface Sheet {
  readonly text: string;
  readonly words: OutletWords;
  readonly paragraphs: readonly Paragraph[];
  readonly kinds: (PartKind | null)[];
  readonly outlets: NamedOutlet[];
  readonly authors: string[];
  readonly dates: FoundDate[];
}

/** Tells the parts of a text apart by its lines. `hints` are the stretches whose kind the file format itself gave. */
export function layOut(text: string, hints: readonly Part[], words: OutletWords): Layout {
  const paragraphs = paragraphsOf(text);
  const sheet: Sheet = {
    text,
    words,
    paragraphs,
    kinds: hinted(paragraphs, hints),
    outlets: [],
    authors: [],
    dates: [],
  };
  markBoilerplate(sheet);
  const given = sheet.kinds.slice();
  for (const at of captionsAmong(paragraphs, words)) sheet.kinds[at] ??= 'caption';
  const letter = markLetter(sheet);
  markTop(sheet, letter !== null);
  if (!letter) noteSignature(sheet);
  if (!letter)
    for (const at of subheadingsAmong(paragraphs, sheet.kinds, words)) sheet.kinds[at] = 'boilerplate';
  const parts = partsOf(sheet, given);
  const headline = parts.find((part) => part.kind === 'headline');
  return {
    parts,
    headline: headline ? text.slice(headline.start, headline.end) : null,
    authors: sheet.authors,
    outlets: sheet.outlets,
    date: sheet.dates[0] ?? null,
    titleDate: titleDateOf(parts, text, words),
    letter,
  };
}

/** The day in the headlines, where one of them has a word of dated papers ("MINUTES", "Statement of 3 May 2024"). */
function titleDateOf(parts: readonly Part[], text: string, words: OutletWords): FoundDate | null {
  const titles = parts.filter(({ kind }) => kind === 'headline');
  const dated = new RegExp(`\\b(?:${words.dated_titles.join('|')})\\b`, 'i');
  if (!titles.some(({ start, end }) => dated.test(text.slice(start, end)))) return null;
  for (const { start, end } of titles) {
    const found = writtenDate(text.slice(start, end));
    if (found && /^\d{4}-\d{2}-\d{2}$/.test(found.edtf))
      return { edtf: found.edtf, start: start + found.start, end: start + found.end };
  }
  return null;
}

function hinted(paragraphs: readonly Paragraph[], hints: readonly Part[]): (PartKind | null)[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    let hint = hints[at];
    while (hint && hint.end <= paragraph.start) hint = hints[++at];
    return hint && hint.start < paragraph.end ? hint.kind : null;
  });
}

const madePatterns = new WeakMap<OutletWords, readonly (readonly [LinePattern[], NamedOutlet['how']])[]>();

function patternsOf(words: OutletWords): readonly (readonly [LinePattern[], NamedOutlet['how']])[] {
  const known = madePatterns.get(words);
  if (known) return known;
  const made = [
    [linePatterns(words.tail_lines), 'tail line'],
    [linePatterns(words.advertising), 'text'],
    [linePatterns(words.disclaimers), 'text'],
  ] as const;
  madePatterns.set(words, made);
  return made;
}

function markBoilerplate({ paragraphs, kinds, words, outlets }: Sheet): void {
  for (const [at, { text, start }] of paragraphs.entries()) {
    // A line of marks ("* * *", "____") divides the text and says nothing.
    if (!/[\p{L}\p{N}]/u.test(text)) kinds[at] = 'boilerplate';
    if (endsSentence(text) && wordCount(text) > LONGEST_ADVERT) continue;
    for (const [patterns, how] of patternsOf(words)) {
      const match = matchLine(text, patterns);
      if (!match) continue;
      kinds[at] = 'boilerplate';
      if (match.outlet) {
        const [from, to] = match.outlet;
        noteOutlet(outlets, how, { name: text.slice(from, to), start: from, end: to }, start);
      }
      break;
    }
  }
}

function markLetter({ paragraphs, kinds, words, dates }: Sheet): LetterHead | null {
  const letter = letterIn(paragraphs, words);
  if (!letter) return null;
  for (const [at, kind] of letter.kinds) {
    kinds[at] ??= kind;
    const { text, start } = paragraphs[at]!;
    if (kind === 'dateline') noteDate(dates, text, start);
  }
  return letter.head;
}

/** Notes an outlet whose place is told from `start`. */
function noteOutlet(
  outlets: NamedOutlet[],
  how: NamedOutlet['how'],
  { name, start, end }: Omit<NamedOutlet, 'how'>,
  from: number,
): void {
  outlets.push({ name, how, start: from + start, end: from + end });
}

function noteDate(dates: FoundDate[], text: string, start: number): void {
  const date = writtenDate(text);
  if (date) dates.push({ edtf: date.edtf, start: start + date.start, end: start + date.end });
}

/** Headline, byline and date lines stand before the first paragraph that is none of them. */
function markTop(sheet: Sheet, isLetter: boolean): void {
  const { paragraphs, kinds } = sheet;
  let headlines = kinds.filter((kind) => kind === 'headline').length;
  for (let at = 0; at < Math.min(paragraphs.length, TOP * 2); at++) {
    if (!isLetter && kinds[at] === null && noteMasthead(sheet, at)) continue;
    const kind = kinds[at] ?? topKind(sheet, at, !isLetter && headlines < 2, headlines);
    if (kind === null) break;
    if (kinds[at] === null && kind === 'headline') headlines++;
    kinds[at] = kind;
    if (kind === 'body') break;
    if (kind === 'byline') {
      noteByline(sheet, paragraphs[at]!);
      noteDate(sheet.dates, paragraphs[at]!.text, paragraphs[at]!.start);
    }
    if (kind === 'dateline' && !isLetter) noteDate(sheet.dates, paragraphs[at]!.text, paragraphs[at]!.start);
  }
  for (const [at, paragraph] of paragraphs.entries())
    if (kinds[at] === null && isCreditOfAuthors(paragraph.text)) kinds[at] = 'byline';
  if (paragraphs.length > 0 && kinds.every((kind) => kind !== 'body' && kind !== null)) keepABody(kinds);
}

/** Notes the outlet and date of a masthead line; whether the line is one. */
function noteMasthead({ paragraphs, kinds, outlets, authors, dates, words }: Sheet, at: number): boolean {
  const { text, start } = paragraphs[at]!;
  const next = paragraphs[at + 1];
  const found = next === undefined ? null : mastheadOf(text, at < 2 && heads(text, next.text, words), words);
  if (!found && !isIssueLine(text, words)) return false;
  kinds[at] = found ? 'byline' : 'dateline';
  noteDate(dates, text, start);
  if (!found) return true;
  authors.push(...(bylineOf(text, words)?.authors ?? []));
  noteOutlet(outlets, 'byline', found, start);
  return true;
}

/** Whether the line below shows that a name alone is a masthead: a date, or a headline under "The X". */
function heads(text: string, next: string, words: OutletWords): boolean {
  if (isDateLine(next, true) && writtenDate(next) !== null) return true;
  const made =
    next
      .toLowerCase()
      .match(/[\p{L}-]+/gu)
      ?.some((word) => words.made_by.includes(word)) ?? false;
  if (made && wordCount(next) <= 12 && !endsSentence(next)) return true;
  return /^the /i.test(text) && wordCount(text) <= 5 && isTitleLike(next, words);
}

/** "(Meridian Wire)", "- The Harbour Gazette, page 4": a last line that names the outlet, or only the day. */
function noteSignature({ paragraphs, kinds, outlets, dates, words }: Sheet): void {
  const at = paragraphs.length - 1;
  const last = paragraphs[at];
  if (at < 2 || !last || kinds[at] !== null || wordCount(last.text) > 8) return;
  if (isDateLine(last.text)) {
    kinds[at] = 'dateline';
    noteDate(dates, last.text, last.start);
    return;
  }
  const found = mastheadOf(last.text, true, words);
  if (!found) return;
  kinds[at] = 'byline';
  noteOutlet(outlets, 'tail line', found, last.start);
}

function topKind(sheet: Sheet, at: number, mayBeHeadline: boolean, headlines: number): PartKind | null {
  const { paragraphs, words } = sheet;
  const { text } = paragraphs[at]!;
  if (bylineOf(text, words)) return 'byline';
  if (isDateLine(text, headlines > 0)) return 'dateline';
  if (datelineOf(paragraphs[at]!, words) || at === paragraphs.length - 1) return null;
  if (!mayBeHeadline || !isTitleLike(text, words)) return null;
  // Under the headline a second short line may stand; a label ("Present: ...") is the report's own.
  if (headlines > 0 && (isLabelled(text) || wordCount(text) > 25 || /[?!]$/.test(text))) return null;
  return 'headline';
}

function noteByline({ authors, outlets, words }: Sheet, { text, start }: Paragraph): void {
  const byline = bylineOf(text, words);
  if (!byline) return;
  authors.push(...byline.authors);
  if (byline.outlet) noteOutlet(outlets, 'byline', byline.outlet, start);
}

/** A text of one title-like line has no headline: the line is all it says. */
function keepABody(kinds: (PartKind | null)[]): void {
  const last = kinds.lastIndexOf('headline');
  if (last >= 0) kinds[last] = 'body';
}

function partsOf(sheet: Sheet, given: readonly (PartKind | null)[]): Part[] {
  const { paragraphs, kinds, words, outlets, dates } = sheet;
  const parts: Part[] = [];
  let bodies = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    const { start, end } = paragraph;
    const kind = kinds[at] ?? 'body';
    const dateline =
      kind === 'body' && bodies < 3 && given[at] === null ? datelineOf(paragraph, words) : null;
    const heading = kind === 'body' && bodies > 0 && !dateline ? runInHeading(paragraph.text, words) : 0;
    if (kind === 'body') bodies++;
    if (heading > 0) {
      parts.push({ kind: 'boilerplate', start, end: start + heading });
      parts.push({ kind, start: start + heading + 1, end });
      continue;
    }
    if (!dateline) {
      parts.push({ kind, start, end });
      continue;
    }
    const { agency, date } = dateline;
    if (agency) noteOutlet(outlets, 'dateline', agency, start);
    if (date) dates.push({ edtf: date.edtf, start: start + date.start, end: start + date.end });
    const border = start + dateline.end;
    parts.push({ kind: 'dateline', start, end: border });
    const rest = sheet.text.slice(border, end);
    parts.push({ kind: 'body', start: border + rest.length - rest.trimStart().length, end });
  }
  return parts;
}
