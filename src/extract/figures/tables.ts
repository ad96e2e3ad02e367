import type { FigureWords } from '../../lexicon/figures.ts';
import type { Bound } from '../../model/index.ts';

/** The figure words by form; made once of the lexicon. */
export interface FigureTables {
  /** Currency words to ISO 4217 codes. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Those that stand before the number. */
  readonly signs: ReadonlyMap<string, string>;
  readonly magnitudes: ReadonlyMap<string, number>;
  readonly rough: ReadonlyMap<string, number>;
  readonly bounds: readonly (readonly [readonly string[], Bound])[];
  readonly boundsAfter: readonly (readonly [readonly string[], Bound])[];
  readonly measures: ReadonlySet<string>;
  readonly notCounted: ReadonlySet<string>;
  readonly dialled: ReadonlySet<string>;
}

const cache = new WeakMap<FigureWords, FigureTables>();

/** The tables of a lexicon's figure words. */
export function tablesOf(words: FigureWords): FigureTables {
  const known = cache.get(words);
  if (known) return known;
  const currencies = new Map(
    Object.entries(words.currencies).flatMap(([code, forms]) => forms.map((form) => [form, code] as const)),
  );
  const tables: FigureTables = {
    currencies,
    signs: new Map(
      [...currencies].filter(([form]) => /[^a-z.]|^[a-z]{3}$/.test(form) && !/^(?:won|yen|try)$/.test(form)),
    ),
    magnitudes: new Map(Object.entries(words.magnitudes)),
    rough: new Map(Object.entries(words.rough)),
    bounds: phrases(words.bounds),
    boundsAfter: phrases(words.bounds_after),
    measures: new Set(words.measures),
    notCounted: new Set(words.not_counted),
    dialled: new Set(words.numbers_dialled),
  };
  cache.set(words, tables);
  return tables;
}

/** Longer phrases first, so that "no more than" is not read as "more than". */
function phrases(
  bounds: Partial<Record<Bound, readonly string[]>>,
): readonly (readonly [readonly string[], Bound])[] {
  return (Object.entries(bounds) as [Bound, readonly string[]][])
    .flatMap(([bound, list]) => list.map((phrase) => [phrase.split(' '), bound] as const))
    .sort((a, b) => b[0].length - a[0].length);
}
