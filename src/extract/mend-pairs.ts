import type { Change } from './repair.ts';
import { childrenOf, isRelation, subtreeOf, type Tree } from './tree.ts';

/**
 * "After talks between the union and the city broke down": the second of two is joined to the first, though it stands
 * before a verb, and the talks are what broke down.
 */
export function betweenTwo(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, text, deprel, head }) => {
    if (text.toLowerCase() !== 'between' || !isRelation(deprel, 'case') || head <= index) return [];
    const first = head;
    const noun = tree.tokens[first]!.head;
    if (noun < 0 || noun > index || childrenOf(tree, first, 'conj').length > 0) return [];
    const and = tree.tokens[Math.max(...subtreeOf(tree, first)) + 1];
    const verb = and?.upos === 'CCONJ' ? tree.tokens[and.head] : undefined;
    if (!and || verb?.upos !== 'VERB' || verb.index < and.index) return [];
    const second = childrenOf(tree, verb.index, 'nsubj').find(
      (child) => subtreeOf(tree, child)[0] === and.index + 1,
    );
    if (second === undefined) return [];
    return [
      { token: second, head: first, deprel: 'conj' },
      { token: and.index, head: second, deprel: 'cc' },
      ...asClause(tree, noun, verb.index),
    ];
  });
}

/** The noun as subject of the verb, and both as the clause that "after" or "before" opens. */
function asClause(tree: Tree, noun: number, verb: number): readonly Change[] {
  const mark = childrenOf(tree, noun, 'case').find((child) =>
    /^(after|before|since|until|as)$/i.test(tree.tokens[child]!.text),
  );
  if (mark === undefined) return [];
  const above = tree.tokens[noun]!.head;
  if (above < 0 || above === verb) return [];
  return [
    { token: noun, head: verb, deprel: 'nsubj' },
    { token: mark, head: verb, deprel: 'mark' },
    { token: verb, head: above, deprel: 'advcl' },
  ];
}
