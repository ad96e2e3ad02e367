import { type Bound, type Figure, type Sentence, spanOf } from '../../model/index.ts';
import { phrasesIn } from '../time/find.ts';
import { type Tree, treeOf } from '../tree.ts';
import type { FigureExpression, Reading } from '../types.ts';
import { boundAfter, boundBefore } from './bounds.ts';
import { dozen, range, scaled } from './counts.ts';
import { type NumberRead, numberAt } from './numbers.ts';
import { periodAfter } from './periods.ts';
import { type FigureTables, tablesOf } from './tables.ts';
import { countedNoun } from './units.ts';

/**
 * Amounts and counts of a document in text order: money (unit ISO 4217), people and things counted (unit the noun in its
 * own words), measures and percent. `per` is the period that an amount is for ("year", "2 years"). Dates, ages, clock
 * times, ordinals and numbers in names are none.
 */
export function findFigures(reading: Reading): readonly FigureExpression[] {
  return reading.parsed.sentences.flatMap((sentence) => figuresIn(reading, sentence));
}

/** What the reading of one sentence needs. */
interface Place {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly tree: Tree;
  readonly words: readonly string[];
  readonly tables: FigureTables;
  /** Tokens that are times or stand in names. */
  readonly taken: ReadonlySet<number>;
}

interface Amount {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly unit: string;
  readonly bound: Bound | null;
}

function figuresIn(reading: Reading, sentence: Sentence): readonly FigureExpression[] {
  const words = sentence.tokens.map(({ text }) => text.toLowerCase().replace(/[–—−]/g, '-'));
  if (
    !words.some(
      (word) => /\d/.test(word) || NUMBER_LIKE.has(word) || reading.lexicon.times.numbers[word] !== undefined,
    )
  )
    return [];
  const tables = tablesOf(reading.lexicon.figures);
  const place: Place = {
    reading,
    sentence,
    tree: treeOf(sentence),
    words,
    tables,
    taken: takenTokens(reading, sentence),
  };
  const out: FigureExpression[] = [];
  for (let at = 0; at < words.length; at++) {
    const amount = amountAt(place, at);
    if (!amount) continue;
    out.push(expression(place, amount));
    at = amount.last;
  }
  return out;
}

const NUMBER_LIKE: ReadonlySet<string> = new Set(
  'dozen dozens tens scores hundreds thousands millions billions hundred thousand million billion half'.split(
    ' ',
  ),
);

/** Lengths and rates of time are no dates: "500 million over two years" keeps its number. */
function takenTokens(reading: Reading, sentence: Sentence): ReadonlySet<number> {
  const { words, found } = phrasesIn(sentence, reading.lexicon.times);
  const taken = new Set<number>();
  for (const { first, last } of found) for (let at = first; at <= last; at++) taken.add(words[at]!.token);
  for (const name of sentence.names)
    if (name.last > name.first) for (let at = name.first; at <= name.last; at++) taken.add(at);
  return taken;
}

function amountAt(place: Place, at: number): Amount | null {
  if (place.taken.has(at)) return null;
  return joinedMoney(place, at) ?? signedMoney(place, at) ?? roughAmount(place, at) ?? plainAmount(place, at);
}

/** "A 410-million-euro contract", "a $30-million loan". */
function joinedMoney({ words, tables, reading }: Place, at: number): Amount | null {
  const sign = tables.signs.get(words[at]!);
  const start = sign ? at + 1 : at;
  const read = numberAt(words, start, reading.lexicon.times);
  if (!read || words[read.last + 1] !== '-') return null;
  const scale = reading.lexicon.times.scales[words[read.last + 2] ?? ''];
  const end = scale ? read.last + 2 : read.last;
  const value = read.value * (scale ?? 1);
  if (sign) return scale ? { first: at, last: end, value, unit: sign, bound: null } : null;
  const unit = words[end + 1] === '-' ? tables.currencies.get(words[end + 2] ?? '') : undefined;
  return unit ? { first: at, last: end + 2, value, unit, bound: null } : null;
}

/** "$1.2bn", "€3m", "US$ 40 million". */
function signedMoney({ words, tables, reading }: Place, at: number): Amount | null {
  const unit = tables.signs.get(words[at]!);
  if (!unit) return null;
  const read = scaled(words, tables, numberAt(words, at + 1, reading.lexicon.times));
  return read && { first: at, last: read.last, value: read.value, unit, bound: null };
}

/** "tens of millions of dollars", "hundreds of fighters", "dozens killed": at least the order of magnitude. */
function roughAmount(place: Place, at: number): Amount | null {
  const { words, tables } = place;
  const start = tables.rough.get(words[at]!);
  if (start === undefined) return null;
  let value = start;
  let last = at;
  while (words[last + 1] === 'of' && tables.rough.has(words[last + 2] ?? '')) {
    value = magnitude(value) * tables.rough.get(words[last + 2]!)!;
    last += 2;
  }
  const of = words[last + 1] === 'of' ? last + 2 : last + 1;
  const money = moneyUnit(place, of);
  if (money) return { first: at, last: money.last, value, unit: money.unit, bound: 'at least' };
  if (words[last + 1] !== 'of') return null;
  const noun = countedNoun(place.tree, last, of, tables);
  return noun && !tables.notCounted.has(words[noun.last]!)
    ? { first: at, last: noun.last, value, unit: noun.unit, bound: 'at least' }
    : null;
}

/** "dozens of millions" counts its millions from ten. */
function magnitude(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

/** A number before a currency word, percent, a measure or a noun. */
function plainAmount(place: Place, at: number): Amount | null {
  const { words, tables, reading, tree } = place;
  const span = range(words, at, tables, reading.lexicon);
  const read = span ?? dozen(words, at) ?? scaled(words, tables, numberAt(words, at, reading.lexicon.times));
  if (!read || refused(place, read)) return null;
  const bound = span ? 'at least' : null;
  const money = moneyUnit(place, read.last + 1);
  if (money) return { first: at, last: money.last, value: read.value, unit: money.unit, bound };
  const next = words[read.last + 1] ?? '';
  if (next === '%' || next === 'percent')
    return { first: at, last: read.last + 1, value: read.value, unit: 'percent', bound };
  if (next === 'per' && words[read.last + 2] === 'cent')
    return { first: at, last: read.last + 2, value: read.value, unit: 'percent', bound };
  const of = words[read.last + 1] === 'of' && read.value > 10;
  const noun = countedNoun(tree, read.last, read.last + (of ? 2 : 1), tables) ?? null;
  if (tables.dialled.has(words[read.last]!) && /^call/.test(noun?.unit ?? '')) return null;
  if (!noun || !counts(place, read, noun.last)) return null;
  return { first: at, last: noun.last, value: read.value, unit: noun.unit, bound };
}

/** Dates, names, numbers of flights and rooms, ages, numbers joined to what follows ("ten-point", "20-year-old"). */
function refused({ words, taken, reading }: Place, read: NumberRead): boolean {
  for (let at = read.first; at <= read.last; at++) if (taken.has(at)) return true;
  const previous = words[read.first - 1] ?? '';
  const next = words[read.last + 1] ?? '';
  if (next === '-' || next === '/' || previous === '/' || previous === '.' || previous === 'aged')
    return true;
  return reading.lexicon.times.counted_before.includes(previous);
}

/** "one" is mostly an article, and "the two men" have been counted before. */
function counts({ words, tables }: Place, { first, value }: NumberRead, noun: number): boolean {
  if (tables.notCounted.has(words[noun]!) || value <= 1) return false;
  return value > 10 || !/^(?:the|these|those|both|his|her|its|their|our|other)$/.test(words[first - 1] ?? '');
}

/** A currency word, with an adjective of origin before it ("US dollars"), that begins at token `at` ("of" aside). */
function moneyUnit(
  { words, tables }: Place,
  at: number,
): { readonly unit: string; readonly last: number } | null {
  const two = tables.currencies.get(`${words[at]} ${words[at + 1]}`);
  if (two) return { unit: two, last: at + 1 };
  const here = tables.currencies.get(words[at] ?? '');
  if (here) return { unit: here, last: at };
  const next = tables.currencies.get(words[at + 1] ?? '');
  return next &&
    /^(?:us|u\.s\.|american|british|swiss|israeli|iranian|iraqi|turkish|russian|chinese)$/.test(words[at]!)
    ? { unit: next, last: at + 1 }
    : null;
}

function expression(place: Place, amount: Amount): FigureExpression {
  const { words, sentence, tables, reading } = place;
  const lead = boundBefore(words, amount.first, tables);
  const trail = boundAfter(words, amount.last, tables);
  const period = periodAfter(words, amount.last, reading.lexicon);
  const first = lead ? lead.first : amount.first;
  const last = Math.max(amount.last, trail?.last ?? 0, period?.last ?? 0);
  const span = spanOf(
    reading.parsed.document.text,
    sentence.tokens[first]!.start,
    sentence.tokens[last]!.end,
  );
  const figure: Figure = {
    value: amount.value,
    unit: amount.unit,
    per: period?.per ?? null,
    bound: lead?.bound ?? trail?.bound ?? amount.bound ?? 'exactly',
    span,
  };
  return { sentence: sentence.index, first, last, figure };
}
