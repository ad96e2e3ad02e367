import type { Trigger } from '../../lexicon/frames.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { childrenOf, dominates, firstConjunct, isRelation, prepositionsOf, type Tree } from '../tree.ts';

const CARRIED_BY = new Set(['obj', 'nsubj', 'nsubj:pass', 'xcomp', 'obl']);
const TIME_MARKERS = new Set([
  'after',
  'before',
  'during',
  'since',
  'following',
  'despite',
  'until',
  'because of',
  'about',
  'over',
  'ahead of',
  'from',
  'by',
  'as',
]);

/** The verb that carries an event noun ("held" talks, a letter "sent" to, a meeting "took place"), null where none does. */
export function carrierOf(tree: Tree, noun: number, trigger: Trigger, lexicon: Lexicon): number | null {
  const { carriers } = trigger.frame;
  const first = firstConjunct(tree, noun);
  const { deprel, head } = tree.tokens[first]!;
  for (const child of childrenOf(tree, noun, 'acl')) {
    const { lemma, xpos } = tree.tokens[child]!;
    if (
      carriers.has(lemma) &&
      (xpos === 'VBN' || isBareParticiple(tree, child) || isCarryingClause(tree, child))
    )
      return child;
  }
  const behind = participleBehind(tree, noun);
  if (behind !== null && carriers.has(tree.tokens[behind]!.lemma)) return behind;
  if (head < 0 || !CARRIED_BY.has(deprel)) return null;
  if (deprel === 'obl' && prepositionsOf(tree, first).some((marker) => TIME_MARKERS.has(marker))) return null;
  const { lemma, upos } = tree.tokens[head]!;
  if (upos !== 'VERB' && upos !== 'AUX') return null;
  if (carriers.has(lemma)) return head;
  const beside = deprel.startsWith('nsubj')
    ? childrenOf(tree, head, 'conj').find((child) => carriers.has(tree.tokens[child]!.lemma))
    : undefined;
  if (beside !== undefined && childrenOf(tree, beside, 'nsubj').length === 0) return beside;
  const occurs = deprel.startsWith('nsubj') && occursAt(tree, head, lexicon);
  return occurs ? head : null;
}

/**
 * "A letter, addressed to the mayor by": a participle right behind the noun's comma, wherever the parser tied it; or the first
 * one behind it that hangs on a phrase of the noun ("a dinner in Lyon attended by").
 */
function participleBehind(tree: Tree, noun: number): number | null {
  const next = tree.tokens[noun + 2];
  if (next && tree.tokens[noun + 1]!.text === ',' && isBareParticiple(tree, next.index)) return next.index;
  const verb = tree.tokens.find(({ index, upos }) => index > noun && (upos === 'VERB' || upos === 'AUX'));
  const between = verb ? tree.tokens.slice(noun + 1, verb.index) : [];
  const within =
    verb &&
    isRelation(verb.deprel, 'acl') &&
    (dominates(tree, noun, verb.index) || between.every(({ index }) => dominates(tree, noun, index)));
  return within && isBareParticiple(tree, verb.index) ? verb.index : null;
}

function isBareParticiple(tree: Tree, verb: number): boolean {
  const { xpos, deprel } = tree.tokens[verb]!;
  const form =
    xpos === 'VBN' || (xpos === 'VBD' && deprel === 'acl' && childrenOf(tree, verb, 'obj').length === 0);
  return form && childrenOf(tree, verb, 'aux', 'nsubj').length === 0;
}

/**
 * The further verbs that say from whom and to whom a noun's event is, beside the one that carries it: participles behind the
 * noun and predicates, with those joined to them ("the letter, dated 4 May and signed by X, is addressed to Y").
 */
export function fellowCarriers(tree: Tree, noun: number, carriers: ReadonlySet<string>): readonly number[] {
  const { deprel, head } = tree.tokens[noun]!;
  const behind = participleBehind(tree, noun);
  const tops = [
    ...childrenOf(tree, noun, 'acl').filter((child) => isBareParticiple(tree, child)),
    ...(behind === null ? [] : [behind]),
    ...(deprel === 'nsubj:pass' ? [head] : []),
  ];
  const all = tops.flatMap((top) => [
    top,
    ...childrenOf(tree, top, 'conj').filter((at) => isJoinedTo(tree, at)),
  ]);
  return [...new Set(all)].filter((at) => carriers.has(tree.tokens[at]!.lemma));
}

/** Whether a word stands for one of several letters: "the first, addressed to the minister and dated 18 May". */
export function standsForLetter(tree: Tree, token: number, lexicon: Lexicon): boolean {
  const { fellows, writing } = lexicon.events;
  const { text, deprel } = tree.tokens[token]!;
  if (!fellows.has(text.toLowerCase()) || /^(amod|advmod|nummod|compound)/.test(deprel)) return false;
  return childrenOf(tree, token, 'det').length > 0 && fellowCarriers(tree, token, writing).length > 0;
}

/** A participle of a coordination, without a subject of its own. */
function isJoinedTo(tree: Tree, verb: number): boolean {
  return tree.tokens[verb]!.xpos === 'VBN' && childrenOf(tree, verb, 'nsubj').length === 0;
}

/** A clause that says who carries the noun: "(that) she sent the bishop", "which had been planned". */
function isCarryingClause(tree: Tree, verb: number): boolean {
  const opens = childrenOf(tree, verb, 'obj', 'nsubj', 'mark').some((child) =>
    ['which', 'that'].includes(tree.tokens[child]!.text.toLowerCase()),
  );
  const subject = childrenOf(tree, verb, 'nsubj').length > 0;
  return opens || (subject && childrenOf(tree, verb, 'obj').length === 0);
}

function occursAt(tree: Tree, verb: number, lexicon: Lexicon): boolean {
  const { occurrence } = lexicon.frames.realis;
  const { lemma } = tree.tokens[verb]!;
  if (occurrence.has(lemma)) return true;
  return childrenOf(tree, verb).some((child) => occurrence.has(`${lemma} ${tree.tokens[child]!.lemma}`));
}
