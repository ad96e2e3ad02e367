import { isRelation, type Tree } from '../tree.ts';
import type { Entry } from './gazetteer.ts';
import { joinBodies, splitBodies } from './name-bodies.ts';
import { mended } from './name-extents.ts';
import type { NameSpanFound } from './name-span.ts';
import { isCapital, type Scene, treeAt, wordsBetween } from './scene.ts';

/**
 * The names of one sentence by itself: the model's spans, mended by the tree and joined with what the gazetteer and the tags show.
 * Sorted, not overlapping; titles are still inside.
 */
export function nameSpansOf(scene: Scene, sentence: number): readonly NameSpanFound[] {
  const tree = treeAt(scene, sentence);
  const fromModel = tree.sentence.names
    .flatMap((name) => splitBodies(scene, tree, name))
    .map((name) => mended(scene, tree, { ...name, entry: null }))
    .filter((name): name is NameSpanFound => name !== null);
  const joined = joinOverlaps(scene, tree, fromModel);
  const withEntries = withGazetteer(scene, tree, joined);
  const all = [...withEntries, ...untouchedRuns(scene, tree, withEntries)].sort((a, b) => a.first - b.first);
  return joinBodies(scene, tree, all).map((span) => ({
    ...span,
    entry: span.entry ?? entryOf(scene, tree, span),
  }));
}

function entryOf(scene: Scene, tree: Tree, span: NameSpanFound): Entry | null {
  return scene.gazetteer.lookUp(wordsBetween(scene, tree.tokens, span.first, span.last));
}

/** Joins spans that overlap or that the tree holds to be one name. */
function joinOverlaps(scene: Scene, tree: Tree, spans: readonly NameSpanFound[]): readonly NameSpanFound[] {
  const sorted = [...spans].sort((a, b) => a.first - b.first || b.last - a.last);
  const out: NameSpanFound[] = [];
  for (const span of sorted) {
    const before = out.at(-1);
    if (before && (span.first <= before.last || isOneName(scene, tree, before, span)))
      out[out.length - 1] = {
        ...(before.score >= span.score ? before : span),
        first: before.first,
        last: Math.max(before.last, span.last),
      };
    else out.push(span);
  }
  return out;
}

function isOneName(scene: Scene, tree: Tree, left: NameSpanFound, right: NameSpanFound): boolean {
  if (left.type !== 'person' || right.type !== 'person') return false;
  const between = tree.tokens.slice(left.last + 1, right.first);
  const glue = between.every((token) => token.text === '-' || scene.words.isParticle(token.text));
  const head = tree.tokens[right.first]!;
  return glue && isRelation(head.deprel, 'flat') && head.head >= left.first && head.head <= left.last;
}

/** Lays the gazetteer over the spans: a longer entry replaces, an equal one explains, one in an empty place is added. */
function withGazetteer(scene: Scene, tree: Tree, spans: readonly NameSpanFound[]): readonly NameSpanFound[] {
  const found = scene.gazetteer.scan(scene.text, tree.tokens);
  const kept = [...spans];
  for (const { first, last, entry } of found) {
    const touching = kept.filter((span) => span.first <= last && span.last >= first);
    if (touching.some((span) => span.first < first || span.last > last)) continue;
    if (touching.length === 0 && !standsAsName(tree, first, last, entry)) continue;
    const { type, score } = touching[0] ?? { type: null, score: 1 };
    for (const span of touching) kept.splice(kept.indexOf(span), 1);
    kept.push({ first, last, entry, type, score });
  }
  return kept.sort((a, b) => a.first - b.first);
}

/** Not where a listed word is the first of a longer name that the tags show ("Jordan Ashby", "Paris Saint-Germain"). */
function standsAsName(tree: Tree, first: number, last: number, entry: Entry): boolean {
  const token = tree.tokens[last]!;
  if (entry.use === 'adjective') return token.upos !== 'VERB';
  const next = tree.tokens[last + 1];
  const flat = next && isRelation(next.deprel, 'flat') && next.head >= first && next.head <= last;
  const inFlat = isRelation(tree.tokens[first]!.deprel, 'flat') && tree.tokens[first]!.head < first;
  return (
    !flat &&
    !inFlat &&
    (first < last || token.upos === 'PROPN' || token.upos === 'ADJ' || token.upos === 'NOUN')
  );
}

/** Runs of proper nouns that no span covers and that are no title, day or month. */
function untouchedRuns(scene: Scene, tree: Tree, spans: readonly NameSpanFound[]): readonly NameSpanFound[] {
  const covered = new Set(spans.flatMap((span) => range(span.first, span.last)));
  const out: NameSpanFound[] = [];
  for (let first = 0; first < tree.tokens.length; first++) {
    if (covered.has(first) || !opensRun(tree, first)) continue;
    let last = first;
    while (
      last + 1 < tree.tokens.length &&
      !covered.has(last + 1) &&
      tree.tokens[last + 1]!.upos === 'PROPN' &&
      isCapital(tree.tokens[last + 1]!) &&
      !opensClause(tree, last + 1)
    )
      last++;
    const span = mended(scene, tree, { first, last, type: null, score: 0, entry: null });
    if (span && range(span.first, span.last).every((index) => !covered.has(index))) out.push(span);
    first = Math.max(last, span?.last ?? last);
  }
  return out;
}

/** Whether a subject begins behind a phrase of its own verb ("in December | Moss met"), or a name behind a day ("on 6 April | Moss"). */
function opensClause(tree: Tree, index: number): boolean {
  const { deprel, head } = tree.tokens[index]!;
  const before = tree.tokens[index - 1]!;
  if (before.deprel === 'nmod:unmarked' && tree.tokens[before.head]?.upos === 'NUM' && before.head < index)
    return head !== before.index;
  return isRelation(deprel, 'nsubj') && before.head === head;
}

/** A proper noun that is no adverb or lone adjective of a noun. */
function opensRun(tree: Tree, index: number): boolean {
  const token = tree.tokens[index]!;
  if (token.upos !== 'PROPN' || !isCapital(token) || isRelation(token.deprel, 'advmod')) return false;
  const next = tree.tokens[index + 1];
  return !(isRelation(token.deprel, 'amod') && next?.upos === 'NOUN');
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
