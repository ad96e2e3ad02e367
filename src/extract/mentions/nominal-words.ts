import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Determination } from './candidate.ts';
import { isCapital, type Scene, wordsBetween } from './scene.ts';
import type { Gender } from './words.ts';

/** Numbers in words that count persons or sides. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['both', 2],
]);

/** Words before a noun that tell of somebody new. */
export const INDEFINITE = new Set([
  'a',
  'an',
  'another',
  'some',
  'any',
  'no',
  'several',
  'many',
  'few',
  'most',
  'each',
  'every',
  'one',
  'such',
  'multiple',
  'various',
  'numerous',
  'certain',
  'other',
  'unnamed',
  'unidentified',
  'anonymous',
]);

/** Whether a phrase speaks of several. */
export function isPlural(tree: Tree, head: number): boolean {
  const { xpos, text, upos } = tree.tokens[head]!;
  if (xpos === 'NNS' || xpos === 'NNPS' || upos === 'NUM') return true;
  return upos === 'ADJ' || /^(people|police|troops|authorities)$/i.test(text);
}

/** How many a phrase speaks of, null where it does not say. */
export function countOf(tree: Tree, head: number): number | null {
  for (const child of [head, ...childrenOf(tree, head, 'nummod', 'det', 'cc:preconj', 'amod')]) {
    if (child > head) continue;
    const { text } = tree.tokens[child]!;
    const word = text.toLowerCase();
    if (NUMBERS.has(word)) return NUMBERS.get(word)!;
    if (/^\d{1,3}$/.test(word)) return Number(word);
    if (/^(a|an|one)$/.test(word)) return 1;
  }
  return null;
}

/** How the words before the head tie a phrase to what was told: article, demonstrative, owner or none. */
export function determinationOf(tree: Tree, head: number): Determination {
  const before = childrenOf(tree, head).filter((child) => child < head);
  if (before.some((child) => isRelation(tree.tokens[child]!.deprel, 'nmod:poss'))) return 'possessive';
  for (const child of before) {
    const word = tree.tokens[child]!.text.toLowerCase();
    if (word === 'the' || word === 'both' || (word === 'all' && tree.tokens[head]!.upos === 'NUM'))
      return 'definite';
    if (/^(this|that|these|those)$/.test(word) && isRelation(tree.tokens[child]!.deprel, 'det'))
      return 'demonstrative';
    if (INDEFINITE.has(word)) return 'indefinite';
  }
  const number = before.some((child) => isRelation(tree.tokens[child]!.deprel, 'nummod'));
  return number ? 'indefinite' : 'bare';
}

/** Lemmas before the head that tell which one is meant. */
export function describing(tree: Tree, head: number, first: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (const child of childrenOf(tree, head)) {
    if (child < first || child > head) continue;
    const { deprel } = tree.tokens[child]!;
    if (/^(amod|compound|nmod:desc)/.test(deprel)) addWords(tree, child, words);
  }
  return words;
}

/** Capitalised words before the head ("the Sunni group"): they fit only what is told to be so. */
export function properOf(tree: Tree, head: number, first: number): readonly string[] {
  return tree.tokens
    .slice(first, head)
    .filter((token, at) => isCapital(token) && (at > 0 || token.upos === 'PROPN') && token.upos !== 'DET')
    .map((token) => token.lemma.toLowerCase());
}

/** Lemmas of the nouns behind the head. */
export function complementOf(tree: Tree, head: number, last: number): readonly string[] {
  return tree.tokens
    .slice(head + 1, last + 1)
    .filter((token) => token.upos === 'NOUN' || token.upos === 'PROPN')
    .map((token) => token.lemma.toLowerCase());
}

function addWords(tree: Tree, index: number, words: Set<string>): void {
  const { lemma, upos } = tree.tokens[index]!;
  if (upos === 'ADJ' || upos === 'NOUN' || upos === 'PROPN' || upos === 'VERB' || upos === 'ADV')
    words.add(lemma.toLowerCase());
  for (const child of childrenOf(tree, index)) addWords(tree, child, words);
}

/** The gender that a noun tells ("actress"), else either. */
export function genderOf(scene: Scene, tree: Tree, head: number): Gender {
  const { lemma, text } = tree.tokens[head]!;
  return scene.words.gender(lemma) ?? scene.words.gender(text) ?? 'either';
}

/** The phrase without its determiner, number and owner before the head: "deputy" of "Mira's deputy". */
export function roleText(
  scene: Scene,
  tree: Tree,
  head: number,
  range: { readonly first: number; readonly last: number },
): string {
  let first = range.first;
  for (const child of childrenOf(tree, head, 'det', 'nmod:poss', 'nummod')) {
    if (child > head) continue;
    let end = child;
    for (const part of childrenOf(tree, child)) end = Math.max(end, part < head ? part : end);
    first = Math.max(first, end + 1);
  }
  return wordsBetween(scene, tree.tokens, Math.min(first, head), range.last);
}
