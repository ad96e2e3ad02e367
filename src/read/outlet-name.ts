import type { OutletWords } from '../lexicon/outlets.ts';

/** Words that the label of a host may be cut into. */
interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly long: number;
}

const vocabularies = new WeakMap<OutletWords, Vocabulary>();

function vocabularyOf(words: OutletWords): Vocabulary {
  const known = vocabularies.get(words);
  if (known) return known;
  const all = new Set(
    [
      ...words.news_words,
      ...words.small_words,
      ...words.upper_words,
      ...words.place_adjectives,
      ...words.places,
    ].map((word) => word.replaceAll(' ', '')),
  );
  const made = { words: all, long: Math.max(...[...all].map((word) => word.length)) };
  vocabularies.set(words, made);
  return made;
}

/** Whether text is a host name ("www.example.net") or a web address rather than a name. */
export function isHost(text: string): boolean {
  return /^(https?:\/\/)?([a-z0-9-]+\.)+[a-z]{2,}(\/\S*)?$/i.test(text.trim());
}

/**
 * A readable name for the host of a web address: "www.thedailyplanet.com" gives "The Daily Planet". Null where the host
 * says nothing of the outlet (localhost, numbers, hosts of everybody's pages).
 */
export function nameOfHost(address: string, words: OutletWords): string | null {
  const host = hostOf(address);
  if (!host || host.includes(':') || /^[\d.]+$/.test(host) || !host.includes('.')) return null;
  if (words.hosts_not_outlets.some((known) => host === known || host.endsWith(`.${known}`))) return null;
  const labels = host.split('.').slice(0, -1);
  while (labels.length > 1 && words.second_level.includes(labels.at(-1)!)) labels.pop();
  while (labels.length > 1 && words.host_prefixes.includes(labels[0]!)) labels.shift();
  const label = labels.at(-1);
  if (!label || label.startsWith('xn--')) return null;
  const cut = label.split('-').flatMap((piece) => segment(piece, words));
  return cut.map((word, at) => written(word, at, words)).join(' ');
}

function hostOf(address: string): string | null {
  try {
    return new URL(/^https?:/i.test(address) ? address : `http://${address.trim()}`).hostname.toLowerCase();
  } catch {
    return null;
  }
}

/** An unknown stretch costs by its length, so that known words win and letters are not scattered. */
const KNOWN_COST = 1;
const unknownCost = (length: number): number => 2 + length / 2;
/** A shorter unknown stretch is an ending ("kenyans") or chance ("themes"), no word. */
const SHORTEST_UNKNOWN = 4;

interface Cut {
  readonly cost: number;
  readonly words: readonly string[];
  readonly unknown: number;
  readonly tiny: boolean;
}

/** Cuts a label into words: known ones, and at most one unknown stretch. A label with no known word stays whole. */
function segment(label: string, words: OutletWords): string[] {
  const { words: known, long } = vocabularyOf(words);
  if (label.length > 63 || known.has(label)) return [label];
  const best: (Cut | null)[] = [{ cost: 0, words: [], unknown: 0, tiny: false }];
  for (let end = 1; end <= label.length; end++) {
    best.push(null);
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const piece = label.slice(start, end);
      const isKnown = piece.length <= long && known.has(piece);
      if (!before || (!isKnown && (before.unknown > 0 || piece.length < SHORTEST_UNKNOWN))) continue;
      const cost = before.cost + (isKnown ? KNOWN_COST : unknownCost(piece.length));
      if ((best[end]?.cost ?? Number.POSITIVE_INFINITY) <= cost) continue;
      best[end] = {
        cost,
        words: [...before.words, piece],
        unknown: before.unknown + (isKnown ? 0 : 1),
        tiny: before.tiny || (isKnown && piece.length < 3),
      };
    }
  }
  const found = best[label.length];
  // "al", "of", "in" stand inside many words: beside an unknown stretch they are no sign of a border.
  if (!found || (found.unknown > 0 && (found.tiny || found.words.length === 1))) return [label];
  return [...found.words];
}

function written(word: string, at: number, words: OutletWords): string {
  if (words.upper_words.includes(word) || (word.length <= 4 && !/[aeiouy]/.test(word)))
    return word.toUpperCase();
  if (at > 0 && words.small_words.includes(word)) return word;
  const spaced = words.places.find((place) => place.includes(' ') && place.replaceAll(' ', '') === word);
  return (spaced ?? word).replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** The name of an agency by a name or short form of it, null where it is none. */
export function agencyNamed(name: string, words: OutletWords): string | null {
  return words.agencies.find((agency) => agency.name === name || agency.short.includes(name))?.name ?? null;
}

/**
 * A name of an outlet as words give it: hosts become names, "X's" loses its ending. Null for what names nobody ("our
 * free", "us") or does not look like a name.
 */
export function outletNamed(raw: string, words: OutletWords): string | null {
  const text = raw
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(/['’]s$/, '');
  if (isHost(text)) return nameOfHost(text, words);
  if (text.length < 2 || text.length > 80 || words.not_outlet_names.includes(text.toLowerCase())) return null;
  const first = text.replace(/^the\s+/i, '');
  if (!/^[\p{Lu}\d]/u.test(first)) return null;
  return agencyNamed(text, words) ?? text;
}
