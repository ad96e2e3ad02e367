import { childrenOf, isRelation, type Tree } from '../tree.ts';
import { type Candidate, mentionOf } from './candidate.ts';
import type { Coordination } from './coordination.ts';
import { extentOfPhrase } from './extents.ts';
import { kindOfNominal } from './nominal-kinds.ts';
import {
  complementOf,
  countOf,
  describing,
  determinationOf,
  genderOf,
  INDEFINITE,
  isPlural,
  NUMBERS,
  properOf,
  roleText,
} from './nominal-words.ts';
import { isMark, type Scene, treeAt } from './scene.ts';

const ARGUMENT =
  /^(nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|dislocated|parataxis|list|dep|xcomp|ccomp|acl|advcl|reparandum|orphan|csubj|compound|flat)/;

/** Nouns that count by themselves. */
const FEW: ReadonlyMap<string, number> = new Map([
  ['pair', 2],
  ['duo', 2],
  ['couple', 2],
  ['trio', 3],
]);

/**
 * The noun phrases of a sentence whose heads no name covers: persons, groups, documents and things, with what their
 * words tell. Nouns of time and measure, and nouns inside names, are none.
 */
export function nominalsOf(
  scene: Scene,
  sentence: number,
  names: readonly Candidate[],
  coordination: Coordination,
): readonly Candidate[] {
  const tree = treeAt(scene, sentence);
  const covered = new Set<number>();
  for (const name of names) {
    if (name.mention.form === 'adjective' && isCountedPeople(tree, name)) continue;
    for (let index = name.start; index <= name.mention.last; index++) covered.add(index);
  }
  return tree.tokens.flatMap((token) => {
    if (covered.has(token.index) || !isNominalHead(scene, tree, token.index)) return [];
    return nominal(scene, tree, sentence, token.index, names, coordination) ?? [];
  });
}

/** "1,400 Finns", "two Finns", "a Finn": persons of a state, not the state. */
function isCountedPeople(tree: Tree, name: Candidate): boolean {
  if (name.entry?.use !== 'people') return false;
  const { head } = name.mention;
  if (name.entry.plural === false) return childrenOf(tree, head, 'det').length > 0;
  const counted = childrenOf(tree, head, 'nummod', 'amod').length > 0;
  const some = childrenOf(tree, head, 'det').some((det) =>
    INDEFINITE.has(tree.tokens[det]!.text.toLowerCase()),
  );
  return counted || some;
}

function isNominalHead(scene: Scene, tree: Tree, index: number): boolean {
  const { upos, deprel, lemma } = tree.tokens[index]!;
  if (!ARGUMENT.test(deprel) || isRelation(deprel, 'compound') || isRelation(deprel, 'flat')) return false;
  if (upos === 'PRON') return /^(someone|somebody|everyone|everybody)$/i.test(lemma);
  if (upos === 'ADJ' || upos === 'NUM' || upos === 'DET') return isHeadless(scene, tree, index);
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  if (/^(former|latter|both)$/i.test(tree.tokens[index]!.text)) return false;
  if (isMark(tree.tokens[index]!) || /^\d/.test(tree.tokens[index]!.text)) return false;
  const kind = scene.words.nounKind(lemma.toLowerCase());
  const time = scene.words.isTime(lemma.toLowerCase().replace(/\.$/, ''));
  return (
    (!time || kind === 'document') && kind !== 'time' && kind !== 'measure' && !isTimeMinute(tree, index)
  );
}

/** "the two", "the three", "the wounded": a number or adjective that stands for those before it. */
function isHeadless(scene: Scene, tree: Tree, index: number): boolean {
  const { deprel, text, lemma } = tree.tokens[index]!;
  if (!/^(nsubj|obj|obl|nmod|conj)/.test(deprel)) return false;
  const the = childrenOf(tree, index, 'det').some((det) =>
    /^(the|these|those|all)$/i.test(tree.tokens[det]!.text),
  );
  return the && (NUMBERS.has(text.toLowerCase()) || scene.words.nounKind(lemma.toLowerCase()) === 'person');
}

function isTimeMinute(tree: Tree, index: number): boolean {
  const { lemma } = tree.tokens[index]!;
  return lemma.toLowerCase() === 'minute' && childrenOf(tree, index, 'nummod').length > 0;
}

function nominal(
  scene: Scene,
  tree: Tree,
  sentence: number,
  head: number,
  names: readonly Candidate[],
  coordination: Coordination,
): Candidate | null {
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const range = extentOfPhrase(scene, tree, head, coordination);
  const people = names.find((name) => name.mention.head === head);
  const kind = people ? 'person' : kindOfNominal(scene, tree, head, names);
  const few = FEW.get(lemma) ?? null;
  const plural = isPlural(tree, head) || few !== null;
  const count = few ?? countOf(tree, head);
  return {
    index: -1,
    mention: mentionOf(scene, sentence, { ...range, head }, 'nominal'),
    heads: [head],
    start: range.first,
    kind,
    plural: plural || (count !== null && count > 1) || lemma === 'correspondence',
    gender: kind === 'person' ? genderOf(scene, tree, head) : 'either',
    name: null,
    entry: null,
    lemma,
    words: describing(tree, head, range.first),
    proper: properOf(tree, head, range.first),
    complement: complementOf(tree, head, range.last),
    determination: determinationOf(tree, head),
    count,
    role: kind === 'person' ? roleText(scene, tree, head, range) : null,
    pronoun: null,
  };
}
