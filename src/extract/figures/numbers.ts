import type { TimeWords } from '../../lexicon/times.ts';

/** A number read from words or digits: tokens `first` to `last`, both included. */
export interface NumberRead {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

const DIGITS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/;
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Value of a token of digits ("1,400", "2.5"), null where it is none. */
export function digitsValue(text: string): number | null {
  return DIGITS.test(text) ? Number(text.replaceAll(',', '')) : null;
}

/**
 * The longest number that begins at token `at`: digits, words ("twenty-five", "two thousand", "a hundred and ten"),
 * scales after digits ("1.2 million"), fractions ("2 1/2", "two and a half million", "half a million"). Null where there is none.
 */
export function numberAt(words: readonly string[], at: number, lexicon: TimeWords): NumberRead | null {
  const state = { total: 0, current: 0, last: at - 1, any: false };
  const first = words[at] ?? '';
  const digits = digitsValue(first);
  if (digits !== null) Object.assign(state, { current: digits, last: at, any: true });
  else if ((first === 'a' || first === 'an') && lexicon.scales[words[at + 1] ?? ''] !== undefined)
    Object.assign(state, { current: 1, last: at, any: true });
  else if (first === 'half' && words[at + 1] === 'a' && lexicon.scales[words[at + 2] ?? ''] !== undefined)
    Object.assign(state, { current: 0.5, last: at + 1, any: true });
  else readUnits(words, at, lexicon, state);
  if (!state.any) return null;
  readFraction(words, state);
  readScales(words, lexicon, state);
  if (Number.isInteger(state.current)) readFraction(words, state);
  return { first: at, last: state.last, value: state.total + state.current };
}

interface State {
  total: number;
  current: number;
  last: number;
  any: boolean;
}

/** Reads "twenty", "twenty-five", "twenty five". */
function readUnits(words: readonly string[], at: number, lexicon: TimeWords, state: State): boolean {
  const value = lexicon.numbers[words[at] ?? ''];
  if (value === undefined) return false;
  state.current += value;
  state.last = at;
  state.any = true;
  if (value < 20 || value % 10 !== 0) return true;
  const next = words[at + 1] === '-' ? at + 2 : at + 1;
  const unit = lexicon.numbers[words[next] ?? ''];
  if (unit !== undefined && unit > 0 && unit < 10) {
    state.current += unit;
    state.last = next;
  }
  return true;
}

function readScales(words: readonly string[], lexicon: TimeWords, state: State): void {
  for (;;) {
    const next = words[state.last + 1] === '-' ? state.last + 2 : state.last + 1;
    const scale = lexicon.scales[words[next] ?? ''];
    if (scale === undefined) return;
    state.last = next;
    if (scale === 100) state.current *= 100;
    else {
      state.total += state.current * scale;
      state.current = 0;
    }
    const rest = words[state.last + 1] === 'and' ? state.last + 2 : state.last + 1;
    if (!readUnits(words, rest, lexicon, state)) return;
  }
}

/** Reads "1/2", "½", "and a half". */
function readFraction(words: readonly string[], state: State): void {
  const next = words[state.last + 1] ?? '';
  const slash = /^(\d)\/(\d)$/.exec(next);
  const part = FRACTIONS[next] ?? (slash ? Number(slash[1]) / Number(slash[2]) : null);
  if (part !== null && part < 1) {
    state.current += part;
    state.last++;
  } else if (next === 'and' && words[state.last + 2] === 'a' && words[state.last + 3] === 'half') {
    state.current += 0.5;
    state.last += 3;
  }
}
