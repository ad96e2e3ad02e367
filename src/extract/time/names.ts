import type { Lexicon } from '../../lexicon/index.ts';
import type { ParsedDocument, Sentence } from '../../model/index.ts';
import { tablesOf } from './words.ts';

const PLACING =
  /^(?:in|on|since|by|until|till|from|last|next|this|that|early|late|mid|during|before|after|\d{1,2})$/;

/** The document with names that a parser began a word too early, at a month or weekday, set right ("In January Brezel met"). */
export function trimNames(parsed: ParsedDocument, lexicon: Lexicon): ParsedDocument {
  const { months, weekdays } = tablesOf(lexicon.times);
  const trimmed = (sentence: Sentence): Sentence => {
    const { tokens } = sentence;
    const names = sentence.names.map((name) => {
      const word = tokens[name.first]!.text.toLowerCase();
      const led = PLACING.test(tokens[name.first - 1]?.text.toLowerCase() ?? '');
      const time = name.last > name.first && (months.has(word) || weekdays.has(word));
      return led && time ? { ...name, first: name.first + 1 } : name;
    });
    return names.some((name, at) => name !== sentence.names[at]) ? { ...sentence, names } : sentence;
  };
  return { ...parsed, sentences: parsed.sentences.map(trimmed) };
}
