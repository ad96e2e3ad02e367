import { childrenOf, isRelation, type Tree } from '../tree.ts';
import { isCapital, isMark, type Scene, wordsBetween } from './scene.ts';

/**
 * First token of the title that runs up to a person's name at `bare`: the office or rank right before it and the words
 * before that one in the same noun phrase ("Meridian dockers' union president"). Equal to `bare` where there is none.
 */
export function titleStart(scene: Scene, tree: Tree, bare: number): number {
  let at = bare - 1;
  while (at >= 0 && /^[[\]]$/.test(tree.tokens[at]!.text)) at--;
  const office = officeEndingAt(scene, tree, at);
  if (office === null) return bare;
  let start = office;
  while (start > 0 && isBeforeNoun(scene, tree, start - 1)) start--;
  while (start < office && isNoStart(tree, start)) start++;
  return start;
}

/** First token of the office, rank or honorific that ends at `at`, null where none does. */
function officeEndingAt(scene: Scene, tree: Tree, at: number): number | null {
  const token = tree.tokens[at];
  if (!token || isMark(token)) return null;
  for (const length of [4, 3, 2]) {
    const first = at - length + 1;
    if (first >= 0 && scene.words.isOffice(wordsBetween(scene, tree.tokens, first, at))) return first;
  }
  const noun = token.upos === 'NOUN' || token.upos === 'PROPN' || isCapital(token);
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
  return noun && !plural && scene.words.isTitle(token.text) ? at : null;
}

/** Whether a token may stand before the noun of a title: no determiner, verb, preposition, comma or time. */
function isBeforeNoun(scene: Scene, tree: Tree, index: number): boolean {
  const token = tree.tokens[index]!;
  if (scene.words.isTime(token.text.toLowerCase())) return false;
  if (token.text === '-' || token.xpos === 'POS') return true;
  if (isRelation(token.deprel, 'nsubj') && !childrenOf(tree, index, 'case').length)
    return token.head > index && tree.tokens[token.head]!.upos !== 'VERB';
  if (token.upos === 'ADJ' || token.upos === 'NOUN' || token.upos === 'PROPN')
    return !isRelation(token.deprel, 'root');
  return token.upos === 'NUM' && token.text.length < 3;
}

function isNoStart(tree: Tree, index: number): boolean {
  const token = tree.tokens[index]!;
  return isMark(token) || token.xpos === 'POS' || token.upos === 'ADP';
}
