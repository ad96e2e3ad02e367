import type { Governor, RealisWords } from '../../lexicon/frames.ts';
import { childrenOf, markersOf, type Tree } from '../tree.ts';
import { isToldAsPast } from './clauses.ts';
import { type Gathered, note } from './gathered.ts';
import { negationAt } from './negation.ts';

const SAYING = new Set([
  'say',
  'report',
  'state',
  'add',
  'write',
  'tell',
  'note',
  'announce',
  'reveal',
  'claim',
  'declare',
  'confirm',
  'acknowledge',
  'admit',
  'stress',
  'emphasize',
  'emphasise',
]);

/** Whether the preposition lets the noun be what the verb above is about ("agreed on talks"). */
export function isContentPhrase(tree: Tree, node: number): boolean {
  return markersOf(tree, node).some((marker) =>
    ['to', 'for', 'of', 'on', 'with', 'from', 'about', 'against'].includes(marker),
  );
}

/** Whether the word at `head` governs; notes its realis. Its own negation and modals are seen when the way passes it. */
export function governedBy(
  tree: Tree,
  head: number,
  node: number,
  words: RealisWords,
  gathered: Gathered,
): boolean {
  const { lemma, text, upos } = tree.tokens[head]!;
  const list = words.governors.get(text.toLowerCase()) ?? words.governors.get(lemma.toLowerCase());
  const governor = list?.find(({ rest }) => restStands(tree, head, node, rest));
  if (governor && fits(tree, head, node, governor) && !isToldAsPast(tree, node, governor)) {
    note(tree, gathered, governor.realis, head);
    return true;
  }
  if (words.raising.has(lemma) && upos === 'VERB' && negationAt(tree, head, words) !== null) return true;
  return false;
}

function restStands(tree: Tree, head: number, node: number, rest: readonly string[]): boolean {
  if (rest.length === 0) return true;
  const below = [...childrenOf(tree, head), ...childrenOf(tree, node, 'case', 'mark')];
  return rest.every((word) =>
    below.some((at) => tree.tokens[at]!.lemma === word || tree.tokens[at]!.text.toLowerCase() === word),
  );
}

/** A verb of many senses governs an infinitive ("is set to meet"), or a noun that it is about, not any clause near it. */
function fits(tree: Tree, head: number, node: number, governor: Governor): boolean {
  const { deprel } = tree.tokens[node]!;
  const relation = deprel.split(':')[0]!;
  const verb = tree.tokens[head]!.upos === 'VERB';
  if (!verb) return true;
  if (relation === 'nsubj' && deprel !== 'nsubj:pass') return false;
  if (governor.realis === 'planned' && relation === 'obl') return false;
  return true;
}

/** Raising and helping verbs let the way go on; a verb of saying ends it. */
export function afterUngoverned(tree: Tree, node: number, head: number, relation: string): number | null {
  const above = tree.tokens[head]!;
  if (above.upos !== 'VERB' && above.upos !== 'AUX' && above.upos !== 'ADJ') return null;
  if (relation === 'ccomp' || SAYING.has(above.lemma)) return null;
  if (relation === 'xcomp') return head;
  if (relation === 'nsubj' || relation === 'obj')
    return tree.tokens[node]!.upos === 'NOUN' && isLight(above.lemma) ? head : null;
  return null;
}

/** Verbs that say of a noun that it takes or took place, or is had. */
function isLight(lemma: string): boolean {
  return [
    'be',
    'take',
    'hold',
    'have',
    'happen',
    'occur',
    'begin',
    'start',
    'go',
    'continue',
    'resume',
    'end',
    'see',
    'make',
    'give',
    'pay',
    'lead',
    'exist',
    'send',
    'receive',
    'get',
    'conduct',
    'write',
    'attend',
    'carry',
    'launch',
  ].includes(lemma);
}
