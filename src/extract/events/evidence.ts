import { type Span, spanOf } from '../../model/index.ts';
import { childrenOf, clauseOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { Proposal, Scene } from './types.ts';

/**
 * The words a claim stands on: the clause of its trigger without the words that attribute it and without clauses
 * coordinated with it, stretched to the parties that the sentence names; the sentence where the clause cannot be cut out.
 */
export function evidenceOf(scene: Scene, tree: Tree, proposal: Proposal): Span {
  const { text } = scene.reading.parsed.document;
  const node = proposal.carrier ?? proposal.token;
  const top = clauseOf(tree, node);
  const inside = subtreeOf(tree, top, (child) => isOutside(tree, child, top, proposal.token));
  let first = Math.min(inside[0]!, proposal.token);
  let last = Math.max(inside.at(-1)!, proposal.token);
  for (const party of [...proposal.actor, ...proposal.recipient]) {
    if (party.mention.sentence !== proposal.sentence) continue;
    first = Math.min(first, party.mention.first);
    last = Math.max(last, party.mention.last);
  }
  if (proposal.where?.sentence === proposal.sentence) last = Math.max(last, proposal.where.last);
  const content = contentAround(scene, proposal);
  if (content && content.first <= proposal.token && proposal.token <= content.last) {
    first = Math.max(first, content.first);
    last = Math.min(last, content.last);
  }
  const [from, to] = trimmed(tree, first, last, proposal.token);
  return spanOf(text, tree.tokens[from]!.start, tree.tokens[to]!.end);
}

/** The piece of the innermost attributed content that holds the trigger. */
function contentAround(scene: Scene, { sentence, token }: Proposal): { first: number; last: number } | null {
  const inner = scene.attributions.around(sentence, token).at(-1);
  const piece = inner?.content.find(
    (range) => range.sentence === sentence && range.first <= token && token <= range.last,
  );
  return piece ?? null;
}

function isOutside(tree: Tree, child: number, top: number, trigger: number): boolean {
  if (child === trigger || subtreeOf(tree, child).includes(trigger)) return false;
  const { deprel, upos, head } = tree.tokens[child]!;
  if (head !== top) return false;
  if (isRelation(deprel, 'parataxis')) return true;
  return isRelation(deprel, 'conj') && (upos === 'VERB' || childrenOf(tree, child, 'nsubj').length > 0);
}

/** Bounds without punctuation, conjunctions and subordinators at the edges. */
function trimmed(tree: Tree, first: number, last: number, trigger: number): readonly [number, number] {
  let from = first;
  let to = last;
  while (from < trigger && isEdge(tree, from)) from++;
  while (to > trigger && isEdge(tree, to)) to--;
  return [from, to];
}

function isEdge(tree: Tree, token: number): boolean {
  const { upos, text, deprel } = tree.tokens[token]!;
  if (upos === 'PUNCT') return !/^[)\]]$/.test(text);
  return upos === 'CCONJ' || (upos === 'SCONJ' && isRelation(deprel, 'mark'));
}
