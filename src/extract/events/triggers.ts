import type { Trigger } from '../../lexicon/frames.ts';
import { childrenOf, firstConjunct, isRelation, subtreeOf, type Tree } from '../tree.ts';

/** Whether a token can be read as a noun that stands on its own, not as a word before another. */
export function isNominal(tree: Tree, token: number): boolean {
  const { upos, deprel, head, xpos } = tree.tokens[token]!;
  if (
    upos !== 'NOUN' &&
    !(upos === 'PROPN' && (token === 0 || xpos === 'NNPS')) &&
    !(upos === 'VERB' && (xpos === 'NN' || xpos === 'NNS'))
  )
    return false;
  if (isRelation(deprel, 'compound') && head > token) return false;
  return !tree.tokens.slice(token + 1, token + 2).some((next) => next.head === token && next.xpos === 'HYPH');
}

/** The token whose dependents are the trigger's: itself, or for "be on strike" the predicate that "be" links. */
export function predicateAt(tree: Tree, token: number, trigger: Trigger): number | null {
  const { upos, deprel, head, xpos } = tree.tokens[token]!;
  if (trigger.kind === 'adjective') return upos === 'ADJ' || upos === 'VERB' ? token : null;
  if (trigger.lemma === 'be') {
    // "Be in touch" is of what one is said to be, not of a word beside it ("together, they are favourites").
    const said = isRelation(deprel, 'cop') ? tree.tokens[head]! : null;
    return said && trigger.rest.some((word) => said.lemma === word || said.text.toLowerCase() === word)
      ? head
      : null;
  }
  if (upos === 'ADJ' && xpos === 'VBN') return token;
  return upos === 'VERB' ? token : null;
}

const BELOW = new Set([
  'compound',
  'advmod',
  'obl',
  'obj',
  'xcomp',
  'iobj',
  'nmod',
  'case',
  'fixed',
  'amod',
  'mark',
  'acl',
  'nsubj:pass',
  'det',
]);

/** Whether each word stands under `node`: as particle, preposition, adverb or object, or within one of these. */
export function restStands(
  tree: Tree,
  node: number,
  rest: readonly string[],
  withNode: boolean,
  times: ReadonlySet<number>,
): boolean {
  if (rest.length === 0) return true;
  const seen = wordsBelow(tree, node, times);
  const noun = nounOfParticiple(tree, node);
  const own = (word: string): boolean =>
    (withNode && (tree.tokens[node]!.lemma === word || tree.tokens[node]!.text.toLowerCase() === word)) ||
    (noun !== null && tree.tokens[noun]!.lemma === word);
  return rest.every((word) => seen.has(word) || own(word));
}

/** What a participle behind its noun is said of: "a note [addressed] to the chairman" as "addressed a note". */
function nounOfParticiple(tree: Tree, node: number): number | null {
  const first = tree.tokens[firstConjunct(tree, node)]!;
  return tree.tokens[node]!.xpos === 'VBN' && first.deprel === 'acl' && first.head >= 0 ? first.head : null;
}

const below = new WeakMap<Tree, Map<number, ReadonlySet<string>>>();

/** Lemmas and words under a node, as `restStands` looks for them; made once per node. */
function wordsBelow(tree: Tree, node: number, times: ReadonlySet<number>): ReadonlySet<string> {
  const known = below.get(tree) ?? new Map<number, ReadonlySet<string>>();
  below.set(tree, known);
  const found = known.get(node);
  if (found) return found;
  const seen = new Set<string>();
  known.set(node, seen);
  const add = (token: number): void => {
    const { lemma, text } = tree.tokens[token]!;
    seen.add(lemma.toLowerCase()).add(text.toLowerCase());
  };
  const visit = (at: number, depth: number): void => {
    for (const child of tree.children[at] ?? []) {
      const { deprel } = tree.tokens[child]!;
      if (depth > 1 && deprel !== 'case') continue;
      // Its own "to" belongs to what governs it.
      if (depth === 0 && deprel === 'mark') continue;
      if (depth === 0 && isRelation(deprel, 'ccomp')) add(child);
      if (depth === 0 && ['ccomp', 'xcomp', 'advcl'].some((relation) => isRelation(deprel, relation)))
        for (const mark of childrenOf(tree, child, 'mark')) {
          const { lemma } = tree.tokens[mark]!;
          if (['for', 'to', 'as', 'against', 'of'].includes(lemma)) add(mark);
          if (lemma === 'as') add(child);
        }
      if (!BELOW.has(deprel) && !BELOW.has(deprel.split(':')[0]!)) continue;
      if (deprel === 'nsubj' || times.has(child)) continue;
      add(child);
      if (depth === 0)
        for (const quoted of childrenOf(tree, child, 'appos')) if (isQuoted(tree, quoted)) add(quoted);
      for (const other of childrenOf(tree, child, 'conj'))
        if (depth < 1 && tree.tokens[other]!.upos === 'NOUN') add(other);
      if (depth < 2) visit(child, depth + 1);
    }
  };
  visit(node, 0);
  return seen;
}

/** 'Called the claim "a lie"': a parser may take the words in marks for an apposition to the claim. */
function isQuoted(tree: Tree, token: number): boolean {
  return subtreeOf(tree, token).some((at) => /^["“]$/.test(tree.tokens[at]!.text));
}
