import { getGender } from 'gender-detection-from-name';
import type { EntityKind } from '../../model/index.ts';
import { isRelation, type Tree } from '../tree.ts';
import { actsAsState } from './acting.ts';
import type { Entry } from './gazetteer.ts';
import type { Name } from './name.ts';
import { vote } from './name-kinds.ts';
import { reviseSpans } from './name-repeats.ts';
import type { NameSpanFound } from './name-span.ts';
import { nameSpansOf } from './name-spans.ts';
import { isCapital, isMark, type Scene, topOf, treeAt, wordsBetween } from './scene.ts';
import { titleStart } from './titles.ts';
import type { Gender } from './words.ts';

/** The names of a document, those of one spelling given one kind. Sorted by place. */
export function findNames(scene: Scene): readonly Name[] {
  const spans = reviseSpans(
    scene,
    scene.sentences.map((sentence) => nameSpansOf(scene, sentence.index)),
  );
  const names = spans.flatMap((found, sentence) => found.flatMap((span) => nameOf(scene, sentence, span)));
  return vote(scene, names);
}

function nameOf(scene: Scene, sentence: number, span: NameSpanFound): readonly Name[] {
  const tree = treeAt(scene, sentence);
  const bare = span.entry ? span.first : afterTitles(scene, tree, span);
  if (bare === null) return [];
  const title = canHaveTitle(span) ? titleStart(scene, tree, bare) : bare;
  const first = honorificStart(scene, tree, bare, title);
  const text = wordsBetween(scene, tree.tokens, bare, span.last);
  const titled = title < bare && hasOffice(scene, tree, title, bare - 1);
  const entry = bare === span.first ? span.entry : null;
  const kind = kindOfName(scene, tree, { ...span, first: bare, entry }, titled);
  const form = entry?.use === 'adjective' || entry?.use === 'people' ? 'adjective' : 'name';
  const name: Name = {
    sentence,
    first: kind === 'person' ? first : bare,
    last: span.last,
    bare,
    head: topOf(tree, bare, span.last),
    title: kind === 'person' ? title : bare,
    text,
    kind,
    type: span.type,
    score: span.score,
    form,
    entry,
    gender: kind === 'person' ? genderOf(scene, tree, title, bare, text) : 'either',
    plural: entry?.plural ?? false,
  };
  return [...namesInTitle(scene, tree, name, span), name];
}

/** Names and adjectives of states inside a title that the model took for part of the name. */
function namesInTitle(scene: Scene, tree: Tree, name: Name, span: NameSpanFound): readonly Name[] {
  if (name.bare === span.first) return [];
  const found = scene.gazetteer.scan(scene.text, tree.tokens.slice(span.first, name.bare));
  return found.map(({ first, last, entry }) => ({
    sentence: name.sentence,
    first: span.first + first,
    last: span.first + last,
    bare: span.first + first,
    head: topOf(tree, span.first + first, span.first + last),
    title: span.first + first,
    text: wordsBetween(scene, tree.tokens, span.first + first, span.first + last),
    kind: entry.kind,
    type: null,
    score: 0,
    form: entry.use === 'adjective' ? 'adjective' : 'name',
    entry,
    gender: 'either',
    plural: entry.plural,
  }));
}

/** Where the bare name begins in a span that opens with a title ("General A B"); null where it is nothing but titles. */
function afterTitles(scene: Scene, tree: Tree, span: NameSpanFound): number | null {
  const ofOffice = officeOf(scene, tree, span);
  if (span.type === 'organization' || span.type === 'place') return ofOffice;
  const words = tree.tokens.slice(span.first, span.last + 1);
  const ending = scene.words.nameWord(words.at(-1)!.text);
  if (
    words.length > 1 &&
    (ending === 'body' || ending === 'place' || ending === 'event') &&
    span.type !== 'person'
  )
    return span.first;
  let bare = span.first;
  words.forEach((token, index) => {
    const isPart = index > 0 && isRelation(token.deprel, 'flat') && token.head === span.first;
    if (!isPart && scene.words.isTitle(token.text) && index < words.length - 1) bare = span.first + index + 1;
  });
  while (bare < span.last && (isMark(tree.tokens[bare]!) || tree.tokens[bare]!.upos === 'ADP')) bare++;
  if (words.length > 1 && words.every((token) => scene.words.isTitle(token.text))) return null;
  const last = tree.tokens[bare]!.text;
  const alone =
    bare === span.last && scene.words.isTitle(last) && (span.type !== 'person' || last.endsWith('.'));
  return alone ? null : bare;
}

/** First token of a span without an office before "of" ("Commander of the Harbour Guard"). */
function officeOf(scene: Scene, tree: Tree, span: NameSpanFound): number {
  const of = tree.tokens[span.first + 1];
  if (of?.text !== 'of' || !scene.words.isOffice(tree.tokens[span.first]!.text)) return span.first;
  const after = span.first + 2;
  return /^the$/i.test(tree.tokens[after]?.text ?? '') ? after + 1 : Math.min(after, span.last);
}

function canHaveTitle(span: NameSpanFound): boolean {
  return !span.entry && span.type !== 'organization' && span.type !== 'place';
}

function honorificStart(scene: Scene, tree: Tree, bare: number, title: number): number {
  let first = bare;
  while (
    first > title &&
    scene.words.isHonorific(tree.tokens[first - 1]!.text) &&
    !isPlainNoun(tree, first - 1)
  )
    first--;
  return first;
}

function isPlainNoun(tree: Tree, index: number): boolean {
  return !isCapital(tree.tokens[index]!);
}

function hasOffice(scene: Scene, tree: Tree, from: number, to: number): boolean {
  return tree.tokens.slice(from, to + 1).some((token) => scene.words.isTitle(token.text));
}

function kindOfName(scene: Scene, tree: Tree, span: NameSpanFound, titled: boolean): EntityKind {
  const top = topOf(tree, span.first, span.last);
  if (span.entry) return kindOfEntry(scene, tree, top, span, span.entry);
  const text = wordsBetween(scene, tree.tokens, span.first, span.last);
  if (scene.words.isOutlet(text)) return 'outlet';
  if (/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+$/u.test(text)) return 'person';
  const byWord = kindByWords(scene, tree, span);
  if (titled && (span.type === 'person' || byWord === null)) return 'person';
  if (byWord !== null && (span.type !== 'person' || span.last - span.first >= 2)) return byWord;
  if (span.type !== 'place' && isPeople(scene, tree, span)) return 'group';
  if (span.type === 'person') return isInitials(tree, span) ? 'group' : 'person';
  if (span.type === 'organization') return 'group';
  if (span.type === 'place') return 'place';
  return looksLikePerson(tree, span) ? 'person' : 'unknown';
}

function kindOfEntry(scene: Scene, tree: Tree, top: number, span: NameSpanFound, entry: Entry): EntityKind {
  if (span.type === 'person' && isSingleWord(span) && (entry.use === 'capital' || entry.use === 'state'))
    return 'person';
  if (entry.use === 'capital') return actsAsState(scene, tree, top) ? entry.kind : 'place';
  return entry.kind;
}

/** "Republicans", "Londoners": one plural word for many persons. */
function isPeople(scene: Scene, tree: Tree, span: NameSpanFound): boolean {
  const token = tree.tokens[span.last]!;
  if (!isSingleWord(span) || token.xpos !== 'NNPS') return false;
  const singular = token.text.toLowerCase().replace(/s$/, '');
  return scene.words.nounKind(singular) === 'person' || /..(?:[aeiou]ns|ers)$/.test(token.text);
}

/** Two to five capitals in a sentence that is not all capitals are no person. */
function isInitials(tree: Tree, span: NameSpanFound): boolean {
  return (
    isSingleWord(span) &&
    /^\p{Lu}{2,5}$/u.test(tree.tokens[span.first]!.text) &&
    tree.tokens.some((token) => /\p{Ll}{2}/u.test(token.text))
  );
}

function isSingleWord(span: NameSpanFound): boolean {
  return span.first === span.last;
}

/** The kind that a word of the name tells: its last word, or its first before "of" or "for". */
function kindByWords(scene: Scene, tree: Tree, span: NameSpanFound): EntityKind | null {
  const words = tree.tokens.slice(span.first, span.last + 1);
  const joint = words.findIndex((token) => token.text === 'of' || token.text === 'for');
  const telling = joint > 0 ? words[joint - 1]! : words.at(-1)!;
  const kind = scene.words.nameWord(telling.text);
  const article = /^the$/i.test(tree.tokens[span.first - 1]?.text ?? '');
  if (kind === null || (words.length === 1 && !article && span.type !== 'organization')) return null;
  if (kind === 'event') return 'unknown';
  if (kind === 'place' && span.type === 'organization') return 'body';
  if (kind === 'outlet') return words.length === 1 && span.type === 'place' ? 'place' : 'outlet';
  return kind;
}

function looksLikePerson(tree: Tree, span: NameSpanFound): boolean {
  const words = tree.tokens.slice(span.first, span.last + 1).filter((token) => isCapital(token));
  if (words.length < 2 || words.length > 4) return false;
  return !/^the$/i.test(tree.tokens[span.first - 1]?.text ?? '') && getGender(words[0]!.text) !== 'unknown';
}

function genderOf(scene: Scene, tree: Tree, title: number, bare: number, text: string): Gender {
  for (const token of tree.tokens.slice(title, bare)) {
    const gender = scene.words.gender(token.text);
    if (gender && gender !== 'either') return gender;
  }
  return givenNameGender(text);
}

/** Gender of the given name that a full name opens with; `either` for one word or a name that no list has. */
export function givenNameGender(text: string): Gender {
  const words = text.split(/\s+/);
  if (words.length < 2 || /^(al|el)-/i.test(text)) return 'either';
  const gender = getGender(words[0]!.split('-')[0]!.replace(/[’‘'ʼ]/g, ''));
  return gender === 'unknown' ? 'either' : gender;
}
