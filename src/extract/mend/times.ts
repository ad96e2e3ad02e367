import type { Lexicon } from '../../lexicon/index.ts';
import type { Sentence, Token } from '../../model/index.ts';
import { phrasesIn } from '../time/find.ts';
import { tablesOf } from '../time/words.ts';
import { childrenOf, clauseOf, treeOf } from '../tree.ts';
import type { Draft } from './draft.ts';

const PLACING =
  /^(?:in|on|since|by|until|till|from|last|next|this|that|early|late|mid|during|before|after|\d{1,2})$/;

/** "In January Brezel met": a name that begins a word too early, at a month or weekday. */
export function trimNames(draft: Draft, lexicon: Lexicon): void {
  const { months, weekdays } = tablesOf(lexicon.times);
  const { tokens, names } = draft;
  const trimmed = names.map((name) => {
    const word = tokens[name.first]!.text.toLowerCase();
    const led = PLACING.test(tokens[name.first - 1]?.text.toLowerCase() ?? '');
    const time = name.last > name.first && (months.has(word) || weekdays.has(word));
    return led && time ? { ...name, first: name.first + 1 } : name;
  });
  if (trimmed.some((name, at) => name !== names[at])) draft.setNames(trimmed);
}

/** "Next Monday Brezel meets Quill": a time that opens the sentence hangs on the verb of the clause that it stands before. */
export function hangOpening(draft: Draft, lexicon: Lexicon): void {
  const { sentence } = draft;
  const { words, found } = phrasesIn(sentence, lexicon.times);
  const range = found[0] && { first: words[found[0].first]!.token, last: words[found[0].last]!.token };
  if (!range || !opens(sentence, range.first)) return;
  const { tokens } = sentence;
  const outside = tokens.slice(range.first, range.last + 1).filter(({ head }) => head > range.last);
  const held = outside.find(({ head, deprel }) => !isTimely(tokens[head]!, deprel));
  if (!held) return;
  const tree = treeOf(sentence);
  // "The May talks failed": the noun's own.
  const named = tokens[held.head]!.upos === 'PROPN' || held.deprel.startsWith('nsubj');
  if (!named && !childrenOf(tree, held.head, 'det').some((det) => det > range.last)) return;
  const verb = clauseOf(tree, held.head);
  if (verb <= range.last || !['VERB', 'AUX'].includes(tokens[verb]!.upos)) return;
  const placed = childrenOf(tree, held.index, 'case').length > 0;
  for (const { index } of outside) draft.set(index, { head: held.index, deprel: 'dep' });
  draft.set(held.index, { head: verb, deprel: placed ? 'obl' : 'obl:unmarked' });
}

/** "Signed a letter Monday making clear": a bare weekday is no subject and no part of a name; it is the verb's before it. */
export function hangWeekdays(draft: Draft, lexicon: Lexicon): void {
  const { weekdays } = tablesOf(lexicon.times);
  const { tokens } = draft.sentence;
  for (const token of tokens) {
    if (!weekdays.has(token.text.toLowerCase()) || !/^(?:nsubj|appos|flat|nmod:desc|obj)/.test(token.deprel))
      continue;
    if (token.deprel === 'flat' && token.head > token.index) continue;
    const before = tokens[token.index - 1];
    if (
      !before ||
      !['NOUN', 'PROPN', 'PRON', 'ADV', 'VERB'].includes(before.upos) ||
      /^['’]s$/.test(tokens[token.index + 1]?.text ?? '')
    )
      continue;
    const verb = tokens.slice(0, token.index).findLast(({ xpos }) => /^VB[DPZ]$/.test(xpos));
    const free =
      verb &&
      tokens.slice(verb.index, token.index).every(({ upos, text }) => upos !== 'SCONJ' && text !== ',');
    if (verb && free) draft.set(token.index, { head: verb.index, deprel: 'obl:unmarked' });
  }
}

/** "Met Brezel days before the vote": the days are counted off the vote and are not whom was met. */
export function hangUnits(draft: Draft): void {
  const { tokens } = draft.sentence;
  const unit = tokens.find(
    ({ index, text, deprel, head }) =>
      /^(?:minutes|hours|days|weeks|months|years)$/.test(text) &&
      deprel === 'obj' &&
      tokens[head]!.upos === 'VERB' &&
      /^(?:before|after|later|ago|earlier)$/.test(tokens[index + 1]?.text ?? ''),
  );
  const whom = tokens.find(
    ({ head, deprel, upos }) =>
      unit &&
      upos === 'PROPN' &&
      ((head === unit.index && deprel === 'compound') || (head === unit.head && deprel === 'obj')),
  );
  if (!unit || !whom) return;
  draft.set(unit.index, { deprel: 'obl:unmarked' });
  draft.set(whom.index, { head: unit.head, deprel: 'obj' });
}

/** Whether nothing but small words and marks stand before a token. */
function opens({ tokens }: Sentence, first: number): boolean {
  return tokens.slice(0, first).every(({ upos }) => ['ADP', 'DET', 'ADV', 'CCONJ', 'PUNCT'].includes(upos));
}

function isTimely({ upos }: Token, deprel: string): boolean {
  return ['VERB', 'AUX', 'ADJ', 'ADV'].includes(upos) && !deprel.startsWith('nsubj');
}
