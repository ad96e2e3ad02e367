import type { NameType, Token } from '../../model/index.ts';
import { isRelation, type Tree } from '../tree.ts';
import type { Entry } from './gazetteer.ts';
import { isCapital, isMark, type Scene, touches, treeAt, wordsBetween } from './scene.ts';

/** A stretch that names somebody or something, before its kind is told. */
export interface NameSpanFound {
  readonly first: number;
  readonly last: number;
  /** The model's type; null where only the tags or the gazetteer show a name. */
  readonly type: NameType | null;
  readonly score: number;
  /** Set where the words stand in the gazetteer. */
  readonly entry: Entry | null;
}

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

/** Two bodies that the model took for one ("Corvane Energy and Halden Trust"): a body's word ends either. */
function splitBodies<T extends { readonly first: number; readonly last: number }>(
  scene: Scene,
  tree: Tree,
  span: T,
): readonly T[] {
  const words = tree.tokens.slice(span.first, span.last + 1).map((token) => token.text);
  const and = words.indexOf('and');
  if (and < 2 || words.length - and < 3 || words.some((word) => /^(of|for|[&,])$/.test(word))) return [span];
  const isBody = (word: string): boolean => /^(body|group)$/.test(scene.words.nameWord(word) ?? '');
  if (!isBody(words[and - 1]!) || !isBody(words.at(-1)!) || scene.words.isField(words[and + 1]!))
    return [span];
  return [
    { ...span, last: span.first + and - 1 },
    { ...span, first: span.first + and + 1 },
  ];
}

function entryOf(scene: Scene, tree: Tree, span: NameSpanFound): Entry | null {
  return scene.gazetteer.lookUp(wordsBetween(scene, tree.tokens, span.first, span.last));
}

/** The span without marks, articles and times at its ends, and with the rest of a name that the tree shows. */
function mended(scene: Scene, tree: Tree, span: NameSpanFound): NameSpanFound | null {
  let { first, last } = span;
  const edge = (index: number): boolean => {
    const token = tree.tokens[index]!;
    const opens = index === first && /^[‘’'ʼ]$/.test(token.text) && touchesNext(tree, index);
    return (
      (isMark(token) && !opens) ||
      /^(the|a|an|'s|’s|s)$/i.test(token.text) ||
      token.xpos === 'POS' ||
      (token.upos === 'ADP' && !scene.words.isParticle(token.text.toLowerCase())) ||
      token.upos === 'CCONJ'
    );
  };
  while (first <= last && edge(first)) first++;
  while (last >= first && edge(last)) last--;
  if (first > last) return null;
  if (span.type !== 'person') last = beforeOffice(scene, tree, first, last);
  if (first > last) return null;
  const tokens = tree.tokens.slice(first, last + 1);
  if (
    !tokens.some((token) => isCapital(token) || /^\d/.test(token.text) || scene.words.isParticle(token.text))
  )
    return null;
  const sure = span.type === 'person' && span.score >= 0.5;
  if (!sure && tokens.every((token) => isMark(token) || !isNameLike(scene, token))) return null;
  ({ first, last } = extended(scene, tree, first, last));
  return { ...span, first, last };
}

/** Last token of a span without the office at its end ("Harbour Guard Commander"); before `first` where all is office. */
function beforeOffice(scene: Scene, tree: Tree, first: number, last: number): number {
  const words = tree.tokens.slice(first, last + 1).map((token) => token.text);
  if (words.includes('of') || words.includes('for') || !scene.words.isOffice(words.at(-1)!)) return last;
  if (scene.words.nameWord(words.at(-1)!) !== null) return last;
  for (const length of [3, 2])
    if (length <= words.length && scene.words.isOffice(words.slice(-length).join(' '))) return last - length;
  return last - 1;
}

function touchesNext(tree: Tree, index: number): boolean {
  const next = tree.tokens[index + 1];
  return next !== undefined && touches(tree.tokens[index]!, next);
}

/** Whether a token can carry a name alone: no time word, no number. */
function isNameLike(scene: Scene, token: Token): boolean {
  if (/^\d+([.,]\d+)?$/.test(token.text)) return false;
  return !scene.words.isTime(token.text.toLowerCase().replace(/\.$/, ''));
}

/** Adds what belongs to the same name: particles and hyphens before, flat parts and hyphened parts after. */
function extended(
  scene: Scene,
  tree: Tree,
  from: number,
  to: number,
): { readonly first: number; readonly last: number } {
  let first = from;
  let last = to;
  for (;;) {
    const next = partAfter(scene, tree, first, last);
    if (next === null) break;
    last = next;
  }
  for (;;) {
    const before = partBefore(scene, tree, first);
    if (before === null) break;
    first = before;
  }
  return { first, last };
}

function partAfter(scene: Scene, tree: Tree, first: number, last: number): number | null {
  const next = tree.tokens[last + 1];
  const after = tree.tokens[last + 2];
  if (!next) return null;
  const inside = (head: number): boolean => head >= first && head <= last;
  const here = tree.tokens[last]!;
  if (isRelation(next.deprel, 'flat') && inside(next.head) && isCapital(next) && !isMark(next))
    return last + 1;
  if (!after) return null;
  if (next.text === '-' && touches(here, next) && touches(next, after) && isCapital(after)) {
    const tied =
      (isRelation(after.deprel, 'flat') && inside(after.head)) ||
      scene.words.isParticle(here.text.toLowerCase());
    return tied ? last + 2 : null;
  }
  const syllable =
    next.text === '-' &&
    touches(here, next) &&
    touches(next, after) &&
    /^(in|un|eun|on|hee|ho|ok|il|suk)$/.test(after.text);
  if (syllable && last > first && isCapital(here)) return last + 2;
  if (scene.words.isParticle(next.text) && inside(next.head)) {
    const far = after.text === '-' ? tree.tokens[last + 3] : after;
    if (far && isCapital(far) && (inside(far.head) || far.head === last + 1)) return far.index;
  }
  return null;
}

function partBefore(scene: Scene, tree: Tree, first: number): number | null {
  const here = tree.tokens[first]!;
  const before = tree.tokens[first - 1];
  const far = tree.tokens[first - 2];
  if (!before) return null;
  const article = /^(an|as|at|la|le|de|du)$/;
  if (before.text === '-' && far && touches(before, here) && touches(far, before)) {
    if (scene.words.isParticle(far.text.toLowerCase()) && !/^(anti|pro|ex|non)$/i.test(far.text))
      return first - 2;
    return null;
  }
  if (/^[‘’'ʼ]$/.test(before.text) && touches(before, here) && far?.text === '-') return first - 1;
  if (
    scene.words.isParticle(before.text) &&
    !article.test(before.text) &&
    before.text.length > 1 &&
    isCapital(here) &&
    (before.upos === 'PROPN' || /^(al|el|bin|ibn|abu|van|von|der|den|del|della|di|dos)$/.test(before.text))
  )
    return first - 1;
  return null;
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

/** "Institute for Trade" and "Meridian Trade and Transport Institute": one body where the words between say so. */
function joinBodies(scene: Scene, tree: Tree, spans: readonly NameSpanFound[]): readonly NameSpanFound[] {
  const joined = joinBodiesOnce(scene, tree, spans);
  return joined.length < spans.length ? joinBodies(scene, tree, joined) : joined;
}

function joinBodiesOnce(scene: Scene, tree: Tree, spans: readonly NameSpanFound[]): readonly NameSpanFound[] {
  const out: NameSpanFound[] = [];
  for (const span of spans) {
    const before = out.at(-1);
    if (before && isOneBody(scene, tree, before, span))
      out[out.length - 1] = {
        first: before.first,
        last: span.last,
        type: 'organization',
        score: Math.max(before.score, span.score),
        entry: null,
      };
    else out.push(span);
  }
  return out.map((span) => withOfPart(scene, tree, withOwnedBody(scene, tree, span)));
}

/** "Halmere Residents' Association" where the model saw only "Halmere": many persons and the body that is theirs. */
function withOwnedBody(scene: Scene, tree: Tree, span: NameSpanFound): NameSpanFound {
  const people = [span.last, span.last + 1].find((index) => isOwnedByMany(tree, index));
  if (people === undefined || (people === span.last && span.entry)) return span;
  let last = people + 2;
  while (isCapitalWord(tree, last + 1)) last++;
  const kind = isCapitalWord(tree, last) ? scene.words.nameWord(tree.tokens[last]!.text) : null;
  const body = kind === 'body' || kind === 'group';
  return body ? { ...span, last, type: 'organization', entry: null } : span;
}

function isOwnedByMany(tree: Tree, index: number): boolean {
  const word = tree.tokens[index];
  const mark = tree.tokens[index + 1];
  const many = /^\p{Lu}.*s$|^(Women|Men|Children|People)$/u.test(word?.text ?? '');
  const owns = mark?.xpos === 'POS' && (mark.text.length === 1 || !/s$/.test(word!.text));
  return many && owns && isCapitalWord(tree, index + 2);
}

function isCapitalWord(tree: Tree, index: number): boolean {
  const token = tree.tokens[index];
  return token !== undefined && isCapital(token) && !isMark(token);
}

function isOneBody(scene: Scene, tree: Tree, left: NameSpanFound, right: NameSpanFound): boolean {
  const between = tree.tokens.slice(left.last + 1, right.first).map((token) => token.text);
  const endOfLeft = tree.tokens[left.last]!.text;
  const kind = scene.words.nameWord(tree.tokens[right.last]!.text);
  const inOrg = kind === 'body' || kind === 'group';
  if (between.length === 0 && !left.entry && !right.entry) {
    const bodyOfPerson = scene.words.isField(tree.tokens[right.first]!.text) || right.first === right.last;
    return inOrg && !isTitleAt(scene, tree, right.first) && (left.type !== 'person' || bodyOfPerson);
  }
  if (between.length !== 1) return false;
  if (between[0] === '&') return !left.entry && !right.entry;
  if (between[0] === 'and')
    return (
      [endOfLeft, tree.tokens[right.first]!.text].every((word) => scene.words.isField(word)) &&
      (inOrg || scene.words.isField(tree.tokens[right.last]!.text))
    );
  const leftKind =
    scene.words.nameWord(tree.tokens[left.last]!.text) ?? scene.words.nameWord(tree.tokens[left.first]!.text);
  return (
    (between[0] === 'of' || between[0] === 'for') &&
    (leftKind === 'body' || leftKind === 'group') &&
    scene.words.isField(tree.tokens[right.first]!.text)
  );
}

function isTitleAt(scene: Scene, tree: Tree, index: number): boolean {
  return scene.words.isTitle(tree.tokens[index]!.text);
}

/** "Ministry of Trade": the field after a body's own word is part of its name. */
function withOfPart(scene: Scene, tree: Tree, span: NameSpanFound): NameSpanFound {
  const of = tree.tokens[span.last + 1];
  let last = span.last + 2;
  const field = (index: number): boolean => {
    const token = tree.tokens[index];
    return (
      token !== undefined && isCapital(token) && (scene.words.isField(token.text) || token.text === 'Affairs')
    );
  };
  const kind = scene.words.nameWord(tree.tokens[span.last]!.text);
  if (!of || (of.text !== 'of' && of.text !== 'for') || (kind !== 'body' && kind !== 'group')) return span;
  if (!field(last)) return span;
  while (field(last + 1) || (tree.tokens[last + 1]?.text === 'and' && field(last + 2)))
    last += field(last + 1) ? 1 : 2;
  return { ...span, last, type: 'organization', entry: null };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
