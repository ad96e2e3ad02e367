/**
 * A name or text folded for comparison: compatibility forms and accents taken apart (NFKD) and dropped, apostrophes and
 * the marks that stand for ayn and hamza dropped, lower case, every other mark a blank, single blanks. "Isma'il
 * al-Qādī" gives "ismail al qadi".
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʻʼʾʿˈ`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
