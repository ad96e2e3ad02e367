import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Scene } from './scene.ts';

const WITH_STATES = new Set([
  'with',
  'between',
  'against',
  'by',
  'toward',
  'towards',
  'among',
  'versus',
  'like',
  'than',
]);

/**
 * Whether a capital in this place of the sentence stands for its state: as one who does something, has something
 * that governments have, or deals with another ("talks with Oslo"), rather than as where something takes place.
 */
export function actsAsState(scene: Scene, tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  const { deprel } = token;
  const governor = tree.tokens[token.head];
  if (!governor) return false;
  const cases = childrenOf(tree, head, 'case').map((index) => tree.tokens[index]!.text.toLowerCase());
  if (isRelation(deprel, 'conj'))
    return actsAsState(scene, tree, token.head) && !cases.some((word) => word === 'in');
  if (deprel === 'nsubj:pass') return !scene.words.isIn('struck', governor.lemma);
  if (isRelation(deprel, 'nsubj'))
    return !scene.words.isIn('being_places', governor.lemma) && governor.upos !== 'ADP';
  if (isRelation(deprel, 'nmod:poss')) return !scene.words.isIn('of_towns', governor.lemma);
  if (isRelation(deprel, 'obj'))
    return governor.upos === 'VERB' && !scene.words.isIn('done_to_places', governor.lemma);
  if (isRelation(deprel, 'obl:agent')) return true;
  if (isRelation(deprel, 'obl') || isRelation(deprel, 'nmod'))
    return cases.some((word) => WITH_STATES.has(word));
  if (isRelation(deprel, 'compound') || isRelation(deprel, 'amod'))
    return isBackedBy(scene, governor.lemma, governor.text);
  return false;
}

/** "Oslo-backed", "Oslo-funded": the word before is who backs. */
function isBackedBy(scene: Scene, lemma: string, text: string): boolean {
  return scene.words.isIn('backed', (text || lemma).toLowerCase());
}
