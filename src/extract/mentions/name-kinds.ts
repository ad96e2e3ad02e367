import type { EntityKind } from '../../model/index.ts';
import { childrenOf, extentOf, firstConjunct, isRelation, type Tree } from '../tree.ts';
import { actsAsState } from './acting.ts';
import type { Name } from './name.ts';
import { isCapital, isMark, type Scene, treeAt } from './scene.ts';

type Votes = Map<EntityKind, number>;

const TITLED = 3;
const DESCRIBED = 2;
const HINT = 1;

/**
 * Gives all names of one spelling the kind that the document as a whole speaks for: what the model says each time, how
 * they are described ("Varda, a movement"), what stands by them ("Varda officials"), whose last name they are.
 */
export function vote(scene: Scene, names: readonly Name[]): readonly Name[] {
  const surnames = surnamesOf(names);
  const first = tally(names, (name) => evidence(scene, name, surnames));
  const beside = neighbours(scene, names);
  const kinds = tally(names, (name) => [
    ...evidence(scene, name, surnames),
    ...beside(name).flatMap((other) => companyOf(other, first)),
  ]);
  return names.map((name) => {
    if (name.form === 'adjective') return name;
    if (name.entry) return asSurname(scene, name, surnames);
    const kind = kinds.get(keyOf(name));
    return kind === undefined || kind === name.kind ? name : { ...name, kind };
  });
}

type Evidence = readonly (readonly [EntityKind, number])[];

function tally(
  names: readonly Name[],
  evidenceFor: (name: Name) => Evidence,
): ReadonlyMap<string, EntityKind> {
  const votes = new Map<string, Votes>();
  for (const name of names) {
    if (name.form === 'adjective' || name.entry) continue;
    const own = votes.get(keyOf(name)) ?? new Map<EntityKind, number>();
    votes.set(keyOf(name), own);
    for (const [kind, weight] of evidenceFor(name)) own.set(kind, (own.get(kind) ?? 0) + weight);
  }
  const best = [...votes].flatMap(([key, own]) => {
    const [top] = [...own].sort((a, b) => b[1] - a[1]);
    return top ? [[key, top[0]] as const] : [];
  });
  return new Map(best);
}

/** The names coordinated with a name. */
function neighbours(scene: Scene, names: readonly Name[]): (name: Name) => readonly Name[] {
  const byHead = new Map(names.map((name) => [`${name.sentence} ${name.head}`, name]));
  return (name) => {
    const tree = treeAt(scene, name.sentence);
    const first = firstConjunct(tree, name.head);
    return [first, ...childrenOf(tree, first, 'conj')]
      .filter((index) => index !== name.head)
      .flatMap((index) => byHead.get(`${name.sentence} ${index}`) ?? []);
  };
}

/** A name is of the kind of those it is listed with. */
function companyOf(other: Name, kinds: ReadonlyMap<string, EntityKind>): Evidence {
  const kind = other.entry?.kind ?? kinds.get(keyOf(other));
  if (kind === 'person') return [['person', HINT / 2]];
  return kind === 'group' || kind === 'state' || kind === 'body' ? [['group', HINT * 0.75]] : [];
}

function keyOf(name: Name): string {
  return fold(name.text);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[’‘ʼ`']/g, '');
}

/** Last words of full names of persons: with a title, or two words and more of which the model thinks so. */
function surnamesOf(names: readonly Name[]): ReadonlySet<string> {
  const full = names.filter((name) => name.kind === 'person' && name.text.includes(' '));
  return new Set(full.map((name) => fold(name.text.split(' ').at(-1)!)));
}

/** A listed place that a person of this document bears as last name ("Ada Oslo ... said Oslo"). */
function asSurname(scene: Scene, name: Name, surnames: ReadonlySet<string>): Name {
  const use = name.entry?.use;
  if (use !== 'capital' && use !== 'state' && use !== 'region') return name;
  if (!surnames.has(fold(name.text))) return name;
  const tree = treeAt(scene, name.sentence);
  const cases = casesOf(tree, name.head);
  if (cases.some((word) => ['in', 'at', 'near', 'from', 'to', 'outside', 'into'].includes(word))) return name;
  return { ...name, kind: 'person', entry: null };
}

function casesOf(tree: Tree, head: number): readonly string[] {
  return childrenOf(tree, head, 'case').map((index) => tree.tokens[index]!.text.toLowerCase());
}

function evidence(
  scene: Scene,
  name: Name,
  surnames: ReadonlySet<string>,
): readonly (readonly [EntityKind, number])[] {
  const tree = treeAt(scene, name.sentence);
  const out: [EntityKind, number][] = [];
  const own = ownKind(scene, tree, name);
  const lone = own === 'person' && !name.text.includes(' ');
  if (own !== 'unknown') out.push([own, (name.type === null ? HINT : name.score) * (lone ? HINT / 2 : HINT)]);
  if (name.title < name.bare || sharesTitle(scene, tree, name)) out.push(['person', TITLED]);
  if (surnames.has(keyOf(name)) && !name.text.includes(' ')) out.push(['person', TITLED]);
  if (name.kind === 'person' && name.gender !== 'either') out.push(['person', HINT]);
  if (name.type !== 'organization' && isPlaceByPlace(scene, tree, name)) out.push(['place', HINT * 1.5]);
  if (isStateByPlace(scene, tree, name)) out.push(['state', HINT * 1.5]);
  const nouned = bodyNoun(scene, tree, name);
  if (nouned) out.push([nouned, TITLED]);
  const described = descriptionOf(scene, tree, name);
  if (described) out.push([described, DESCRIBED]);
  if (name.title === name.bare && isGroupByPlace(scene, tree, name))
    out.push(['group', name.type === 'place' ? HINT : HINT * 1.5]);
  return out;
}

/** "Presidents Salo and Berg": a plural title is for all the names joined after it. */
function sharesTitle(scene: Scene, tree: Tree, name: Name): boolean {
  if (name.type === 'place' || name.type === 'organization' ? name.text.includes(' ') : false) return false;
  const before = tree.tokens[firstConjunct(tree, name.head) - 1];
  return (
    before !== undefined &&
    /^NNP?S$/.test(before.xpos) &&
    isCapital(before) &&
    scene.words.isTitle(before.lemma.toLowerCase().replace(/s$/, ''))
  );
}

/** A place that the gazetteer does not know and that acts is a group here. */
function ownKind(scene: Scene, tree: Tree, name: Name): EntityKind {
  if (name.kind !== 'place' || name.type !== 'place') return name.kind;
  return actsAsState(scene, tree, name.head) ? 'group' : 'place';
}

/** Kind told by the common noun that heads or ends a name of several words ("the Varda Institute for Peace"). */
function bodyNoun(scene: Scene, tree: Tree, name: Name): EntityKind | null {
  if (name.bare === name.last || name.title < name.bare) return null;
  const ending = tree.tokens[name.last]!.text;
  if (scene.words.isIn('like_surnames', ending) && name.kind === 'person' && name.gender !== 'either')
    return null;
  const kinds = [name.head, name.last].map((index) =>
    scene.words.nounKind(tree.tokens[index]!.text.toLowerCase()),
  );
  const told = kinds.find((kind) => kind === 'body' || kind === 'group');
  if (told) return told;
  const kind = scene.words.isIn('like_surnames', ending) ? null : scene.words.nameWord(ending);
  return kind === 'body' || kind === 'group' ? kind : null;
}

/** Kind told by an apposition, a predicate or a noun right before the name ("the daily Varda", "Varda, a movement"). */
function descriptionOf(scene: Scene, tree: Tree, name: Name): EntityKind | null {
  const kindOf = (index: number): EntityKind | null => {
    const token = tree.tokens[index]!;
    if (token.upos !== 'NOUN' && !/^(daily|weekly)$/i.test(token.text)) return null;
    const kind = scene.words.nounKind(token.lemma.toLowerCase());
    return kind === 'time' || kind === 'measure' || kind === 'document' ? null : kind;
  };
  for (const child of childrenOf(tree, name.head, 'appos')) {
    const kind = kindOf(child);
    if (kind && extentOf(tree, child).first === name.last + 2) return kind;
  }
  const top = tree.tokens[name.head]!;
  const governor = tree.tokens[top.head];
  if (governor && isRelation(top.deprel, 'nsubj') && childrenOf(tree, governor.index, 'cop').length > 0) {
    const negated = childrenOf(tree, governor.index, 'advmod').some((index) =>
      /^(not|n't|n’t)$/.test(tree.tokens[index]!.text),
    );
    return negated ? null : kindOf(governor.index);
  }
  const before = tree.tokens[name.bare - 1];
  if (before && governor && !isMark(before) && (before.head === name.head || top.head === before.index)) {
    const kind = kindOf(before.index);
    return kind === 'person' ? null : kind;
  }
  return null;
}

/** "in Halmere", "the mayor of Halmere": one word that is no person. */
function isPlaceByPlace(scene: Scene, tree: Tree, name: Name): boolean {
  if (name.text.includes(' ')) return false;
  const cases = casesOf(tree, name.head);
  if (cases.some((word) => word === 'in' || word === 'near')) return true;
  const governor = tree.tokens[tree.tokens[name.head]!.head];
  return cases.includes('of') && governor !== undefined && scene.words.isIn('of_places', governor.lemma);
}

/** "the foreign minister of Karsia", "Karsia's ambassador": a state that no list has. */
function isStateByPlace(scene: Scene, tree: Tree, name: Name): boolean {
  if (name.type === 'organization' || name.text.includes(' ')) return false;
  const top = tree.tokens[name.head]!;
  const governor = tree.tokens[top.head];
  if (!governor || !scene.words.isIn('of_states', governor.lemma.toLowerCase())) return false;
  if (isRelation(top.deprel, 'nmod:poss')) return true;
  return (
    isRelation(top.deprel, 'nmod') &&
    casesOf(tree, name.head).includes('of') &&
    scene.words.isTitle(governor.text)
  );
}

/** "Varda officials", "leaders of Varda", "Varda's military wing". */
function isGroupByPlace(scene: Scene, tree: Tree, name: Name): boolean {
  const top = tree.tokens[name.head]!;
  const governor = tree.tokens[top.head];
  if (governor?.upos !== 'NOUN') return false;
  const lemma = governor.lemma.toLowerCase();
  if (isRelation(top.deprel, 'compound'))
    return scene.words.isIn('of_groups', lemma) || scene.words.nounKind(lemma) === 'person';
  if (!scene.words.isIn('of_groups', lemma)) return false;
  return isRelation(top.deprel, 'nmod:poss') || casesOf(tree, name.head).includes('of');
}
