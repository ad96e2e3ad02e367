import type { EntityKind } from '../../model/index.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import { type Scene, treeAt } from './scene.ts';
import type { Gender } from './words.ts';

export interface PronounClass {
  readonly use: 'personal' | 'possessive' | 'reflexive' | 'relative' | 'pair' | 'former' | 'latter';
  /** `person` for he and she, `unknown` where it may be anything. */
  readonly kind: EntityKind;
  readonly gender: Gender;
  readonly plural: boolean | null;
  readonly count: number | null;
}

const he = { kind: 'person', gender: 'male', plural: false, count: null } as const;
const she = { kind: 'person', gender: 'female', plural: false, count: null } as const;
const it = { kind: 'unknown', gender: 'either', plural: false, count: null } as const;
const they = { kind: 'unknown', gender: 'either', plural: true, count: null } as const;

const PRONOUNS: ReadonlyMap<string, PronounClass> = new Map<string, PronounClass>([
  ['he', { use: 'personal', ...he }],
  ['him', { use: 'personal', ...he }],
  ['his', { use: 'possessive', ...he }],
  ['himself', { use: 'reflexive', ...he }],
  ['she', { use: 'personal', ...she }],
  ['her', { use: 'personal', ...she }],
  ['hers', { use: 'possessive', ...she }],
  ['herself', { use: 'reflexive', ...she }],
  ['it', { use: 'personal', ...it }],
  ['its', { use: 'possessive', ...it }],
  ['itself', { use: 'reflexive', ...it }],
  ['they', { use: 'personal', ...they }],
  ['them', { use: 'personal', ...they }],
  ['their', { use: 'possessive', ...they }],
  ['theirs', { use: 'possessive', ...they }],
  ['themselves', { use: 'reflexive', ...they }],
]);

const RELATIVE: PronounClass = {
  use: 'relative',
  kind: 'unknown',
  gender: 'either',
  plural: null,
  count: null,
};

/**
 * The pronoun at a token: third person, relative ("who", "which", "that" heading into a relative clause), "both", "the
 * former", "the latter". Null for other words, for an "it" that stands for nothing ("it is clear that"), and for the
 * first and second person, which are whoever speaks and is spoken to.
 */
export function pronounAt(scene: Scene, sentence: number, token: number): PronounClass | null {
  const tree = treeAt(scene, sentence);
  const { text, upos, deprel } = tree.tokens[token]!;
  const word = text.toLowerCase();
  if (word === 'former' || word === 'latter') return isNounless(tree, token) ? ordinal(word) : null;
  if (word === 'both') return isNounless(tree, token) && upos !== 'CCONJ' ? pairOf() : null;
  const known = PRONOUNS.get(word);
  if (known) {
    if (scene.words.isIn('reverences', (tree.tokens[token + 1]?.text ?? '').toLowerCase())) return null;
    if (word === 'it' && isEmptyIt(scene, tree, token)) return null;
    const owner = isRelation(deprel, 'nmod:poss');
    return owner && known.use === 'personal' ? { ...known, use: 'possessive' } : known;
  }
  return isRelativePronoun(tree, token, word) ? RELATIVE : null;
}

function pairOf(): PronounClass {
  return { use: 'pair', kind: 'unknown', gender: 'either', plural: true, count: 2 };
}

function ordinal(use: 'former' | 'latter'): PronounClass {
  return { use, kind: 'unknown', gender: 'either', plural: null, count: null };
}

/** Whether the word stands for a noun itself: an argument with no noun after it. */
function isNounless(tree: Tree, token: number): boolean {
  const { deprel, head } = tree.tokens[token]!;
  if (/^(amod|det|cc|advmod|compound)/.test(deprel) && head > token) return false;
  return /^(nsubj|obj|iobj|obl|nmod|conj|root|appos)/.test(deprel);
}

function isRelativePronoun(tree: Tree, token: number, word: string): boolean {
  if (!/^(who|whom|whose|which|that)$/.test(word)) return false;
  return relativeGovernor(tree, token) !== null;
}

/** The noun that a relative pronoun stands for: the governor of the relative clause that it stands in; null elsewhere. */
export function relativeGovernor(tree: Tree, token: number): number | null {
  const { upos, deprel } = tree.tokens[token]!;
  if (upos === 'SCONJ' || isRelation(deprel, 'mark') || (isRelation(deprel, 'det') && upos === 'DET'))
    return null;
  let at = token;
  for (let steps = 0; steps < 6; steps++) {
    const here = tree.tokens[at]!;
    if (here.head < 0) return null;
    if (here.deprel === 'acl:relcl') return here.head < token ? here.head : null;
    at = here.head;
  }
  return null;
}

/** An "it" that stands for nothing or for a clause. */
function isEmptyIt(scene: Scene, tree: Tree, token: number): boolean {
  const { deprel, head } = tree.tokens[token]!;
  const governor = tree.tokens[head];
  if (isRelation(deprel, 'expl')) return !governor || !speaks(scene, tree, token, governor);
  if (!governor || !isRelation(deprel, 'nsubj')) return false;
  const clause = childrenOf(tree, head, 'csubj', 'ccomp').some((index) => index > head);
  if (scene.words.isIn('weather', governor.lemma)) return true;
  if (deprel === 'nsubj:pass') return scene.words.isIn('clausal', governor.lemma);
  const copular = childrenOf(tree, head, 'cop').length > 0;
  if (copular && governor.upos === 'ADJ')
    return clause || childrenOf(tree, head, 'xcomp', 'advcl').some((index) => startsWithTo(tree, index));
  return copular && (clause || scene.words.isIn('clausal_nouns', governor.lemma));
}

/** "It said that the port was closed": who says something is somebody. */
function speaks(scene: Scene, tree: Tree, token: number, verb: Tree['tokens'][number]): boolean {
  return (
    token < verb.index &&
    verb.upos === 'VERB' &&
    scene.words.isIn('outspoken', verb.lemma) &&
    childrenOf(tree, verb.index, 'aux:pass', 'nsubj').every((child) => child === token)
  );
}

function startsWithTo(tree: Tree, index: number): boolean {
  return childrenOf(tree, index, 'mark').some((mark) =>
    /^(to|that|if|whether)$/i.test(tree.tokens[mark]!.text),
  );
}
