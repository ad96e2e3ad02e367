import type { Sentence, Token } from '../../model/index.ts';
import type { TokenRange } from '../types.ts';

/** A stretch in quotation marks, marks included; it may run over sentences and paragraphs. */
export interface Quote {
  /** 1 for a quotation, 2 for one inside a quotation. */
  readonly level: 1 | 2;
  readonly pieces: readonly TokenRange[];
  /** Whether its closing mark stands in the text. */
  readonly closed: boolean;
  /** Whether it is a clause of its own, not a word or name set in marks. */
  readonly clausal: boolean;
}

interface Place {
  readonly sentence: Sentence;
  readonly token: Token;
}

interface Open {
  readonly from: number;
  readonly kind: 'double' | 'single';
}

const OPENERS = /^(“|„|«|``|‘)$/;
const CLOSERS = /^(”|»|’)$/;
/** Two single marks stand for a double one; they open and close alike. */
const STRAIGHT = /^(["']|'')$/;

/**
 * The quotations of a document. Curly and straight marks are told apart by their form and the blanks around them; a
 * paragraph that opens with a mark while a quotation is open goes on with it, any other paragraph closes it. A single
 * mark opens a quotation only where a fitting one closes it in the same paragraph, so that apostrophes do not.
 */
export function quotesOf(text: string, sentences: readonly Sentence[]): readonly Quote[] {
  const places = sentences
    .filter((sentence) => sentence.part !== 'caption' && sentence.part !== 'boilerplate')
    .flatMap((sentence) => sentence.tokens.map((token) => ({ sentence, token })));
  const out: Quote[] = [];
  let open: Open[] = [];
  const close = (depth: number, to: number, closed: boolean): void => {
    const { from } = open[depth]!;
    out.push(quoteOf(places, from, to, depth === 0 ? 1 : 2, closed));
    open = open.slice(0, depth);
  };
  places.forEach((place, at) => {
    const newParagraph = at > 0 && place.sentence.paragraph !== places[at - 1]!.sentence.paragraph;
    const mark = markOf(text, places, at, open);
    if (newParagraph && open.length > 0) {
      if (mark === 'open') {
        if (open.length > 1) close(1, at - 1, false);
        return;
      }
      close(0, at - 1, false);
    }
    if (mark === null) return;
    const kind = kindOf(place.token.text);
    const depth = open.findIndex((one) => one.kind === kind);
    if (mark === 'open' && open.length < 2 && depth < 0) open = [...open, { from: at, kind }];
    else if (mark === 'close' && depth >= 0) close(depth, at, true);
  });
  if (open.length > 0) close(0, places.length - 1, false);
  return out.sort((a, b) => compare(a, b));
}

function compare(a: Quote, b: Quote): number {
  const [x, y] = [a.pieces[0]!, b.pieces[0]!];
  return x.sentence - y.sentence || x.first - y.first || a.level - b.level;
}

function kindOf(mark: string): 'double' | 'single' {
  return /^['‘’]$/.test(mark) ? 'single' : 'double';
}

function markOf(
  text: string,
  places: readonly Place[],
  at: number,
  open: readonly Open[],
): 'open' | 'close' | null {
  const { token } = places[at]!;
  const mark = token.text;
  if (!OPENERS.test(mark) && !CLOSERS.test(mark) && !STRAIGHT.test(mark)) return null;
  const single = kindOf(mark) === 'single';
  const isOpen = open.some((one) => one.kind === kindOf(mark));
  const before = text[token.start - 1] ?? ' ';
  const after = text[token.end] ?? ' ';
  const canOpen = /[\s([{—–“"‘'-]/.test(before) && !/\s/.test(after);
  const canClose = !/\s/.test(before);
  if (single) {
    if (isOpen) return canClose && closesSingle(text, token) ? 'close' : null;
    return canOpen && mark !== '’' && findsSingleClose(text, places, at) ? 'open' : null;
  }
  if (OPENERS.test(mark)) return 'open';
  if (CLOSERS.test(mark)) return !isOpen && canOpen && !/[.,!?]/.test(before) ? 'open' : 'close';
  if (isOpen) return canClose || !canOpen ? 'close' : startsParagraph(places, at) ? 'open' : 'close';
  return canOpen || !canClose || startsParagraph(places, at) ? 'open' : null;
}

function startsParagraph(places: readonly Place[], at: number): boolean {
  return at === 0 || places[at - 1]!.sentence.paragraph !== places[at]!.sentence.paragraph;
}

function closesSingle(text: string, token: Token): boolean {
  const before = text[token.start - 1] ?? ' ';
  const after = text[token.end] ?? ' ';
  if (/[.,!?…]/.test(before)) return true;
  return (
    /[\s,.;:)”"\]—–]/.test(after) &&
    !(before === 's' && /\s/.test(after) && /[a-z]/.test(text[token.end + 1] ?? ''))
  );
}

function findsSingleClose(text: string, places: readonly Place[], at: number): boolean {
  const { paragraph } = places[at]!.sentence;
  for (let next = at + 2; next < places.length && next < at + 200; next++) {
    const { sentence, token } = places[next]!;
    if (sentence.paragraph !== paragraph) return false;
    if (token.text === '‘') return false;
    if ((token.text === '’' || token.text === "'") && closesSingle(text, token)) return true;
  }
  return false;
}

function quoteOf(places: readonly Place[], from: number, to: number, level: 1 | 2, closed: boolean): Quote {
  const pieces: { sentence: number; first: number; last: number }[] = [];
  for (let at = from; at <= to; at++) {
    const { sentence, token } = places[at]!;
    const piece = pieces.at(-1);
    if (piece && piece.sentence === sentence.index) piece.last = token.index;
    else pieces.push({ sentence: sentence.index, first: token.index, last: token.index });
  }
  return {
    level,
    pieces,
    closed,
    clausal: isClausal(places.slice(from, to + 1).map((place) => place.token)),
  };
}

const LEAST_WORDS = 4;

/** A clause has a finite verb and four words, or opens and ends as a sentence does, or is long. */
function isClausal(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.upos !== 'PUNCT');
  const finite = words.some((token) => /^(VBD|VBZ|VBP|MD)$/.test(token.xpos)) || words[0]?.xpos === 'VB';
  if (!finite && isTitle(words)) return false;
  const ends = tokens.slice(-2).some((token) => /^([.!?…]|\.\.\.)$/.test(token.text));
  const opens = /^\p{Lu}/u.test(words[0]?.text ?? '');
  const verbal = finite || (opens && words.some((token) => token.upos === 'VERB'));
  return (verbal && words.length >= LEAST_WORDS) || (ends && opens && words.length > 1) || words.length >= 12;
}

/** The title of a programme or book: all but its small words have capitals. */
function isTitle(words: readonly Token[]): boolean {
  return (
    words.length > 1 && words.every((token) => token.text.length < 4 || /^[\p{Lu}\p{N}]/u.test(token.text))
  );
}

/** Whether the token stands in the quotation. */
export function inQuote(quote: Quote, sentence: number, token: number): boolean {
  return quote.pieces.some(
    (piece) => piece.sentence === sentence && piece.first <= token && token <= piece.last,
  );
}
