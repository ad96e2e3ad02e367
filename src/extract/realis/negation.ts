import type { RealisWords } from '../../lexicon/frames.ts';
import { ancestorsOf, childrenOf, type Tree } from '../tree.ts';

/** "could not have succeeded without X": two negations that leave X standing. */
export function underNegation(tree: Tree, token: number, words: RealisWords): boolean {
  return ancestorsOf(tree, token).some((above) => negationAt(tree, above, words) !== null);
}

/** The token that negates a predicate or its subject or object ("no minister met"), else null. */
export function negationAt(tree: Tree, node: number, words: RealisWords): number | null {
  for (const child of childrenOf(tree, node)) {
    const { text, deprel, upos } = tree.tokens[child]!;
    const relation = deprel.split(':')[0]!;
    const lower = text.toLowerCase();
    if (
      ['advmod', 'aux', 'cc', 'det'].includes(relation) &&
      words.negators.has(lower) &&
      lower !== 'without' &&
      !isNotOnly(tree, child)
    )
      return child;
    if (relation === 'mark' && lower === 'without') return child;
    if (isRatherThan(tree, child, lower)) return child;
    if (relation === 'obl' && upos === 'PRON' && words.negators.has(lower) && isAskedFor(tree, node, child))
      return child;
    if (relation !== 'nsubj' && relation !== 'obj') continue;
    if (upos === 'PRON' && words.negators.has(lower)) return child;
    const no = childrenOf(tree, child, 'det', 'cc').find((at) =>
      ['no', 'neither'].includes(tree.tokens[at]!.text.toLowerCase()),
    );
    if (no !== undefined) return no;
  }
  return null;
}

/** "Rather than sign", "instead of meeting him": what is not done. */
function isRatherThan(tree: Tree, token: number, lower: string): boolean {
  const next = childrenOf(tree, token, 'fixed').map((at) => tree.tokens[at]!.text.toLowerCase());
  return (lower === 'rather' && next.includes('than')) || (lower === 'instead' && next.includes('of'));
}

/** "Asked her for nothing", "spoke to nobody"; not "worked for nothing". */
function isAskedFor(tree: Tree, node: number, child: number): boolean {
  const asks = /^(ask|beg|plead|call|apply|appeal)$/.test(tree.tokens[node]!.lemma);
  return asks || !/^(nothing|none)$/i.test(tree.tokens[child]!.text);
}

function isNotOnly(tree: Tree, token: number): boolean {
  const next = tree.tokens[token + 1]?.text.toLowerCase();
  return next === 'only' || next === 'just' || next === 'merely' || next === 'least';
}
