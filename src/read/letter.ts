import type { OutletWords } from '../lexicon/outlets.ts';
import type { LetterHead, PartKind } from '../model/index.ts';
import { metadataDate, writtenDate } from './dates.ts';
import { isClosing, isDateLine, isSalutation, wordCount } from './head.ts';
import type { Paragraph } from './lines.ts';

/** A letter found in text: its head, the kinds of its opening lines by number, and its date. */
export interface FoundLetter {
  readonly head: LetterHead;
  readonly kinds: ReadonlyMap<number, PartKind>;
  /** Number of the first line of the letter's own words. */
  readonly body: number;
}

const LABEL =
  /^(from|to|cc|copy to|copied to|date|sent|subject|re|ref|reference|attn|attention)\s*:\s*(\S.*)$/is;
const OPENING = 14;
const CLOSING = 12;

/**
 * The letter that a text is: one with labelled lines ("From: ... To: ..."), or one that greets and takes leave. Null
 * for other texts.
 */
export function letterIn(paragraphs: readonly Paragraph[], words: OutletWords): FoundLetter | null {
  const labels = labelled(paragraphs);
  const labelledBy = (...names: string[]): string | null =>
    labels.find((label) => names.includes(label.name))?.value ?? null;
  const from = labelledBy('from');
  const to = labelledBy('to', 'attn', 'attention');
  if (from && to) return memo(labels, from, to, labelledBy);
  return greeting(paragraphs, words, labelledBy('subject', 're'));
}

interface Label {
  readonly at: number;
  readonly name: string;
  readonly value: string;
}

function labelled(paragraphs: readonly Paragraph[]): Label[] {
  const found: Label[] = [];
  for (const [at, { text }] of paragraphs.slice(0, OPENING).entries()) {
    const match = text.length < 300 ? LABEL.exec(text) : null;
    if (match) found.push({ at, name: match[1]!.toLowerCase(), value: match[2]!.trim() });
  }
  return found;
}

function memo(
  labels: readonly Label[],
  from: string,
  to: string,
  labelledBy: (...names: string[]) => string | null,
): FoundLetter {
  const kinds = new Map<number, PartKind>();
  for (const { at, name } of labels) {
    const subject = name === 'subject' || name === 're';
    kinds.set(at, subject ? 'headline' : name === 'date' || name === 'sent' ? 'dateline' : 'byline');
  }
  const written = labelledBy('date', 'sent');
  return {
    head: {
      from,
      to: people(to),
      cc: people(labelledBy('cc', 'copy to', 'copied to') ?? ''),
      subject: labelledBy('subject', 're'),
      date: written ? metadataDate(written) : null,
    },
    kinds,
    body: Math.max(...labels.map((label) => label.at)) + 1,
  };
}

function people(list: string): string[] {
  return list
    .split(/;|,(?![^(]*\))/)
    .map((name) => name.trim())
    .filter(Boolean);
}

function greeting(
  paragraphs: readonly Paragraph[],
  words: OutletWords,
  subject: string | null,
): FoundLetter | null {
  const hello = paragraphs
    .slice(0, OPENING)
    .findIndex((paragraph) => isSalutation(firstLine(paragraph), words));
  const bye = paragraphs.findLastIndex(
    (paragraph, at) => at >= paragraphs.length - CLOSING && isClosing(firstLine(paragraph), words),
  );
  if (hello < 0 || bye <= hello) return null;
  const opening = paragraphs.slice(0, hello);
  if (opening.some((paragraph) => wordCount(paragraph.text) > 30)) return null;
  const kinds = new Map<number, PartKind>();
  let date: string | null = null;
  for (const [at, { text }] of opening.entries()) {
    const dated = isDateLine(text);
    if (dated) date ??= writtenDate(text)?.edtf ?? null;
    kinds.set(at, dated ? 'dateline' : /^(re|subject)\s*:/i.test(text) ? 'headline' : 'byline');
  }
  for (const [at, { text }] of paragraphs.entries()) {
    if (at <= bye || !isDateLine(text)) continue;
    date ??= writtenDate(text)?.edtf ?? null;
    kinds.set(at, 'dateline');
  }
  return {
    head: {
      from: signature(paragraphs, bye),
      to: people(greeted(firstLine(paragraphs[hello]!))),
      cc: [],
      subject,
      date,
    },
    kinds,
    body: hello,
  };
}

function firstLine(paragraph: Paragraph): string {
  return paragraph.text.split(/[\r\n]/, 1)[0]!.trim();
}

function greeted(line: string): string {
  return line.replace(/^(dear|hello|hi)\s+/i, '').replace(/[\s,:;!–—-]+$/, '');
}

/** The name under "Yours sincerely,": the rest of the closing paragraph, or the line after it. */
function signature(paragraphs: readonly Paragraph[], bye: number): string | null {
  const lines = paragraphs
    .slice(bye, bye + 3)
    .flatMap(({ text }) => text.split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(1);
  const name = lines[0]?.split(',')[0]?.trim() ?? null;
  return name && wordCount(name) <= 8 && /^\p{Lu}/u.test(name) ? name : null;
}
