import type { EntityKind } from '../../model/index.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

/**
 * Coordination of phrases with like joined to like: in "the head of the port and the mayor of the town" the tree may
 * hang the mayor on the port; a person is then joined to the person that the port stands under.
 */
export interface Coordination {
  /** The conjuncts right under a token, in text order. */
  readonly below: (token: number) => readonly number[];
  /** Whether the token hangs as a conjunct in the tree but is joined to another phrase, or to none. */
  readonly isMoved: (token: number) => boolean;
}

/** The coordinations of a sentence; `names` are its names. */
export function coordinationOf(scene: Scene, tree: Tree, names: readonly Candidate[]): Coordination {
  const moved = new Map<number, number>();
  for (const token of tree.tokens) {
    if (!isRelation(token.deprel, 'conj')) continue;
    const predicate =
      childrenOf(tree, token.index, 'cop').length > 0 && childrenOf(tree, token.head, 'cop').length === 0;
    if (predicate || isBare(scene, tree, names, token.index)) {
      moved.set(token.index, -1);
      continue;
    }
    const site = betterSite(scene, tree, names, token.index);
    if (site !== null) moved.set(token.index, site);
  }
  const added = new Map<number, number[]>();
  for (const [child, site] of moved) if (site >= 0) added.set(site, [...(added.get(site) ?? []), child]);
  return {
    below: (token) =>
      [
        ...childrenOf(tree, token, 'conj').filter((child) => !moved.has(child)),
        ...(added.get(token) ?? []),
      ].sort((a, b) => a - b),
    isMoved: (token) => moved.has(token),
  };
}

/** A lone name that no "and" joins, after a phrase that holds a person's office: an apposition. */
function isBare(scene: Scene, tree: Tree, names: readonly Candidate[], child: number): boolean {
  const { head } = tree.tokens[child]!;
  const mates = childrenOf(tree, head, 'conj');
  if (mates.length > 1 || isRelation(tree.tokens[head]!.deprel, 'conj')) return false;
  if (childrenOf(tree, child, 'cc').length > 0 || kindAt(scene, tree, names, child) !== 'person')
    return false;
  const named = names.find(({ heads }) => heads.includes(child));
  let before = (named?.start ?? child) - 1;
  while (/^[[(]$/.test(tree.tokens[before]?.text ?? '')) before--;
  if (tree.tokens[before]?.upos === 'CCONJ') return false;
  return named !== undefined && kindAt(scene, tree, names, head) !== 'person';
}

/** The phrase above the one that a conjunct hangs on, where that one is of its kind and the other is not. */
function betterSite(scene: Scene, tree: Tree, names: readonly Candidate[], child: number): number | null {
  const kind = kindAt(scene, tree, names, child);
  const here = tree.tokens[child]!.head;
  const below = kind === null || kind === 'person' ? null : siteBelow(scene, tree, names, here, child);
  if (below !== null) return below;
  if (kind === null || kind !== 'person' || kindAt(scene, tree, names, here) === kind) return null;
  for (let at = here; ; at = tree.tokens[at]!.head) {
    const { deprel, head } = tree.tokens[at]!;
    if (head < 0 || !/^(nmod|compound|conj)/.test(deprel)) return null;
    if (head < at && kindAt(scene, tree, names, head) === kind) return head;
  }
}

/** "leaders of A and B": a group is joined to the group whose leaders they are, not to the leaders. */
function siteBelow(
  scene: Scene,
  tree: Tree,
  names: readonly Candidate[],
  here: number,
  child: number,
): number | null {
  const { xpos } = tree.tokens[here]!;
  if (xpos !== 'NNS' || kindAt(scene, tree, names, here) !== 'person') return null;
  const organised = (token: number): boolean =>
    /^(group|state|body)$/.test(kindAt(scene, tree, names, token) ?? '');
  if (!organised(child)) return null;
  return (
    childrenOf(tree, here, 'nmod').find((token) => token > here && token < child && organised(token)) ?? null
  );
}

function kindAt(scene: Scene, tree: Tree, names: readonly Candidate[], token: number): EntityKind | null {
  const name = names.find(
    ({ mention, heads, start }) => heads.includes(token) || (start <= token && token <= mention.last),
  );
  if (name) return name.kind;
  const { upos, lemma } = tree.tokens[token]!;
  if (upos !== 'NOUN' && upos !== 'PROPN') return null;
  const kind = scene.words.nounKind(lemma.toLowerCase());
  return kind === null || kind === 'time' || kind === 'measure' ? null : kind;
}
