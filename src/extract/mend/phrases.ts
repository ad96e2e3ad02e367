import { childrenOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { Change } from './draft.ts';

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
