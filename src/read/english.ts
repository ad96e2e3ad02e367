import type { OutletWords } from '../lexicon/outlets.ts';

/** Words below which no judgement is made: a headline or a list of names has few function words in any language. */
const ENOUGH_WORDS = 60;
/** Share of English function words; running English has 0.3 to 0.5, lists and minutes down to 0.15. */
const LEAST_SHARE = 0.07;
/** Letters below which the script is not judged. */
const ENOUGH_LETTERS = 120;
/** Characters of the text that are looked at. */
const SAMPLE = 50_000;

/** Whether a text may be English: short texts may always. */
export function mayBeEnglish(text: string, words: OutletWords): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= ENOUGH_LETTERS && latin < letters / 2) return false;
  const tokens = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (tokens.length < ENOUGH_WORDS) return true;
  const known = new Set(words.english);
  return tokens.filter((token) => known.has(token)).length >= tokens.length * LEAST_SHARE;
}
