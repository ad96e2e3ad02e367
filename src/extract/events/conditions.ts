import { childrenOf, clauseOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { Match } from './types.ts';

/** Whether no `unless` word stands in its slot, and one of the `only` words does. */
export function allowed(tree: Tree, match: Match): boolean {
  const { frame } = match;
  if (frame.unless.size === 0 && frame.only.size === 0) return true;
  const never = frame.unless.get('any');
  if (never && [...never].some((words) => hasWords(tree, words) && !isElsewhere(tree, match.token, words)))
    return false;
  const clauses = childrenOf(tree, match.token, 'ccomp').map((token) => ({ slot: 'clause', token }));
  const infinitives = infinitivesOf(tree, match.token).map((token) => ({ slot: 'infinitive', token }));
  const predicates = childrenOf(tree, match.token, 'xcomp')
    .filter((token) => ![...match.arguments, ...infinitives].some((other) => other.token === token))
    .map((token) => ({ slot: 'predicate', token }));
  const particles = childrenOf(tree, match.token, 'compound:prt')
    .filter((token) => !match.trigger.rest.includes(tree.tokens[token]!.lemma))
    .map((token) => ({ slot: 'particle', token }));
  const quotes = quoteAfter(tree, match.token).map((token) => ({ slot: 'quote', token }));
  const names = namedAs(tree, match.token).map((token) => ({ slot: 'named', token }));
  const heads = (slot: string, named = false): readonly string[] =>
    [...match.arguments, ...predicates, ...clauses, ...infinitives, ...particles, ...quotes, ...names]
      .filter((argument) => argument.slot === slot)
      .flatMap(({ token }) => (isLongName(tree, token) && !named ? ['any name'] : wordsOf(tree, token)));
  for (const [slot, words] of frame.unless) {
    if (slot !== 'any' && heads(slot).some((head) => words.has(head) || words.has('any word'))) return false;
  }
  return [...frame.only].every(([slot, words]) =>
    slot === 'any'
      ? [...words].some((word) => hasWords(tree, word))
      : heads(slot, true).some((head) => words.has(head) || words.has('any word')),
  );
}

const texts = new WeakMap<Tree, string>();

/** The sentence's words in lower case, single blanks between them, a blank at each end. */
function lowerText(tree: Tree): string {
  let text = texts.get(tree);
  if (text === undefined) {
    text = ` ${tree.tokens.map((token) => token.text.toLowerCase()).join(' ')} `;
    texts.set(tree, text);
  }
  return text;
}

/** Whether the sentence has these words, one after the other. */
function hasWords(tree: Tree, words: string): boolean {
  return lowerText(tree).includes(` ${words} `);
}

/** Whether words stand only in a participle clause that hangs on another noun ("a clerk, speaking on condition of anonymity, said"). */
function isElsewhere(tree: Tree, token: number, words: string): boolean {
  const top = clauseOf(tree, token);
  const inside = new Set(subtreeOf(tree, top));
  const asides = tree.tokens
    .filter(({ index, deprel }) => isRelation(deprel, 'acl') && !inside.has(index))
    .map(({ index }) => subtreeOf(tree, index))
    .filter((aside) => !aside.includes(token));
  return asides.some((aside) =>
    ` ${aside.map((at) => tree.tokens[at]!.text.toLowerCase()).join(' ')} `.includes(` ${words} `),
  );
}

/** The opening quotation mark that follows a verb before its clause ends, if any. */
function quoteAfter(tree: Tree, verb: number): readonly number[] {
  const next = tree.tokens.find(
    ({ index, upos, text }) => index > verb && (upos === 'VERB' || QUOTE.test(text)),
  );
  if (!next || next.upos === 'VERB' || next.text === '”') return [];
  // Marks that open and close alike: an odd number before this one makes it a closing one.
  const inside = tree.tokens.slice(0, next.index).filter(({ text }) => text === next.text).length % 2 === 1;
  return /^['"]/.test(next.text) && inside ? [] : [next.index];
}

const QUOTE = /^(?:["”“‘']|'')$/;

/** Whether a token heads a name of several words: what a common noun means ("league") says nothing of a name with it. */
function isLongName(tree: Tree, token: number): boolean {
  return tree.tokens[token]!.upos === 'PROPN' && childrenOf(tree, token, 'compound', 'flat').length > 0;
}

function wordsOf(tree: Tree, token: number): readonly string[] {
  const { lemma, text } = tree.tokens[token]!;
  return [lemma.toLowerCase(), text.toLowerCase()];
}

/** What a verb calls its object: "called him [a liar]", "described it as [a farce]". */
function namedAs(tree: Tree, verb: number): readonly number[] {
  const marked = childrenOf(tree, verb, 'obl', 'advcl').filter((token) =>
    markersOf(tree, token).includes('as'),
  );
  return [...childrenOf(tree, verb, 'xcomp'), ...marked];
}

/** Infinitives of what a verb wants or does it for, wherever a parser tied them ("want her [to go]"). */
function infinitivesOf(tree: Tree, verb: number): readonly number[] {
  const tied = childrenOf(tree, verb, 'obj', 'obl').flatMap((object) => childrenOf(tree, object, 'acl'));
  return [...childrenOf(tree, verb, 'advcl', 'xcomp', 'ccomp'), ...tied].filter((token) =>
    childrenOf(tree, token, 'mark').some((mark) => tree.tokens[mark]!.lemma === 'to'),
  );
}
