import type { PlaceWords } from '../../lexicon/places.ts';
import type { Token } from '../../model/index.ts';

/**
 * What a listed name stands for. `state` is its own name; `capital` and `seat` are places that stand for it when they
 * act; `adjective` and `people` speak of the state or nation; `region` is a place; `body` an organisation of states.
 */
export type EntryUse = 'state' | 'capital' | 'seat' | 'adjective' | 'people' | 'nation' | 'region' | 'body';

export interface Entry {
  /** Name of the state, nation, region or body that the words stand for. */
  readonly name: string;
  readonly use: EntryUse;
  /** Kind of what `name` names: states are states, nations groups, regions places, bodies bodies. */
  readonly kind: 'state' | 'group' | 'place' | 'body';
  /** For the people: whether the word is a plural ("Finns"). */
  readonly plural: boolean;
}

/** An entry found at tokens `first` to `last`, both included. */
export interface Found {
  readonly first: number;
  readonly last: number;
  readonly entry: Entry;
}

export interface Gazetteer {
  /** All entries of a sentence, longest first at each place, not overlapping. `text` is the document's. */
  readonly scan: (text: string, tokens: readonly Token[]) => readonly Found[];
  /** The entry that these words are, case and apostrophes of any make aside for words of more than four letters. */
  readonly lookUp: (words: string) => Entry | null;
}

/** Words as the gazetteer keys them: single blanks, straight apostrophes, no leading "the". */
export function gazetteerKey(words: string): string {
  return words
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^the /i, '')
    .trim();
}

const cache = new WeakMap<PlaceWords, Gazetteer>();

/** The gazetteer of lexicon/places.yaml; made once per lexicon. */
export function gazetteerOf(words: PlaceWords): Gazetteer {
  const known = cache.get(words);
  if (known) return known;
  const made = build(words);
  cache.set(words, made);
  return made;
}

function build(words: PlaceWords): Gazetteer {
  const entries = new Map<string, Entry>();
  const longest = new Map<string, number>();
  const put = (surface: string, entry: Entry): void => {
    const key = gazetteerKey(surface);
    if (!entries.has(key)) entries.set(key, entry);
    const first = firstWord(key);
    longest.set(first, Math.max(longest.get(first) ?? 0, key.length));
  };
  for (const state of words.states) putState(put, state);
  for (const nation of words.peoples) {
    const entry = { name: nation.name, kind: 'group', plural: false } as const;
    for (const word of nation.people) put(word, { ...entry, use: 'people', plural: isPlural(word) });
    for (const word of nation.adjective) put(word, { ...entry, use: 'adjective' });
    put(nation.name, { ...entry, use: 'nation', plural: true });
  }
  for (const region of words.regions)
    put(region, { name: region, use: 'region', kind: 'place', plural: false });
  for (const body of words.bodies) {
    const entry = { name: body.name, kind: 'body', plural: false } as const;
    for (const name of [body.name, ...body.also]) put(name, { ...entry, use: 'body' });
    for (const name of body.seat) put(name, { ...entry, use: 'seat' });
  }
  const lookUp = (surface: string): Entry | null => entries.get(gazetteerKey(surface)) ?? null;
  return { lookUp, scan: (text, tokens) => scan(entries, longest, text, tokens) };
}

type State = PlaceWords['states'][number];

function putState(put: (surface: string, entry: Entry) => void, state: State): void {
  const entry = { name: state.name, kind: 'state', plural: false } as const;
  for (const name of [state.name, ...state.also]) put(name, { ...entry, use: 'state' });
  for (const name of state.seat) put(name, { ...entry, use: 'seat' });
  for (const name of state.capital) put(name, { ...entry, use: 'capital' });
  for (const word of state.adjective) put(word, { ...entry, use: 'adjective' });
  for (const word of state.adjective)
    if (/[ni]$/.test(word)) put(`${word}s`, { ...entry, use: 'people', plural: true });
  for (const word of state.people) put(word, { ...entry, use: 'people', plural: isPlural(word) });
}

function isPlural(people: string): boolean {
  return /(s|men|a)$/.test(people) && people !== 'Swiss';
}

function firstWord(key: string): string {
  return /^[\p{L}\p{N}.]+/u.exec(key)?.[0] ?? key;
}

function scan(
  entries: ReadonlyMap<string, Entry>,
  longest: ReadonlyMap<string, number>,
  text: string,
  tokens: readonly Token[],
): readonly Found[] {
  const found: Found[] = [];
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first]!;
    if (!/^\p{Lu}/u.test(token.text)) continue;
    const most = longest.get(firstWord(gazetteerKey(token.text))) ?? 0;
    if (most === 0) continue;
    let best: Found | null = null;
    for (let last = first; last < tokens.length; last++) {
      const words = text.slice(token.start, tokens[last]!.end);
      if (words.length > most + 6) break;
      const entry = entries.get(gazetteerKey(words));
      if (entry) best = { first, last, entry };
    }
    if (!best) continue;
    found.push(best);
    first = best.last;
  }
  return found;
}
