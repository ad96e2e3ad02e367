import type { OutletWords } from '../lexicon/outlets.ts';
import { type FoundDate, MONTH, WEEKDAY, writtenDate } from './dates.ts';
import { endsSentence, isBullet, type Paragraph } from './lines.ts';
import { agencyNamed, outletNamed } from './outlet-name.ts';

const LONGEST_HEADLINE = 30;
const LONGEST_BYLINE = 16;
const MONTHS_AND_DAYS = new RegExp(`^(?:${MONTH}|${WEEKDAY})$`, 'i');
const JOINERS =
  /^(?:and|in|for|of|the|de|da|di|la|le|du|al|el|bin|ibn|van|von|der|den|at|with|y|&|\||-|–|—|,)$/i;

export function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** Whether a paragraph at the top may be a headline: short, and not closed as a sentence is. */
export function isTitleLike(text: string, words: OutletWords): boolean {
  if (wordCount(text) > LONGEST_HEADLINE || text.length > 240) return false;
  if (!/^["'“‘«([]?[\p{Lu}\p{Lo}\d#]/u.test(text) || isBullet(text)) return false;
  if (/[,;:]$/.test(text) || (endsSentence(text) && !/[?!]["'’”]?$/.test(text))) return false;
  return !isSalutation(text, words);
}

/** Whether a line greets, as the first line of a letter does. */
export function isSalutation(text: string, words: OutletWords): boolean {
  if (text.length > 120 || !/[,:!–—-]$|^dear\b|^to whom/i.test(text)) return false;
  const lower = text.toLowerCase();
  return words.salutations.some(
    (word) => lower.startsWith(word) && !/[\p{L}]/u.test(lower[word.length] ?? ''),
  );
}

/** Whether a line closes a letter ("Yours sincerely,"). */
export function isClosing(text: string, words: OutletWords): boolean {
  const lower = text.toLowerCase().replace(/[\s,.]+$/, '');
  if (/^(?:ever |always )?yours\b/.test(lower) && wordCount(lower) <= 4) return true;
  return words.closings.some((word) => lower === word || (lower.startsWith(`${word},`) && text.length < 60));
}

/** Who wrote a report and for whom, as its byline says; `outlet` with its place in the line. */
export interface Byline {
  readonly authors: readonly string[];
  readonly outlet: { readonly name: string; readonly start: number; readonly end: number } | null;
}

/** Takes "By Jane Doe and John Roe, The Daily Planet" apart; null where a line is no byline. */
export function bylineOf(text: string, words: OutletWords): Byline | null {
  const match =
    /^(?:(?:written|reported|posted) )?by[:\s]\s*(.+)$/i.exec(text) ?? /^authors?:\s*(.+)$/i.exec(text);
  if (!match || text.length > 200 || wordCount(text) > LONGEST_BYLINE) return null;
  const rest = match[1]!;
  const tokens = rest.split(/[\s,|]+/).filter(Boolean);
  if (/[.!?]$/.test(rest) && !/\b(Jr|Sr)\.$/.test(rest)) return null;
  const [first, second] = tokens;
  if (!first || /^\d/.test(first)) return null;
  // "By Monday", "By May 3" are times; "By May Lind" is a person.
  if (MONTHS_AND_DAYS.test(first) && !/^\p{L}/u.test(second ?? '')) return null;
  if (!tokens.every((token) => JOINERS.test(token) || /^["'’(]?[\p{Lu}\d]/u.test(token))) return null;
  return partsOfByline(rest, text.length - rest.length, words);
}

function partsOfByline(rest: string, offset: number, words: OutletWords): Byline {
  const authors: string[] = [];
  let outlet: Byline['outlet'] = null;
  let after = '';
  for (const piece of rest.matchAll(/(.+?)(\s*[,|]\s*|\s+(?:and|&|in|for|at|of|with)\s+|\s+[-–—]\s+|$)/g)) {
    const name = piece[1]!.trim();
    const capitals = name.split(/\s+/);
    const medium =
      agencyNamed(name, words) !== null ||
      capitals.some((word) => words.news_words.includes(word.toLowerCase()));
    if (after === 'for' || (medium && capitals.length > 1) || agencyNamed(name, words)) {
      const bare = name.replace(/^the /, '');
      const named = outletNamed(bare, words);
      const start = offset + piece.index + piece[1]!.lastIndexOf(bare);
      if (named && !outlet) outlet = { name: named, start, end: start + bare.length };
    } else if (after !== 'in' && after !== 'at' && !medium && isPersonLike(name)) authors.push(name);
    after = piece[2]!.trim().toLowerCase();
  }
  return { authors, outlet };
}

function isPersonLike(name: string): boolean {
  const parts = name.split(/\s+/);
  return parts.length >= 2 && parts.length <= 5 && !/\d/.test(name);
}

const CLOCK =
  /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|CET|CEST|EST|EDT|PST|PDT|BST)(?:[+-]\d+)?)?/gi;
const DATE_LABELS =
  /\b(?:first |last )?(?:published|updated|posted|modified|issued|released|date|dated|publication date|created|on|at)\b:?/gi;
const DAY_AND_MONTH = new RegExp(
  `(?:\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?)(?![\\p{L}\\d])`,
  'iu',
);

/**
 * Whether a line says nothing but a date, perhaps with a label ("Published: 3 May 2024") or a place before it; with
 * `imprint`, also longer names before it ("Institute for X, Geneva, 2 April 2024").
 */
export function isDateLine(text: string, imprint = false): boolean {
  if (text.length > 140 || wordCount(text) > 18) return false;
  const found = writtenDate(text) ?? yearless(text);
  if (!found) return false;
  let rest = text;
  for (
    let date: { start: number; end: number } | null = found;
    date;
    date = writtenDate(rest) ?? yearless(rest)
  )
    rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`;
  const left = rest
    .replace(CLOCK, ' ')
    .replace(DATE_LABELS, ' ')
    .replace(new RegExp(`(?<!\\p{L})${WEEKDAY}(?!\\p{L})`, 'giu'), ' ')
    .replace(/[^\p{L},]+/gu, ' ')
    .trim();
  if (
    imprint &&
    /^\p{Lu}[\p{L}\s,]*,[,\s]*$/u.test(left) &&
    !/(?:^|\s)(?!of|for|the|and|on|in)\p{Ll}/u.test(left)
  )
    return true;
  return /^,*\s*$/.test(left) || /^(?:\p{Lu}[\p{L}]*\s?){1,3},[,\s]*$/u.test(left);
}

function yearless(text: string): { start: number; end: number } | null {
  const match = DAY_AND_MONTH.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** A dateline at the beginning of a paragraph; places are offsets in the paragraph. */
export interface Dateline {
  readonly end: number;
  readonly agency: { readonly name: string; readonly start: number; readonly end: number } | null;
  readonly date: FoundDate | null;
}

const DAY_WRITTEN = `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\\d{2})?|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? (?:19|20)\\d{2})?)`;
const DATED = `,? (?:${WEEKDAY},? )?${DAY_WRITTEN}`;
const PREFIX = new RegExp(
  `^(?<place>\\p{Lu}[\\p{L}.'’-]*(?: [\\p{L}.'’-]+){0,3}(?:[,/] ?\\p{L}[\\p{L}.'’]*(?: \\p{L}[\\p{L}.'’]*){0,2}){0,2}?)` +
    `(?<date>(?: [–—(] ?|,? )(?:${WEEKDAY},? )?${DAY_WRITTEN}\\)?)?,?` +
    `(?: ?\\((?<agency>\\p{Lu}[^()]{1,50})\\)(?<after>${DATED})?)?(?: ?[–—]{1,2}| -{1,2}|--) ?(?=["“‘'\\p{Lu}\\d])`,
  'diu',
);

/** The dateline that opens a paragraph ("PORT SALIS, March 3 (Agency) - "); null where there is none. */
export function datelineOf(paragraph: Paragraph, words: OutletWords): Dateline | null {
  const head = paragraph.text.slice(0, 160);
  const match = PREFIX.exec(head);
  const groups = match?.indices?.groups;
  // Case is not told apart in the pattern, for the months; so capitals are asked for here.
  if (!match || !groups?.place || !/^\p{Lu}/u.test(head)) return null;
  const place = match.groups!.place!;
  const first = place.split(',')[0]!;
  const signed = place.includes(',') && pressNamed(first, words);
  const shouted = /^[\p{Lu}\s.'’,/-]{3,}$/u.test(first);
  const dated = (match.groups!.date ?? match.groups!.after) !== undefined;
  const written = match.groups!.agency?.split('/')[0]?.trim() ?? (signed ? first : null);
  const agency = written ? agencyLike(written, shouted || dated, words) : null;
  if (!(agency || (dated && !written) || (shouted && !written))) return null;
  if (/^\p{Ll}/u.test(head.slice(match[0].length))) return null;
  // "VASKO--" is a speaker in a transcript.
  if (!agency && !dated && !/\s\S{1,2}\s*$/.test(match[0])) return null;
  const at = groups.agency ?? (signed ? groups.place : null);
  return {
    end: match[0].trimEnd().length,
    agency: agency && at && written ? { name: agency, start: at[0], end: at[0] + written.length } : null,
    date: writtenDate(match[0]),
  };
}

/** Whether a name has a word of news media at its end ("Meridian Wire"). */
function pressNamed(name: string, words: OutletWords): boolean {
  return (
    agencyNamed(name, words) !== null || words.press_words.includes(name.split(' ').at(-1)!.toLowerCase())
  );
}

function agencyLike(written: string, firm: boolean, words: OutletWords): string | null {
  const known = agencyNamed(written, words);
  if (known) return known;
  if (words.places.includes(written.toLowerCase())) return null;
  const media = /\b(?:news|agency|press|wire|media|service)\b/i.test(written);
  return firm || media ? outletNamed(written, words) : null;
}

/** Whether a line tells who reported and edited ("(Reporting by Jane Doe; Editing by John Roe)"). */
export function isCreditOfAuthors(text: string): boolean {
  if (text.length > 300) return false;
  const first =
    /^[([*_]{0,2}(?:additional )?(?:reporting|reported|writing|written|edited|editing|compiled|translated|contributed) by /i;
  return (
    first.test(text) || /\bcontributed (?:reporting|to this (?:report|article|story))[.)\]*_]*$/i.test(text)
  );
}
