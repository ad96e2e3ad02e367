import type { When } from '../../model/index.ts';
import { childrenOf, clauseOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Attaching } from './attaching.ts';

/** How many sentences back the letter of "in it" may stand. */
const REACH = 2;

/** Whether a clause, or one that it is joined to, says what stands "in it" or "in her letter": words of a letter told of before. */
export function saidInLetter(tree: Tree, trigger: number, letters: ReadonlySet<string>): boolean {
  let clause = clauseOf(tree, trigger);
  // "In her letter she recounted a meeting": the meeting lies before.
  if (clause !== trigger) return false;
  for (;;) {
    if (childrenOf(tree, clause, 'obl').some((at) => namesLetter(tree, at, letters))) return true;
    const { deprel, head } = tree.tokens[clause]!;
    if (head < 0 || !['conj', 'xcomp'].some((relation) => isRelation(deprel, relation))) return false;
    clause = clauseOf(tree, head);
  }
}

function namesLetter(tree: Tree, token: number, letters: ReadonlySet<string>): boolean {
  if (markersOf(tree, token)[0] !== 'in') return false;
  const { text, lemma } = tree.tokens[token]!;
  if (/^(?:it|them)$/i.test(text)) return true;
  const definite = childrenOf(tree, token, 'det', 'nmod:poss').some(
    (at) => !/^(?:an?|another|one)$/i.test(tree.tokens[at]!.text),
  );
  return letters.has(lemma) && definite && childrenOf(tree, token, 'nmod', 'acl').length === 0;
}

/** The date of the letter that "in it" takes up, null where the sentences before date none. */
export function letterTime(scene: Attaching, tree: Tree, trigger: number): When | null {
  if (!saidInLetter(tree, trigger, scene.letters)) return null;
  for (let back = 1; back <= REACH; back++) {
    const index = tree.sentence.index - back;
    const earlier = scene.reading.parsed.sentences[index];
    if (earlier?.part !== 'body') return null;
    const dated = (scene.bySentence.get(index) ?? []).findLast(
      ({ event, relation }) =>
        event !== null && relation === 'at' && scene.letters.has(earlier.tokens[event]!.lemma),
    );
    if (dated?.when) return { ...dated.when, basis: 'inferred', span: null };
  }
  return null;
}
