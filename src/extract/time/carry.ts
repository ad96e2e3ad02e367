import type { Sentence, When } from '../../model/index.ts';
import { childOf, childrenOf, clauseOf, isRelation, type Tree, treeOf } from '../tree.ts';
import { type Attaching, ownTime } from './attach.ts';

/**
 * The time of the sentence before for a sentence that goes on telling in the past and has no time of its own: its subject
 * is a pronoun or takes up a noun or name of that sentence. Null otherwise. Never past a paragraph's middle of other talk.
 */
export function carriedTime(scene: Attaching, sentence: number, trigger: number): When | null {
  const { sentences } = scene.reading.parsed;
  const here = sentences[sentence]!;
  if (here.part !== 'body') return null;
  const tree = treeOf(here);
  if (!goesOn(scene, tree, trigger)) return null;
  for (let back = 1; back <= 2; back++) {
    const earlier = sentences[sentence - back];
    if (earlier?.part !== 'body' || here.paragraph - earlier.paragraph > 1) return null;
    if (!linked(tree, trigger, earlier)) return null;
    const before = treeOf(earlier);
    if (hasDates(scene, earlier.index) || back === 2) {
      const time = ownTime(scene, before, before.root)?.when ?? null;
      return time && carries(time) ? { ...time, basis: 'inferred', span: null } : null;
    }
    if (here.paragraph !== earlier.paragraph) return null;
  }
  return null;
}

function hasDates(scene: Attaching, sentence: number): boolean {
  return (scene.bySentence.get(sentence) ?? []).some(({ dates }) => dates);
}

/** Open times ("since 2006") and bare years say too little to be carried over. */
function carries(time: When): boolean {
  return !time.edtf.includes('..') && !/^\d{4}~?$/.test(time.edtf);
}

/** Whether the trigger stands in the telling: the main clause or one that shares its time, in the simple past. */
function goesOn(scene: Attaching, tree: Tree, trigger: number): boolean {
  if (hasDates(scene, tree.sentence.index)) return false;
  const clause = clauseOf(tree, trigger);
  const { xpos, deprel, head } = tree.tokens[clause]!;
  const main = head < 0 || (isRelation(deprel, 'conj') && tree.tokens[head]!.head < 0);
  if (!main || xpos !== 'VBD') return false;
  return childrenOf(tree, clause, 'aux').length === 0 && !scene.telling.has(tree.tokens[clause]!.lemma);
}

/** Whether the subject of the trigger's clause takes up something of the earlier sentence. */
function linked(tree: Tree, trigger: number, earlier: Sentence): boolean {
  const clause = clauseOf(tree, trigger);
  const subject = childOf(tree, clause, 'nsubj') ?? childOf(tree, tree.root, 'nsubj');
  if (subject === null) return false;
  const token = tree.tokens[subject]!;
  if (token.upos === 'PRON') return /^(?:he|she|they|it)$/i.test(token.text);
  const known = new Set(
    earlier.tokens
      .filter(({ upos }) => upos === 'NOUN' || upos === 'PROPN')
      .map(({ lemma }) => lemma.toLowerCase()),
  );
  if (token.upos === 'PROPN') return known.has(token.lemma.toLowerCase());
  const definite = childrenOf(tree, subject, 'det').some((det) =>
    /^(?:the|these|those|this|that)$/i.test(tree.tokens[det]!.text),
  );
  return definite && known.has(token.lemma.toLowerCase());
}
