import { childOf, childrenOf, firstConjunct, isRelation, markersOf, subtreeOf, type Tree } from './tree.ts';

/** Past forms that are no participles: whatever a parser says, such a verb is active. */
const PAST = new Set(
  'spoke wrote saw went gave took came flew rang began drove chose broke arose swore'.split(' '),
);

/** Whether a verb stands in the passive: by its subject, its auxiliary, or as a participle after its noun. */
export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  if (PAST.has(token.text.toLowerCase())) return false;
  if (childOf(tree, verb, 'nsubj:pass', 'aux:pass', 'csubj:pass') !== null) return true;
  if (token.deprel === 'acl' && childOf(tree, verb, 'obl:agent') !== null) return true;
  if (token.xpos !== 'VBN' || childOf(tree, verb, 'nsubj', 'aux') !== null) return false;
  if (isMainVerb(tree, verb) || sharedObject(tree, verb) !== null) return false;
  if (token.deprel === 'acl' || token.deprel === 'advcl' || token.deprel === 'amod') return true;
  if (!isRelation(token.deprel, 'conj')) return false;
  return isPassive(tree, token.head);
}

/** In "The opposition called for talks." a parser may take the only verb for a participle that hangs on its subject. */
export function isMainVerb(tree: Tree, verb: number): boolean {
  const { deprel, head } = tree.tokens[verb]!;
  if ((deprel !== 'acl' && deprel !== 'xcomp') || head !== tree.root || tree.tokens.at(-1)?.text !== '.')
    return false;
  const noun = tree.tokens[head]!;
  if (noun.upos !== 'PROPN' && noun.xpos !== 'NNS' && childOf(tree, head, 'det') === null) return false;
  if (head > verb || childOf(tree, head, 'cop', 'nsubj') !== null || markersOf(tree, verb).length > 0)
    return false;
  if (childrenOf(tree, verb, 'obl').some((child) => markersOf(tree, child)[0] === 'by')) return false;
  const inside = new Set(childrenOf(tree, head, 'acl').flatMap((clause) => subtreeOf(tree, clause)));
  return !tree.tokens.some(({ index, xpos }) => FINITE.has(xpos) && index !== verb && !inside.has(index));
}

/** Tags of verbs that make a clause of their own. */
export const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/** Pronouns that open a relative clause. */
export const RELATIVE = new Set(['who', 'whom', 'which', 'that']);

/** Whether a pronoun opens a relative clause headed by `verb`. */
export function isRelative(tree: Tree, pronoun: number, verb: number): boolean {
  const { text, upos } = tree.tokens[pronoun]!;
  const clause = tree.tokens[verb]!.deprel;
  return (
    (upos === 'PRON' || upos === 'DET' || upos === 'SCONJ') &&
    RELATIVE.has(text.toLowerCase()) &&
    (clause.includes('relcl') || isRelation(clause, 'acl') || isRelation(clause, 'conj'))
  );
}

/** The noun that a relative clause headed by `verb` (or by the first of its coordination) hangs on, else null. */
export function antecedentOf(tree: Tree, verb: number): number | null {
  const top = tree.tokens[firstConjunct(tree, verb)]!;
  return isRelation(top.deprel, 'acl') || top.deprel === 'advcl:relcl' ? top.head : null;
}

/** Whether a token heads a clause: a verb, or what a copula or a subject makes a predicate. */
export function isPredicate(tree: Tree, token: number): boolean {
  const { upos } = tree.tokens[token]!;
  return upos === 'VERB' || upos === 'AUX' || childOf(tree, token, 'cop', 'nsubj') !== null;
}

/** The object that "met and briefed the envoy" states once for both verbs. */
export function sharedObject(tree: Tree, verb: number): number | null {
  const { deprel, head } = tree.tokens[verb]!;
  const siblings = isRelation(deprel, 'conj') ? childrenOf(tree, head, 'conj') : [];
  const next = [...childrenOf(tree, verb, 'conj'), ...siblings].find((other) => other > verb);
  if (next === undefined || tree.tokens[next]!.upos !== 'VERB') return null;
  const between = tree.tokens.slice(verb + 1, next);
  if (!between.every((token) => ['CCONJ', 'PUNCT', 'ADV', 'AUX'].includes(token.upos))) return null;
  return childOf(tree, next, 'obj') ?? sharedObject(tree, next);
}

/** The direct object of a verb, for a relative pronoun its noun ("whom they call an ally"), else null. */
export function objectOf(tree: Tree, verb: number): number | null {
  const object = childOf(tree, verb, 'obj');
  return object !== null && isRelative(tree, object, verb) ? antecedentOf(tree, verb) : object;
}

/** What a free relative is said to be: in "what they want is an apology" the apology. */
export function meantBy(tree: Tree, token: number): number {
  const { text, deprel, head } = tree.tokens[token]!;
  const said =
    text.toLowerCase() === 'what' && isRelation(deprel, 'nsubj') && childOf(tree, head, 'cop') !== null;
  return said ? head : token;
}
