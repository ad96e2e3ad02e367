import type { Trigger } from '../../lexicon/frames.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { childrenOf, firstConjunct, isRelation, prepositionsOf, type Tree } from '../tree.ts';
import { carrierOf, fellowCarriers, standsForLetter } from './carriers.ts';
import { allowed } from './conditions.ts';
import { looseArguments, sceneArguments } from './loose.ts';
import { nounArguments } from './noun-arguments.ts';
import { isNominal, predicateAt, restStands } from './triggers.ts';
import type { Argument, Match } from './types.ts';
import { verbArguments } from './verb-arguments.ts';

/** The word whose frames hold for what stands for a letter. */
const LETTER = 'letter';

/** All frames whose trigger stands at `token`, with what fills the trigger's slots, before any role is given. */
export function matchesAt(
  tree: Tree,
  token: number,
  lexicon: Lexicon,
  times: ReadonlySet<number>,
): readonly Match[] {
  const { triggers } = lexicon.frames;
  const { lemma, text } = tree.tokens[token]!;
  const lower = text.toLowerCase();
  const found = [...new Set([lemma.toLowerCase(), lower])].flatMap((word) => triggers.get(word) ?? []);
  if (found.length === 0) found.push(...(compoundTriggers(lower, triggers) ?? []));
  const letter = standsForLetter(tree, token, lexicon);
  if (letter) found.push(...(triggers.get(LETTER) ?? []));
  return found.flatMap((trigger) => {
    if (!letter && !mayStand(tree, token, trigger)) return [];
    const match = matchOf(tree, token, trigger, lexicon, times);
    return match && allowed(tree, match) ? [match] : [];
  });
}

/** A quick look at part of speech, before anything is worked out. */
function mayStand(tree: Tree, token: number, { kind, lemma, frame }: Trigger): boolean {
  const { upos, xpos, deprel, head } = tree.tokens[token]!;
  if (kind === 'verb' && xpos === 'VBG' && deprel === 'amod' && head > token) return false;
  // A participle that only describes ("the most committed group") is no act of speech.
  if (kind === 'verb')
    return (
      upos === 'VERB' || lemma === 'be' || (upos === 'ADJ' && xpos === 'VBN' && frame.content !== 'drop')
    );
  return (
    kind === 'word' ||
    kind === 'compound' ||
    (kind === 'noun' ? upos !== 'ADJ' && upos !== 'AUX' : upos === 'ADJ' || upos === 'VERB')
  );
}

function compoundTriggers(
  word: string,
  triggers: ReadonlyMap<string, readonly Trigger[]>,
): readonly Trigger[] | undefined {
  const hyphen = word.lastIndexOf('-');
  if (hyphen < 1) return undefined;
  return triggers.get(word.slice(hyphen + 1))?.filter(({ kind }) => kind === 'compound');
}

function matchOf(
  tree: Tree,
  token: number,
  trigger: Trigger,
  lexicon: Lexicon,
  times: ReadonlySet<number>,
): Match | null {
  const base = { sentence: tree.sentence.index, token, trigger, frame: trigger.frame };
  const made = (args: readonly Argument[] | null, carrier: number | null = null): Match | null =>
    args && {
      ...base,
      carrier,
      arguments: soleObject(
        trigger,
        [...args, ...looseArguments(tree, token, trigger, args)].filter(
          (argument) => !times.has(argument.token),
        ),
      ),
    };
  if (trigger.kind === 'compound') return made(compoundArguments(tree, token));
  if (trigger.kind === 'word') return made(auxiliaryArguments(tree, token));
  if (trigger.kind === 'noun') {
    const nominal = isNominal(tree, token) || standsForLetter(tree, token, lexicon);
    if (!nominal || !restStands(tree, token, trigger.rest, false, times)) return null;
    const carrier = carrierOf(tree, token, trigger, lexicon);
    if (carrier === null && trigger.frame.carried) return null;
    const self = { slot: 'self', token: firstConjunct(tree, token) };
    const fellows = fellowCarriers(tree, token, trigger.frame.carriers);
    const own = [self, ...nounArguments(tree, token, carrier, fellows)];
    const inScene = carrier === null || tree.tokens[carrier]!.head === token;
    return made(inScene ? [...own, ...sceneArguments(tree, token, trigger, own)] : own, carrier);
  }
  const node = predicateAt(tree, token, trigger);
  if (node === null || !restStands(tree, node, trigger.rest, node !== token, times)) return null;
  return made(phraseArguments(tree, node, trigger));
}

/** "Met her the next day": parsers take the one met for a second object, the day for the first. */
function soleObject({ frame, kind }: Trigger, args: readonly Argument[]): readonly Argument[] {
  const alone = kind === 'verb' && frame.roles.has('object') && !frame.roles.has('second');
  if (!alone || args.some(({ slot }) => slot === 'object')) return args;
  return args.map((argument) => (argument.slot === 'second' ? { ...argument, slot: 'object' } : argument));
}

/** Slots of a verb whose object belongs to the trigger ("restored ties with"): the object's own phrases count too. */
function phraseArguments(tree: Tree, node: number, trigger: Trigger): readonly Argument[] {
  const own = verbArguments(tree, node);
  if (trigger.rest.length === 0) return own;
  const args = tree.tokens[node]!.upos === 'NOUN' ? [...own, ...predicatePhrases(tree, node)] : own;
  const rest = new Set(trigger.rest);
  const hasObject = args.some(({ slot }) => slot === 'object');
  return args.flatMap((argument) => {
    // "Handed over [a bag]": a parser may take the particle for a preposition.
    if (PARTICLES.has(argument.slot) && rest.has(argument.slot) && !hasObject)
      return [{ ...argument, slot: 'object' }];
    if (!rest.has(tree.tokens[argument.token]!.lemma.toLowerCase())) return [argument];
    const inner = nounArguments(tree, argument.token, null).filter(({ slot }) => slot !== 'subject');
    return inner;
  });
}

/** The slots of the verb that an auxiliary stands at ("they MUST go"); none for any other word. */
function auxiliaryArguments(tree: Tree, token: number): readonly Argument[] {
  const { deprel, head } = tree.tokens[token]!;
  const told = isRelation(deprel, 'aux') && !/relcl|advcl/.test(tree.tokens[head]!.deprel);
  return told ? verbArguments(tree, head).filter(({ slot }) => slot === 'subject') : [];
}

const PARTICLES = new Set(['over', 'down', 'off', 'up', 'out', 'away', 'back', 'upon']);

/** The phrases on a noun that a copula makes a predicate ("was in touch with the envoy"). */
function predicatePhrases(tree: Tree, noun: number): readonly Argument[] {
  return childrenOf(tree, noun, 'nmod').flatMap((child) =>
    prepositionsOf(tree, child).map((slot) => ({ slot, token: child })),
  );
}

/** "X-backed Y", as one token or as three: the word before, and the noun that it stands before. */
function compoundArguments(tree: Tree, token: number): readonly Argument[] | null {
  const here = tree.tokens[token]!;
  const text = here.text.toLowerCase();
  let before: number | null = null;
  if (/.-\p{L}+$/u.test(text)) before = token;
  else if (tree.tokens[token - 1]?.text === '-' && tree.tokens[token - 1]!.end === here.start)
    before = token - 2;
  if (before === null || before < 0 || here.head < 0) return null;
  const isModifier =
    isRelation(here.deprel, 'amod') || isRelation(here.deprel, 'compound') || isRelation(here.deprel, 'acl');
  if (!isModifier) return null;
  return [
    { slot: 'before', token: before },
    { slot: 'subject', token: here.head },
  ];
}
