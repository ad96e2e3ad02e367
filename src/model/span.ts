/** How many UTF-16 units of context a Span keeps on each side. */
const CONTEXT = 32;

/**
 * A stretch of a document's canonical text, after the W3C Web Annotation TextPositionSelector (start, end) and
 * TextQuoteSelector (quote, prefix, suffix). `start` and `end` count UTF-16 units; `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Gives the Span of `text` from `start` to `end` (UTF-16 units). Throws RangeError when the bounds leave the text. */
export function spanOf(text: string, start: number, end: number): Span {
  if (!(start >= 0 && start <= end && end <= text.length))
    throw new RangeError(`span ${start}-${end} leaves a text of ${text.length} characters`);
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** Whether two stretches share at least one character. */
export function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
