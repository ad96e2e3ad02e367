import type { Lexicon } from '../../lexicon/index.ts';
import type { ParsedDocument, Sentence, Token } from '../../model/index.ts';
import { childrenOf, clauseOf, isTree, treeOf } from '../tree.ts';
import { phrasesIn } from './find.ts';
import { tablesOf } from './words.ts';

const PLACING =
  /^(?:in|on|since|by|until|till|from|last|next|this|that|early|late|mid|during|before|after|\d{1,2})$/;

/**
 * The document with two errors about times set right: names that begin a word too early, at a month or weekday ("In January
 * Brezel met"), and a time at the beginning of a sentence hung on the noun after it or made a subject ("Next Monday Brezel
 * meets Quill").
 */
export function mendTimes(parsed: ParsedDocument, lexicon: Lexicon): ParsedDocument {
  const trimmed = parsed.sentences.map((sentence) => trimNames(sentence, lexicon));
  const repairs = [hangOpening, hangWeekdays, hangUnits];
  return {
    ...parsed,
    sentences: trimmed.map((sentence) => repairs.reduce((now, repair) => repair(now, lexicon), sentence)),
  };
}

function trimNames(sentence: Sentence, lexicon: Lexicon): Sentence {
  const { months, weekdays } = tablesOf(lexicon.times);
  const { tokens } = sentence;
  const names = sentence.names.map((name) => {
    const word = tokens[name.first]!.text.toLowerCase();
    const led = PLACING.test(tokens[name.first - 1]?.text.toLowerCase() ?? '');
    const time = name.last > name.first && (months.has(word) || weekdays.has(word));
    return led && time ? { ...name, first: name.first + 1 } : name;
  });
  return names.some((name, at) => name !== sentence.names[at]) ? { ...sentence, names } : sentence;
}

/** Hangs a time that opens the sentence on the verb of the clause that it stands before. */
function hangOpening(sentence: Sentence, lexicon: Lexicon): Sentence {
  const { words, found } = phrasesIn(sentence, lexicon.times);
  const range = found[0] && { first: words[found[0].first]!.token, last: words[found[0].last]!.token };
  if (!range || !opens(sentence, range.first)) return sentence;
  const { tokens } = sentence;
  const outside = tokens.slice(range.first, range.last + 1).filter(({ head }) => head > range.last);
  const held = outside.find(({ head, deprel }) => !isTimely(tokens[head]!, deprel));
  if (!held) return sentence;
  const tree = treeOf(sentence);
  // "The May talks failed": the noun's own.
  const named = tokens[held.head]!.upos === 'PROPN' || held.deprel.startsWith('nsubj');
  if (!named && !childrenOf(tree, held.head, 'det').some((det) => det > range.last)) return sentence;
  const verb = clauseOf(tree, held.head);
  if (verb <= range.last || !['VERB', 'AUX'].includes(tokens[verb]!.upos)) return sentence;
  const placed = childrenOf(tree, held.index, 'case').length > 0;
  const moved = tokens.map((token): Token => {
    if (token.index === held.index) return { ...token, head: verb, deprel: placed ? 'obl' : 'obl:unmarked' };
    return outside.includes(token) ? { ...token, head: held.index, deprel: 'dep' } : token;
  });
  return isTree(moved) ? { ...sentence, tokens: moved } : sentence;
}

/** "Signed a letter Monday making clear": a bare weekday is no subject and no part of a name; it is the verb's before it. */
function hangWeekdays(sentence: Sentence, lexicon: Lexicon): Sentence {
  const { weekdays } = tablesOf(lexicon.times);
  const { tokens } = sentence;
  const moved = tokens.map((token): Token => {
    if (!weekdays.has(token.text.toLowerCase()) || !/^(?:nsubj|appos|flat|nmod:desc|obj)/.test(token.deprel))
      return token;
    if (token.deprel === 'flat' && token.head > token.index) return token;
    const before = tokens[token.index - 1];
    if (
      !before ||
      !['NOUN', 'PROPN', 'PRON', 'ADV', 'VERB'].includes(before.upos) ||
      /^['’]s$/.test(tokens[token.index + 1]?.text ?? '')
    )
      return token;
    const verb = tokens.slice(0, token.index).findLast(({ xpos }) => /^VB[DPZ]$/.test(xpos));
    const free =
      verb &&
      tokens.slice(verb.index, token.index).every(({ upos, text }) => upos !== 'SCONJ' && text !== ',');
    return verb && free ? { ...token, head: verb.index, deprel: 'obl:unmarked' } : token;
  });
  return moved.some((token, at) => token !== tokens[at]) ? { ...sentence, tokens: moved } : sentence;
}

/** "Met Brezel days before the vote": the days are counted off the vote and are not whom was met. */
function hangUnits(sentence: Sentence): Sentence {
  const { tokens } = sentence;
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
  if (!unit || !whom) return sentence;
  const moved = tokens.map((token): Token => {
    if (token === whom) return { ...token, head: unit.head, deprel: 'obj' };
    return token === unit ? { ...token, deprel: 'obl:unmarked' } : token;
  });
  return { ...sentence, tokens: moved };
}

/** Whether nothing but small words and marks stand before a token. */
function opens({ tokens }: Sentence, first: number): boolean {
  return tokens.slice(0, first).every(({ upos }) => ['ADP', 'DET', 'ADV', 'CCONJ', 'PUNCT'].includes(upos));
}

function isTimely({ upos }: Token, deprel: string): boolean {
  return ['VERB', 'AUX', 'ADJ', 'ADV'].includes(upos) && !deprel.startsWith('nsubj');
}
