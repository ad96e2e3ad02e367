import type { Trigger } from '../../lexicon/frames.ts';
import { childrenOf, conjunctsOf, isRelation, type Tree } from '../tree.ts';
import { prepositionsOf, verbArguments } from './arguments.ts';
import type { Argument } from './types.ts';

const LOOSE = new Set([
  'with',
  'to',
  'from',
  'between',
  'on',
  'against',
  'in',
  'at',
  'into',
  'together with',
  'alongside',
  'about',
]);

/**
 * Prepositional phrases that a parser may have tied one step too low ("spoke on the phone [with Moss]") or too high
 * ("described [his visit] to Lima"): they count where the frame has their slot and nothing else fills it.
 */
export function looseArguments(
  tree: Tree,
  token: number,
  trigger: Trigger,
  args: readonly Argument[],
): readonly Argument[] {
  const taken = new Set(args.map(({ slot }) => slot));
  const free = (marker: string): boolean =>
    LOOSE.has(marker) && trigger.frame.roles.has(marker) && !taken.has(marker);
  const { deprel, head } = tree.tokens[token]!;
  const phrases =
    trigger.kind === 'verb'
      ? childrenOf(tree, token, 'obj', 'obl', 'nsubj:pass')
          .flatMap((child) => conjunctsOf(tree, child))
          .flatMap((child) => childrenOf(tree, child, 'nmod'))
      : trigger.kind === 'noun' &&
          childrenOf(tree, token, 'nmod').some((child) => prepositionsOf(tree, child)[0] === 'of')
        ? childrenOf(tree, token, 'nmod').flatMap((child) => childrenOf(tree, child, 'nmod'))
        : trigger.kind === 'noun' && head >= 0 && isRelation(deprel, 'obj')
          ? childrenOf(tree, head, 'obl').filter((child) => child > token)
          : [];
  const known = new Set(args.map((argument) => argument.token));
  const tied = phrases.flatMap((phrase) =>
    known.has(phrase)
      ? []
      : prepositionsOf(tree, phrase)
          .filter(free)
          .map((slot) => ({ slot, token: phrase })),
  );
  const next = adjacentPhrase(tree, token);
  const isNew =
    next !== null &&
    free(next.slot) &&
    !known.has(next.token) &&
    !tied.some(({ slot }) => slot === next.slot);
  return isNew ? [...tied, next] : tied;
}

/** The phrase whose preposition follows the trigger at once, an adverb between them aside: wherever it is tied, it is the trigger's. */
function adjacentPhrase(tree: Tree, token: number): Argument | null {
  let at = token + 1;
  if (tree.tokens[at]?.upos === 'ADV') at++;
  const marker = tree.tokens[at];
  if (marker?.upos !== 'ADP' || !isRelation(marker.deprel, 'case')) return null;
  let noun = marker.head;
  while (['nmod:desc', 'compound'].includes(tree.tokens[noun]!.deprel) && tree.tokens[noun]!.head > noun)
    noun = tree.tokens[noun]!.head;
  return { slot: marker.text.toLowerCase(), token: noun };
}

const SCENE = new Set(['in', 'at', 'during', 'by', 'via', 'through', 'over']);

/**
 * A noun of meeting, calling or writing that sets the scene of another verb ("thanked her in a phone call"): who speaks is
 * its subject, who is spoken to its other party. A letter "in which X told Y" is from X to Y.
 */
export function sceneArguments(
  tree: Tree,
  noun: number,
  trigger: Trigger,
  own: readonly Argument[],
): readonly Argument[] {
  if (trigger.frame.event !== 'CONSULT') return [];
  const { deprel, head } = tree.tokens[noun]!;
  const other = trigger.frame.roles.has('to') ? 'to' : 'with';
  const told = tellingClause(tree, noun);
  const inScene =
    head >= 0 &&
    isRelation(deprel, 'obl') &&
    tree.tokens[head]!.upos === 'VERB' &&
    SCENE.has(prepositionsOf(tree, noun)[0] ?? '');
  const verb = told ?? (inScene ? head : null);
  if (verb === null || own.some(({ slot }) => ['between', 'owner', 'from', 'by'].includes(slot))) return [];
  const known = new Set(own.map(({ slot }) => slot));
  return verbArguments(tree, verb).flatMap(({ slot, token }): readonly Argument[] => {
    if (slot === 'subject' && !known.has('subject') && token !== noun) return [{ slot, token }];
    const isOther = (slot === 'object' || slot === 'second') && !known.has(other) && token !== noun;
    return isOther ? [{ slot: other, token }] : [];
  });
}

/** How far "in which" may stand behind its noun ("an e-mail of 5 May 2012 in which"). */
const TELLING_REACH = 9;

function tellingClause(tree: Tree, noun: number): number | null {
  const which = tree.tokens.find(
    ({ index, text, deprel }) =>
      index > noun + 1 &&
      index - noun < TELLING_REACH &&
      text.toLowerCase() === 'which' &&
      isRelation(deprel, 'obl'),
  );
  if (!which || prepositionsOf(tree, which.index)[0] !== 'in') return null;
  const between = tree.tokens.slice(noun + 1, which.index);
  return between.some(({ upos }) => upos === 'VERB') ? null : which.head;
}
