/** A paragraph: `[start, end)` in UTF-16 units without the blanks around it. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether a blank line, or the beginning of the text, stands before it. */
  readonly apart: boolean;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  readonly apart: boolean;
}

/** Longest line of a text that may be wrapped by hand or by a mail program. */
const WIDEST_WRAPPED = 120;
const NARROWEST_WRAPPED = 45;
const BULLET = /^(?:[-*•–‣▪◦·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s/i;
const QUOTED = /^>/;
const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** Whether a paragraph or line ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return /[.!?…](?:\s?[)\]"'”’»*_]){0,3}(?:\[\d+\]|\d{0,2})$/.test(text.slice(-12));
}

/** Whether a line opens an item of a list. */
export function isBullet(text: string): boolean {
  return BULLET.test(text);
}

/**
 * The paragraphs of a text. A line is a paragraph, unless the lines of the text are wrapped at some width: then those of
 * one block are joined where the break only obeys the width.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const lines = linesOf(text);
  const width = wrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const next = lines[at + 1];
    if (next && width !== null && runsOn(lines[at]!, next, width)) continue;
    const { start, apart } = lines[from]!;
    const end = lines[at]!.end;
    paragraphs.push({ start, end, text: text.slice(start, end), apart });
    from = at + 1;
  }
  return paragraphs;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let at = 0;
  while (at < text.length) {
    LINE_END.lastIndex = at;
    const found = LINE_END.exec(text);
    const stop = found ? found.index : text.length;
    const whole = text.slice(at, stop);
    const trimmed = whole.trim();
    if (trimmed) {
      const start = at + whole.indexOf(trimmed);
      lines.push({ start, end: start + trimmed.length, text: trimmed, indent: start - at, apart });
    }
    apart = !trimmed;
    at = found ? stop + found[0].length : text.length;
  }
  return lines;
}

/** The width at which the lines are wrapped, null where they are not: some line runs on in lower case into the next. */
function wrapWidth(lines: readonly Line[]): number | null {
  let width = 0;
  let runOn = 0;
  for (const [at, line] of lines.entries()) {
    width = Math.max(width, line.text.length);
    const next = lines[at + 1];
    if (next && !next.apart && !endsSentence(line.text) && /^[a-z]/.test(next.text)) runOn++;
  }
  return width <= WIDEST_WRAPPED && width >= NARROWEST_WRAPPED && runOn > 0 ? width : null;
}

function runsOn(line: Line, next: Line, width: number): boolean {
  if (next.apart || isBullet(next.text) || QUOTED.test(next.text) !== QUOTED.test(line.text)) return false;
  if (QUOTED.test(line.text)) return true;
  if (next.indent > line.indent + 1 && endsSentence(line.text)) return false;
  const room = width - line.text.length;
  const firstWord = next.text.search(/\s|$/);
  // Ragged edges and hyphenation leave some room; where twice the next word would have fitted, the break was meant.
  const wouldFit = firstWord + 1 <= room && room > 14;
  return !wouldFit;
}
