import type { Tree } from '../tree.ts';
import type { NameSpanFound } from './name-span.ts';
import { isCapital, isMark, type Scene } from './scene.ts';

/** Two bodies that the model took for one ("Corvane Energy and Halden Trust"): a body's word ends either. */
export function splitBodies<T extends { readonly first: number; readonly last: number }>(
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

/** "Institute for Trade" and "Meridian Trade and Transport Institute": one body where the words between say so. */
export function joinBodies(
  scene: Scene,
  tree: Tree,
  spans: readonly NameSpanFound[],
): readonly NameSpanFound[] {
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
