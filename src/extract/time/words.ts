import type { TimeUnit, TimeWords } from '../../lexicon/times.ts';
import type { Sentence } from '../../model/index.ts';

/** A word of the grammar: a token, or a piece of one ("mid-June" is three). */
export interface Word {
  /** Lower case, curly apostrophes made straight, an abbreviation's final point dropped. */
  readonly low: string;
  readonly text: string;
  readonly token: number;
  readonly start: number;
  readonly end: number;
}

const PREFIXED = /^(mid|post|pre|early|late|non)-(.+)$/i;
const GLUED = /^([A-Za-z]{3,9})\.?(\d{1,4})$|^(\d{1,2})(am|pm|a\.m\.|p\.m\.)$/i;

/** The words of a sentence in text order. */
export function wordsOf(sentence: Sentence): readonly Word[] {
  return sentence.tokens.flatMap(({ text, start, end, index }) => {
    const pieces = piecesOf(text);
    if (pieces.length === 1) return [{ low: fold(text), text, token: index, start, end }];
    let at = 0;
    return pieces.map((piece) => {
      const from = text.indexOf(piece, at);
      at = from + piece.length;
      return { low: fold(piece), text: piece, token: index, start: start + from, end: start + at };
    });
  });
}

function piecesOf(text: string): readonly string[] {
  const prefixed = PREFIXED.exec(text);
  if (prefixed) return [prefixed[1]!, '-', prefixed[2]!];
  const glued = GLUED.exec(text);
  if (glued)
    return glued[1] ? [text.slice(0, text.length - glued[2]!.length), glued[2]!] : [glued[3]!, glued[4]!];
  return [text];
}

function fold(text: string): string {
  const low = text.toLowerCase().replace(/[‘’`´]/g, "'");
  if (/^[–—−]$/.test(low)) return '-';
  return /^[a-z]{2,5}\.$/.test(low) ? low.slice(0, -1) : low.replace(/^([ap])\.m\.?$/, '$1m');
}

/** The time words by form; made once of the lexicon. */
export interface TimeTables {
  readonly words: TimeWords;
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly weekdayPlurals: ReadonlyMap<string, number>;
  readonly seasons: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  readonly plurals: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, string>;
  readonly ordinals: ReadonlyMap<string, number>;
}

const cache = new WeakMap<TimeWords, TimeTables>();

/** The tables of a lexicon's time words. */
export function tablesOf(words: TimeWords): TimeTables {
  const known = cache.get(words);
  if (known) return known;
  const units = Object.entries(words.units) as [
    TimeUnit,
    { singular: readonly string[]; plural: readonly string[] },
  ][];
  const tables: TimeTables = {
    words,
    months: invert(words.months),
    weekdays: invert(words.weekdays),
    weekdayPlurals: invert(words.weekday_plurals),
    seasons: invert(words.seasons),
    units: new Map(
      units.flatMap(([unit, { singular, plural }]) => [...singular, ...plural].map((form) => [form, unit])),
    ),
    plurals: new Set(units.flatMap(([, { plural }]) => plural)),
    parts: new Map(
      Object.entries(words.parts_of_day).flatMap(([code, forms]) => forms.map((form) => [form, code])),
    ),
    ordinals: new Map(Object.entries(words.ordinals)),
  };
  cache.set(words, tables);
  return tables;
}

function invert(forms: Readonly<Record<number, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(forms).flatMap(([value, list]) => list.map((form) => [form, Number(value)])));
}
