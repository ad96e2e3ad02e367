import type { Lexicon } from '../../lexicon/index.ts';
import { numberAt } from './numbers.ts';

const UNITS = /^(second|minute|hour|day|night|week|month|quarter|year|decade)(s?)$/;
const ADVERBS: Readonly<Record<string, string>> = {
  annually: 'year',
  yearly: 'year',
  monthly: 'month',
  weekly: 'week',
  daily: 'day',
  hourly: 'hour',
};

/** The period that a figure is for, right after it: "a year" gives "year", "over two years" gives "2 years". */
export function periodAfter(
  words: readonly string[],
  last: number,
  lexicon: Lexicon,
): { readonly per: string; readonly last: number } | null {
  const adverb = ADVERBS[words[last + 1] ?? ''];
  if (adverb) return { per: adverb, last: last + 1 };
  if (words[last + 1] === '/' && UNITS.test(words[last + 2] ?? ''))
    return { per: words[last + 2]!, last: last + 2 };
  if (!lexicon.figures.periods.includes(words[last + 1] ?? '')) return null;
  let at = last + 2;
  while (/^(?:the|a|an|past|last|next|coming|following|period|of|first)$/.test(words[at] ?? '')) at++;
  const read = numberAt(words, at, lexicon.times);
  const unit = read ? read.last + 1 : at;
  if (!UNITS.test(words[unit] ?? ''))
    return words[last + 1] === 'per' && /^[a-z]+$/.test(words[at] ?? '')
      ? { per: words[at]!, last: at }
      : null;
  const per = read && read.value !== 1 ? `${read.value} ${words[unit]}` : words[unit]!.replace(/s$/, '');
  return { per, last: unit };
}
