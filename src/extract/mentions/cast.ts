import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import { coordinationOf } from './coordination.ts';
import { findCandidates } from './find-candidates.ts';
import { type Quotations, quotationsOf } from './quotations.ts';
import { isMark, type Scene, treeAt } from './scene.ts';

/** All candidates of a document with the look-ups that rules about identity need. */
export interface Cast {
  readonly scene: Scene;
  readonly candidates: readonly Candidate[];
  /** The candidate addressed by this token, null where none is. */
  readonly at: (sentence: number, token: number) => Candidate | null;
  /** Candidates of a sentence in text order. */
  readonly inSentence: (sentence: number) => readonly Candidate[];
  /**
   * Whose each candidate is, as candidate numbers: possessor ("Mira's deputy", "her deputy"), the body of an office
   * ("Varda officials", "leaders of A and B"), the author of a document ("a letter from Mira"). Nearest bond first.
   */
  readonly owners: readonly (readonly number[])[];
  readonly quotations: Quotations;
  /** Candidates by the nouns they are spoken of by: the head of a phrase, the words of a title. In text order. */
  readonly byNoun: (noun: string) => readonly number[];
  /** Conjuncts right under a token, like joined to like. */
  readonly conjuncts: (sentence: number, token: number) => readonly number[];
}

/** Finds the candidates of a document and ties each to its owners. */
export function castOf(scene: Scene): Cast {
  const candidates = findCandidates(scene);
  const byToken = new Map<number, Candidate>();
  const bySentence = scene.sentences.map(() => [] as Candidate[]);
  const key = (sentence: number, token: number): number => sentence * 100_000 + token;
  for (const candidate of candidates) {
    const { sentence } = candidate.mention;
    bySentence[sentence]!.push(candidate);
    for (const head of candidate.heads) {
      const known = byToken.get(key(sentence, head));
      if (!known || known.mention.form === 'adjective') byToken.set(key(sentence, head), candidate);
    }
  }
  const at = (sentence: number, token: number): Candidate | null => byToken.get(key(sentence, token)) ?? null;
  const inSentence = (sentence: number): readonly Candidate[] => bySentence[sentence] ?? [];
  const joints = scene.sentences.map(({ index }) => {
    const names = inSentence(index).filter(({ name }) => name !== null);
    return coordinationOf(scene, treeAt(scene, index), names);
  });
  const conjuncts = (sentence: number, token: number): readonly number[] => joints[sentence]!.below(token);
  const owners = candidates.map((candidate) => ownersOf(scene, candidate, at, inSentence, conjuncts));
  const nouns = nounIndex(candidates, scene.words.wholeTitle);
  const byNoun = (noun: string): readonly number[] => nouns.get(noun) ?? [];
  return { byNoun, scene, candidates, at, inSentence, owners, quotations: quotationsOf(scene), conjuncts };
}

function nounIndex(
  candidates: readonly Candidate[],
  whole: (word: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  const put = (noun: string, candidate: number): void => {
    const known = index.get(noun);
    if (!known) index.set(noun, [candidate]);
    else if (known.at(-1) !== candidate) known.push(candidate);
  };
  for (const candidate of candidates) {
    if (candidate.mention.form === 'pronoun') continue;
    if (candidate.name === null) put(candidate.lemma, candidate.index);
    else if (candidate.role)
      for (const word of candidate.role.toLowerCase().split(/[\s-]+/)) put(whole(word), candidate.index);
  }
  return index;
}

type At = Cast['at'];
type InSentence = Cast['inSentence'];

function ownersOf(
  scene: Scene,
  candidate: Candidate,
  at: At,
  inSentence: InSentence,
  conjuncts: Cast['conjuncts'],
): readonly number[] {
  const { sentence, form } = candidate.mention;
  if (form === 'pronoun' || form === 'adjective') return [];
  if (candidate.name !== null && candidate.role === null) return [];
  const tree = treeAt(scene, sentence);
  const found: number[] = [];
  const add = (token: number): void => {
    const owner = at(sentence, token) ?? covering(inSentence(sentence), token);
    if (owner && owner !== candidate && !found.includes(owner.index)) found.push(owner.index);
  };
  const heads = candidate.name === null ? candidate.heads : titleHeads(tree, candidate);
  for (const bond of ['possessor', 'before', 'after'] as const)
    for (const head of heads) {
      const tokens = ownerTokens(tree, candidate, head, bond);
      for (const token of tokens.flatMap((each) => withConjuncts(conjuncts, sentence, each)))
        if (bond === 'after' || token < head) add(token);
    }
  if (candidate.name !== null) for (const token of namesInTitle(candidate, inSentence(sentence))) add(token);
  return found;
}

function covering(candidates: readonly Candidate[], token: number): Candidate | null {
  return (
    candidates.find(
      ({ mention, name }) => name !== null && mention.first <= token && token <= mention.last,
    ) ?? null
  );
}

/** Nouns of a title before a name: whose dependents are its owners. */
function titleHeads(tree: Tree, candidate: Candidate): readonly number[] {
  const heads = [...candidate.heads];
  for (let index = candidate.start; index < candidate.mention.first; index++)
    if (tree.tokens[index]!.upos === 'NOUN' || tree.tokens[index]!.upos === 'PROPN') heads.push(index);
  return heads;
}

function namesInTitle(candidate: Candidate, others: readonly Candidate[]): readonly number[] {
  return others
    .filter(
      ({ mention, name }) =>
        name !== null && mention.first >= candidate.start && mention.last < candidate.mention.first,
    )
    .map(({ mention }) => mention.head);
}

const OF_PERSON = new Set(['of', 'from', 'for', 'in', 'at', 'with', 'to', 'within', 'inside']);
const OF_DOCUMENT = new Set(['of', 'from', 'by']);
const OF_GROUP = new Set(['of', 'from', 'in']);
const OF_NAME = new Set(['of', 'for', 'from']);

function ownerTokens(
  tree: Tree,
  candidate: Candidate,
  head: number,
  bond: 'possessor' | 'before' | 'after',
): readonly number[] {
  if (bond === 'possessor') return childrenOf(tree, head, 'nmod:poss');
  return bond === 'before' ? wordsBefore(tree, candidate, head) : phrasesAfter(tree, candidate, head);
}

function withConjuncts(conjuncts: Cast['conjuncts'], sentence: number, token: number): readonly number[] {
  return [token, ...conjuncts(sentence, token).flatMap((child) => withConjuncts(conjuncts, sentence, child))];
}

function wordsBefore(tree: Tree, candidate: Candidate, head: number): readonly number[] {
  return childrenOf(tree, head, 'compound', 'amod', 'nmod:desc', 'nmod:unmarked', 'nmod')
    .filter((child) => child < head && child >= candidate.start - 1)
    .filter((child) => !isMark(tree.tokens[child]!) && caseOf(tree, child) === null)
    .flatMap((child) => deepNames(tree, child));
}

function phrasesAfter(tree: Tree, candidate: Candidate, head: number): readonly number[] {
  const cases = casesFor(candidate);
  const own = childrenOf(tree, head, 'nmod', 'obl').filter((child) => {
    const word = caseOf(tree, child);
    return child > head && word !== null && cases.has(word);
  });
  return [...own, ...inChief(tree, head)].sort((a, b) => rank(tree, a) - rank(tree, b));
}

/** "editor-in-chief of the Courier": whose the chief is, the editor is. */
function inChief(tree: Tree, head: number): readonly number[] {
  if (tree.tokens[head + 1]?.text !== '-' || tree.tokens[head + 4]?.text !== 'chief') return [];
  return childrenOf(tree, head + 4, 'nmod').filter((child) => child > head + 4);
}

/** "of" binds nearer than "in". */
function rank(tree: Tree, token: number): number {
  return caseOf(tree, token) === 'of' ? 0 : 1;
}

function casesFor(candidate: Candidate): ReadonlySet<string> {
  if (candidate.name !== null) return OF_NAME;
  if (candidate.kind === 'person') return OF_PERSON;
  return candidate.kind === 'document' ? OF_DOCUMENT : OF_GROUP;
}

function caseOf(tree: Tree, token: number): string | null {
  const found = childrenOf(tree, token, 'case').find((index) => tree.tokens[index]!.xpos !== 'POS');
  return found === undefined ? null : tree.tokens[found]!.text.toLowerCase();
}

/** The word itself and the names before it in the same compound ("Harbour Guard officials", "Varda-run"). */
function deepNames(tree: Tree, token: number): readonly number[] {
  const inner = childrenOf(tree, token).filter(
    (child) => child < token && /^(compound|amod|obl|nmod)/.test(tree.tokens[child]!.deprel),
  );
  return [token, ...inner.flatMap((child) => deepNames(tree, child))];
}

/** Whether a candidate is the subject of its clause. */
export function isSubject(scene: Scene, candidate: Candidate): boolean {
  const tree = treeAt(scene, candidate.mention.sentence);
  return candidate.heads.some((head) => isRelation(tree.tokens[head]!.deprel, 'nsubj'));
}
