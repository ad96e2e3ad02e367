/** A piece of text as pdf.js gives it; `transform` is a PDF matrix, its last two numbers the place in points. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line on a page, in points; `y` grows upwards. */
export interface PdfLine {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly height: number;
  readonly text: string;
}

/** The lines of a page in the order of its content, which runs down the columns one after the other. */
export function linesOfPage(items: readonly PdfItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: PdfItem[] = [];
  const finish = (): void => {
    const line = lineOf(current, page);
    if (line) lines.push(line);
    current = [];
  };
  for (const item of items) {
    const last = current.at(-1);
    if (last && item.str && startsLine(last, item)) finish();
    if (item.str) current.push(item);
    if (item.hasEOL) finish();
  }
  finish();
  return lines;
}

function startsLine(last: PdfItem, item: PdfItem): boolean {
  const drop = Math.abs(item.transform[5]! - last.transform[5]!);
  const size = Math.max(item.height, last.height, 1);
  return drop > size * 0.6 || item.transform[4]! < last.transform[4]! - size;
}

function lineOf(items: readonly PdfItem[], page: number): PdfLine | null {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const gap = item.transform[4]! - right;
    if (text && gap > item.height * 0.15 && !/\s$/.test(text) && !/^\s/.test(item.str)) text += ' ';
    text += item.str;
    right = item.transform[4]! + item.width;
  }
  const first = items.find((item) => item.str.trim());
  const clean = text.replace(/[\s\u00A0]+/g, ' ').trim();
  if (!first || !clean) return null;
  const height = Math.max(...items.filter((item) => item.str.trim()).map((item) => item.height || 1));
  return { page, x: first.transform[4]!, y: first.transform[5]!, right, height, text: clean };
}

/** Lines at the top and bottom of a page among which running heads and page numbers are looked for. */
const EDGE = 3;

/**
 * Lines without running heads, running feet and page numbers: those at the edge of a page that come again, but for their
 * digits, on at least half of the pages, or that are nothing but a page number.
 */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const pagesWith = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edges(lines).map(keyOf))) pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.ceil(pages.length / 2));
  return pages.map((lines) => {
    const edge = new Set(edges(lines));
    return lines.filter(
      (line) => !edge.has(line) || !(isPageNumber(line.text) || (pagesWith.get(keyOf(line)) ?? 0) >= enough),
    );
  });
}

function edges(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return byHeight.length <= EDGE * 2 ? byHeight : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
}

function keyOf(line: PdfLine): string {
  return `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 4)}`;
}

function isPageNumber(text: string): boolean {
  return /^\W*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?\W*$/i.test(text);
}
