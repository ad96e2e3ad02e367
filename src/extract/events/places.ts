import { childOf, childrenOf, conjunctsOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { prepositionsOf } from './arguments.ts';
import type { Match, PlaceFound, Scene } from './types.ts';

/** The place that a noun phrase names: itself, or the place within it ("a hotel in Lima"); null where it names none. */
export function placeAt(scene: Scene, tree: Tree, token: number): PlaceFound | null {
  const sentence = tree.sentence.index;
  const own = scene.mentions.at(sentence, token);
  const named = tree.sentence.names.find((name) => name.first <= token && token <= name.last);
  if (named?.type === 'place' && (!own || (own.mention.form === 'name' && own.entity.kind === 'body')))
    return { sentence, first: named.first, last: named.last, mention: null };
  if (own && own.mention.head === token && own.mention.form === 'name')
    return isPlace(own) ? placeRange(scene, tree, token, own) : null;
  if (own && own.entity.kind !== 'unknown' && own.mention.form !== 'nominal') return null;
  for (const child of childrenOf(tree, token, 'nmod')) {
    if (!['in', 'at', 'of', 'near', 'on'].includes(markersOf(tree, child)[0] ?? '')) continue;
    const inner = scene.mentions.at(sentence, child);
    if (inner && isPlace(inner)) return placeRange(scene, tree, child, inner);
  }
  return own && own.mention.head === token && isPlace(own) ? placeRange(scene, tree, token, own) : null;
}

function isPlace({ entity }: ResolvedMention): boolean {
  return entity.kind === 'place' || entity.kind === 'state';
}

/** The place as written, all of it where several are listed ("Lima, Quito and La Paz"). */
function placeRange(scene: Scene, tree: Tree, token: number, mention: ResolvedMention): PlaceFound {
  const sentence = tree.sentence.index;
  let { first, last } = mention.mention;
  for (const conjunct of conjunctsOf(tree, token)) {
    const other = scene.mentions.at(sentence, conjunct);
    if (!other || !isPlace(other)) continue;
    first = Math.min(first, other.mention.first);
    last = Math.max(last, other.mention.last);
  }
  return { sentence, first, last, mention };
}

/** The place told by "in", "at" or "near" in the trigger's own phrase, its carrier's or its verb's. */
export function whereOf(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const nodes = [match.token, ...(match.carrier === null ? [] : [match.carrier])];
  for (const node of nodes)
    for (const child of [...childrenOf(tree, node, 'obl', 'nmod', 'advmod')]) {
      const marker = prepositionsOf(tree, child)[0] ?? '';
      if (!['in', 'at', 'near', 'inside', 'outside', 'within', 'across'].includes(marker)) continue;
      const place = placeAt(scene, tree, child);
      if (place) return place;
    }
  return nested(scene, tree, match);
}

/** A place that hangs on one of the parties ("met the envoy in Lima") when the parser tied it there. */
function nested(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  for (const { slot, token } of match.arguments) {
    const stands = slot === 'subject' && match.frame.event === 'PROTEST';
    if ((slot === 'subject' && !stands) || slot === 'owner' || slot === 'before') continue;
    const own = scene.mentions.at(tree.sentence.index, token);
    for (const child of subtreeOf(tree, token, (at) => isClause(tree, at))) {
      if (!isRelation(tree.tokens[child]!.deprel, 'nmod') || markersOf(tree, child)[0] !== 'in') continue;
      if (own?.mention.form === 'name' && own.mention.first <= child && child <= own.mention.last) continue;
      const place = placeAt(scene, tree, child);
      if (place) return place;
    }
  }
  return null;
}

function isClause(tree: Tree, token: number): boolean {
  const { deprel } = tree.tokens[token]!;
  return (
    ['acl', 'advcl', 'ccomp', 'parataxis'].some((relation) => isRelation(deprel, relation)) &&
    childOf(tree, token, 'nsubj', 'mark', 'obj') !== null
  );
}
