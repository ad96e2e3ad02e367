import type { RealisWords } from '../../lexicon/frames.ts';
import type { Realis } from '../../model/index.ts';
import { childOf, childrenOf, firstConjunct, isRelation, markersOf, type Tree } from '../tree.ts';
import { asksWhether, isContinued, isHeadlinePlan, isMarkedConjunct, isToBe } from './clauses.ts';
import { type Gathered, note } from './gathered.ts';
import { afterUngoverned, governedBy, isContentPhrase } from './governors.ts';
import { negationAt, underNegation } from './negation.ts';

/** How real an event is, with the words that tell it, for the trace. */
export interface RealisFound {
  readonly realis: Realis;
  readonly words: readonly string[];
  /** Whether all that makes it planned are attempts at it. */
  readonly attempted: boolean;
}

const PERHAPS = new Set(['perhaps', 'possibly', 'maybe', 'probably', 'conceivably', 'presumably']);

/**
 * How real the event is whose trigger stands at `token` (`carrier` being the verb that carries a noun trigger): by negation
 * and modals at the trigger, by the verbs, nouns and adjectives in whose content it stands, by conditions and questions.
 */
export function realisAt(tree: Tree, token: number, carrier: number | null, words: RealisWords): RealisFound {
  const gathered: Gathered = { found: [] };
  nounModifiers(tree, token, words, gathered);
  const start = carrier ?? token;
  if (carrier !== null) governedBy(tree, carrier, token, words, gathered);
  climb(tree, start, words, gathered);
  if (carrier !== null && tree.tokens[carrier]!.head === token) climb(tree, token, words, gathered);
  if (isQuestion(tree)) note(tree, gathered, 'possible', tree.tokens.length - 1);
  const lemmas = gathered.found.map((item) => tree.tokens[item.token]!.lemma);
  return {
    realis: sumOf(gathered),
    words: gathered.found.map(({ word }) => word),
    attempted: lemmas.length > 0 && lemmas.every((lemma) => words.attempts.has(lemma)),
  };
}

function sumOf({ found }: Gathered): Realis {
  if (found.filter(({ realis }) => realis === 'denied').length % 2 === 1) return 'denied';
  const has = (realis: Realis): boolean => found.some((item) => item.realis === realis);
  if (has('possible')) return 'possible';
  // "Agreed that she should write" is a plan of those who agreed.
  const settled = found.some(
    ({ realis, word }) => realis === 'planned' && /^(agreed?|decided?|resolved?|settled)$/i.test(word),
  );
  if (settled && found.some(({ word }) => /^should$/i.test(word))) return 'planned';
  if (has('requested')) return 'requested';
  return has('planned') ? 'planned' : 'happened';
}

function nounModifiers(tree: Tree, token: number, words: RealisWords, gathered: Gathered): void {
  if (tree.tokens[token]!.upos === 'VERB') return;
  for (const child of childrenOf(tree, token, 'amod', 'compound', 'det')) {
    const { lemma, text } = tree.tokens[child]!;
    const realis = words.modifiers.get(text.toLowerCase()) ?? words.modifiers.get(lemma);
    if (realis !== undefined) note(tree, gathered, realis, child);
  }
  if (
    childrenOf(tree, token, 'case').some((at) => tree.tokens[at]!.lemma === 'without') &&
    !underNegation(tree, token, words)
  )
    note(tree, gathered, 'denied', token);
}

function climb(tree: Tree, start: number, words: RealisWords, gathered: Gathered): void {
  let node = start;
  for (let steps = 0; steps < 12; steps++) {
    atPredicate(tree, node, words, gathered);
    const next = stepUp(tree, node, words, gathered);
    if (next === null) return;
    node = next;
  }
}

/** Negation, modals, doubt and conditions at a predicate; those of the first of a coordination where it has no own. */
function atPredicate(tree: Tree, node: number, words: RealisWords, gathered: Gathered): void {
  const scope = sharesAuxiliary(tree, node) ? [node, firstConjunct(tree, node)] : [node];
  for (const at of scope) {
    const negation = negationAt(tree, at, words);
    if (negation !== null && !isContinued(tree, at, negation)) note(tree, gathered, 'denied', negation);
    for (const aux of childrenOf(tree, at, 'aux')) {
      const realis = modalRealis(tree, at, aux, words);
      if (realis !== null) note(tree, gathered, realis, aux);
    }
    const whether = asksWhether(tree, at);
    if (whether !== null) note(tree, gathered, 'possible', whether);
    if (isHeadlinePlan(tree, at)) note(tree, gathered, 'planned', childOf(tree, at, 'mark')!);
    if (isToBe(tree, at)) note(tree, gathered, 'planned', childOf(tree, at, 'mark')!);
    for (const adverb of childrenOf(tree, at, 'advmod'))
      if (PERHAPS.has(tree.tokens[adverb]!.lemma)) note(tree, gathered, 'possible', adverb);
  }
}

function sharesAuxiliary(tree: Tree, node: number): boolean {
  const { deprel, xpos } = tree.tokens[node]!;
  return isRelation(deprel, 'conj') && xpos === 'VB' && childOf(tree, node, 'aux', 'mark', 'nsubj') === null;
}

function modalRealis(tree: Tree, node: number, aux: number, words: RealisWords): Realis | null {
  const { text, lemma } = tree.tokens[aux]!;
  const lower = text.toLowerCase();
  const realis = words.modals.get(lower) ?? words.modals.get(lemma);
  if (realis === undefined) return null;
  if (lower === "'d" || lower === '’d') return tree.tokens[node]!.xpos === 'VB' ? 'possible' : null;
  if (lower === 'would' && isReported(tree, node) && !hasCondition(tree, node, words)) return 'planned';
  if ((lower === 'could' || lower === 'can') && negationAt(tree, node, words) !== null) return null;
  return realis;
}

/** Whether the clause is what somebody says, so that "would" is the future seen from then. */
function isReported(tree: Tree, node: number): boolean {
  const { deprel, head } = tree.tokens[firstConjunct(tree, node)]!;
  if (childrenOf(tree, node, 'aux').some((aux) => tree.tokens[aux]!.lemma === 'have')) return false;
  if (isMarkedConjunct(tree, node)) return true;
  return head >= 0 && isRelation(deprel, 'ccomp');
}

function hasCondition(tree: Tree, node: number, words: RealisWords): boolean {
  return childrenOf(tree, node, 'advcl').some((clause) => isCondition(tree, clause, words));
}

function isCondition(tree: Tree, clause: number, words: RealisWords): boolean {
  return markersOf(tree, clause).some(
    (marker) => words.conditions.has(marker) && marker !== 'until' && marker !== 'once',
  );
}

/** Notes what the word above makes of the event, and gives the next node to look at; null where the way ends. */
function stepUp(tree: Tree, node: number, words: RealisWords, gathered: Gathered): number | null {
  const { deprel, head, upos } = tree.tokens[node]!;
  if (head < 0) return null;
  const relation = deprel.split(':')[0]!;
  if (relation === 'conj') {
    const first = firstConjunct(tree, node);
    if (!isMarkedConjunct(tree, node) || !isRelation(tree.tokens[first]!.deprel, 'ccomp'))
      return fromConjunct(tree, node);
    return stepUp(tree, first, words, gathered);
  }
  if (relation === 'advcl') {
    if (isCondition(tree, node, words)) note(tree, gathered, 'possible', childOf(tree, node, 'mark') ?? node);
    else if (tree.tokens[node]!.xpos === 'VB' && governedBy(tree, head, node, words, gathered)) return head;
    else if (isPurpose(tree, node)) note(tree, gathered, 'planned', childOf(tree, node, 'mark') ?? node);
    return null;
  }
  if (deprel === 'acl:relcl' || relation === 'parataxis' || relation === 'root') return null;
  if (
    relation === 'appos' ||
    relation === 'nmod' ||
    relation === 'acl' ||
    relation === 'amod' ||
    relation === 'compound'
  )
    return fromNoun(tree, node, relation, words, gathered);
  if (!['xcomp', 'ccomp', 'obj', 'obl', 'nsubj', 'csubj', 'iobj'].includes(relation)) return null;
  if (relation === 'obl' && upos !== 'VERB' && !isContentPhrase(tree, node)) return null;
  return governedBy(tree, head, node, words, gathered) ? head : afterUngoverned(tree, node, head, relation);
}

function fromConjunct(tree: Tree, node: number): number | null {
  const first = firstConjunct(tree, node);
  const same = tree.tokens[first]!.xpos === tree.tokens[node]!.xpos;
  const nonFinite = ['VB', 'VBG', 'NN', 'NNS'].includes(tree.tokens[node]!.xpos);
  const ownSubject = childOf(tree, node, 'nsubj') !== null;
  return same && nonFinite && !ownSubject ? first : null;
}

function isPurpose(tree: Tree, node: number): boolean {
  return (
    tree.tokens[node]!.xpos === 'VB' &&
    markersOf(tree, node).some((marker) => marker === 'to' || marker === 'in order')
  );
}

/** A noun or adjective above ("plan to meet", "refusal of talks", "fears of attack"). */
function fromNoun(
  tree: Tree,
  node: number,
  relation: string,
  words: RealisWords,
  gathered: Gathered,
): number | null {
  const head = tree.tokens[node]!.head;
  const markers = markersOf(tree, node);
  const isContent =
    relation === 'compound' ||
    (relation === 'acl' && (markers.length > 0 || tree.tokens[node]!.xpos === 'VB')) ||
    (relation === 'nmod' &&
      markers.some((marker) => ['of', 'for', 'to', 'about', 'on', 'against'].includes(marker)));
  if (!isContent) return null;
  return governedBy(tree, head, node, words, gathered) ? head : null;
}

function isQuestion(tree: Tree): boolean {
  const last = tree.tokens.at(-1)?.text;
  return last === '?' || (tree.tokens.at(-2)?.text === '?' && /^["”’'“]$/.test(last ?? ''));
}
