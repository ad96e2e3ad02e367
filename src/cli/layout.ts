import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Text in lines of `width` columns at most, wide characters counted as two; the first and the other lines indented. */
export function wrapped(text: string, width: number, first = '', rest = first): string {
  const room = Math.max(10, width - Math.max(stringWidth(first), stringWidth(rest)));
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line.trimEnd())
    .join('\n');
}

/** `left`, wrapped, with `right` at the end of its first line. `rest` indents the other lines, which have the whole width. */
export function withRight(left: string, right: string, width: number, rest: string): string {
  const room = width - stringWidth(right) - 2;
  const [head = '', ...tail] = wrapped(left, room).split('\n');
  const first = padded(head, room + 2) + right;
  return tail.length === 0 ? first : `${first}\n${wrapped(tail.join(' '), width, rest)}`;
}

/** A block of text with `left` in a column of `width` before its lines, and two blanks between. */
export function beside(left: readonly string[], width: number, block: string): string {
  const right = block.split('\n');
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => row);
  return rows.map((row) => `${padded(left[row] ?? '', width)}  ${right[row] ?? ''}`.trimEnd()).join('\n');
}

/** A block of text moved two columns to the right. */
export function indented(block: string): string {
  return block.replace(/^/gm, '  ');
}

/** Text filled up with blanks to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Text cut to `width` columns, with "…" where something was cut off. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** "1 claim", "2 claims", "1,234 claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/**
 * A value with all its texts made fit for a terminal: line breaks and control characters, which a report could use to
 * forge what is shown, become blanks.
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string')
    return value.replace(/[\s\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ') as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (value instanceof Map) return value;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, printable(of)])) as T;
  return value;
}
