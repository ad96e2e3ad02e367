import type { Block } from './blocks.ts';
import { textOfBlocks } from './blocks.ts';
import { metadataDate } from './dates.ts';
import { plausibleAuthors } from './docx.ts';
import { type Draft, type Noted, plainDraft, ReadFailure } from './draft.ts';
import { endsSentence, isBullet } from './lines.ts';
import { linesOfPage, type PdfItem, type PdfLine, withoutRunningLines } from './pdf-lines.ts';

const MOST_PAGES = 3000;
/** Parts of the usual size of letters: smaller at the foot of a page is a note, larger is a heading. */
const NOTE_SIZE = 0.9;
const HEADING_SIZE = 1.12;
/** Parts of the usual distance of lines beyond which a paragraph ends. */
const PARAGRAPH_GAP = 1.35;
const LONGEST_HEADING = 25;
/** Part of the width of a line that a ragged edge may leave free besides the next word. */
const SLACK = 0.08;

/**
 * Reads the text of a PDF by pdf.js: lines joined to paragraphs, words divided at the end of a line made whole, running
 * heads and page numbers left out, footnotes set at the end. Throws ReadFailure `encrypted`, `unreadable` or `empty`
 * (a scan has no text).
 */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  const { pages, info, publisher } = await pagesOf(bytes);
  const lines = withoutRunningLines(pages);
  if (lines.every((page) => page.length === 0))
    throw new ReadFailure('empty', 'has no text, it may be a scan; run text recognition (OCR) over it first');
  const blocks = blocksOfLines(lines);
  const created = metadataDate(info.CreationDate);
  const title = blocks.find((block) => block.kind === 'headline')?.text ?? null;
  return {
    ...plainDraft('application/pdf', ''),
    ...textOfBlocks(blocks),
    title: title ?? plausibleTitle(info.Title),
    authors: plausibleAuthors(typeof info.Author === 'string' ? info.Author : null),
    outlet: publisher,
    property: created ? { value: created, note: `PDF CreationDate: ${info.CreationDate}` } : null,
  };
}

type Info = { readonly [key: string]: unknown };

async function pagesOf(
  bytes: Uint8Array,
): Promise<{ pages: PdfLine[][]; info: Info; publisher: Noted | null }> {
  const { getDocument, VerbosityLevel } = await pdfjs();
  const task = getDocument({
    // pdf.js takes the buffer for its own.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
  } as Parameters<typeof getDocument>[0]);
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new ReadFailure('too-large', `has more than ${MOST_PAGES} pages; split it`);
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pages.push(linesOfPage(content.items.filter((item) => 'str' in item) as PdfItem[], number));
      page.cleanup();
    }
    const { info, metadata } = await document.getMetadata();
    const named: unknown = metadata?.get('dc:publisher');
    const publisher = [named].flat().find((name) => typeof name === 'string' && name.trim());
    return {
      pages,
      info: info as Info,
      publisher:
        typeof publisher === 'string' ? { value: publisher, note: `XMP dc:publisher: ${publisher}` } : null,
    };
  } catch (error) {
    throw failureOf(error);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

function failureOf(error: unknown): ReadFailure {
  if (error instanceof ReadFailure) return error;
  if ((error as Error)?.name === 'PasswordException')
    return new ReadFailure('encrypted', 'is protected by a password; save it without one');
  return new ReadFailure('unreadable', 'is damaged or no PDF; print it to a new PDF, or give its text');
}

/** Loads pdf.js, which warns on the console when it finds no canvas and fails without matrices: text needs neither. */
async function pdfjs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  const { warn } = console;
  console.warn = () => undefined;
  const world = globalThis as { DOMMatrix?: unknown };
  world.DOMMatrix ??= class {};
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

/** A title in the properties that is no file name. */
function plausibleTitle(title: unknown): string | null {
  const text = typeof title === 'string' ? title.trim() : '';
  return /\s/.test(text) && !/\.(docx?|pdf|indd|qxd|odt)$|^microsoft word/i.test(text) ? text : null;
}

interface Measures {
  readonly size: number;
  readonly leading: number;
}

function measuresOf(lines: readonly PdfLine[]): Measures {
  const size = commonest(lines.map((line) => [Math.round(line.height * 2) / 2, line.text.length])) || 10;
  const drops: [number, number][] = [];
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    const drop = next && next.page === line.page ? line.y - next.y : 0;
    if (drop > 0 && drop < size * 3) drops.push([Math.round(drop * 2) / 2, 1]);
  }
  return { size, leading: commonest(drops) || size * 1.2 };
}

function commonest(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const sums = new Map<number, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function blocksOfLines(pages: readonly (readonly PdfLine[])[]): Block[] {
  const measures = measuresOf(pages.flat());
  const body: PdfLine[] = [];
  const notes: PdfLine[] = [];
  for (const lines of pages) {
    let end = lines.length;
    while (end > 0 && lines[end - 1]!.height < measures.size * NOTE_SIZE) end--;
    // A page in small letters throughout is no page of notes.
    const cut = end === 0 ? lines.length : end;
    body.push(...lines.slice(0, cut));
    notes.push(...lines.slice(cut));
  }
  const whole = new Set(
    pages.flatMap((lines) => lines.flatMap((line) => line.text.match(/[\p{L}-]{4,}/gu) ?? [])),
  );
  const largest = Math.max(...body.filter((line) => line.page === 1).map((line) => line.height), 0);
  return [...groupsOf(body, measures), ...groupsOf(notes, measures)].map((group) => {
    const text = joined(group, whole);
    return { text, kind: kindOf(group, text, measures, largest) };
  });
}

function groupsOf(lines: readonly PdfLine[], measures: Measures): PdfLine[][] {
  const right = rightEdge(lines);
  const groups: PdfLine[][] = [];
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (!last || endsParagraph(last, line, measures, right)) groups.push([line]);
    else groups.at(-1)!.push(line);
  }
  return groups;
}

/** Where full lines end: nine tenths of the lines end before it or there. */
function rightEdge(lines: readonly PdfLine[]): number {
  const ends = lines.map((line) => line.right).sort((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

function endsParagraph(last: PdfLine, line: PdfLine, { leading }: Measures, right: number): boolean {
  if (Math.abs(last.height - line.height) > Math.max(last.height, line.height) * 0.1) return true;
  if (isBullet(line.text)) return true;
  const drop = last.y - line.y;
  const turned = line.page !== last.page || drop < 0;
  if (!turned && drop > leading * PARAGRAPH_GAP) return true;
  if (!turned && line.x > last.x + line.height * 0.8 && endsSentence(last.text)) return true;
  // Over the border of a page or column no gap is seen: there as elsewhere a paragraph ends in a line left short.
  const starts = /^[\p{Lu}\d"“‘(]/u.test(line.text);
  return starts && endsSentence(last.text) && leftShort(last, line, right);
}

/** Whether the first word of `line` would well have fitted into `last`, so that the break was meant. */
function leftShort(last: PdfLine, line: PdfLine, right: number): boolean {
  const letter = (line.right - line.x) / line.text.length;
  const firstWord = line.text.search(/\s|$/);
  return right - last.right > (firstWord + 1) * letter + (right - last.x) * SLACK;
}

/** Lines as one text; a word divided by a hyphen is made whole, unless the document writes it with the hyphen elsewhere. */
function joined(lines: readonly PdfLine[], words: ReadonlySet<string>): string {
  let text = '';
  for (const { text: line } of lines) {
    const divided = /(\p{L}+)[-\u00AD]$/u.exec(text);
    const rest = /^\p{Ll}+/u.exec(line)?.[0];
    if (divided && rest && /\p{Ll}$/u.test(divided[1]!)) {
      const hyphenated = words.has(`${divided[1]}-${rest}`) && !words.has(divided[1]! + rest);
      text = (hyphenated ? text : text.slice(0, -1)) + line;
    } else if (/[\p{L}]-$/u.test(text)) text += line;
    else text += text ? ` ${line}` : line;
  }
  return text;
}

function kindOf(group: readonly PdfLine[], text: string, { size }: Measures, largest: number): Block['kind'] {
  const { height, page } = group[0]!;
  if (height < size * HEADING_SIZE || text.split(/\s+/).length > LONGEST_HEADING) return null;
  return page === 1 && height >= largest * 0.98 ? 'headline' : 'boilerplate';
}
