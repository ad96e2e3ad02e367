import type { Token } from '../../model/index.ts';
import { isRelation, type Tree } from '../tree.ts';
import type { NameSpanFound } from './name-span.ts';
import { isCapital, isMark, type Scene, touches } from './scene.ts';

/** The span without marks, articles and times at its ends, and with the rest of a name that the tree shows. */
export function mended(scene: Scene, tree: Tree, span: NameSpanFound): NameSpanFound | null {
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
