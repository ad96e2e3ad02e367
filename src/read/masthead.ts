import type { OutletWords } from '../lexicon/outlets.ts';
import { MONTH, WEEKDAY, writtenDate } from './dates.ts';
import { bylineOf, wordCount } from './head.ts';
import { outletNamed } from './outlet-name.ts';
import { literal } from './patterns.ts';

/** The outlet that a line above a report names; its place are offsets in the line. */
export interface Masthead {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a line between its separators. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

const LONGEST = 140;
const LONGEST_NAME = 8;
const BETWEEN = /\s*[|·•∙]\s*|\s+[–—/-](?=\s)|^[–—-]+\s|\s*[,;:()]\s*/g;
const BARS = /[|·•∙]/;
const LEAD =
  /^(?:from|source|(?:as |first |originally )?published (?:in|by|on)|reprinted from|courtesy of)\b[:\s]+/i;
const ENDING = /\s+(?:exclusive|investigation|special|interview|on)\s*$/i;
const ISSUE =
  /^(?:no|nr|vol|volume|issue|number|edition|page|pages|p|pp)\b\.? ?\d*$|^\d+$|^[ivxlc]+$|^(?:\w+ )?edition$/i;
const TIMELIKE = new RegExp(
  `^(?:(?:published|updated|posted|date|dated|on|at)\\b:?\\s*)?(?:${WEEKDAY}|\\d{1,2}[:.]\\d{2}.*|(?:spring|summer|autumn|fall|winter)(?: (?:19|20)\\d{2})?|(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH}))?$`,
  'i',
);

/**
 * Takes a line such as "The Harbour Gazette | 3 May 2024", "HARBOUR GAZETTE - World", "By Ada Voss, Harbour Gazette, 3 May
 * 2024" or "A briefing by the Orrin Institute, Zerin" apart. `dated` says that a line with a date stands next, so that a name
 * alone may be a masthead. Null where the line names no outlet, or says more than that.
 */
export function mastheadOf(text: string, dated: boolean, words: OutletWords): Masthead | null {
  if (text.length > LONGEST || wordCount(text) > 20 || /[.!?]["'”’]?$/.test(text.replace(/\b\w{1,4}\.$/, '')))
    return null;
  const made = imprintOf(text, words);
  if (made) return made;
  const date = writtenDate(text);
  const left = withoutDates(text);
  const all = piecesOf(left);
  const pieces = all.filter((piece) => !isFurniture(piece.text, words));
  const names = pieces.filter(({ text: piece }) => !bylineOf(piece, words) && !isSection(piece, words));
  if (names.length === 0 || names.length > 2) return null;
  const numbered =
    names.length === 1 &&
    !/^\p{Lu}+$/u.test(names[0]!.text) &&
    BARS.test(text) &&
    (date !== null || all.some((piece) => ISSUE.test(piece.text)));
  const name =
    names.find((piece) => isPress(piece.text, words)) ??
    names.find((piece) => isPublisher(piece.text, words)) ??
    (numbered ? names[0] : undefined);
  if (!name || names.some((other) => !isName(other.text, words))) return null;
  const bare = pieces.length === 1 && date === null && all.length === 1;
  const own = isPress(name.text, words)
    ? dated || isShouted(name.text)
    : dated && isPublisher(name.text, words);
  if (bare && !own) return null;
  const outlet = outletNamed(name.text, words);
  return outlet ? { name: outlet, start: name.start, end: name.start + name.text.length } : null;
}

/** Whether a line says nothing but issue, section and date, as one under a masthead does ("No. 12 | Analysis | 3 May 2024"). */
export function isIssueLine(text: string, words: OutletWords): boolean {
  if (text.length > LONGEST || writtenDate(text) === null) return false;
  return piecesOf(withoutDates(text)).every(
    (piece) => isFurniture(piece.text, words) || isSection(piece.text, words),
  );
}

/** "A briefing by X", "Compiled by X": the words between the making and the end of the name. */
function imprintOf(text: string, words: OutletWords): Masthead | null {
  const made = words.made_by.map(literal).join('|');
  const match = new RegExp(
    `^(?:(?:an?|the) )?(?:\\p{L}+ ){0,2}?(?:${made})(?: (?:\\p{Ll}+ ){0,2}?(?:by|from|of))? (?:the )?(?<name>\\p{Lu}[^,;:|()]{2,70}?)(?:[,|(].*)?$`,
    'diu',
  ).exec(text);
  const place = match?.indices?.groups?.name;
  if (!match || !place) return null;
  const name = withoutDates(match.groups!.name!).trim();
  if (!/\b(?:by|from|of) /i.test(text.slice(0, place[0])) || !isName(name, words)) return null;
  if (!isPublisher(name, words) && !isPress(name, words)) return null;
  return { name, start: place[0], end: place[0] + name.length };
}

/** The line with blanks where its dates stand. */
function withoutDates(text: string): string {
  let rest = text;
  for (let found = writtenDate(rest); found; found = writtenDate(rest))
    rest = rest.slice(0, found.start) + ' '.repeat(found.end - found.start) + rest.slice(found.end);
  return rest.replace(new RegExp(`(?<!\\p{L})${WEEKDAY}(?!\\p{L})`, 'giu'), (day) => ' '.repeat(day.length));
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const push = (to: number): void => {
    const raw = text.slice(from, to).replace(ENDING, '');
    const piece = raw.trim().replace(LEAD, '').replace(/^the /, '');
    if (piece) pieces.push({ text: piece, start: from + raw.lastIndexOf(piece) });
  };
  for (const match of text.matchAll(BETWEEN)) {
    push(match.index);
    from = match.index + match[0].length;
  }
  push(text.length);
  return pieces;
}

/** Numbers of issues, hours and days: what stands on a masthead beside the name. */
function isFurniture(text: string, words: OutletWords): boolean {
  return ISSUE.test(text) || TIMELIKE.test(text) || words.places.includes(text.toLowerCase());
}

/** "World", "Analysis", "Working Paper 12". */
function isSection(text: string, words: OutletWords): boolean {
  const word = text.toLowerCase().replace(/\s+(?:no\.? ?)?\d[\d/.-]*$/, '');
  return words.sections.includes(word) || words.made_by.includes(word);
}

/** Capitals throughout, joining words aside; not too long; no ending of a sentence. */
function isName(text: string, words: OutletWords): boolean {
  const parts = text.split(/\s+/);
  if (parts.length > LONGEST_NAME || parts.length === 0) return false;
  return parts.every(
    (part, at) =>
      /^["'“‘]?[\p{Lu}\d&]/u.test(part) ||
      (at > 0 && (words.small_words.includes(part) || part === 'and')) ||
      (at === 0 && part === 'the'),
  );
}

const isShouted = (text: string): boolean => /^[\p{Lu}\d\s.'’&-]{4,}$/u.test(text) && text.includes(' ');

function isPress(text: string, words: OutletWords): boolean {
  return holdsWord(text, words.press_words);
}

function isPublisher(text: string, words: OutletWords): boolean {
  return holdsWord(text, words.publisher_words);
}

function holdsWord(text: string, list: readonly string[]): boolean {
  return text
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => list.includes(word));
}
