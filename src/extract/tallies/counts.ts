import type { Lexicon } from '../../lexicon/index.ts';
import type { Bound } from '../../model/index.ts';
import type { Proposal } from '../events/types.ts';
import { boundAfter } from '../figures/bounds.ts';
import { countAt } from '../figures/counts.ts';
import { tablesOf } from '../figures/tables.ts';
import { ancestorsOf, childOf, childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';

/** How often a proposed event is said to have taken place. */
export interface Counted {
  readonly value: number;
  readonly bound: Bound;
  /** First and last token of the words that count. */
  readonly first: number;
  readonly last: number;
  /**
   * `set`: events counted together; `once`; `twice`; `ordinal`: one event, and its number in a row ("for the third time");
   * `numbered`: "the third call", "their third call", which count only where a period is told.
   */
  readonly kind: 'set' | 'once' | 'twice' | 'ordinal' | 'numbered';
}

const FIXED: Readonly<Record<string, number>> = { twice: 2, thrice: 3 };
/** Nouns between a number and what it counts ("four rounds of talks"). */
const ROUNDS = new Set(['round', 'session']);
/** Relations over which "times" may hang below the event that it counts, where a parser tied it to a phrase of it. */
const PHRASAL = ['obl', 'nmod', 'obj', 'advmod', 'amod', 'compound', 'appos', 'dep', 'flat', 'xcomp'];
/** Words right after a count that make it a rate or a comparison ("twice a week", "three times as many"). */
const RATES = new Set('a an per each every as more less the greater higher larger bigger'.split(' '));

/** The count that stands with an event's trigger, or the verb that carries it; null where there is none above one. */
export function countOf(tree: Tree, proposal: Proposal, lexicon: Lexicon): Counted | null {
  const words = tree.tokens.map(({ text }) => text.toLowerCase());
  const found =
    countedTimes(tree, words, proposal, lexicon) ??
    countedObject(tree, words, proposal, lexicon) ??
    (proposal.kind === 'noun' ? countedNoun(tree, words, proposal, lexicon) : null) ??
    (proposal.kind === 'noun' ? numberOf(tree, words, proposal, lexicon) : null);
  if (!found) return null;
  return found.value > 1 || found.kind === 'once' || found.bound === 'more than' ? found : null;
}

/** "met four times", "on two occasions", "spoke twice", "for the third time". */
function countedTimes(
  tree: Tree,
  words: readonly string[],
  { token, carrier }: Proposal,
  lexicon: Lexicon,
): Counted | null {
  const nodes = new Set(carrier === null ? [token] : [token, carrier]);
  for (const { index } of tree.tokens) {
    const read = timesAt(tree, words, index, lexicon);
    if (read && hangsOn(tree, index, nodes)) return read;
  }
  return null;
}

function timesAt(tree: Tree, words: readonly string[], at: number, lexicon: Lexicon): Counted | null {
  const word = words[at]!;
  const next = words[at + 1] ?? '';
  if (RATES.has(next) && !isPeriodArticle(words, at + 1, lexicon)) return null;
  const fixed = FIXED[word];
  if (word === 'once' && isCountedOnce(tree, words, at))
    return { value: 1, bound: 'exactly', first: at, last: at, kind: 'once' };
  if (fixed !== undefined || word === 'once') {
    const read = countAt([...words.slice(0, at), String(fixed ?? 1)], at, lexicon)!;
    return { value: fixed ?? 1, bound: read.bound, first: read.first, last: at, kind: 'twice' };
  }
  if (word === 'time') return ordinalTime(tree, words, at, lexicon);
  if (word !== 'times' && word !== 'occasions') return null;
  const read = countBefore(tree, words, at, lexicon);
  return read && { ...read, kind: 'set' };
}

/**
 * Whether "once" counts: "met her only once", "had met him once, in Lima"; before its verb or beside no other word of a look
 * back it may mean "formerly" or "as soon as".
 */
function isCountedOnce(tree: Tree, words: readonly string[], at: number): boolean {
  const { head, deprel } = tree.tokens[at]!;
  if (head < 0 || head >= at || !isRelation(deprel, 'advmod')) return false;
  if (['only', 'just', 'but', 'exactly', 'precisely'].includes(words[at - 1] ?? '')) return true;
  const perfect = childrenOf(tree, head, 'aux').some((child) => tree.tokens[child]!.lemma === 'have');
  return perfect && /^[,.;:()–—-]?$/.test(words[at + 1] ?? '');
}

/** Whether the article after a count opens a stretch within which is counted ("twice the last year"), not a rate. */
function isPeriodArticle(words: readonly string[], at: number, lexicon: Lexicon): boolean {
  const after = words[at + 1] ?? '';
  if (words[at] !== 'the') return false;
  return ['last', 'past', 'previous', 'same'].includes(after) || lexicon.times.ordinals[after] !== undefined;
}

/** "for the third time": at least three. */
function ordinalTime(tree: Tree, words: readonly string[], at: number, lexicon: Lexicon): Counted | null {
  const value = ordinalValue(words[at - 1] ?? '', lexicon);
  const lead = words.slice(Math.max(0, at - 4), at - 1).join(' ');
  if (value === null || !/\bfor (?:the|a)$/.test(lead) || tree.tokens[at]!.upos !== 'NOUN') return null;
  return { value, bound: 'at least', first: at - 1, last: at, kind: 'ordinal' };
}

function ordinalValue(word: string, { times }: Lexicon): number | null {
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word);
  return digits ? Number(digits[1]) : (times.ordinals[word] ?? null);
}

function hangsOn(tree: Tree, from: number, nodes: ReadonlySet<number>): boolean {
  let at = from;
  for (const above of ancestorsOf(tree, from)) {
    if (!PHRASAL.some((relation) => isRelation(tree.tokens[at]!.deprel, relation))) return false;
    if (nodes.has(above)) return true;
    if (['VERB', 'AUX'].includes(tree.tokens[above]!.upos)) return false;
    at = above;
  }
  return false;
}

/** "exchanged twelve letters", "made four visits", where verb and noun are one trigger. */
function countedObject(
  tree: Tree,
  words: readonly string[],
  { token, kind, lemma, frame }: Proposal,
  lexicon: Lexicon,
): Counted | null {
  const object = kind === 'verb' ? childOf(tree, token, 'obj') : null;
  if (object === null) return null;
  const phrases = (lexicon.frames.triggers.get(lemma) ?? []).filter((one) => one.frame === frame);
  if (!phrases.some(({ rest }) => rest.at(-1) === tree.tokens[object]!.lemma.toLowerCase())) return null;
  if (!['NNS', 'NNPS'].includes(tree.tokens[object]!.xpos) || isSpokenOf(tree, object)) return null;
  const read = countBefore(tree, words, object, lexicon);
  // In "the two men exchanged letters" the number is that of the men.
  return read && read.first > token ? { ...read, kind: 'set' } : null;
}

/** "three meetings", "four rounds of talks", "their third call", "the third call this year". */
function countedNoun(
  tree: Tree,
  words: readonly string[],
  proposal: Proposal,
  lexicon: Lexicon,
): Counted | null {
  const noun = headOf(tree, proposal.token);
  const plural = ['NNS', 'NNPS'].includes(tree.tokens[noun]!.xpos);
  if (plural) {
    const read = countBefore(tree, words, noun, lexicon);
    if (!read || (isSpokenOf(tree, noun) && !namesParties(proposal))) return null;
    return { ...read, kind: 'set' };
  }
  const ordinal = childrenOf(tree, noun, 'amod', 'nummod').find(
    (child) => child < noun && ordinalValue(words[child]!, lexicon) !== null,
  );
  if (ordinal === undefined) return null;
  const value = ordinalValue(words[ordinal]!, lexicon)!;
  return { value, bound: 'at least', first: ordinal, last: noun, kind: 'numbered' };
}

/** The noun that takes the number: the trigger, or "rounds" where that is what the trigger comes in. */
function headOf(tree: Tree, token: number): number {
  const { head, deprel } = tree.tokens[token]!;
  const inRounds =
    head >= 0 &&
    isRelation(deprel, 'nmod') &&
    markersOf(tree, token)[0] === 'of' &&
    ROUNDS.has(tree.tokens[head]!.lemma);
  return inRounds ? head : token;
}

/** "the three meetings" have been told of before. */
function isSpokenOf(tree: Tree, noun: number): boolean {
  return childrenOf(tree, noun, 'det').some((child) =>
    ['the', 'these', 'those', 'both', 'all'].includes(tree.tokens[child]!.text.toLowerCase()),
  );
}

function namesParties({ slots }: Proposal): boolean {
  return slots.some((slot) => ['between', 'with', 'among', 'owner', 'of', 'to', 'from', 'by'].includes(slot));
}

/** "the number of meetings was four", "our count of their calls is nine". */
function numberOf(
  tree: Tree,
  words: readonly string[],
  { token }: Proposal,
  lexicon: Lexicon,
): Counted | null {
  const { head, deprel } = tree.tokens[token]!;
  if (head < 0 || !isRelation(deprel, 'nmod') || markersOf(tree, token)[0] !== 'of') return null;
  const number = tree.tokens[head]!;
  if (!['number', 'count', 'total', 'tally'].includes(number.lemma) || !isRelation(number.deprel, 'nsubj'))
    return null;
  const said = number.head;
  if (said < 0 || childOf(tree, said, 'cop') === null) return null;
  const read = countAt(words, said, lexicon);
  return read && { ...read, kind: 'set' };
}

/** The number before a plural noun, with nothing but what describes the noun between them. */
function countBefore(
  tree: Tree,
  words: readonly string[],
  noun: number,
  lexicon: Lexicon,
): Omit<Counted, 'kind'> | null {
  for (let at = Math.max(0, noun - REACH); at < noun; at++) {
    const read = countAt(words, at, lexicon);
    if (!read || read.last >= noun) continue;
    // "911 calls" are calls to that number.
    const dialled = tablesOf(lexicon.figures).dialled.has(words[read.last]!);
    if (dialled && tree.tokens[noun]!.lemma === 'call') continue;
    const between = tree.tokens.slice(read.last + 1, noun);
    if (!between.every(({ upos, head }) => DESCRIBING.has(upos) && (head === noun || head > read.last)))
      continue;
    const trail = boundAfter(words, noun, tablesOf(lexicon.figures));
    const bound = read.bound === 'exactly' ? (trail?.bound ?? read.bound) : read.bound;
    return { value: read.value, bound, first: read.first, last: noun };
  }
  return null;
}

const REACH = 8;
const DESCRIBING = new Set(['ADJ', 'NOUN', 'PROPN', 'ADV', 'PUNCT', 'PART', 'VERB']);
