import type { SentencePhrases } from './document-date.ts';
import type { Calendar, Found } from './phrase.ts';

const JOINING = /^(?:and|or|,|&|in|on|the|again|then|also|by|between|both)$/;

/** The phrases with the year of a list given to all in it: "on 3 May and 5 June 2012", "in November, December and January 2013". */
export function withListYears({ words, found }: SentencePhrases): SentencePhrases {
  const out = [...found];
  for (let at = out.length - 2; at >= 0; at--) {
    const [left, right] = [out[at]!, out[at + 1]!];
    const year = lentYear(left, right, words);
    if (year === null) continue;
    const phrase = left.phrase as Calendar;
    out[at] = { ...left, phrase: { ...phrase, fields: { ...phrase.fields, year } } };
  }
  return { words, found: out };
}

function lentYear(left: Found, right: Found, words: SentencePhrases['words']): number | null {
  if (left.phrase.kind !== 'calendar' || right.phrase.kind !== 'calendar') return null;
  const [own, next] = [left.phrase.fields, right.phrase.fields];
  if (own.month === undefined || own.year !== undefined || left.phrase.way || left.phrase.within) return null;
  if (
    next.year === undefined ||
    next.month === undefined ||
    (own.day === undefined) !== (next.day === undefined)
  )
    return null;
  const between = words.slice(left.last + 1, right.first).map(({ low }) => low);
  if (between.length === 0 || between.length > 4 || !between.every((word) => JOINING.test(word))) return null;
  const later = own.month * 32 + (own.day ?? 0) > next.month * 32 + (next.day ?? 0);
  return later ? next.year - 1 : next.year;
}
