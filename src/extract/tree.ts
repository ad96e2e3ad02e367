import type { Sentence, Token } from '../model/index.ts';

/** A sentence's dependency tree with the look-ups that rules need. Token numbers are indexes in the sentence. */
export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly root: number;
  /** Dependents of each token, in text order. */
  readonly children: readonly (readonly number[])[];
}

const cache = new WeakMap<Sentence, Tree>();

/** The tree of a sentence; made once per sentence. */
export function treeOf(sentence: Sentence): Tree {
  const known = cache.get(sentence);
  if (known) return known;
  const children: number[][] = sentence.tokens.map(() => []);
  let root = 0;
  for (const token of sentence.tokens)
    if (token.head < 0) root = token.index;
    else children[token.head]!.push(token.index);
  const tree = { sentence, tokens: sentence.tokens, root, children };
  cache.set(sentence, tree);
  return tree;
}

/** Whether `deprel` is `relation` or a subtype of it: `nsubj` covers `nsubj:pass`, `nsubj:pass` only itself. */
export function isRelation(deprel: string, relation: string): boolean {
  return deprel === relation || (deprel[relation.length] === ':' && deprel.startsWith(relation));
}

/** Dependents of `token` in any of `relations` (all dependents where none is given), in text order. */
export function childrenOf(tree: Tree, token: number, ...relations: readonly string[]): readonly number[] {
  const all = tree.children[token] ?? [];
  if (relations.length === 0) return all;
  return all.filter((child) =>
    relations.some((relation) => isRelation(tree.tokens[child]!.deprel, relation)),
  );
}

/** The first dependent of `token` in any of `relations`, or null. */
export function childOf(tree: Tree, token: number, ...relations: readonly string[]): number | null {
  return childrenOf(tree, token, ...relations)[0] ?? null;
}

/** All tokens under `token`, itself included, in text order; a subtree whose top is in `cut` is left out. */
export function subtreeOf(
  tree: Tree,
  token: number,
  cut: (child: number) => boolean = () => false,
): readonly number[] {
  const out: number[] = [];
  const visit = (node: number): void => {
    out.push(node);
    for (const child of tree.children[node] ?? []) if (!cut(child)) visit(child);
  };
  visit(token);
  return out.sort((a, b) => a - b);
}

/** First and last token under `token`, itself included. */
export function extentOf(tree: Tree, token: number): { readonly first: number; readonly last: number } {
  const tokens = subtreeOf(tree, token);
  return { first: tokens[0]!, last: tokens.at(-1)! };
}

/** `token` and what is coordinated with it ("A, B and C" gives three), in text order. */
export function conjunctsOf(tree: Tree, token: number): readonly number[] {
  const out = [token];
  for (const child of childrenOf(tree, token, 'conj')) out.push(...conjunctsOf(tree, child));
  return out.sort((a, b) => a - b);
}

/** The first of the coordination that `token` stands in. */
export function firstConjunct(tree: Tree, token: number): number {
  let at = token;
  while (tree.tokens[at]!.head >= 0 && isRelation(tree.tokens[at]!.deprel, 'conj'))
    at = tree.tokens[at]!.head;
  return at;
}

/** Heads above `token`, nearest first, the root last. */
export function ancestorsOf(tree: Tree, token: number): readonly number[] {
  const out: number[] = [];
  for (
    let at = tree.tokens[token]!.head;
    at >= 0 && out.length < tree.tokens.length;
    at = tree.tokens[at]!.head
  )
    out.push(at);
  return out;
}

/** Whether `ancestor` is `token` or stands above it. */
export function dominates(tree: Tree, ancestor: number, token: number): boolean {
  return ancestor === token || ancestorsOf(tree, token).includes(ancestor);
}

const CLAUSES = ['ccomp', 'xcomp', 'advcl', 'acl', 'parataxis', 'csubj', 'root', 'conj'];

/** The head of the clause that `token` stands in: the nearest token, itself included, that heads a clause. */
export function clauseOf(tree: Tree, token: number): number {
  for (const at of [token, ...ancestorsOf(tree, token)]) {
    const { deprel, head, upos } = tree.tokens[at]!;
    if (head < 0) return at;
    if (isRelation(deprel, 'conj') && upos !== 'VERB' && upos !== 'AUX') continue;
    if (CLAUSES.some((relation) => isRelation(deprel, relation))) return at;
  }
  return tree.root;
}

/** The prepositions and subordinators on `token`, lower case, multi-word ones joined by a blank ("because of"). */
export function markersOf(tree: Tree, token: number): readonly string[] {
  return childrenOf(tree, token, 'case', 'mark').map((marker) =>
    [marker, ...childrenOf(tree, marker, 'fixed')]
      .map((part) => tree.tokens[part]!.text.toLowerCase())
      .join(' '),
  );
}

/**
 * The prepositions on a noun, also where they stand on a title or description before it ("with union leader Ines Roper").
 */
export function prepositionsOf(tree: Tree, noun: number): readonly string[] {
  const own = markersOf(tree, noun);
  if (own.length > 0) return own;
  const title = childrenOf(tree, noun, 'nmod:desc', 'compound', 'amod').find(
    (child) => child < noun && childOf(tree, child, 'case') !== null,
  );
  return title === undefined ? own : markersOf(tree, title);
}
