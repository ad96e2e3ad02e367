/**
 * Lists of names as models/english.json has them. `phrases` holds one phrase a line, normal forms of tokens joined by
 * blanks, in the order of code units; `masks` one character for each: bit k of its code, less 48, says that the phrase
 * is of `kinds[k]`.
 */
export interface NameLists {
  readonly kinds: readonly string[];
  readonly phrases: string;
  readonly masks: string;
}

/** Features a word has for each kind: is a name itself, begins a longer one, goes on in one. */
const FEATURES_PER_KIND = 3;
const LONGEST_PHRASE = 4;
const FIRST_MASK = 48;
const CACHE_SIZE = 100_000;

/** Looks up names in lists; `width` numbers a word. */
export interface Gazetteer {
  readonly width: number;
  /** For each word, given in normal form, `width` numbers, 0 or 1; as `Gazetteer.features` of training/name_data.py. */
  features(keys: readonly string[]): Float32Array;
}

/** What the lists know of a phrase: its mask, 0 if it is no name, and whether longer names begin with it. */
interface Entry {
  readonly mask: number;
  readonly goesOn: boolean;
}

/** Makes the lists searchable; they are searched as they lie, for an index would cost more than a document does. */
export function gazetteerOf({ kinds, phrases, masks }: NameLists): Gazetteer {
  const lines = phrases.split('\n');
  const width = FEATURES_PER_KIND * kinds.length;
  const known = new Map<string, Entry>();
  const lookUp = (phrase: string): Entry => {
    const at = firstNotBefore(lines, phrase);
    const found = lines[at] === phrase;
    const goesOn = (lines[found ? at + 1 : at] ?? '').startsWith(`${phrase} `);
    return { mask: found ? masks.charCodeAt(at) - FIRST_MASK : 0, goesOn };
  };
  const entryOf = (word: string): Entry => {
    const entry = known.get(word) ?? lookUp(word);
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(word, entry);
    return entry;
  };
  return {
    width,
    features(keys) {
      const out = new Float32Array(keys.length * width);
      for (let first = 0; first < keys.length; first++) {
        let phrase = keys[first]!;
        let entry = entryOf(phrase);
        if (entry.mask > 0) mark(out, width, first, 1, entry.mask);
        for (let size = 2; entry.goesOn && size <= LONGEST_PHRASE && first + size <= keys.length; size++) {
          phrase += ` ${keys[first + size - 1]}`;
          entry = lookUp(phrase);
          if (entry.mask > 0) mark(out, width, first, size, entry.mask);
        }
      }
      return out;
    },
  };
}

/** Index of the first line that does not stand before `phrase`. */
function firstNotBefore(lines: readonly string[], phrase: string): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! < phrase) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mark(out: Float32Array, width: number, first: number, size: number, mask: number): void {
  for (let kind = 0; FEATURES_PER_KIND * kind < width; kind++) {
    if (((mask >> kind) & 1) === 0) continue;
    const column = FEATURES_PER_KIND * kind;
    out[first * width + column + (size === 1 ? 0 : 1)] = 1;
    for (let k = first + 1; k < first + size; k++) out[k * width + column + 2] = 1;
  }
}
