import type { OutletWords } from '../lexicon/outlets.ts';
import type { PartKind } from '../model/index.ts';
import { isDateLine, isSalutation, wordCount } from './head.ts';
import { endsSentence, isBullet, type Paragraph } from './lines.ts';

const LONGEST_SUBHEADING = 15;
/** Above this share of paragraphs without closing punctuation, the lack of it says nothing. */
const LOOSE_SHARE = 0.5;
const MOST_RUN_IN = 8;

/** Whether a line begins with a label ("Present: ..."). */
export function isLabelled(text: string): boolean {
  return /^[\p{Lu}][^.:]{0,40}:\s/u.test(text);
}

/** Numbers of the subheadings: short lines without closing punctuation between paragraphs; several in a row are a list, which the report says. */
export function subheadingsAmong(
  paragraphs: readonly Paragraph[],
  given: readonly (PartKind | null)[],
  words: OutletWords,
): number[] {
  const kinds = given.slice();
  const found: number[] = [];
  const open = paragraphs.map(({ text }, at) => kinds[at] === null && !endsSentence(text));
  const plain = kinds.filter((kind) => kind === null || kind === 'body').length;
  const loose = open.filter(Boolean).length > plain * LOOSE_SHARE;
  const candidate = (at: number): boolean => open[at]! && isSubheading(paragraphs[at]!.text, loose, words);
  // Whether a paragraph is left out of the text never changes for what comes after it: one walk from the end is enough.
  const following: number[] = [];
  let later = -1;
  for (let at = paragraphs.length - 1; at >= 0; at--) {
    following[at] = later;
    if (kinds[at] === null || kinds[at] === 'body') later = at;
  }
  let seen = kinds.includes('headline');
  let listed = false;
  for (let at = 0; at < paragraphs.length; at++) {
    if (kinds[at] !== null) {
      seen ||= kinds[at] === 'body';
      continue;
    }
    const next = following[at]!;
    const stands = candidate(at) && seen && next > 0;
    if (stands && !listed && !open[next] && !candidate(next) && !/^\p{Ll}/u.test(paragraphs[next]!.text)) {
      kinds[at] = 'boilerplate';
      found.push(at);
    }
    listed = open[at]! && kinds[at] === null;
    seen = true;
  }
  return found;
}

function isSubheading(text: string, loose: boolean, words: OutletWords): boolean {
  if (wordCount(text) > LONGEST_SUBHEADING || text.length > 120 || /[,;:–—-]$/.test(text)) return false;
  if (!/^["'“‘\p{Lu}\d]/u.test(text) || isLabelled(text) || isSalutation(text, words)) return false;
  if (headsEntries(text)) return false;
  if (isBullet(text) && !(/^\d/.test(text) && wordCount(text) <= 8)) return false;
  return !loose || isTitleCase(text);
}

/** Whether a line is a date that the lines under it have ("3 May 2014", "June 2014", "2014"): it is read with them. */
export function headsEntries(text: string): boolean {
  return isDateLine(text) || /^(?:1[5-9]|20)\d{2}[:.]?$/.test(text.trim());
}

/** Whether the longer words begin with capitals. */
function isTitleCase(text: string): boolean {
  const long = text.match(/\p{L}{4,}/gu) ?? [];
  return long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * Length of a heading that runs into its paragraph ("Quarrel Over Prices The letters show ..."): words that all begin with
 * capitals, but for small ones, up to a capitalised word that only begins a sentence. 0 where there is none.
 */
export function runInHeading(text: string, words: OutletWords): number {
  const tokens = text
    .slice(0, 120)
    .split(' ')
    .slice(0, MOST_RUN_IN + 2);
  const border = tokens.findIndex((token, at) => at > 1 && words.sentence_starts.includes(token));
  // In a title the word after it has a capital too ("Rahmani Takes The Dam").
  if (border < 0 || !/^\p{Ll}/u.test(tokens[border + 1] ?? '')) return 0;
  const heading = tokens.slice(0, border);
  const capitals = heading.filter((token) => /^\p{Lu}[\p{L}'’-]*$/u.test(token));
  const small = heading.filter((token) =>
    /^(?:a|an|and|as|at|by|for|from|in|of|on|or|over|the|to|with)$/.test(token),
  );
  const plain = capitals.length >= 2 && capitals.length + small.length === heading.length;
  return plain && small.at(-1) !== heading.at(-1) ? heading.join(' ').length : 0;
}
