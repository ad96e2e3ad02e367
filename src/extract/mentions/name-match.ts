import { foldName } from '../../model/index.ts';

const PARTICLES = new Set([
  'al',
  'el',
  'ul',
  'ad',
  'ar',
  'as',
  'ash',
  'at',
  'az',
  'an',
  'bin',
  'ibn',
  'ben',
  'bint',
  'abu',
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'di',
  'da',
  'dos',
  'la',
  'le',
  'ter',
]);
const LEGAL_FORMS = new Set([
  'inc',
  'ltd',
  'llc',
  'plc',
  'corp',
  'corporation',
  'co',
  'company',
  'group',
  'holding',
  'holdings',
  'ag',
  'sa',
  'gmbh',
  'nv',
  'spa',
  'limited',
  'incorporated',
]);

const folded = new Map<string, readonly string[]>();
const FOLDED_AT_MOST = 20_000;

/** All words of a name, folded. */
function allWords(name: string): readonly string[] {
  const known = folded.get(name);
  if (known) return known;
  if (folded.size >= FOLDED_AT_MOST) folded.clear();
  const words = foldName(name)
    .split(' ')
    .filter((word) => word !== '');
  folded.set(name, words);
  return words;
}

/** Words after a last name that tell two of one name apart. */
const SUFFIX = /^(jr|sr|ii|iii|iv|esq|phd|md|mp|qc|kc|obe|mbe|cbe)$/;

/** The words of a name folded, without particles (unless there is nothing else) and without "Jr." behind it. */
export function nameWords(name: string): readonly string[] {
  const whole = allWords(name);
  const words = whole.length > 2 && SUFFIX.test(whole.at(-1)!) ? whole.slice(0, -1) : whole;
  if (!words.some((word) => PARTICLES.has(word))) return words;
  const kept = words.filter((word) => !PARTICLES.has(word));
  return kept.length > 0 ? kept : words;
}

/**
 * Whether `short` may be a shorter form of the full name of a person: its last name, given name, or both without what
 * stands between ("Rasmussen", "Mira", "Mira Rasmussen" of "Mira Helle Rasmussen"). Gives how well: 3 first and last,
 * 2 last, 1 given, 0.5 one between ("Lopez" of "Ana Lopez Marin"); 0 no.
 */
export function shortPersonScore(short: string, full: string): number {
  const a = nameWords(short);
  const b = nameWords(full);
  if (a.length === 0 || a.length >= b.length || !a.every((word) => b.includes(word))) return 0;
  const last = a.at(-1) === b.at(-1);
  const first = a[0] === b[0];
  if (last && first && a.length > 1) return 3;
  if (last) return 2;
  return first ? 1 : a.length === 1 && a[0]!.length > 3 ? 0.5 : 0;
}

/** Whether `short` is a shorter name of the organisation `full` ("the Guards", "Varda" of "Varda Holdings"). */
export function isShortOrganisation(
  short: string,
  full: string,
  isNameWord: (word: string) => boolean,
): boolean {
  const a = allWords(short);
  const b = allWords(full);
  if (a.length >= b.length || a.length === 0 || !a.every((word) => b.includes(word))) return false;
  const rest = b.filter((word) => !a.includes(word));
  if (rest.every((word) => LEGAL_FORMS.has(word))) return a[0] === b[0];
  if (isFirstWord(a, b) && rest.length < 3 && !rest.includes('of')) return true;
  const joint = b.findIndex((word) => word === 'of' || word === 'for');
  const heads = new Set([b.at(-1), joint > 0 ? b[joint - 1] : undefined]);
  if (!heads.has(a.at(-1))) return false;
  if (a.length > 1) return true;
  const written = short.trim();
  return isNameWord(written) || isNameWord(`${written}s`) || isNameWord(written.replace(/s$/, ''));
}

/** "Brightmoor" of "Brightmoor Energy". */
function isFirstWord(short: readonly string[], full: readonly string[]): boolean {
  return short.length === 1 && short[0] === full[0] && short[0]!.length > 3;
}

/** Whether `letters` are the initials of the name, small words counted or not ("IRU" of "International Rowing Union"). */
export function isAcronymOf(letters: string, name: string): boolean {
  const wanted = letters.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (wanted.length < 2 || !/^[\p{Lu}.&-]{2,}s?$/u.test(letters)) return false;
  const words = allWords(name);
  if (words.length < 2) return false;
  const all = words.map((word) => word[0]).join('');
  const main = words
    .filter((word) => !/^(of|and|the|for|in|on|de|du|la|to)$/.test(word))
    .map((word) => word[0])
    .join('');
  return wanted === all || wanted === main;
}

/**
 * A name by its sound, for two spellings of one name inside one document: consonants in classes, vowels and doubling
 * dropped ("Ghanem", "Qanem" and "Kanim" alike).
 */
export function soundKey(word: string): string {
  const plain = foldName(word).replace(/ /g, '');
  const classes = plain
    .replace(/^(kh|gh|q|k|c|g)/, 'k')
    .replace(/(kh|gh|q|ck|c|g)/g, 'k')
    .replace(/(sch|sh|ch|tsch|zh|j|dj)/g, 's')
    .replace(/ph|v|w/g, 'f')
    .replace(/th|dh|d/g, 't')
    .replace(/z/g, 's')
    .replace(/[aeiouyh]/g, '');
  const first = /^[aeiouy]/.test(plain) ? 'a' : '';
  return first + classes.replace(/(.)\1+/g, '$1');
}

/** Whether two full names may be spellings of one: as many words, each of like sound and near in letters. */
export function areSpellings(a: string, b: string): boolean {
  const left = nameWords(a);
  const right = nameWords(b);
  if (left.length !== right.length || left.length === 0) return false;
  return left.every((word, index) => isSpelling(word, right[index]!));
}

function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 3 || b.length < 3 || soundKey(a) !== soundKey(b)) return false;
  return editDistance(a, b) <= Math.max(1, Math.floor(Math.min(a.length, b.length) / 2));
}

/** Levenshtein distance of two words. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
