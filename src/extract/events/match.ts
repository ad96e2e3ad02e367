import type { Trigger } from '../../lexicon/frames.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import {
  childrenOf,
  clauseOf,
  firstConjunct,
  isRelation,
  markersOf,
  prepositionsOf,
  subtreeOf,
  type Tree,
} from '../tree.ts';
import { carrierOf, fellowCarriers, standsForLetter } from './carriers.ts';
import { looseArguments, sceneArguments } from './loose.ts';
import { nounArguments } from './noun-arguments.ts';
import type { Argument, Match } from './types.ts';
import { verbArguments } from './verb-arguments.ts';

/** The word whose frames hold for what stands for a letter. */
const LETTER = 'letter';

const texts = new WeakMap<Tree, string>();

/** The sentence's words in lower case, single blanks between them, a blank at each end. */
export function lowerText(tree: Tree): string {
  let text = texts.get(tree);
  if (text === undefined) {
    text = ` ${tree.tokens.map((token) => token.text.toLowerCase()).join(' ')} `;
    texts.set(tree, text);
  }
  return text;
}

/** Whether the sentence has these words, one after the other. */
export function hasWords(tree: Tree, words: string): boolean {
  return lowerText(tree).includes(` ${words} `);
}

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
  const letter = standsForLetter(tree, token);
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
    const nominal = isNominal(tree, token) || standsForLetter(tree, token);
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

function isNominal(tree: Tree, token: number): boolean {
  const { upos, deprel, head, xpos } = tree.tokens[token]!;
  if (
    upos !== 'NOUN' &&
    !(upos === 'PROPN' && (token === 0 || xpos === 'NNPS')) &&
    !(upos === 'VERB' && (xpos === 'NN' || xpos === 'NNS'))
  )
    return false;
  if (isRelation(deprel, 'compound') && head > token) return false;
  return !tree.tokens.slice(token + 1, token + 2).some((next) => next.head === token && next.xpos === 'HYPH');
}

/** The token whose dependents are the trigger's: itself, or for "be on strike" the predicate that "be" links. */
function predicateAt(tree: Tree, token: number, trigger: Trigger): number | null {
  const { upos, deprel, head, xpos } = tree.tokens[token]!;
  if (trigger.kind === 'adjective') return upos === 'ADJ' || upos === 'VERB' ? token : null;
  if (trigger.lemma === 'be') {
    // "Be in touch" is of what one is said to be, not of a word beside it ("together, they are favourites").
    const said = isRelation(deprel, 'cop') ? tree.tokens[head]! : null;
    return said && trigger.rest.some((word) => said.lemma === word || said.text.toLowerCase() === word)
      ? head
      : null;
  }
  if (upos === 'ADJ' && xpos === 'VBN') return token;
  return upos === 'VERB' ? token : null;
}

const BELOW = new Set([
  'compound',
  'advmod',
  'obl',
  'obj',
  'xcomp',
  'iobj',
  'nmod',
  'case',
  'fixed',
  'amod',
  'mark',
  'acl',
  'nsubj:pass',
  'det',
]);

/** Whether each word stands under `node`: as particle, preposition, adverb or object, or within one of these. */
function restStands(
  tree: Tree,
  node: number,
  rest: readonly string[],
  withNode: boolean,
  times: ReadonlySet<number>,
): boolean {
  if (rest.length === 0) return true;
  const seen = wordsBelow(tree, node, times);
  const noun = nounOfParticiple(tree, node);
  const own = (word: string): boolean =>
    (withNode && (tree.tokens[node]!.lemma === word || tree.tokens[node]!.text.toLowerCase() === word)) ||
    (noun !== null && tree.tokens[noun]!.lemma === word);
  return rest.every((word) => seen.has(word) || own(word));
}

/** What a participle behind its noun is said of: "a note [addressed] to the chairman" as "addressed a note". */
function nounOfParticiple(tree: Tree, node: number): number | null {
  const first = tree.tokens[firstConjunct(tree, node)]!;
  return tree.tokens[node]!.xpos === 'VBN' && first.deprel === 'acl' && first.head >= 0 ? first.head : null;
}

const below = new WeakMap<Tree, Map<number, ReadonlySet<string>>>();

/** Lemmas and words under a node, as `restStands` looks for them; made once per node. */
function wordsBelow(tree: Tree, node: number, times: ReadonlySet<number>): ReadonlySet<string> {
  const known = below.get(tree) ?? new Map<number, ReadonlySet<string>>();
  below.set(tree, known);
  const found = known.get(node);
  if (found) return found;
  const seen = new Set<string>();
  known.set(node, seen);
  const add = (token: number): void => {
    const { lemma, text } = tree.tokens[token]!;
    seen.add(lemma.toLowerCase()).add(text.toLowerCase());
  };
  const visit = (at: number, depth: number): void => {
    for (const child of tree.children[at] ?? []) {
      const { deprel } = tree.tokens[child]!;
      if (depth > 1 && deprel !== 'case') continue;
      // Its own "to" belongs to what governs it.
      if (depth === 0 && deprel === 'mark') continue;
      if (depth === 0 && isRelation(deprel, 'ccomp')) add(child);
      if (depth === 0 && ['ccomp', 'xcomp', 'advcl'].some((relation) => isRelation(deprel, relation)))
        for (const mark of childrenOf(tree, child, 'mark')) {
          const { lemma } = tree.tokens[mark]!;
          if (['for', 'to', 'as', 'against', 'of'].includes(lemma)) add(mark);
          if (lemma === 'as') add(child);
        }
      if (!BELOW.has(deprel) && !BELOW.has(deprel.split(':')[0]!)) continue;
      if (deprel === 'nsubj' || times.has(child)) continue;
      add(child);
      if (depth === 0)
        for (const quoted of childrenOf(tree, child, 'appos')) if (isQuoted(tree, quoted)) add(quoted);
      for (const other of childrenOf(tree, child, 'conj'))
        if (depth < 1 && tree.tokens[other]!.upos === 'NOUN') add(other);
      if (depth < 2) visit(child, depth + 1);
    }
  };
  visit(node, 0);
  return seen;
}

/** 'Called the claim "a lie"': a parser may take the words in marks for an apposition to the claim. */
function isQuoted(tree: Tree, token: number): boolean {
  return subtreeOf(tree, token).some((at) => /^["“]$/.test(tree.tokens[at]!.text));
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

const QUOTE = /^(?:["”“‘']|'')$/;

/** The opening quotation mark that follows a verb before its clause ends, if any. */
function quoteAfter(tree: Tree, verb: number): readonly number[] {
  const next = tree.tokens.find(
    ({ index, upos, text }) => index > verb && (upos === 'VERB' || QUOTE.test(text)),
  );
  if (!next || next.upos === 'VERB' || next.text === '”') return [];
  // Marks that open and close alike: an odd number before this one makes it a closing one.
  const inside = tree.tokens.slice(0, next.index).filter(({ text }) => text === next.text).length % 2 === 1;
  return /^['"]/.test(next.text) && inside ? [] : [next.index];
}

/** Whether words stand only in a participle clause that hangs on another noun ("a clerk, speaking on condition of anonymity, said"). */
function isElsewhere(tree: Tree, token: number, words: string): boolean {
  const top = clauseOf(tree, token);
  const inside = new Set(subtreeOf(tree, top));
  const asides = tree.tokens
    .filter(({ index, deprel }) => isRelation(deprel, 'acl') && !inside.has(index))
    .map(({ index }) => subtreeOf(tree, index))
    .filter((aside) => !aside.includes(token));
  return asides.some((aside) =>
    ` ${aside.map((at) => tree.tokens[at]!.text.toLowerCase()).join(' ')} `.includes(` ${words} `),
  );
}

/** Whether a token heads a name of several words: what a common noun means ("league") says nothing of a name with it. */
function isLongName(tree: Tree, token: number): boolean {
  return tree.tokens[token]!.upos === 'PROPN' && childrenOf(tree, token, 'compound', 'flat').length > 0;
}

function wordsOf(tree: Tree, token: number): readonly string[] {
  const { lemma, text } = tree.tokens[token]!;
  return [lemma.toLowerCase(), text.toLowerCase()];
}

/** What a verb calls its object: "called him [a liar]", "described it as [a farce]". */
function namedAs(tree: Tree, verb: number): readonly number[] {
  const marked = childrenOf(tree, verb, 'obl', 'advcl').filter((token) =>
    markersOf(tree, token).includes('as'),
  );
  return [...childrenOf(tree, verb, 'xcomp'), ...marked];
}

/** Infinitives of what a verb wants or does it for, wherever a parser tied them ("want her [to go]"). */
function infinitivesOf(tree: Tree, verb: number): readonly number[] {
  const tied = childrenOf(tree, verb, 'obj', 'obl').flatMap((object) => childrenOf(tree, object, 'acl'));
  return [...childrenOf(tree, verb, 'advcl', 'xcomp', 'ccomp'), ...tied].filter((token) =>
    childrenOf(tree, token, 'mark').some((mark) => tree.tokens[mark]!.lemma === 'to'),
  );
}

/** Whether no `unless` word stands in its slot, and one of the `only` words does. */
function allowed(tree: Tree, match: Match): boolean {
  const { frame } = match;
  if (frame.unless.size === 0 && frame.only.size === 0) return true;
  const never = frame.unless.get('any');
  if (never && [...never].some((words) => hasWords(tree, words) && !isElsewhere(tree, match.token, words)))
    return false;
  const clauses = childrenOf(tree, match.token, 'ccomp').map((token) => ({ slot: 'clause', token }));
  const infinitives = infinitivesOf(tree, match.token).map((token) => ({ slot: 'infinitive', token }));
  const predicates = childrenOf(tree, match.token, 'xcomp')
    .filter((token) => ![...match.arguments, ...infinitives].some((other) => other.token === token))
    .map((token) => ({ slot: 'predicate', token }));
  const particles = childrenOf(tree, match.token, 'compound:prt')
    .filter((token) => !match.trigger.rest.includes(tree.tokens[token]!.lemma))
    .map((token) => ({ slot: 'particle', token }));
  const quotes = quoteAfter(tree, match.token).map((token) => ({ slot: 'quote', token }));
  const names = namedAs(tree, match.token).map((token) => ({ slot: 'named', token }));
  const heads = (slot: string, named = false): readonly string[] =>
    [...match.arguments, ...predicates, ...clauses, ...infinitives, ...particles, ...quotes, ...names]
      .filter((argument) => argument.slot === slot)
      .flatMap(({ token }) => (isLongName(tree, token) && !named ? ['any name'] : wordsOf(tree, token)));
  for (const [slot, words] of frame.unless) {
    if (slot !== 'any' && heads(slot).some((head) => words.has(head) || words.has('any word'))) return false;
  }
  return [...frame.only].every(([slot, words]) =>
    slot === 'any'
      ? [...words].some((word) => hasWords(tree, word))
      : heads(slot, true).some((head) => words.has(head) || words.has('any word')),
  );
}
