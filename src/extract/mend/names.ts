import type { Lexicon } from '../../lexicon/index.ts';
import { vocabularyOf } from '../mentions/words.ts';
import { childrenOf, dominates, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { Change, Draft } from './draft.ts';

/** "His brother-in-law, Salo": one noun, with what was hung on its last part. */
export function kinByMarriage(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, text }) => {
    const words = tree.tokens.slice(index - 4, index).map((token) => token.text);
    if (text !== 'law' || index < 4 || words.slice(1).join('') !== '-in-') return [];
    const kin = index - 4;
    const over = tree.tokens[kin]!.head;
    const inside = (token: number): boolean => token >= kin && token <= index;
    const rest = childrenOf(tree, index).filter((child) => !inside(child));
    const lifted = inside(over)
      ? { head: tree.tokens[index]!.head, deprel: tree.tokens[index]!.deprel }
      : null;
    if (lifted && inside(lifted.head)) return [];
    return [
      ...(lifted ? [{ token: kin, ...lifted }] : []),
      { token: kin + 1, head: kin, deprel: 'punct' },
      { token: kin + 2, head: kin, deprel: 'flat' },
      { token: kin + 3, head: kin, deprel: 'punct' },
      { token: index, head: kin, deprel: 'flat' },
      ...rest.map((token) => ({ token, head: kin, deprel: tree.tokens[token]!.deprel })),
    ];
  });
}

/** "Governor Mira Salo and finance minister Aino Berg": the second title is joined by "and", not said of the first. */
export function titledConjuncts(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head, upos }) => {
    if (head < 0 || head > index || (upos !== 'NOUN' && upos !== 'PROPN')) return [];
    if (!['nmod:desc', 'flat', 'compound', 'appos'].some((relation) => isRelation(deprel, relation)))
      return [];
    const [first] = subtreeOf(tree, index);
    if (first === undefined || first <= head || tree.tokens[first]!.upos !== 'CCONJ') return [];
    return [{ token: index, head, deprel: 'conj' }];
  });
}

/** "Salo and the referee, Aino Berg, met": a name without "and" after the phrase that "and" joins is that one's. */
export function namesAfterOffice(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head, upos }) => {
    if (!isRelation(deprel, 'conj') || upos !== 'PROPN' || head < 0) return [];
    if (childrenOf(tree, index, 'cc').length > 0) return [];
    const phrase = phraseBefore(tree, index, lexicon);
    if (phrase === null) return [];
    if (phrase !== head && dominates(tree, phrase, head)) return stray(tree, index, phrase, head);
    if (phrase === head)
      return childrenOf(tree, phrase, 'conj').length === 1
        ? [{ token: index, head: phrase, deprel: 'appos' }]
        : [];
    if (tree.tokens[phrase]!.head !== head) return [];
    const own = childrenOf(tree, phrase, 'nmod:poss').some((child) => tree.tokens[child]!.upos === 'PRON');
    if (own && isRelation(tree.tokens[phrase]!.deprel, 'appos'))
      return [
        { token: phrase, head, deprel: 'conj' },
        { token: index, head: phrase, deprel: 'appos' },
      ];
    const joined =
      isRelation(tree.tokens[phrase]!.deprel, 'conj') && childrenOf(tree, phrase, 'cc').length > 0;
    return joined ? [{ token: index, head: phrase, deprel: 'appos' }] : [];
  });
}

/** "The mayor of Varda, Mira Salo, who left": neither she nor her leaving is the town's. */
function stray(tree: Tree, name: number, phrase: number, head: number): readonly Change[] {
  if (childrenOf(tree, head, 'conj').length > 1) return [];
  const clauses = childrenOf(tree, head, 'acl:relcl').filter((child) => child > name);
  return [
    { token: name, head: phrase, deprel: 'appos' },
    ...clauses.map((token) => ({ token, head: phrase, deprel: 'acl:relcl' })),
  ];
}

/** "In a call with the governor, Mira Salo, he said": of two subjects the first, between commas, is no subject. */
export function namesBeforeSubject(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, head, upos }) => {
    if (deprel !== 'nsubj' || upos !== 'PROPN' || head < 0) return [];
    const phrase = phraseBefore(tree, index, lexicon);
    const end = Math.max(index, ...childrenOf(tree, index, 'flat'));
    if (phrase === null || tree.tokens[end + 1]?.text !== ',') return [];
    const other = childrenOf(tree, head, 'nsubj').find((child) => child > end + 1 && child < head);
    const dominated = phrase === head || isRelation(tree.tokens[phrase]!.deprel, 'nsubj');
    return other === undefined || dominated ? [] : [{ token: index, head: phrase, deprel: 'appos' }];
  });
}

/** "After meeting Salo, Berg resigned": a name between a comma and a verb without a subject is that subject. */
export function nameAsSubject(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, deprel, upos, head }) => {
    if (upos !== 'PROPN' || head < 0 || !/^(?:appos|conj)$/.test(deprel)) return [];
    const first = Math.min(index, ...childrenOf(tree, index, 'nmod:desc', 'compound', 'flat'));
    const last = Math.max(index, ...childrenOf(tree, index, 'flat'));
    const verb = tree.tokens[last + 1];
    if (tree.tokens[first - 1]?.text !== ',' || childrenOf(tree, index, 'cc').length > 0) return [];
    if (!verb || !/^VB[DZ]$/.test(verb.xpos) || verb.index !== tree.root) return [];
    if (childrenOf(tree, verb.index, 'nsubj', 'expl').length > 0) return [];
    return [{ token: index, head: verb.index, deprel: 'nsubj' }];
  });
}

/** Head of the definite singular phrase that ends right before the comma before a name, null where none does. */
function phraseBefore(tree: Tree, name: number, lexicon: Lexicon): number | null {
  let first = name;
  for (const child of childrenOf(tree, name))
    if (child < first && !isRelation(tree.tokens[child]!.deprel, 'punct')) first = child;
  if (tree.tokens[first - 1]?.text !== ',') return null;
  const phrase = headOfPhrase(tree, first - 2, lexicon);
  const { upos, xpos } = tree.tokens[phrase] ?? {};
  if (upos !== 'NOUN' || xpos === 'NNS') return null;
  const definite =
    childrenOf(tree, phrase, 'nmod:poss').length > 0 ||
    childrenOf(tree, phrase, 'det').some((det) => /^the$/i.test(tree.tokens[det]!.text));
  return definite ? phrase : null;
}

/** "The head of the mission" for its last word; not "a call with the head": who is of it, not what is done with him. */
function headOfPhrase(tree: Tree, token: number, lexicon: Lexicon | null = null): number {
  const { head, deprel, lemma } = tree.tokens[token]!;
  if (lexicon && vocabularyOf(lexicon).nounKind(lemma.toLowerCase()) === 'person') return token;
  if (head < 0 || head > token || !/^(nmod|flat)/.test(deprel)) return token;
  const marks = childrenOf(tree, token, 'case').map((mark) => tree.tokens[mark]!.text.toLowerCase());
  const owned = isRelation(deprel, 'flat') || marks.some((mark) => /^(of|for|at|to|in)$/.test(mark));
  return owned ? headOfPhrase(tree, head, lexicon) : token;
}

/** "An electrician named Mira Salo", "a firm called Varda": the name is the noun's. */
export function givenNames(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, lemma, deprel, head, upos, xpos }) => {
    if (upos !== 'VERB' || xpos !== 'VBN' || !isRelation(deprel, 'acl') || head !== index - 1) return [];
    if (!vocabularyOf(lexicon).isIn('naming', lemma)) return [];
    const name = childrenOf(tree, index, 'xcomp', 'obj', 'obl').find(
      (child) => child > index && tree.tokens[child]!.upos === 'PROPN',
    );
    if (name === undefined || childrenOf(tree, name, 'case').length > 0) return [];
    return [{ token: name, head, deprel: 'appos' }];
  });
}

/** "Its allies, headed by Varda and Tolma, ...": said of the noun before the comma, whatever verb it was tied to. */
export function ledBy(tree: Tree): readonly Change[] {
  return tree.tokens.flatMap(({ index, lemma, deprel, xpos }) => {
    if (xpos !== 'VBN' || !/^(head|lead|chair)$/.test(lemma) || isRelation(deprel, 'acl')) return [];
    if (childrenOf(tree, index, 'aux', 'nsubj', 'cc').length > 0 || tree.tokens[index + 1]?.text !== 'by')
      return [];
    const comma = tree.tokens[index - 1]?.text === ',';
    const last = comma ? index - 2 : index - 1;
    if (!/^(NOUN|PROPN)$/.test(tree.tokens[last]?.upos ?? '')) return [];
    const noun = headOfPhrase(tree, last);
    return noun === index || tree.tokens[noun]!.head === index
      ? []
      : [{ token: index, head: noun, deprel: 'acl' }];
  });
}

/** "Senior Varda and Tolma officials": officials of both, not Varda and officials. */
export function sharedNouns(tree: Tree, lexicon: Lexicon): readonly Change[] {
  return tree.tokens.flatMap(({ index, upos, text, head, deprel }) => {
    const and = tree.tokens[index + 1];
    if (upos !== 'PROPN' || and?.upos !== 'CCONJ' || head < 0 || head > index) return [];
    const noun = tree.tokens[and.head];
    if (noun?.xpos !== 'NNS' || noun.index < index + 3 || !/^(nmod|obl|nsubj|obj|conj)/.test(noun.deprel))
      return [];
    const ranked = childrenOf(tree, index, 'amod').some((child) =>
      vocabularyOf(lexicon).isIn('ranking', tree.tokens[child]!.text.toLowerCase()),
    );
    if (!ranked || !/^\p{Lu}/u.test(text)) return [];
    const owners = childrenOf(tree, noun.index, 'compound', 'amod').filter((child) => child > and.index);
    if (!owners.some((child) => tree.tokens[child]!.upos === 'PROPN')) return [];
    const joined = isRelation(noun.deprel, 'conj') && noun.head === index;
    return [
      { token: index, head: noun.index, deprel: 'compound' },
      ...(joined ? [{ token: noun.index, head, deprel }] : []),
    ];
  });
}

/** "The judge Mira Falke and the broker Piet Lam": the second title is joined to the first, not to the name behind it. */
export function liftConjuncts(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const second = draft.tokens[index]!;
    const name = draft.tokens[second.head];
    if (
      second.deprel !== 'conj' ||
      second.upos !== 'NOUN' ||
      name?.deprel !== 'appos' ||
      name.upos !== 'PROPN'
    )
      continue;
    const title = draft.tokens[name.head]!;
    const between = draft.tokens.slice(title.index + 1, name.index);
    const titled = title.upos === 'NOUN' && between.every(({ text }) => text !== ',');
    const article = draft.children(index).some(({ deprel }) => deprel === 'det' || deprel === 'nmod:poss');
    if (titled && article) draft.set(index, { head: title.index });
  }
}
