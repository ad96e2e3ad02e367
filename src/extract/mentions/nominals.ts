import type { EntityKind } from '../../model/index.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import { type Candidate, type Determination, mentionOf } from './candidate.ts';
import type { Coordination } from './coordination.ts';
import { extentOfPhrase } from './extents.ts';
import { isCapital, isMark, type Scene, treeAt, wordsBetween } from './scene.ts';
import type { Gender } from './words.ts';

const ARGUMENT =
  /^(nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|dislocated|parataxis|list|dep|xcomp|ccomp|acl|advcl|reparandum|orphan|csubj|compound|flat)/;
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['both', 2],
]);
/** Nouns that count by themselves. */
const FEW: ReadonlyMap<string, number> = new Map([
  ['pair', 2],
  ['duo', 2],
  ['couple', 2],
  ['trio', 3],
]);
const INDEFINITE = new Set([
  'a',
  'an',
  'another',
  'some',
  'any',
  'no',
  'several',
  'many',
  'few',
  'most',
  'each',
  'every',
  'one',
  'such',
  'multiple',
  'various',
  'numerous',
  'certain',
  'other',
  'unnamed',
  'unidentified',
  'anonymous',
]);

/**
 * The noun phrases of a sentence whose heads no name covers: persons, groups, documents and things, with what their
 * words tell. Nouns of time and measure, and nouns inside names, are none.
 */
export function nominalsOf(
  scene: Scene,
  sentence: number,
  names: readonly Candidate[],
  coordination: Coordination,
): readonly Candidate[] {
  const tree = treeAt(scene, sentence);
  const covered = new Set<number>();
  for (const name of names) {
    if (name.mention.form === 'adjective' && isCountedPeople(tree, name)) continue;
    for (let index = name.start; index <= name.mention.last; index++) covered.add(index);
  }
  return tree.tokens.flatMap((token) => {
    if (covered.has(token.index) || !isNominalHead(scene, tree, token.index)) return [];
    return nominal(scene, tree, sentence, token.index, names, coordination) ?? [];
  });
}

/** "1,400 Finns", "two Finns", "a Finn": persons of a state, not the state. */
function isCountedPeople(tree: Tree, name: Candidate): boolean {
  if (name.entry?.use !== 'people') return false;
  const { head } = name.mention;
  if (name.entry.plural === false) return childrenOf(tree, head, 'det').length > 0;
  const counted = childrenOf(tree, head, 'nummod', 'amod').length > 0;
  const some = childrenOf(tree, head, 'det').some((det) =>
    INDEFINITE.has(tree.tokens[det]!.text.toLowerCase()),
  );
  return counted || some;
}

function isNominalHead(scene: Scene, tree: Tree, index: number): boolean {
  const { upos, deprel, lemma } = tree.tokens[index]!;
  if (!ARGUMENT.test(deprel) || isRelation(deprel, 'compound') || isRelation(deprel, 'flat')) return false;
  if (upos === 'PRON') return /^(someone|somebody|everyone|everybody)$/i.test(lemma);
  if (upos === 'ADJ' || upos === 'NUM' || upos === 'DET') return isHeadless(scene, tree, index);
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  if (/^(former|latter|both)$/i.test(tree.tokens[index]!.text)) return false;
  if (isMark(tree.tokens[index]!) || /^\d/.test(tree.tokens[index]!.text)) return false;
  const kind = scene.words.nounKind(lemma.toLowerCase());
  const time = scene.words.isTime(lemma.toLowerCase().replace(/\.$/, ''));
  return (
    (!time || kind === 'document') && kind !== 'time' && kind !== 'measure' && !isTimeMinute(tree, index)
  );
}

/** "the two", "the three", "the wounded": a number or adjective that stands for those before it. */
function isHeadless(scene: Scene, tree: Tree, index: number): boolean {
  const { deprel, text, lemma } = tree.tokens[index]!;
  if (!/^(nsubj|obj|obl|nmod|conj)/.test(deprel)) return false;
  const the = childrenOf(tree, index, 'det').some((det) =>
    /^(the|these|those|all)$/i.test(tree.tokens[det]!.text),
  );
  return the && (NUMBERS.has(text.toLowerCase()) || scene.words.nounKind(lemma.toLowerCase()) === 'person');
}

function isTimeMinute(tree: Tree, index: number): boolean {
  const { lemma } = tree.tokens[index]!;
  return lemma.toLowerCase() === 'minute' && childrenOf(tree, index, 'nummod').length > 0;
}

function nominal(
  scene: Scene,
  tree: Tree,
  sentence: number,
  head: number,
  names: readonly Candidate[],
  coordination: Coordination,
): Candidate | null {
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const range = extentOfPhrase(scene, tree, head, coordination);
  const people = names.find((name) => name.mention.head === head);
  const kind = people ? 'person' : kindOfNominal(scene, tree, head, names);
  const few = FEW.get(lemma) ?? null;
  const plural = isPlural(tree, head) || few !== null;
  const count = few ?? countOf(tree, head);
  return {
    index: -1,
    mention: mentionOf(scene, sentence, { ...range, head }, 'nominal'),
    heads: [head],
    start: range.first,
    kind,
    plural: plural || (count !== null && count > 1) || lemma === 'correspondence',
    gender: kind === 'person' ? genderOf(scene, tree, head) : 'either',
    name: null,
    entry: null,
    lemma,
    words: describing(tree, head, range.first),
    proper: properOf(tree, head, range.first),
    complement: complementOf(tree, head, range.last),
    determination: determinationOf(tree, head),
    count,
    role: kind === 'person' ? roleText(scene, tree, head, range) : null,
    pronoun: null,
  };
}

function kindOfNominal(scene: Scene, tree: Tree, head: number, names: readonly Candidate[]): EntityKind {
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const kind = scene.words.nounKind(lemma) ?? scene.words.nounKind(token.text.toLowerCase());
  if (isMatter(tree, head)) return 'unknown';
  if (lemma === 'station') return isBroadcaster(tree, head) ? 'outlet' : 'place';
  if (lemma === 'mission') return isMissionTo(tree, head) ? 'body' : 'unknown';
  if (lemma === 'authority' || lemma === 'service' || lemma === 'office')
    return isNamedOffice(tree, head) && !isRoom(tree, head)
      ? 'body'
      : lemma === 'office'
        ? 'place'
        : 'unknown';
  if (kind === 'time' || kind === 'measure' || kind === null)
    return token.upos === 'ADJ' ? 'person' : actsAsBody(tree, head) ? 'group' : 'unknown';
  if (
    kind === 'state' &&
    (lemma === 'power' || lemma === 'state' || lemma === 'country' || lemma === 'administration')
  )
    return isStateLike(tree, head, names) ? 'state' : 'unknown';
  if (kind === 'document' && lemma === 'account' && tree.tokens[head + 1]?.text === 'of') return 'document';
  return kind;
}

/** "The radio station"; "a pumping station" is a place. */
function isBroadcaster(tree: Tree, head: number): boolean {
  const before = childrenOf(tree, head, 'compound', 'amod').map((child) =>
    tree.tokens[child]!.text.toLowerCase(),
  );
  return (
    before.length === 0 ||
    before.some((word) =>
      /^(tv|television|radio|news|broadcast|broadcasting|local|state|private|satellite|cable)$/.test(word),
    )
  );
}

/** "To his office", "in her office": where, not who. */
function isRoom(tree: Tree, head: number): boolean {
  if (tree.tokens[head]!.lemma !== 'office') return false;
  const owner = childrenOf(tree, head, 'nmod:poss')[0];
  const goes = childrenOf(tree, head, 'case').some((mark) =>
    /^(to|in|at|into|from|inside|outside|near)$/.test(tree.tokens[mark]!.text),
  );
  return goes && owner !== undefined && tree.tokens[owner]!.upos === 'PRON';
}

const MATTERS =
  /^(state|power|exchange|trust|force|command|resistance|charity|justice|school|college|court|hospital|prosecution|inquiry|chain|family|company|leadership|society|public|concert|faith|faculty|church|practice|custody|fellow|general|private)$/;

/** "In exchange", "criminal justice", "took power": without article, and doing nothing, such nouns are matters. */
function isMatter(tree: Tree, head: number): boolean {
  const { lemma, xpos, text, deprel } = tree.tokens[head]!;
  if (xpos !== 'NN' || !MATTERS.test(lemma.toLowerCase()) || isRelation(deprel, 'nsubj')) return false;
  if (/^\p{Lu}/u.test(text) && head > 0) return false;
  return childrenOf(tree, head, 'det', 'nmod:poss', 'nummod', 'appos').length === 0;
}

const BODILY =
  /^(deny|agree|urge|accuse|announce|promise|apologise|apologize|decline|vow|acknowledge|condemn|thank|appeal|lobby|sue)$/;
const ORGANISED = /^(campaign|concern|camp|bench|side|venture|movement|operation|operator|house)$/;

/** A noun of no known kind that does what only people do ("the concern denied it"), or a campaign that speaks. */
function actsAsBody(tree: Tree, head: number): boolean {
  const { deprel, head: over, lemma, upos } = tree.tokens[head]!;
  if (deprel !== 'nsubj' || upos !== 'NOUN' || over < 0) return false;
  const verb = tree.tokens[over]!;
  if (verb.upos !== 'VERB') return false;
  return (
    BODILY.test(verb.lemma) || (ORGANISED.test(lemma) && /^(say|tell|add|claim|argue)$/.test(verb.lemma))
  );
}

/** "the port authority", "its intelligence service": told which one; not "authority over the port". */
function isNamedOffice(tree: Tree, head: number): boolean {
  const over = childrenOf(tree, head, 'nmod').some((index) =>
    childrenOf(tree, index, 'case').some((mark) => /^(over|to)$/.test(tree.tokens[mark]!.lemma)),
  );
  const told = childrenOf(tree, head, 'compound', 'amod', 'nmod:poss').some((index) => index < head);
  return told && !over && childrenOf(tree, head, 'det', 'nmod:poss').length > 0;
}

/** "its mission to the United Nations" is a body; "the mission" is a task. */
function isMissionTo(tree: Tree, head: number): boolean {
  return childrenOf(tree, head, 'nmod').some((index) =>
    childrenOf(tree, index, 'case').some((mark) => tree.tokens[mark]!.lemma === 'to'),
  );
}

/** "the Finnish state", "the two countries", "their country": not "state of emergency", "electric power". */
function isStateLike(tree: Tree, head: number, names: readonly Candidate[]): boolean {
  const of = childrenOf(tree, head, 'nmod').some(
    (index) => index > head && childrenOf(tree, index, 'case').length > 0,
  );
  const named = names.some((name) => name.entry !== null && tree.tokens[name.mention.head]!.head === head);
  if (tree.tokens[head]!.lemma === 'power' && !isPowerful(tree, head)) return false;
  return named || !of || tree.tokens[head]!.xpos === 'NNS' || /^countr/i.test(tree.tokens[head]!.text);
}

/** "The great powers", "a nuclear power": states; "the power of the state" is none. */
function isPowerful(tree: Tree, head: number): boolean {
  if (tree.tokens[head]!.xpos === 'NNS') return true;
  return childrenOf(tree, head, 'amod', 'compound').some((child) =>
    /^(great|big|major|nuclear|regional|world|colonial|foreign|outside|western|european|rising|occupying|imperial|military|sea|global)$/i.test(
      tree.tokens[child]!.text,
    ),
  );
}

function isPlural(tree: Tree, head: number): boolean {
  const { xpos, text, upos } = tree.tokens[head]!;
  if (xpos === 'NNS' || xpos === 'NNPS' || upos === 'NUM') return true;
  return upos === 'ADJ' || /^(people|police|troops|authorities)$/i.test(text);
}

function countOf(tree: Tree, head: number): number | null {
  for (const child of [head, ...childrenOf(tree, head, 'nummod', 'det', 'cc:preconj', 'amod')]) {
    if (child > head) continue;
    const { text } = tree.tokens[child]!;
    const word = text.toLowerCase();
    if (NUMBERS.has(word)) return NUMBERS.get(word)!;
    if (/^\d{1,3}$/.test(word)) return Number(word);
    if (/^(a|an|one)$/.test(word)) return 1;
  }
  return null;
}

function determinationOf(tree: Tree, head: number): Determination {
  const before = childrenOf(tree, head).filter((child) => child < head);
  if (before.some((child) => isRelation(tree.tokens[child]!.deprel, 'nmod:poss'))) return 'possessive';
  for (const child of before) {
    const word = tree.tokens[child]!.text.toLowerCase();
    if (word === 'the' || word === 'both' || (word === 'all' && tree.tokens[head]!.upos === 'NUM'))
      return 'definite';
    if (/^(this|that|these|those)$/.test(word) && isRelation(tree.tokens[child]!.deprel, 'det'))
      return 'demonstrative';
    if (INDEFINITE.has(word)) return 'indefinite';
  }
  const number = before.some((child) => isRelation(tree.tokens[child]!.deprel, 'nummod'));
  return number ? 'indefinite' : 'bare';
}

function describing(tree: Tree, head: number, first: number): ReadonlySet<string> {
  const words = new Set<string>();
  for (const child of childrenOf(tree, head)) {
    if (child < first || child > head) continue;
    const { deprel } = tree.tokens[child]!;
    if (/^(amod|compound|nmod:desc)/.test(deprel)) addWords(tree, child, words);
  }
  return words;
}

/** Capitalised words before the head ("the Sunni group"): they fit only what is told to be so. */
function properOf(tree: Tree, head: number, first: number): readonly string[] {
  return tree.tokens
    .slice(first, head)
    .filter((token, at) => isCapital(token) && (at > 0 || token.upos === 'PROPN') && token.upos !== 'DET')
    .map((token) => token.lemma.toLowerCase());
}

function complementOf(tree: Tree, head: number, last: number): readonly string[] {
  return tree.tokens
    .slice(head + 1, last + 1)
    .filter((token) => token.upos === 'NOUN' || token.upos === 'PROPN')
    .map((token) => token.lemma.toLowerCase());
}

function addWords(tree: Tree, index: number, words: Set<string>): void {
  const { lemma, upos } = tree.tokens[index]!;
  if (upos === 'ADJ' || upos === 'NOUN' || upos === 'PROPN' || upos === 'VERB' || upos === 'ADV')
    words.add(lemma.toLowerCase());
  for (const child of childrenOf(tree, index)) addWords(tree, child, words);
}

function genderOf(scene: Scene, tree: Tree, head: number): Gender {
  const { lemma, text } = tree.tokens[head]!;
  return scene.words.gender(lemma) ?? scene.words.gender(text) ?? 'either';
}

/** The phrase without its determiner, number and owner before the head: "deputy" of "Mira's deputy". */
function roleText(
  scene: Scene,
  tree: Tree,
  head: number,
  range: { readonly first: number; readonly last: number },
): string {
  let first = range.first;
  for (const child of childrenOf(tree, head, 'det', 'nmod:poss', 'nummod')) {
    if (child > head) continue;
    let end = child;
    for (const part of childrenOf(tree, child)) end = Math.max(end, part < head ? part : end);
    first = Math.max(first, end + 1);
  }
  return wordsBetween(scene, tree.tokens, Math.min(first, head), range.last);
}
