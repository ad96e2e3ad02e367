import type { EntityKind } from '../../model/index.ts';
import { childrenOf, extentOf, firstConjunct, isRelation, type Tree } from '../tree.ts';
import { actsAsState } from './acting.ts';
import type { Name } from './name.ts';
import { isMark, type Scene, treeAt } from './scene.ts';

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
  const votes = new Map<string, Votes>();
  for (const name of names) {
    if (name.form === 'adjective' || name.entry) continue;
    const key = keyOf(name);
    const own = votes.get(key) ?? new Map<EntityKind, number>();
    votes.set(key, own);
    for (const [kind, weight] of evidence(scene, name, surnames))
      own.set(kind, (own.get(kind) ?? 0) + weight);
  }
  return names.map((name) => {
    if (name.form === 'adjective') return name;
    if (name.entry) return asSurname(scene, name, surnames);
    const [best] = [...votes.get(keyOf(name))!].sort((a, b) => b[1] - a[1]);
    return best && best[0] !== name.kind ? { ...name, kind: best[0] } : name;
  });
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
  if (name.title < name.bare) out.push(['person', TITLED]);
  if (surnames.has(keyOf(name)) && !name.text.includes(' ')) out.push(['person', TITLED]);
  if (name.kind === 'person' && name.gender !== 'either') out.push(['person', HINT]);
  const described = descriptionOf(scene, tree, name);
  if (described) out.push([described, DESCRIBED]);
  if (name.title === name.bare && isGroupByPlace(scene, tree, name))
    out.push(['group', name.type === 'place' ? HINT : HINT * 1.5]);
  if (name.type !== 'place' && isBesideState(scene, tree, name)) out.push(['group', HINT / 2]);
  return out;
}

/** A place that the gazetteer does not know and that acts is a group here. */
function ownKind(scene: Scene, tree: Tree, name: Name): EntityKind {
  if (name.kind !== 'place' || name.type !== 'place') return name.kind;
  return actsAsState(scene, tree, name.head) ? 'group' : 'place';
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

const PARTS = new Set([
  'leader',
  'leadership',
  'official',
  'member',
  'wing',
  'politburo',
  'force',
  'fighter',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'faction',
  'chairman',
  'chief',
  'commander',
  'headquarters',
  'branch',
  'board',
  'delegation',
  'representative',
  'operative',
  'militant',
  'cell',
  'leader',
  'executive',
  'employee',
  'secretary-general',
  'head',
]);

/** "Varda officials", "leaders of Varda", "Varda's military wing". */
function isGroupByPlace(scene: Scene, tree: Tree, name: Name): boolean {
  const top = tree.tokens[name.head]!;
  const governor = tree.tokens[top.head];
  if (governor?.upos !== 'NOUN') return false;
  const lemma = governor.lemma.toLowerCase();
  if (isRelation(top.deprel, 'compound')) return PARTS.has(lemma) || scene.words.nounKind(lemma) === 'person';
  if (!PARTS.has(lemma)) return false;
  return isRelation(top.deprel, 'nmod:poss') || casesOf(tree, name.head).includes('of');
}

function isBesideState(scene: Scene, tree: Tree, name: Name): boolean {
  const first = firstConjunct(tree, name.head);
  const others = [first, ...childrenOf(tree, first, 'conj')].filter((index) => index !== name.head);
  return others.some((index) => scene.gazetteer.lookUp(tree.tokens[index]!.text)?.use === 'state');
}
