import { childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** Whether a comma or quotation mark stands between two subjects of one verb: then the second is its own. */
function isCutOff(tree: Tree, first: number, second: number): boolean {
  return tree.tokens.slice(first + 1, second).some((token) => /^[,”"]$|^''$/.test(token.text));
}

const RELATIVES = new Set(['who', 'which', 'that', 'whom']);

/** Whether the verb is passive: an auxiliary or subject says so, or it is a past participle on a noun. */
export function isPassive(tree: Tree, verb: number): boolean {
  if (childrenOf(tree, verb).some((child) => /:pass$/.test(tree.tokens[child]!.deprel))) return true;
  const { xpos, deprel } = tree.tokens[verb]!;
  if (xpos !== 'VBN') return false;
  const bare = childOf(tree, verb, 'aux', 'nsubj') === null;
  const onNoun = isRelation(deprel, 'acl') && deprel !== 'acl:relcl';
  return bare && (onNoun || markersOf(tree, verb).includes('as'));
}

/** The agent of a passive ("by X"), or null. */
export function agentOf(tree: Tree, verb: number): number | null {
  return (
    childOf(tree, verb, 'obl:agent') ??
    childrenOf(tree, verb, 'obl').find((child) => markersOf(tree, child).includes('by')) ??
    null
  );
}

/** The subject of a verb and the token that it stands for, where a relative pronoun or an understood subject does. */
export interface Subject {
  /** The word in the text. */
  readonly head: number;
  /** The token whose mention it is. */
  readonly speaker: number;
}

/**
 * The subject of `verb`: its own, that of the verb it is coordinated with, or the understood one of a participle,
 * infinitive or relative clause. Null where none can be told.
 */
export function subjectOf(tree: Tree, verb: number, depth = 0): Subject | null {
  const own = childrenOf(tree, verb, 'nsubj').filter((child) => tree.tokens[child]!.deprel !== 'nsubj:outer');
  const active = own.filter((child) => !/:pass$/.test(tree.tokens[child]!.deprel));
  const subject =
    active.findLast((child, at) => at > 0 && isCutOff(tree, active[at - 1]!, child)) ?? active[0] ?? own[0];
  if (subject !== undefined) return standsFor(tree, verb, subject);
  if (childOf(tree, verb, 'expl') !== null || depth > 5) return null;
  const { head, deprel, xpos } = tree.tokens[verb]!;
  if (head < 0) return null;
  if (isRelation(deprel, 'conj')) return subjectOf(tree, head, depth + 1);
  if (isRelation(deprel, 'xcomp')) return controller(tree, head, depth);
  if (isRelation(deprel, 'advcl') || (isRelation(deprel, 'parataxis') && xpos === 'VBG'))
    return hasOwnFiniteForm(tree, verb) ? null : subjectOf(tree, head, depth + 1);
  if (isRelation(deprel, 'acl')) return { head, speaker: head };
  return null;
}

function hasOwnFiniteForm(tree: Tree, verb: number): boolean {
  return /^VB[DPZ]$/.test(tree.tokens[verb]!.xpos);
}

function controller(tree: Tree, head: number, depth: number): Subject | null {
  const object = childOf(tree, head, 'obj', 'iobj');
  if (object !== null && !isRelation(tree.tokens[object]!.deprel, 'obl'))
    return { head: object, speaker: object };
  return subjectOf(tree, head, depth + 1);
}

function standsFor(tree: Tree, verb: number, subject: number): Subject {
  const { text } = tree.tokens[subject]!;
  if (!RELATIVES.has(text.toLowerCase())) return { head: subject, speaker: subject };
  let at = verb;
  while (isRelation(tree.tokens[at]!.deprel, 'conj')) at = tree.tokens[at]!.head;
  const relative = tree.tokens[at]!;
  if (isRelation(relative.deprel, 'acl') && relative.head >= 0)
    return { head: subject, speaker: relative.head };
  return { head: subject, speaker: subject };
}

/** Noun phrases by which an audience is told: "in a statement to O", "in an interview with O", "speaking to O". */
function audienceOf(index: CueIndex, tree: Tree, verb: number): readonly number[] {
  const out: number[] = [];
  const told = (head: number, relation: string): readonly number[] =>
    childrenOf(tree, head, relation).filter((child) =>
      markersOf(tree, child).some((marker) => marker === 'to' || marker === 'with'),
    );
  for (const oblique of childrenOf(tree, verb, 'obl')) {
    const markers = markersOf(tree, oblique);
    if (!markers.includes('in') && !markers.includes('during')) continue;
    if (documentClass(index, tree, oblique) !== 'statement') continue;
    out.push(...told(oblique, 'nmod'), ...told(verb, 'obl'));
  }
  const speaking = childrenOf(tree, verb, 'advcl').filter((clause) => isSpeaking(tree, clause));
  if (isSpeaking(tree, verb)) speaking.push(verb);
  for (const clause of speaking) out.push(...told(clause, 'obl'));
  return out;
}

function isSpeaking(tree: Tree, verb: number): boolean {
  return ['speak', 'talk'].includes(lemmaOf(tree, verb));
}

/** Those who asked the questions: "in an interview with O", "was interviewed by O and said". They are of the press. */
export function pressOf(index: CueIndex, tree: Tree, verb: number): readonly number[] {
  const asked = childrenOf(tree, verb, 'obl')
    .filter((child) => lemmaOf(tree, child) === 'interview')
    .flatMap((child) => childrenOf(tree, child, 'nmod'))
    .filter((child) => markersOf(tree, child).some((marker) => marker === 'with' || marker === 'to'));
  return [...asked, ...interviewers(index, tree, verb)];
}

/** Who heard it: the object of "told", "to X" of "said", an interviewer, or a medium. */
export function hearersOf(
  index: CueIndex,
  tree: Tree,
  verb: number,
  how: 'to' | 'object' | 'none',
  passive: boolean,
): readonly number[] {
  const out: number[] = [...audienceOf(index, tree, verb)];
  if (how === 'object' && !passive) out.push(...childrenOf(tree, verb, 'iobj', 'obj'));
  if (how === 'object' && passive) out.push(...childrenOf(tree, verb, 'nsubj:pass'));
  if (how === 'to')
    out.push(
      ...childrenOf(tree, verb, 'obl', 'iobj').filter(
        (child) => isRelation(tree.tokens[child]!.deprel, 'iobj') || markersOf(tree, child).includes('to'),
      ),
    );
  out.push(...interviewers(index, tree, verb));
  return [...new Set(out)];
}

function interviewers(index: CueIndex, tree: Tree, verb: number): readonly number[] {
  const { head, deprel } = tree.tokens[verb]!;
  if (
    head < 0 ||
    !isRelation(deprel, 'conj') ||
    !index.interviewing.has(lemmaOf(tree, head)) ||
    !isPassive(tree, head)
  )
    return [];
  const agent = agentOf(tree, head);
  return agent === null ? [] : [agent];
}

/**
 * Who is behind a document: "X's report", "a report by X", "a letter from X", "a report published by X", "the X
 * report", "X issued a report". Null where it is not told.
 */
export function authorOf(index: CueIndex, tree: Tree, noun: number): number | null {
  const possessor = childOf(tree, noun, 'nmod:poss');
  if (possessor !== null) return possessor;
  const by = childrenOf(tree, noun, 'nmod', 'obl').find((child) =>
    markersOf(tree, child).some((marker) => marker === 'by' || marker === 'from'),
  );
  if (by !== undefined) return by;
  for (const clause of childrenOf(tree, noun, 'acl')) {
    if (!index.aboutDocuments.has(lemmaOf(tree, clause))) continue;
    const agent = agentOf(tree, clause);
    if (agent !== null) return agent;
    const subject = childOf(tree, clause, 'nsubj');
    if (subject !== null && !RELATIVES.has(tree.tokens[subject]!.text.toLowerCase())) return subject;
  }
  const name = childrenOf(tree, noun, 'compound', 'nmod').find(
    (child) => child < noun && tree.tokens[child]!.upos === 'PROPN' && markersOf(tree, child).length === 0,
  );
  if (name !== undefined) return name;
  return giver(index, tree, noun);
}

function giver(index: CueIndex, tree: Tree, noun: number): number | null {
  const { head, deprel } = tree.tokens[noun]!;
  if (head < 0 || !isRelation(deprel, 'obj') || !index.givesOut.has(lemmaOf(tree, head))) return null;
  return subjectOf(tree, head)?.speaker ?? null;
}

/** The document that a phrase is about: "the discovery of ten records" is the records, "a set of letters" the letters. */
export function documentIn(index: CueIndex, tree: Tree, noun: number): number {
  if (!index.ofDocuments.has(lemmaOf(tree, noun))) return noun;
  const inner = subtreeOf(tree, noun).find(
    (child) =>
      child > noun &&
      documentClass(index, tree, child) !== null &&
      isRelation(tree.tokens[child]!.deprel, 'nmod') &&
      tree.tokens.slice(noun, child).some((token) => token.text.toLowerCase() === 'of'),
  );
  return inner ?? noun;
}

/** Whether the verb is denied: "did not say", "refused to say", "has never told". */
export function isNegated(tree: Tree, verb: number): boolean {
  const negative = (token: number): boolean => {
    const { text, deprel, lemma } = tree.tokens[token]!;
    return isRelation(deprel, 'advmod') && (/^(not|n['’]?t|never|nt)$/i.test(text) || lemma === 'not');
  };
  if (childrenOf(tree, verb).some(negative)) return true;
  const { head, deprel } = tree.tokens[verb]!;
  return (
    head >= 0 &&
    isRelation(deprel, 'xcomp') &&
    (/^(refuse|decline|fail|stop)$/.test(lemmaOf(tree, head)) || isNegated(tree, head))
  );
}

/**
 * The verb with the auxiliaries, negation and adverbs right before it, the "to" of an infinitive, and the particle or
 * preposition (`rest`) right after it.
 */
export function cueTokens(tree: Tree, verb: number, rest: readonly string[] = []): readonly number[] {
  const parts = new Set([verb, ...childrenOf(tree, verb, 'aux', 'advmod', 'compound:prt')]);
  for (const mark of childrenOf(tree, verb, 'mark'))
    if (tree.tokens[mark]!.text.toLowerCase() === 'to') parts.add(mark);
  let first = verb;
  while (parts.has(first - 1)) first--;
  let last = verb;
  while (
    isRelation(tree.tokens[last + 1]?.deprel ?? '', 'compound:prt') &&
    tree.tokens[last + 1]!.head === verb
  )
    last++;
  for (const word of rest) if (tree.tokens[last + 1]?.text.toLowerCase() === word) last++;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
