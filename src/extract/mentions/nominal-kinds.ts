import type { EntityKind } from '../../model/index.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

/** What a noun phrase without a name is: the kind of its noun, where the words around do not tell otherwise. */
export function kindOfNominal(
  scene: Scene,
  tree: Tree,
  head: number,
  names: readonly Candidate[],
): EntityKind {
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const kind = scene.words.nounKind(lemma) ?? scene.words.nounKind(token.text.toLowerCase());
  if (isMatter(scene, tree, head)) return 'unknown';
  if (lemma === 'station') return isBroadcaster(scene, tree, head) ? 'outlet' : 'place';
  if (lemma === 'mission') return isMissionTo(tree, head) ? 'body' : 'unknown';
  if (lemma === 'authority' || lemma === 'service' || lemma === 'office')
    return isNamedOffice(tree, head) && !isRoom(tree, head)
      ? 'body'
      : lemma === 'office'
        ? 'place'
        : 'unknown';
  if (kind === 'time' || kind === 'measure' || kind === null)
    return token.upos === 'ADJ' ? 'person' : actsAsBody(scene, tree, head) ? 'group' : 'unknown';
  if (
    kind === 'state' &&
    (lemma === 'power' || lemma === 'state' || lemma === 'country' || lemma === 'administration')
  )
    return isStateLike(scene, tree, head, names) ? 'state' : 'unknown';
  if (kind === 'document' && lemma === 'account' && tree.tokens[head + 1]?.text === 'of') return 'document';
  return kind;
}

/** "The radio station"; "a pumping station" is a place. */
function isBroadcaster(scene: Scene, tree: Tree, head: number): boolean {
  const before = childrenOf(tree, head, 'compound', 'amod').map((child) =>
    tree.tokens[child]!.text.toLowerCase(),
  );
  return before.length === 0 || before.some((word) => scene.words.isIn('broadcasting', word));
}

/** "To his office", "in her office": where, not who. */
function isRoom(tree: Tree, head: number): boolean {
  if (tree.tokens[head]!.lemma !== 'office') return false;
  const owner = childrenOf(tree, head, 'nmod:poss')[0];
  const goes = childrenOf(tree, head, 'case').some((mark) =>
    /^(to|in|at|into|from|inside|outside|near)$/.test(tree.tokens[mark]!.text),
  );
  return goes && owner !== undefined && tree.tokens[owner]!.upos === 'PRON';
}

/** "In exchange", "criminal justice", "took power": without article, and doing nothing, such nouns are matters. */
function isMatter(scene: Scene, tree: Tree, head: number): boolean {
  const { lemma, xpos, text, deprel } = tree.tokens[head]!;
  if (xpos !== 'NN' || !scene.words.isIn('matters', lemma.toLowerCase()) || isRelation(deprel, 'nsubj'))
    return false;
  if (/^\p{Lu}/u.test(text) && head > 0) return false;
  return childrenOf(tree, head, 'det', 'nmod:poss', 'nummod', 'appos').length === 0;
}

/** A noun of no known kind that does what only people do ("the concern denied it"), or a campaign that speaks. */
function actsAsBody(scene: Scene, tree: Tree, head: number): boolean {
  const { deprel, head: over, lemma, upos } = tree.tokens[head]!;
  if (deprel !== 'nsubj' || upos !== 'NOUN' || over < 0) return false;
  const verb = tree.tokens[over]!;
  if (verb.upos !== 'VERB') return false;
  return (
    scene.words.isIn('bodily', verb.lemma) ||
    (scene.words.isIn('organised', lemma) && scene.words.isIn('speaking', verb.lemma))
  );
}

/** "the port authority", "its intelligence service": told which one; not "authority over the port". */
function isNamedOffice(tree: Tree, head: number): boolean {
  const over = childrenOf(tree, head, 'nmod').some((index) =>
    childrenOf(tree, index, 'case').some((mark) => /^(over|to)$/.test(tree.tokens[mark]!.lemma)),
  );
  const told = childrenOf(tree, head, 'compound', 'amod', 'nmod:poss').some((index) => index < head);
  return told && !over && childrenOf(tree, head, 'det', 'nmod:poss').length > 0;
}

/** "its mission to the United Nations" is a body; "the mission" is a task. */
function isMissionTo(tree: Tree, head: number): boolean {
  return childrenOf(tree, head, 'nmod').some((index) =>
    childrenOf(tree, index, 'case').some((mark) => tree.tokens[mark]!.lemma === 'to'),
  );
}

/** "the Finnish state", "the two countries", "their country": not "state of emergency", "electric power". */
function isStateLike(scene: Scene, tree: Tree, head: number, names: readonly Candidate[]): boolean {
  const of = childrenOf(tree, head, 'nmod').some(
    (index) => index > head && childrenOf(tree, index, 'case').length > 0,
  );
  const named = names.some((name) => name.entry !== null && tree.tokens[name.mention.head]!.head === head);
  if (tree.tokens[head]!.lemma === 'power' && !isPowerful(scene, tree, head)) return false;
  return named || !of || tree.tokens[head]!.xpos === 'NNS' || /^countr/i.test(tree.tokens[head]!.text);
}

/** "The great powers", "a nuclear power": states; "the power of the state" is none. */
function isPowerful(scene: Scene, tree: Tree, head: number): boolean {
  if (tree.tokens[head]!.xpos === 'NNS') return true;
  return childrenOf(tree, head, 'amod', 'compound').some((child) =>
    scene.words.isIn('powerful', tree.tokens[child]!.text.toLowerCase()),
  );
}
