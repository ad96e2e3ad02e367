import { ancestorsOf, type Tree } from '../tree.ts';
import type { FigureTables } from './tables.ts';

/**
 * The noun that a number counts, with its unit in words: the noun with the nouns before it ("ten secret meeting records"
 * gives "meeting records"). `number` is the last token of the number, `from` the first after it. Null where it counts none.
 */
export function countedNoun(
  tree: Tree,
  number: number,
  from: number,
  tables: FigureTables,
): { readonly unit: string; readonly last: number } | null {
  const { tokens } = tree;
  if (tables.measures.has(`${low(tree, from)} ${low(tree, from + 1)}`))
    return { unit: `${low(tree, from)} ${low(tree, from + 1)}`, last: from + 1 };
  if (tables.measures.has(low(tree, from))) return { unit: low(tree, from), last: from };
  const head = nounAbove(tree, number, from) ?? nounAfter(tree, from);
  if (head === null || head - from > 5) return null;
  let first = head;
  while (first - 1 >= from && tokens[first - 1]!.head === head && tokens[first - 1]!.deprel === 'compound')
    first--;
  const unit = tokens
    .slice(first, head + 1)
    .map(({ text }) => text)
    .join(' ');
  return { unit, last: head };
}

function low(tree: Tree, at: number): string {
  return tree.tokens[at]?.text.toLowerCase() ?? '';
}

/** The noun that the number is a modifier of, where the parser says so. */
function nounAbove(tree: Tree, number: number, from: number): number | null {
  const noun = ancestorsOf(tree, number).find(
    (at) => at >= from && /^(?:NOUN|PROPN)$/.test(tree.tokens[at]!.upos),
  );
  if (noun === undefined) return null;
  const { deprel, head } = tree.tokens[number]!;
  return deprel === 'nummod' || head === noun || deprel === 'compound' ? plural(tree, noun) : null;
}

/** The plural noun that follows over adjectives and nouns, where the parser did not tie the number to it. */
function nounAfter(tree: Tree, from: number): number | null {
  for (let at = from; at < Math.min(from + 5, tree.tokens.length); at++) {
    const { upos } = tree.tokens[at]!;
    if (upos === 'NOUN' && plural(tree, at) !== null) return at;
    if (!['ADJ', 'NOUN', 'PROPN', 'ADV', 'DET', 'PART'].includes(upos)) return null;
    if (upos === 'PROPN' && tree.tokens[at]!.xpos === 'NNPS') return at;
  }
  return null;
}

const UNMARKED =
  /^(?:people|men|women|children|police|troops|personnel|staff|dead|wounded|aircraft|sheep|fish|cattle|lives)$/;

function plural(tree: Tree, noun: number): number | null {
  const { xpos, text, lemma } = tree.tokens[noun]!;
  if (xpos === 'NNS' || xpos === 'NNPS' || UNMARKED.test(text.toLowerCase())) return noun;
  return text.toLowerCase() !== lemma.toLowerCase() || /s$/.test(text) ? noun : null;
}
