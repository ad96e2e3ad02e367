import { foldName } from '../../model/index.ts';

/** Shorter words are left as they are but for the consonants: "Jong" and "Jung" are two names. */
const VOWELS_FROM = 5;

/**
 * The words of a personal name folded (`foldName`), without titles before it and without the Arabic article, which
 * reports write or leave out. Never empty where the name has a letter.
 */
export function nameWords(name: string, titles: ReadonlySet<string>): readonly string[] {
  const words = foldName(name).split(' ').filter(Boolean);
  const first = words.findIndex((word) => !titles.has(word));
  const bare = first < 0 ? words : words.slice(first);
  const kept = bare.filter((word) => word !== 'al' && word !== 'el');
  return kept.length > 0 ? kept : bare;
}

/**
 * A key that the usual Latin spellings of one word of a name share: q, k and gh; doubled letters; -iyeh, -iya, -iyya;
 * oo and ou; and in words of five letters and more e and i, o and u, y and i. Two words of one key need not be one name:
 * given and family name have to agree both.
 */
export function spellingKey(word: string): string {
  const consonants = word
    .replace(/kh/g, 'x')
    .replace(/gh|ck|qu(?=[aei])|q/g, 'k')
    .replace(/iyy?[ae]h?$/, 'ia')
    .replace(/oo|ou/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/(.)\1+/g, '$1');
  if (word.length < VOWELS_FROM) return consonants;
  return consonants
    .replace(/[ey]/g, 'i')
    .replace(/o/g, 'u')
    .replace(/(.)\1+/g, '$1');
}
