/** Sizes of the feature tables, as stored in models/english.json. */
export interface FeatureSizes {
  readonly affixFeatures: number;
  readonly affixBuckets: number;
  readonly charactersPerWord: number;
  readonly characterCodes: number;
}

const CHARACTER_FORMS: ReadonlyMap<string, string> = new Map([
  ...[...'‘’‚‛´`ʼʻʿʾ'].map((c) => [c, "'"] as const),
  ...[...'“”„‟«»'].map((c) => [c, '"'] as const),
  ...[...'\u2010\u2011\u2012\u2013\u2212'].map((c) => [c, '-'] as const),
  ...[...'\u2014\u2015'].map((c) => [c, '--'] as const),
  ['\u2026', '...'],
  ['\u00a0', ' '],
  ['\u202f', ' '],
]);

const utf8 = new TextEncoder();

/** FNV-1a hash of `text` in UTF-8, as an unsigned 32-bit integer. */
export function fnv1a(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of utf8.encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** `form` with curly quotes, dashes and ellipses written as in the treebanks; '' and `` become a double quote. */
export function plain(form: string): string {
  let text = '';
  for (const c of form) text += CHARACTER_FORMS.get(c) ?? c;
  return text === "''" ? '"' : text;
}

/** The key into the vocabulary: plain, without accents, lower-cased, digits as 0, addresses as one word. */
export function normalForm(form: string): string {
  const text = plain(form)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  if (text.startsWith('http') || text.startsWith('www.')) return '<url>';
  if (text.includes('@') && text.includes('.')) return '<email>';
  return text.replace(/[0-9]/g, '0');
}

/** Upper-case letters as X, other letters as x, digits as d, runs cut at four: `Varda` is `Xxxxx`. */
export function shape(form: string): string {
  const out: string[] = [];
  let run = 0;
  for (const c of plain(form)) {
    const kind = /\p{Lu}/u.test(c) ? 'X' : /\p{L}/u.test(c) ? 'x' : c >= '0' && c <= '9' ? 'd' : c;
    run = kind === out.at(-1) ? run + 1 : 1;
    if (run <= 4) out.push(kind);
  }
  return out.slice(0, 24).join('');
}

/** Six bucket numbers from 1: prefixes of 2 and 3, suffixes of 2, 3 and 4 code points, and the shape. */
export function affixCodes(form: string, sizes: FeatureSizes): number[] {
  const points = [...normalForm(form)];
  const first = (n: number): string => points.slice(0, n).join('');
  const last = (n: number): string => points.slice(-n).join('');
  const keys = [
    `p2${first(2)}`,
    `p3${first(3)}`,
    `s2${last(2)}`,
    `s3${last(3)}`,
    `s4${last(4)}`,
    `sh${shape(form)}`,
  ];
  return keys.map((key) => 1 + (fnv1a(key) % (sizes.affixBuckets - 1)));
}

/** Codes of the characters, padded with 0; of a long word the first and the last half of what is kept. */
export function characterCodes(form: string, sizes: FeatureSizes): number[] {
  const { charactersPerWord, characterCodes: codes } = sizes;
  let points = [...plain(form)].map((c) => c.codePointAt(0) as number);
  const half = Math.floor(charactersPerWord / 2);
  if (points.length > charactersPerWord) points = [...points.slice(0, half), ...points.slice(-half)];
  const out = points.map((c) => {
    const code = 2 + (c < 256 ? c : 256 + (c % (codes - 260)));
    return code < codes ? code : 1;
  });
  while (out.length < charactersPerWord) out.push(0);
  return out;
}
