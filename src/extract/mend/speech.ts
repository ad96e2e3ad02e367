import type { Lexicon } from '../../lexicon/index.ts';
import type { Token } from '../../model/index.ts';
import { vocabularyOf } from '../mentions/words.ts';
import { ancestorsOf, childOf, childrenOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { Change, Draft } from './draft.ts';

/** "Told investigators that Salo had left": the clause is what was told, not which investigators. */
export function toldThat(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head }) => {
    if (deprel !== 'acl:relcl' || head < 0 || head > index) return [];
    const hearer = tree.tokens[head]!;
    const verb = tree.tokens[hearer.head];
    if (
      !verb ||
      !vocabularyOf(lexicon).isIn('telling', verb.lemma) ||
      verb.index > head ||
      !/^(iobj|obj)$/.test(hearer.deprel)
    )
      return [];
    const that = tree.tokens[head + 1];
    if (that?.text.toLowerCase() !== 'that' || that.head !== index) return [];
    const subject = childrenOf(tree, index, 'nsubj', 'csubj', 'expl').some((child) => child !== that.index);
    if (!subject) return [];
    return [
      { token: index, head: verb.index, deprel: 'ccomp' },
      { token: that.index, head: index, deprel: 'mark' },
    ];
  });
}

/**
 * "Wrote in an e-mail to Signal that he had": a name behind "to" that was read as a verb; what follows is said by the verb above.
 */
export function namesReadAsVerbs(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, text, xpos, upos, deprel, head }): readonly Change[] => {
    if (upos !== 'VERB' || xpos !== 'VB' || index < 3 || !/^\p{Lu}\p{Ll}/u.test(text)) return [];
    const to = tree.tokens[index - 1]!;
    if (to.text !== 'to' || to.head !== index || !isRelation(deprel, 'acl')) return [];
    const verb = ancestorsOf(tree, head).find((at) =>
      vocabularyOf(lexicon).isIn('saying', tree.tokens[at]!.lemma),
    );
    const clauses = childrenOf(tree, index, 'ccomp');
    if (verb === undefined || clauses.length === 0) return [];
    return [
      { token: to.index, head: index, deprel: 'case' },
      { token: index, head, deprel: 'nmod' },
      ...clauses.map((token) => ({ token, head: verb, deprel: 'ccomp' })),
    ];
  });
}

/** "Said that she had told him that it was over": the last clause is what she told, not what was said. */
export function toldWithin(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, lemma, deprel, head }): readonly Change[] => {
    if (!/^(tell|inform|assure|warn|hear|learn|remind|notify)$/.test(lemma) || head < 0) return [];
    if (!isRelation(deprel, 'ccomp') || childOf(tree, index, 'ccomp', 'xcomp') !== null) return [];
    const last = subtreeOf(tree, index).at(-1)!;
    const heard = childOf(tree, index, 'obj', 'iobj', 'obl');
    const clause = childrenOf(tree, head, 'ccomp', 'advcl', 'parataxis').find(
      (child) => child > last && startOf(tree, child) === last + 1 && childOf(tree, child, 'nsubj') !== null,
    );
    return heard === null || clause === undefined ? [] : [{ token: clause, head: index, deprel: 'ccomp' }];
  });
}

/** "Maintain to this day that the army has never paid them": the clause is said, it does not tell of the day. */
export function saidBehindPhrase(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel }): readonly Change[] => {
    if (!isRelation(deprel, 'acl') || childOf(tree, index, 'nsubj') === null) return [];
    const that = tree.tokens[startOf(tree, index)]!;
    if (that.text !== 'that' || that.upos !== 'SCONJ' || isRelation(that.deprel, 'nsubj')) return [];
    const verb = ancestorsOf(tree, index).find(
      (at) => tree.tokens[at]!.upos === 'VERB' || /^VB/.test(tree.tokens[at]!.xpos),
    );
    if (
      verb === undefined ||
      !vocabularyOf(lexicon).isIn('saying', tree.tokens[verb]!.lemma) ||
      childOf(tree, verb, 'ccomp') !== null
    )
      return [];
    const noun = tree.tokens[tree.tokens[index]!.head]!;
    if (!['obl', 'iobj'].some((relation) => isRelation(noun.deprel, relation)) || noun.head !== verb)
      return [];
    return [
      { token: index, head: verb, deprel: 'ccomp' },
      { token: that.index, head: index, deprel: 'mark' },
    ];
  });
}

/** "Told the paper he had never met her": who is told needs to be told something. */
export function toldWithoutThat(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head }): readonly Change[] => {
    if (deprel !== 'acl:relcl' || head < 0 || head > index) return [];
    const { head: verb, deprel: hearing } = tree.tokens[head]!;
    if (verb < 0 || !/^(tell|inform|assure|warn|remind|notify)$/.test(tree.tokens[verb]!.lemma)) return [];
    const content = childrenOf(tree, verb, 'ccomp', 'xcomp', 'obj', 'iobj').filter((at) => at !== head);
    const subject = childOf(tree, index, 'nsubj');
    const opens =
      subject !== null && tree.tokens[subject]!.upos === 'PRON' && startOf(tree, index) === subject;
    if (!/^(iobj|obj)$/.test(hearing) || content.length > 0 || !opens || tree.tokens[subject]!.xpos !== 'PRP')
      return [];
    return [{ token: index, head: verb, deprel: 'ccomp' }];
  });
}

/** "Minister to visit Sarn on Friday": in a line without a finite verb who is to do it is the subject. */
export function headlinePlans(tree: Tree): readonly Change[] {
  if (tree.tokens.some(({ xpos }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos))) return [];
  const { root } = tree;
  const { upos, xpos } = tree.tokens[root]!;
  const named = childrenOf(tree, root, 'compound', 'nmod').some((at) => tree.tokens[at]!.upos === 'PROPN');
  if (upos !== 'PROPN' && (xpos !== 'NN' || named)) return [];
  const verb = childrenOf(tree, root, 'acl').find(
    (at) => at > root && tree.tokens[at]!.xpos === 'VB' && tree.tokens[at - 1]!.text === 'to',
  );
  const opened =
    verb !== undefined && subtreeOf(tree, root).some((at) => at < verb && tree.tokens[at]!.text === ':');
  if (verb === undefined || opened || childOf(tree, root, 'cop') !== null) return [];
  return [
    { token: verb, head: -1, deprel: 'root' },
    { token: root, head: verb, deprel: 'nsubj' },
  ];
}

/** "Confirmed that he had met her but said they had ...": who confirmed says, not who is told to have met her. */
export function saysOn(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, lemma, xpos, deprel, head }): readonly Change[] => {
    if (
      xpos !== 'VBD' ||
      !vocabularyOf(lexicon).isIn('saying', lemma) ||
      !isRelation(deprel, 'conj') ||
      head < 0
    )
      return [];
    if (childOf(tree, index, 'nsubj', 'mark') !== null || childOf(tree, index, 'ccomp') === null) return [];
    const before = tree.tokens[head]!;
    const had = childrenOf(tree, head, 'aux').some((at) => tree.tokens[at]!.text.toLowerCase() === 'had');
    if (!isRelation(before.deprel, 'ccomp') || before.head < 0 || !had) return [];
    const verb = tree.tokens[before.head]!;
    return verb.xpos === 'VBD' && vocabularyOf(lexicon).isIn('saying', verb.lemma)
      ? [{ token: index, head: verb.index, deprel: 'conj' }]
      : [];
  });
}

/** "Told the auditors that Senn had called the judge": a clause with all it needs is what was told, not about the hearers. */
export function tieTold(draft: Draft, lexicon: Lexicon): void {
  for (const { index } of draft.sentence.tokens) {
    const clause = draft.tokens[index]!;
    const hearer = draft.tokens[clause.head];
    if (!clause.deprel.startsWith('acl') || !hearer || hearer.deprel !== 'iobj') continue;
    const telling = draft.tokens[hearer.head]!;
    if (!vocabularyOf(lexicon).isIn('telling', telling.lemma)) continue;
    const that = opener(draft, clause);
    if (that === null) continue;
    draft.set(that, { deprel: 'mark', upos: 'SCONJ' });
    draft.set(index, { head: telling.index, deprel: 'ccomp' });
  }
}

/** "Told director Odo Senn that": of two subjects of a verb of telling the one behind it is who was told. */
export function tieHearers(draft: Draft, lexicon: Lexicon): void {
  for (const { index } of draft.sentence.tokens) {
    const verb = draft.tokens[index]!;
    if (!vocabularyOf(lexicon).isIn('telling', verb.lemma) || verb.upos !== 'VERB') continue;
    const subjects = draft.children(index).filter(({ deprel }) => deprel === 'nsubj');
    const behind = subjects.find((subject) => subject.index > index && subject.index < index + 6);
    if (behind && subjects.some((subject) => subject.index < index))
      draft.set(behind.index, { deprel: 'iobj' });
  }
}

/** The "that" of a clause that has its own subject, and an object or no room for one. */
function opener(draft: Draft, clause: Token): number | null {
  const children = draft.children(clause.index);
  const that = children.find(({ text, index }) => text.toLowerCase() === 'that' && index < clause.index);
  const subject = children.some(({ deprel, index }) => deprel.startsWith('nsubj') && index !== that?.index);
  const objects = children.filter(({ deprel }) => deprel === 'obj').length;
  return that && subject && (that.deprel === 'mark' || objects > 1) ? that.index : null;
}

function startOf(tree: Tree, token: number): number {
  return subtreeOf(tree, token).find((at) => tree.tokens[at]!.upos !== 'PUNCT') ?? token;
}
