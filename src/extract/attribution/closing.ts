import type { Tree } from '../tree.ts';
import type { SourceWords } from './draft.ts';
import { span } from './ranges.ts';

/** A sentence that closes with its source: "..., two people familiar with the talks told the Gazette on Monday." */
export interface Closing {
  readonly source: SourceWords;
  readonly content: readonly number[];
  /** Head of the noun phrase of who heard it, where the verb tells it right behind itself. */
  readonly hearer: number | null;
}

const FINITE = /^(VBD|VBZ|VBP|MD)$/;
const IN_PHRASE = /^(DET|ADJ|NOUN|PROPN|NUM|ADP|CCONJ|PART|PRON|SYM|X)$/;
const SUBORDINATORS =
  /^(when|while|after|although|though|if|as|since|because|before|once|until|unless|whereas)$/i;
/** Tokens that may follow the verb: who heard it, where and when. */
const LONGEST_TAIL = 14;

/**
 * Tells by the words alone, because trees of such sentences are often astray, whether `verb` and the noun phrase before
 * it close the sentence: a comma, a noun phrase without finite verb, the verb, and no clause behind it. Null otherwise.
 * `stray`: the verb was taken for a noun.
 */
export function closingAt(tree: Tree, verb: number, hasHearer: boolean, stray = false): Closing | null {
  if (!stray && !/^VB[DZP]$/.test(tree.tokens[verb]!.xpos)) return null;
  const comma = commaBefore(tree, verb);
  if (comma === null) return null;
  const phrase = span(comma + 1, verb - 1).filter((at) => !isAdverb(tree, at));
  const first = phrase[0];
  if (first === undefined || !isNounPhrase(tree, phrase)) return null;
  const content = span(0, comma - 1);
  if (!content.some((at) => FINITE.test(tree.tokens[at]!.xpos)) || isSubordinate(tree, content)) return null;
  const tail = tailOf(tree, verb, hasHearer);
  if (!tail) return null;
  const head = headOf(tree, phrase);
  const source = { sentence: tree.sentence.index, first, last: phrase.at(-1)!, head };
  return { source, content, hearer: tail.hearer };
}

/** A saying put into what was said between commas: "The mayor, he added, had received them; she promised nothing." */
interface Interruption {
  readonly close: number;
  readonly hearer: number | null;
}

/** Tokens between the verb and the comma that closes the interruption. */
const LONGEST_HEARER = 6;
const MARKS = /^(["“”]|''|``)$/;

/**
 * Tells by the words alone whether `verb` and the noun phrase before it stand between commas inside what was said; all
 * around them is content, from the start of the clause that they interrupt to a semicolon behind which no pluperfect
 * stands. Null otherwise, and where quotation marks show what was said.
 */
export function interruptingAt(tree: Tree, verb: number, hasHearer: boolean): Closing | null {
  if (!/^VB[DZP]$/.test(tree.tokens[verb]!.xpos)) return null;
  const comma = commaBefore(tree, verb);
  if (comma === null || tree.tokens[comma]!.text !== ',' || MARKS.test(tree.tokens[comma - 1]!.text))
    return null;
  const phrase = span(comma + 1, verb - 1).filter((at) => !isAdverb(tree, at));
  if (phrase[0] === undefined || !isNounPhrase(tree, phrase)) return null;
  const interruption = closeOf(tree, verb, hasHearer);
  if (!interruption) return null;
  const { close, hearer } = interruption;
  const before = span(startOf(tree, comma), comma - 1);
  const after = span(close + 1, endOf(tree, close) - 1);
  const finite = [...before, ...after].some((at) => FINITE.test(tree.tokens[at]!.xpos));
  if (!finite || before.length === 0 || isSubordinate(tree, before)) return null;
  const source = {
    sentence: tree.sentence.index,
    first: phrase[0],
    last: phrase.at(-1)!,
    head: headOf(tree, phrase),
  };
  return { source, content: [...before, ...after], hearer };
}

/** The comma behind the verb and who heard it, where what was said goes on behind it. */
function closeOf(tree: Tree, verb: number, hasHearer: boolean): Interruption | null {
  const close = tree.tokens.findIndex(({ index, text }) => index > verb && /^[,;]$/.test(text));
  if (close < 0 || close - verb > LONGEST_HEARER || close > tree.tokens.length - 4) return null;
  const between = tree.tokens.slice(verb + 1, close);
  if (between.some(({ xpos }) => FINITE.test(xpos) || /^(WDT|WP|WRB|VBG|VBN)$/.test(xpos))) return null;
  if (between.some(({ text }) => /^(that|from|of|by|for)$/i.test(text))) return null;
  const named = between.find(({ upos }) => /^(NOUN|PROPN|PRON)$/.test(upos));
  const behind = !between[0] || /^(ADP|ADV)$/.test(between[0].upos);
  if (named && !behind && !hasHearer && !isDay(between[0]!.text)) return null;
  const next = tree.tokens[close + 1]!;
  if (MARKS.test(next.text) || /^(that|who|which|and|but|whose|where|when)$/i.test(next.text)) return null;
  if (next.xpos === 'VBG') return null;
  const told = tree.tokens.some(
    ({ index, text, upos }) =>
      index > close &&
      upos === 'SCONJ' &&
      text.toLowerCase() === 'that' &&
      tree.tokens[index - 1]!.text === ',',
  );
  return told ? null : { close, hearer: behind ? null : (named?.index ?? null) };
}

/** Where the interrupted clause begins: behind a semicolon, ", and", or with the relative pronoun right before the comma. */
function startOf(tree: Tree, comma: number): number {
  if (/^(which|who|that)$/i.test(tree.tokens[comma - 1]!.text)) return comma - 1;
  const start = tree.tokens.findLast(
    ({ index, text }) =>
      index < comma &&
      (text === ';' ||
        (/^(and|but)$/i.test(text) &&
          tree.tokens[index - 1]?.text === ',' &&
          isWithoutVerb(tree, index, comma))),
  );
  return (start?.index ?? -1) + 1;
}

function isWithoutVerb(tree: Tree, from: number, to: number): boolean {
  return !span(from + 1, to - 1).some((at) => FINITE.test(tree.tokens[at]!.xpos));
}

/** Where what was said ends: at the first semicolon behind which no pluperfect stands. */
function endOf(tree: Tree, from: number): number {
  const cut = tree.tokens.find(
    ({ index, text }) => index > from && text === ';' && !isPluperfect(tree, index),
  );
  return cut?.index ?? tree.tokens.length;
}

/** Whether the clause behind a semicolon is told in the pluperfect: it goes on with what was said. */
export function isPluperfect(tree: Tree, from: number): boolean {
  const next = tree.tokens.findIndex(({ index, text }) => index > from && text === ';');
  const clause = tree.tokens.slice(from + 1, next < 0 ? undefined : next);
  const finite = clause.find(({ xpos }) => FINITE.test(xpos));
  return finite?.text.toLowerCase() === 'had';
}

function isAdverb(tree: Tree, at: number): boolean {
  return /^(ADV|AUX)$/.test(tree.tokens[at]!.upos);
}

/** The comma or closing mark before the noun phrase; commas of an apposition inside it are stepped over in pairs. */
function commaBefore(tree: Tree, verb: number): number | null {
  for (let at = verb - 1; at > 1 && at > verb - 25; at--) {
    const { text, xpos } = tree.tokens[at]!;
    if (/^[,”"]$|^''$/.test(text)) return at === verb - 1 ? null : at;
    if (
      FINITE.test(xpos) ||
      (/^(WP\$?|WDT|WRB|IN)$/.test(xpos) && /^(who|whose|whom|which|that|where|when)$/i.test(text))
    )
      return null;
  }
  return null;
}

function isNounPhrase(tree: Tree, phrase: readonly number[]): boolean {
  const { upos, text } = tree.tokens[phrase[0]!]!;
  if (/^(ADP|CCONJ|PART|X|SYM)$/.test(upos) || SUBORDINATORS.test(text)) return false;
  if (
    !phrase.some((at) => /^(NOUN|PROPN|PRON)$/.test(tree.tokens[at]!.upos) || tree.tokens[at]!.xpos === 'NNP')
  )
    return false;
  return phrase.every(
    (at) =>
      IN_PHRASE.test(tree.tokens[at]!.upos) ||
      /^VB[NG]$/.test(tree.tokens[at]!.xpos) ||
      /^[-'’.]$/.test(tree.tokens[at]!.text),
  );
}

function isSubordinate(tree: Tree, content: readonly number[]): boolean {
  return (
    SUBORDINATORS.test(tree.tokens[content[0]!]!.text) && !content.some((at) => tree.tokens[at]!.text === ',')
  );
}

function tailOf(tree: Tree, verb: number, hasHearer: boolean): { readonly hearer: number | null } | null {
  const tail = tree.tokens.slice(verb + 1).filter((token) => token.upos !== 'PUNCT');
  if (tail.length > LONGEST_TAIL) return null;
  const until = tail.findIndex((token) => SUBORDINATORS.test(token.text) || /^VBG$/.test(token.xpos));
  const close = until < 0 ? tail : tail.slice(0, until);
  if (close.some((token) => FINITE.test(token.xpos) || /^(that|whether|how|what|why)$/i.test(token.text)))
    return null;
  const next = close[0];
  if (!next || /^(ADP|ADV)$/.test(next.upos) || isDay(next.text)) return { hearer: null };
  if (!hasHearer || !/^(DET|PROPN|NOUN|PRON|ADJ)$/.test(next.upos)) return null;
  const nouns = close.filter((token) => /^(NOUN|PROPN|PRON)$/.test(token.upos));
  const head = nouns.find((token) => token.head < next.index || token.head > nouns.at(-1)!.index) ?? nouns[0];
  return head ? { hearer: head.index } : null;
}

function isDay(text: string): boolean {
  return /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(yesterday|today|earlier|later|last|this)$/i.test(text);
}

/** The last noun before the first preposition, conjunction or participle of the phrase; of a name its first word. */
function headOf(tree: Tree, phrase: readonly number[]): number {
  const end = phrase.findIndex(
    (at, place) =>
      place > 0 && (/^(ADP|CCONJ)$/.test(tree.tokens[at]!.upos) || /^VB[NG]$/.test(tree.tokens[at]!.xpos)),
  );
  const front = end < 0 ? phrase : phrase.slice(0, end);
  const nominal = front.filter((at) => /^(NOUN|PROPN|PRON|NUM)$/.test(tree.tokens[at]!.upos));
  const last = nominal.at(-1) ?? phrase[0]!;
  let at = last;
  while (tree.tokens[at]!.deprel === 'flat' && front.includes(tree.tokens[at]!.head))
    at = tree.tokens[at]!.head;
  return at;
}
