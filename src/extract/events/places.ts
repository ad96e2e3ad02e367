import { SPEECH_ACTS } from '../../model/index.ts';
import {
  childOf,
  childrenOf,
  conjunctsOf,
  isRelation,
  markersOf,
  prepositionsOf,
  subtreeOf,
  type Tree,
  treeOf,
} from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import type { Match, PlaceFound, Scene } from './types.ts';

/** The place that a noun phrase names: itself, or the place within it ("a hotel in Lima"); null where it names none. */
export function placeAt(scene: Scene, tree: Tree, token: number): PlaceFound | null {
  const sentence = tree.sentence.index;
  const own = scene.mentions.at(sentence, token);
  // "The capital, Lima": the name says more.
  const name =
    own?.mention.form === 'nominal' && isPlace(own) ? childrenOf(tree, token, 'appos')[0] : undefined;
  if (name !== undefined && tree.tokens[name]!.upos === 'PROPN') return placeAt(scene, tree, name);
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

const AT = ['in', 'at', 'near', 'inside', 'outside', 'within', 'across', 'aboard'];

/**
 * Where an event took place: the place told in the trigger's own phrase, its carrier's or its verb's; one that hangs on a
 * party; one that the words tell where the tree goes wrong; "there" and "where"; the goal of the journey before.
 */
export function whereOf(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const direct = directPlace(scene, tree, match);
  if (direct || match.frame.event === 'STATE') return direct;
  const told = pointedPlace(scene, tree, match);
  const invites = match.frame.event === 'REQUEST' && match.frame.mode === 'meeting';
  if (told || (SPEECH_ACTS.has(match.frame.event) && !invites)) return told;
  const { mode } = match.frame;
  // The place of one who is called or written to is not that of the call.
  if (match.frame.event === 'CONSULT' && (mode === 'call' || mode === 'letter')) return null;
  return (
    nested(scene, tree, match) ??
    writtenPlace(tree, match) ??
    goalBefore(scene, tree, match) ??
    journeyBefore(scene, tree, match)
  );
}

function directPlace(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const words = scene.reading.lexicon.places;
  const invites = match.frame.event === 'REQUEST' && match.frame.mode === 'meeting';
  const nodes = [match.token, ...(match.carrier === null ? [] : [match.carrier])];
  for (const node of nodes)
    for (const child of [...childrenOf(tree, node, 'obl', 'nmod', 'advmod')]) {
      const marker = prepositionsOf(tree, child)[0] ?? '';
      const on = marker === 'on' && words.stood_on.includes(tree.tokens[child]!.lemma);
      const sent = match.frame.mode === 'letter' && marker === 'from';
      if (!AT.includes(marker) && !on && !sent && !(invites && marker === 'to')) continue;
      const place = placeAt(scene, tree, child);
      if (place) return place;
    }
  const naming =
    match.frame.event === 'CONSULT' && match.trigger.kind === 'noun'
      ? placeNaming(scene, tree, match.token)
      : null;
  return naming ?? journeyAround(scene, tree, nodes);
}

/** "During a visit to Lima she met him": where the journey led. */
function journeyAround(scene: Scene, tree: Tree, nodes: readonly number[]): PlaceFound | null {
  const { trips } = scene.reading.lexicon.places;
  for (const node of nodes)
    for (const child of childrenOf(tree, node, 'obl')) {
      const led = ['during', 'on'].includes(prepositionsOf(tree, child)[0] ?? '');
      if (!led || !trips.includes(tree.tokens[child]!.lemma)) continue;
      for (const goal of childrenOf(tree, child, 'nmod'))
        if (['to', 'in', 'at'].includes(markersOf(tree, goal)[0] ?? '')) {
          const place = placeAt(scene, tree, goal);
          if (place) return place;
        }
    }
  return null;
}

/** "The Geneva talks": named by their place. */
function placeNaming(scene: Scene, tree: Tree, noun: number): PlaceFound | null {
  const { index, names } = tree.sentence;
  for (const child of childrenOf(tree, noun, 'compound')) {
    const name = names.find(({ first, last, type }) => type === 'place' && first <= child && child <= last);
    const own = scene.mentions.at(index, child);
    if (name && child < noun && own?.entity.kind !== 'state')
      return { sentence: index, first: name.first, last: name.last, mention: null };
  }
  return null;
}

/** A place that hangs on one of the parties ("met the envoy in Lima") when the parser tied it there. */
function nested(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  for (const { slot, token } of match.arguments) {
    const stands = slot === 'subject' && match.frame.event === 'PROTEST';
    if ((slot === 'subject' && !stands) || ['owner', 'before', 'from'].includes(slot)) continue;
    const own = scene.mentions.at(tree.sentence.index, token);
    for (const child of subtreeOf(tree, token, (at) => isClause(tree, at))) {
      if (!isRelation(tree.tokens[child]!.deprel, 'nmod') || markersOf(tree, child)[0] !== 'in') continue;
      if (own?.mention.form === 'name' && own.mention.first <= child && child <= own.mention.last) continue;
      if (isOffice(tree, child, token)) continue;
      // "At the Grand Hotel in Lima".
      const outer = tree.tokens[child]!.head;
      const house = outer !== token && AT.includes(markersOf(tree, outer)[0] ?? '');
      const around = house ? placeAt(scene, tree, outer) : null;
      if (around) return around;
      const place = placeAt(scene, tree, child);
      if (place) return place;
    }
  }
  return null;
}

/** "His counterpart in Oslo, Ana Brezel", "Brezel, head of the bureau in Oslo": where somebody serves, not what happened. */
function isOffice(tree: Tree, place: number, party: number): boolean {
  for (let at = tree.tokens[place]!.head; at >= 0; at = tree.tokens[at]!.head) {
    if (isRelation(tree.tokens[at]!.deprel, 'appos')) return true;
    if (childrenOf(tree, at, 'appos').some((name) => name > place)) return true;
    if (at === party) return false;
  }
  return false;
}

/** "There", and a clause that begins with "where": the place told last before. */
function pointedPlace(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const nodes = [match.token, ...(match.carrier === null ? [] : [match.carrier])];
  for (const node of nodes)
    for (const child of childrenOf(tree, node, 'advmod')) {
      const word = tree.tokens[child]!.text.toLowerCase();
      if (word === 'where' && child < node) return lastPlace(scene, tree, child);
      if (word === 'there' && !childrenOf(tree, child, 'case').length)
        return lastPlace(scene, tree, child) ?? placeBefore(scene, tree);
    }
  return null;
}

/** The last place told before a token: after a preposition, or visited. */
function lastPlace(scene: Scene, tree: Tree, before: number): PlaceFound | null {
  for (let at = before - 1; at >= 0; at--) {
    const { deprel, head } = tree.tokens[at]!;
    const visited =
      isRelation(deprel, 'obj') && scene.reading.lexicon.places.visits.includes(tree.tokens[head]!.lemma);
    const placed = ['obl', 'nmod'].some((relation) => isRelation(deprel, relation));
    const marker = markersOf(tree, at)[0] ?? '';
    if (!visited && !(placed && [...AT, 'to', 'into'].includes(marker))) continue;
    const place = placeAt(scene, tree, at);
    if (place) return place;
  }
  return null;
}

/** The last place of the sentence before, in the same paragraph or the one before. */
function placeBefore(scene: Scene, tree: Tree): PlaceFound | null {
  const earlier = scene.reading.parsed.sentences[tree.sentence.index - 1];
  if (earlier?.part !== 'body' || tree.sentence.paragraph - earlier.paragraph > 1) return null;
  return lastPlace(scene, treeOf(earlier), earlier.tokens.length);
}

/** "Travelled to Lima and met the envoy": what is done at the end of a journey is done there. */
function goalBefore(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const verb = match.carrier ?? match.token;
  const { deprel, head } = tree.tokens[verb]!;
  if (match.frame.event !== 'CONSULT' || !isRelation(deprel, 'conj') || head < 0) return null;
  if (['call', 'letter'].includes(match.frame.mode ?? '') || childOf(tree, verb, 'nsubj') !== null)
    return null;
  return goalOf(scene, tree, head);
}

/** "The delegation went to Lima. It met the president": the goal told in the sentence before, of the same travellers. */
function journeyBefore(scene: Scene, tree: Tree, match: Match): PlaceFound | null {
  const { index, paragraph, names } = tree.sentence;
  const words = scene.reading.lexicon.places;
  const earlier = scene.reading.parsed.sentences[index - 1];
  const verb = match.carrier ?? match.token;
  if (match.frame.event !== 'CONSULT' || match.frame.mode === 'visit' || verb !== tree.root) return null;
  if (earlier?.part !== 'body' || paragraph - earlier.paragraph > 1) return null;
  if (names.some(({ type }) => type === 'place') || tree.tokens[verb]!.xpos !== 'VBD') return null;
  const subject = childOf(tree, verb, 'nsubj');
  const before = treeOf(earlier);
  if (subject === null || !words.journeys.includes(before.tokens[before.root]!.lemma)) return null;
  const traveller = childOf(before, before.root, 'nsubj');
  const [here, there] = [subject, traveller].map((at, side) =>
    at === null ? null : (scene.mentions.at(side === 0 ? index : earlier.index, at)?.entity.id ?? null),
  );
  if (here === null || here !== there) return null;
  return goalOf(scene, before, before.root);
}

function goalOf(scene: Scene, tree: Tree, verb: number): PlaceFound | null {
  for (const child of childrenOf(tree, verb, 'obl')) {
    const marker = prepositionsOf(tree, child)[0] ?? '';
    const goal =
      ['to', 'into'].includes(marker) &&
      scene.reading.lexicon.places.journeys.includes(tree.tokens[verb]!.lemma);
    const place = goal || AT.includes(marker) ? placeAt(scene, tree, child) : null;
    if (place) return place;
  }
  return null;
}

/**
 * A place that follows its preposition right after a name, a time or a pronoun, in the words of the trigger's clause ("met
 * Brezel in Lima on 3 March"), for trees that tie it elsewhere.
 */
function writtenPlace(tree: Tree, match: Match): PlaceFound | null {
  const { tokens, names } = tree.sentence;
  const from = Math.max(match.token, match.carrier ?? -1);
  const end = tokens.findIndex(
    ({ xpos, text }, at) => at > from && (/^(?:VB[DPZ]|MD|WDT|WP)$/.test(xpos) || text === '“'),
  );
  for (const { first, last, type } of names) {
    if (type !== 'place' || first <= from || (end >= 0 && first > end)) continue;
    let marker = first - 1;
    while (marker > from && ['DET', 'ADJ'].includes(tokens[marker]!.upos)) marker--;
    const before = tokens[marker - 1];
    const word = tokens[marker]!.text.toLowerCase();
    if (marker <= from || !before || !AT.includes(word)) continue;
    if (before.upos === 'NOUN' && word !== 'outside' && match.frame.event !== 'ASSAULT') continue;
    if (before.upos === 'PROPN' && isRelation(before.deprel, 'appos') && tokens[before.head]!.upos === 'NOUN')
      continue;
    return { sentence: tree.sentence.index, first, last, mention: null };
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
