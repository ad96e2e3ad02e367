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
const PLACE_NOUNS = new Set([
  'suburb',
  'airport',
  'street',
  'mayor',
  'outskirts',
  'district',
  'metro',
  'university',
  'hotel',
  'skyline',
  'north',
  'south',
  'east',
  'west',
  'center',
  'centre',
  'population',
  'neighborhood',
  'neighbourhood',
  'resident',
  'downtown',
  'museum',
  'traffic',
  'stock',
  'bourse',
  'court',
  'correspondent',
  'bureau',
  'summit',
  'conference',
  'talk',
  'meeting',
]);
const OF_PLACE = new Set([
  'visit',
  'leave',
  'reach',
  'enter',
  'hit',
  'bomb',
  'strike',
  'shell',
  'capture',
  'take',
  'tour',
  'cross',
  'flee',
  'surround',
  'besiege',
  'storm',
  'rock',
  'raid',
  'rattle',
  'shake',
  'quit',
  'evacuate',
  'overlook',
  'occupy',
]);
const COPULAR_PLACE = new Set([
  'city',
  'capital',
  'town',
  'place',
  'metropolis',
  'port',
  'located',
  'situated',
  'home',
]);
const ACTED_ON = new Set([
  'hit',
  'strike',
  'bomb',
  'shell',
  'shake',
  'rock',
  'capture',
  'locate',
  'besiege',
  'build',
  'found',
  'flood',
  'attack',
]);

/**
 * Whether a capital in this place of the sentence stands for its state: as one who does something, has something
 * that governments have, or deals with another ("talks with Oslo"), rather than as where something takes place.
 */
export function actsAsState(_scene: Scene, tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  const { deprel } = token;
  const governor = tree.tokens[token.head];
  if (!governor) return false;
  const cases = childrenOf(tree, head, 'case').map((index) => tree.tokens[index]!.text.toLowerCase());
  if (isRelation(deprel, 'conj'))
    return actsAsState(_scene, tree, token.head) && !cases.some((word) => word === 'in');
  if (deprel === 'nsubj:pass') return !ACTED_ON.has(governor.lemma);
  if (isRelation(deprel, 'nsubj')) return !COPULAR_PLACE.has(governor.lemma) && governor.upos !== 'ADP';
  if (isRelation(deprel, 'nmod:poss')) return !PLACE_NOUNS.has(governor.lemma);
  if (isRelation(deprel, 'obj')) return governor.upos === 'VERB' && !OF_PLACE.has(governor.lemma);
  if (isRelation(deprel, 'obl:agent')) return true;
  if (isRelation(deprel, 'obl') || isRelation(deprel, 'nmod'))
    return cases.some((word) => WITH_STATES.has(word));
  if (isRelation(deprel, 'compound') || isRelation(deprel, 'amod'))
    return isBackedBy(governor.lemma, governor.text);
  return false;
}

/** "Oslo-backed", "Oslo-funded": the word before is who backs. */
function isBackedBy(lemma: string, text: string): boolean {
  return /^(backed|led|funded|aligned|allied|sponsored|controlled|brokered|mediated|supported|armed|trained|friendly)$/i.test(
    text || lemma,
  );
}
