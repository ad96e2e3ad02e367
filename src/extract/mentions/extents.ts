import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { Coordination } from './coordination.ts';
import { isMark, type Scene } from './scene.ts';

const PREMODIFIER = /^(det|amod|nummod|compound|nmod:poss|nmod:desc|nmod|flat|fixed|advmod)/;
const CLAUSES = /^(acl:relcl|appos|parataxis|discourse|advcl)/;

/** Prepositions that after such a noun more often belong to the verb ("gave the union with ...", "asked the police for"). */
const LOOSE: Readonly<Record<string, RegExp>> = {
  person: /^(with|including|on|during|about|after|before|since|as)$/,
  group: /^(with|for|including|on|during|about|after|before|since|as|to)$/,
  state: /^(with|for|including|on|during|about|after|before|since|as|to)$/,
  body: /^(with|including|during|after|before|since|as)$/,
  outlet: /^(with|including|during|about|after|before|since|as|to)$/,
};
const NEVER = /^including$/;
/** "Appealed to both sides for calm", "urged the two to meet in May": who they are was said before. */
const SIDES = /^(side|party|two|both)$/;
const SIDES_LOOSE = /^(with|for|including|at|on|during|about|after|before|since|as|to|over)$/;

/**
 * First and last token of a noun phrase without its preposition, relative clauses, appositions and the phrases
 * coordinated with it, nor what tells when or in which document something was said.
 */
export function extentOfPhrase(
  scene: Scene,
  tree: Tree,
  head: number,
  coordination: Coordination,
): { readonly first: number; readonly last: number } {
  const parts = [head];
  const take = (index: number): void => {
    parts.push(index);
    for (const child of childrenOf(tree, index)) {
      if (CLAUSES.test(tree.tokens[child]!.deprel) || coordination.isMoved(child)) continue;
      if (isMark(tree.tokens[child]!) && (child < Math.min(...parts) || child > Math.max(...parts))) continue;
      if (child > index && isCircumstance(scene, tree, child)) continue;
      take(child);
    }
  };
  const lemma = tree.tokens[head]!.lemma.toLowerCase();
  const toldTo = scene.words.nounKind(lemma) === 'person' && !scene.words.isIn('to_whom', lemma);
  const loose = SIDES.test(lemma) ? SIDES_LOOSE : (LOOSE[scene.words.nounKind(lemma) ?? 'unknown'] ?? NEVER);
  let open = true;
  for (const child of childrenOf(tree, head)) {
    if (isMark(tree.tokens[child]!)) continue;
    const words = child > head ? caseWords(tree, child) : [];
    if (words.some((word) => loose.test(word)) || (toldTo && words.includes('to'))) open = false;
    if (child > head && !open) continue;
    const belongs = child < head ? isPremodifier(tree, child) : follows(scene, tree, head, child, loose);
    if (belongs) take(child);
  }
  return trimmed(tree, head, Math.min(...parts), Math.max(...parts));
}

/** "Ministers met before river deal - envoy": a dash between blanks parts the phrase from the words before it. */
function afterDash(tree: Tree, from: number, head: number): number {
  const dash = tree.tokens.findLast(({ index, text, start, end }) => {
    if (index < from || index >= head || !/^[-–—]$/.test(text)) return false;
    return tree.tokens[index - 1]!.end < start && end < tree.tokens[index + 1]!.start;
  });
  return dash === undefined ? from : dash.index + 1;
}

function trimmed(
  tree: Tree,
  head: number,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } {
  let [first, last] = [Math.max(from, afterDash(tree, from, head)), to];
  while (last > head && isMark(tree.tokens[last]!)) last--;
  while (first < head && (isMark(tree.tokens[first]!) || tree.tokens[first]!.upos === 'CCONJ')) first++;
  return { first, last };
}

function follows(scene: Scene, tree: Tree, head: number, child: number, loose: RegExp): boolean {
  if (!/^(nmod|flat|fixed|nummod|compound)/.test(tree.tokens[child]!.deprel)) return false;
  if (caseWords(tree, child).some((word) => loose.test(word))) return false;
  if (caseWords(tree, child).includes('for') && scene.words.isIn('asked_for', tree.tokens[child]!.lemma))
    return false;
  return isClose(tree, head, child) && !isCircumstance(scene, tree, child);
}

/** "in April", "in a statement": when and where it was said, not what the noun is. */
function isCircumstance(scene: Scene, tree: Tree, child: number): boolean {
  const { lemma, text } = tree.tokens[child]!;
  const cases = caseWords(tree, child);
  if (!cases.some((word) => /^(in|on|at|by|since|during)$/.test(word))) return false;
  const kind = scene.words.nounKind(lemma.toLowerCase());
  return (
    kind === 'time' ||
    /^(1[5-9]|20)\d\d$/.test(text) ||
    scene.words.isTime(text.toLowerCase()) ||
    (kind === 'document' && cases.includes('in'))
  );
}

function caseWords(tree: Tree, token: number): readonly string[] {
  return childrenOf(tree, token, 'case', 'mark').map((index) => tree.tokens[index]!.text.toLowerCase());
}

/** A word before the head that is part of its phrase: no adverb, and no phrase with a preposition of its own. */
function isPremodifier(tree: Tree, child: number): boolean {
  const { deprel, upos } = tree.tokens[child]!;
  if (!PREMODIFIER.test(deprel) || (upos === 'ADV' && isRelation(deprel, 'advmod'))) return false;
  return isRelation(deprel, 'nmod:poss') || childrenOf(tree, child, 'case').length === 0;
}

/** Whether no comma or clause stands between a head and what follows it. */
function isClose(tree: Tree, head: number, child: number): boolean {
  const between = tree.tokens.slice(head + 1, child);
  return !between.some((token) => /^[,;:–—()“”"]$/.test(token.text)) && between.length < 12;
}
