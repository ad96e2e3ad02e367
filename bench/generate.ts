/** Whole numbers from 0 below `below`; the same `seed` gives the same row of numbers (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STARTS = [
  'Bar',
  'Cal',
  'Dor',
  'Fen',
  'Gar',
  'Hol',
  'Kar',
  'Lor',
  'Mar',
  'Nor',
  'Pel',
  'Ros',
  'Sar',
  'Tor',
  'Vel',
];
const ENDS = [
  'an',
  'bek',
  'dahl',
  'ev',
  'gard',
  'ic',
  'land',
  'man',
  'ner',
  'off',
  'quist',
  'son',
  'tev',
  'ula',
  'witz',
];

/**
 * A report of at least `words` words, made of whole paragraphs of `stock`, with the names of persons changed: each
 * "Given Family" gets another family name, everywhere in the report. The same `seed` gives the same report.
 */
export function generateReport(stock: readonly string[], words: number, seed: number): string {
  const random = randomFrom(seed);
  const paragraphs: string[] = [];
  for (let length = 0; length < words; ) {
    const paragraph = stock[random(stock.length)]!;
    paragraphs.push(paragraph);
    length += paragraph.split(/\s+/).length;
  }
  return `${renamed(paragraphs.join('\n\n'), random)}\n`;
}

/** Capitalised words that stand where a family name could, and are none. */
const NO_FAMILY = new Set(
  (
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September ' +
    'October November December Federation Union League Company Group Ministry Committee Council Bank Party Agency Court ' +
    'Office Post Courier Herald Times News Institute University Football Minister President Director'
  ).split(' '),
);

function renamed(text: string, random: (below: number) => number): string {
  const pairs = [...text.matchAll(/\b[A-Z][a-z]{2,} ([A-Z][a-z]{3,})\b/g)].map((found) => found[1]!);
  const families = new Set(pairs.filter((word) => !NO_FAMILY.has(word)));
  const others = new Map([...families].map((name) => [name, familyName(random)]));
  return text.replace(/\b[A-Z][a-z]{3,}\b/g, (word) => others.get(word) ?? word);
}

const familyName = (random: (below: number) => number): string =>
  `${STARTS[random(STARTS.length)]}${ENDS[random(ENDS.length)]}`;

/** Paragraphs of running text: ten words or more, ended like a sentence. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph.split(' ').length >= 10 && /[.!?]["”’]?$/.test(paragraph));
}
