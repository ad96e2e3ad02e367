import type { Trigger } from '../../lexicon/frames.ts';
import { isPassive } from '../predicates.ts';
import { ancestorsOf, childrenOf, conjunctsOf, isRelation, prepositionsOf, type Tree } from '../tree.ts';
import type { Argument } from './types.ts';
import { verbArguments } from './verb-arguments.ts';

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
  'by',
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
  const doer = trigger.kind === 'verb' && !taken.has('subject') ? doerBelow(tree, token) : null;
  if (doer !== null) return [{ slot: 'subject', token: doer }];
  const tied = phrases.flatMap((phrase) =>
    known.has(phrase)
      ? []
      : prepositionsOf(tree, phrase)
          .filter(free)
          .map((slot) => ({ slot, token: phrase })),
  );
  const next = followingPhrases(tree, token, trigger.kind === 'noun').filter(
    (phrase, index, all) =>
      free(phrase.slot) &&
      !known.has(phrase.token) &&
      !tied.some(({ slot }) => slot === phrase.slot) &&
      all.findIndex(({ slot }) => slot === phrase.slot) === index,
  );
  return [...tied, ...next];
}

/** The doer of a passive whose "by" a parser tied to a phrase before it ("was received in audience [by the bishop]"). */
function doerBelow(tree: Tree, verb: number): number | null {
  if (!isPassive(tree, verb)) return null;
  const by = childrenOf(tree, verb, 'obl')
    .flatMap((child) => childrenOf(tree, child, 'nmod'))
    .find((child) => prepositionsOf(tree, child)[0] === 'by');
  return by ?? null;
}

/**
 * The phrases whose prepositions follow the trigger, an adverb between them aside: wherever a parser tied it, the first is the
 * trigger's; after a noun so are those that follow that one without a verb or mark between ("a meeting in May with Moss").
 */
function followingPhrases(tree: Tree, token: number, all: boolean): readonly Argument[] {
  const out: Argument[] = [];
  for (let at = token + 1; at < tree.tokens.length; at++) {
    const { upos, deprel, head, text } = tree.tokens[at]!;
    if (upos === 'ADV' || (all && isBareTime(tree, at))) continue;
    if (upos !== 'ADP' || !isRelation(deprel, 'case') || head <= at) break;
    let noun = head;
    while (['nmod:desc', 'compound'].includes(tree.tokens[noun]!.deprel) && tree.tokens[noun]!.head > noun)
      noun = tree.tokens[noun]!.head;
    out.push({ slot: text.toLowerCase(), token: noun });
    if (!all) break;
    at = noun;
    while (isRelation(tree.tokens[at + 1]?.deprel ?? '', 'flat')) at++;
  }
  return out;
}

/** "A meeting [last Monday] with": a day without a preposition. */
function isBareTime(tree: Tree, at: number): boolean {
  const { deprel, head } = tree.tokens[at]!;
  const top = isRelation(deprel, 'amod') || isRelation(deprel, 'det') ? tree.tokens[head]!.deprel : deprel;
  return top === 'nmod:unmarked' || top === 'obl:unmarked' || top === 'obl:tmod';
}

/** Prepositions that set no scene of a letter: who "acts on a letter" did not write it. */
const NO_WRITING = new Set(['on', 'at', 'over']);
const SCENE = new Set(['in', 'at', 'during', 'by', 'via', 'through', 'over', 'on']);

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
  const marker = prepositionsOf(tree, noun)[0] ?? '';
  const sets = SCENE.has(marker) && !(trigger.frame.mode === 'letter' && NO_WRITING.has(marker));
  const above = isRelation(deprel, 'obl')
    ? head
    : marker === 'in' && isRelation(deprel, 'nmod')
      ? verbOver(tree, head)
      : -1;
  const inScene = sets && above >= 0 && tree.tokens[above]!.upos === 'VERB';
  const verb = told ?? (inScene ? clauseFrom(tree, above) : null);
  if (verb === null || own.some(({ slot }) => ['between', 'owner', 'from', 'by'].includes(slot))) return [];
  const known = new Set(own.map(({ slot }) => slot));
  const around = verbArguments(tree, verb).filter(({ token }) => token !== noun);
  const subject = known.has('subject') ? [] : around.filter(({ slot }) => slot === 'subject');
  if (known.has(other)) return subject;
  const spoken = SPOKEN_TO.map((wanted) => around.find(({ slot }) => slot === wanted)).find(
    (argument) => argument !== undefined,
  );
  return spoken ? [...subject, { slot: other, token: spoken.token }] : subject;
}

/** The verb whose phrase a noun heads to which a parser tied the scene ("asked him for help [in a letter]"), else -1. */
function verbOver(tree: Tree, noun: number): number {
  const { deprel, head } = tree.tokens[noun]!;
  return isRelation(deprel, 'obl') || isRelation(deprel, 'obj') ? head : -1;
}

/** "In a letter, found in a drawer, Moss asked": where a parser took the participle for the clause, the clause behind it. */
function clauseFrom(tree: Tree, verb: number): number {
  const participle =
    ['VBN', 'VBD'].includes(tree.tokens[verb]!.xpos) && childrenOf(tree, verb, 'aux', 'nsubj').length === 0;
  if (!participle) return verb;
  const clause = childrenOf(tree, verb, 'parataxis', 'ccomp', 'conj').find(
    (child) => child > verb && childrenOf(tree, child, 'nsubj').length > 0,
  );
  return clause ?? verb;
}

/** Slots of a verb that name who is spoken to, the surest first ("reported [the matter] to the mayor in an e-mail"). */
const SPOKEN_TO = ['second', 'to', 'object'];

/** How far "in which" may stand behind its noun ("an e-mail of 5 May 2012 in which"). */
const TELLING_REACH = 9;

function tellingClause(tree: Tree, noun: number): number | null {
  const which = tree.tokens.find(
    ({ index, text, deprel }) =>
      index > noun + 1 &&
      index - noun < TELLING_REACH &&
      text.toLowerCase() === 'which' &&
      (isRelation(deprel, 'obl') || isRelation(deprel, 'nmod')),
  );
  if (!which || prepositionsOf(tree, which.index)[0] !== 'in') return null;
  const between = tree.tokens.slice(noun + 1, which.index);
  if (between.some(({ upos }) => upos === 'VERB')) return null;
  return (
    [which.head, ...ancestorsOf(tree, which.head)].find((at) => tree.tokens[at]!.upos === 'VERB') ?? null
  );
}
