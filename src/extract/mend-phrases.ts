import type { Change } from './repair.ts';
import { childrenOf, subtreeOf, type Tree } from './tree.ts';

/** "Accuses neighbouring Karsia": a word before the name, no verb. */
export function neighbouring(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, text, upos, head, deprel }) => {
    if (upos !== 'VERB' || !/^neighbou?ring$/i.test(text) || head < 0 || head === index + 1) return [];
    const name = childrenOf(tree, index, 'obj').find(
      (child) => child > index && tree.tokens[child]!.upos === 'PROPN',
    );
    if (name === undefined) return [];
    const marks = childrenOf(tree, index, 'mark').filter((child) => child < index);
    const rest = childrenOf(tree, index).filter((child) => child > name);
    const relation = marks.length > 0 ? 'obl' : /^(xcomp|advcl|ccomp|acl|amod)/.test(deprel) ? 'obj' : deprel;
    return [
      { token: name, head, deprel: relation },
      { token: index, head: name, deprel: 'amod' },
      ...marks.map((token) => ({ token, head: name, deprel: 'case' })),
      ...rest.map((token) => ({ token, head, deprel: tree.tokens[token]!.deprel })),
    ];
  });
}

/** "After the chair, Mr Salo, had refused": a phrase before the auxiliary of a verb without subject is the subject. */
export function subjectsAfterTime(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head }) => {
    if (deprel !== 'obl' || head < index || childrenOf(tree, head, 'nsubj', 'csubj').length > 0) return [];
    const auxiliary = childrenOf(tree, head, 'aux')[0];
    if (auxiliary === undefined || auxiliary < index || tree.tokens[head]!.upos !== 'VERB') return [];
    const [mark, ...others] = childrenOf(tree, index, 'case');
    if (
      mark === undefined ||
      others.length > 0 ||
      !/^(after|before|since|until|as)$/i.test(tree.tokens[mark]!.text)
    )
      return [];
    const passive = childrenOf(tree, head, 'aux:pass').length > 0;
    return [
      { token: index, head, deprel: passive ? 'nsubj:pass' : 'nsubj' },
      { token: mark, head, deprel: 'mark' },
    ];
  });
}

/** "An offer worth two million from Varda": the offer is from Varda. */
export function worthOf(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, text, head, deprel }) => {
    if (text.toLowerCase() !== 'worth' || head < 0 || !/^(amod|acl)/.test(deprel)) return [];
    const mark = subtreeOf(tree, index).find(
      (token) =>
        token > index &&
        tree.tokens[token]!.upos === 'ADP' &&
        /^(from|by|to|for)$/.test(tree.tokens[token]!.text),
    );
    if (mark === undefined) return [];
    const whose = tree.tokens[mark]!.head;
    const named = childrenOf(tree, index, 'obl').find((token) => token === whose + 1);
    return [
      { token: whose, head, deprel: 'nmod' },
      ...(named === undefined ? [] : [{ token: named, head: whose, deprel: 'appos' }]),
    ];
  });
}
