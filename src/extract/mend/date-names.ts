import type { Lexicon } from '../../lexicon/index.ts';
import type { Token } from '../../model/index.ts';
import { tablesOf } from '../time/words.ts';
import type { Draft } from './draft.ts';

const BEFORE_NAME = new Set(['compound', 'nmod:desc', 'nmod', 'nmod:unmarked', 'flat']);
const OPENERS = new Set(['in', 'on', 'by', 'since', 'until', 'during']);

/** Parts a date from the name behind it, where a parser took both for one name ("In June | Varn travelled"). */
export function partDates(draft: Draft, lexicon: Lexicon): void {
  const { months, weekdays } = tablesOf(lexicon.times);
  const isDate = ({ text }: Token): boolean =>
    /^\p{Lu}/u.test(text) && (months.has(text.toLowerCase()) || weekdays.has(text.toLowerCase()));
  for (const { index } of draft.sentence.tokens) {
    const date = draft.tokens[index]!;
    const named = draft.tokens[index + 1];
    if (!isDate(date) || named?.upos !== 'PROPN' || isDate(named) || !opensDate(draft, index)) continue;
    const joined = date.head === named.index && BEFORE_NAME.has(date.deprel);
    if (joined && isNotDateNoun(named, lexicon)) part(draft, date, named);
  }
}

/** Whether a date opens before a token: "In June", "On 7 December", or the token opens the sentence. */
function opensDate(draft: Draft, token: number): boolean {
  let at = token - 1;
  while (at >= 0 && (draft.tokens[at]!.upos === 'NUM' || /^\d/.test(draft.tokens[at]!.text))) at--;
  return at >= 0 && OPENERS.has(draft.tokens[at]!.text.toLowerCase());
}

/** "On Monday Night" is all date. */
function isNotDateNoun({ text }: Token, lexicon: Lexicon): boolean {
  return !tablesOf(lexicon.times).parts.has(text.toLowerCase());
}

function part(draft: Draft, date: Token, named: Token): void {
  const verb = verbBehind(draft, named);
  if (verb === null) return;
  const before = draft.children(named.index).filter(({ index }) => index < date.index);
  for (const { index } of before) draft.set(index, { head: date.index });
  draft.set(date.index, { head: verb, deprel: 'obl' });
  const isObject = named.deprel.startsWith('obl') || named.deprel === 'nmod' || named.deprel === 'root';
  const free = !draft
    .children(verb)
    .some(({ deprel, index }) => deprel.startsWith('nsubj') && index > named.index);
  if (isObject && free && named.head === verb) draft.set(named.index, { deprel: 'nsubj' });
  draft.setNames(
    draft.names.map((name) =>
      name.first <= date.index && named.index <= name.last ? { ...name, first: named.index } : name,
    ),
  );
}

/** The word that a name hangs on where that comes after it: the verb whose subject the name is, or what stands for one. */
function verbBehind(draft: Draft, named: Token): number | null {
  const head = draft.tokens[named.head];
  return head && head.index > named.index ? head.index : null;
}
