import type { FrameRole } from '../../lexicon/frames.ts';
import type { Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { actorsAt } from './actors.ts';
import { hostsAt, isHome, partiesAt } from './behind.ts';
import { distinct } from './parties.ts';
import { placeAt, whereOf } from './places.ts';
import { isDirected, speakerAddressed, speakerAt } from './speakers.ts';
import { thingsAt } from './things.ts';
import type { Argument, Match, PlaceFound, Scene } from './types.ts';

/** Who and where a match names. */
export interface Binding {
  readonly actor: readonly ResolvedMention[];
  readonly recipient: readonly ResolvedMention[];
  readonly via: readonly ResolvedMention[];
  readonly where: PlaceFound | null;
  /** Modes of the things named; empty where the frame has no thing or none stands there. */
  readonly modes: readonly (string | null)[];
  readonly slots: readonly string[];
}

/** What a match has been found to name so far. */
interface Draft {
  readonly actor: ResolvedMention[];
  readonly recipient: ResolvedMention[];
  readonly via: ResolvedMention[];
  where: PlaceFound | null;
  readonly modes: (string | null)[];
  readonly filled: Set<string>;
}

/** Gives roles to what fills the slots of a match; null where what the frame needs is not there. */
export function bind(scene: Scene, tree: Tree, match: Match): Binding | null {
  const { frame } = match;
  const draft: Draft = { actor: [], recipient: [], via: [], where: null, modes: [], filled: new Set() };
  const speaker = frame.roles.has('speaker') ? speakerAt(scene, tree, match.token) : null;
  if (speaker) {
    draft.filled.add('speaker');
    draft.actor.push(speaker);
  }
  for (const argument of match.arguments) {
    const role = roleOf(tree, argument, match);
    if (speaker && role === 'actor') continue;
    if (!fill(scene, tree, match, argument, role, draft)) return null;
  }
  addSpeakerAddressed(scene, tree, match, draft);
  const needsThing = [...frame.roles.values()].includes('thing') && frame.mode === null;
  if (needsThing && draft.modes.length === 0 && frame.things.size > 0) return null;
  if (!frame.needs.every((slots) => slots.some((slot) => draft.filled.has(slot)))) return null;
  const mayBePlace = frame.event !== 'ASSAULT';
  return {
    actor: distinct(draft.actor),
    recipient: distinct(draft.recipient.filter(({ entity }) => mayBePlace || entity.kind !== 'place')),
    via: distinct(draft.via),
    where: draft.where ?? whereOf(scene, tree, match),
    modes: [...new Set(draft.modes)],
    slots: [...draft.filled],
  };
}

/** Adds what one argument names to the draft; false where it speaks against the whole match. */
function fill(
  scene: Scene,
  tree: Tree,
  match: Match,
  argument: Argument,
  role: FrameRole | undefined,
  draft: Draft,
): boolean {
  const { slot, token } = argument;
  if (isGiven(match, argument, role)) return true;
  if (role !== undefined && isEachOther(tree, token)) {
    draft.filled.add(slot);
    return true;
  }
  if (slot === 'object' && !objectFits(scene, tree, match, argument, role)) return false;
  if (role === undefined) return true;
  if (role === 'thing') {
    const given = thingsAt(scene, tree, token, match.frame.things);
    if (given.length === 0) return slot !== 'object';
    draft.modes.push(...given);
    draft.filled.add(slot);
    return true;
  }
  if (role === 'host' && fillHost(scene, tree, match, argument, draft)) return true;
  const kinds = match.frame.kinds.get(slot);
  const named = partiesAt(scene, tree, match, argument).filter(
    ({ entity }) => !kinds || kinds.has(entity.kind),
  );
  if (named.length > 0) draft.filled.add(slot);
  draft[role === 'host' ? 'recipient' : role].push(...named);
  return true;
}

/** Adds the place one goes to, or those one goes to see there; false where the argument may yet name those visited themselves. */
function fillHost(scene: Scene, tree: Tree, match: Match, argument: Argument, draft: Draft): boolean {
  const { slot, token } = argument;
  const place = placeAt(scene, tree, token);
  const visited = place && !isHome(scene, tree, token) ? [] : hostsAt(scene, tree, argument);
  draft.recipient.push(...visited);
  if (place || visited.length > 0) {
    draft.where ??= place;
    draft.filled.add(slot);
    return true;
  }
  if (slot === 'object' || slot === 'with' || match.trigger.kind !== 'verb') return false;
  const destination = slot === 'to' ? destinationAt(scene, tree, token) : null;
  draft.where ??= destination;
  if (destination) draft.filled.add(slot);
  return true;
}

/** A letter or visit that reaches nobody else is to the one who calls its writer "you". */
function addSpeakerAddressed(scene: Scene, tree: Tree, match: Match, draft: Draft): void {
  if (!isDirected(match) || draft.recipient.length > 0) return;
  const addressed = speakerAddressed(scene, tree, match);
  draft.recipient.push(...addressed);
  if (addressed.length > 0) draft.filled.add('owner').add('to');
}

/** "Each other", "one another": those who do it, who stand in the subject. */
function isEachOther(tree: Tree, token: number): boolean {
  const words = [token, token + 1].map((at) => tree.tokens[at]?.text.toLowerCase());
  return /^(?:each other|one another)$/.test(words.join(' '));
}

/** "Promised [her] a chapel", "refused [them] the floor": beside who is addressed the other object is a thing. */
function isGiven({ frame, arguments: all }: Match, { slot }: Argument, role: FrameRole | undefined): boolean {
  if (slot !== 'object' || role !== 'recipient' || frame.roles.get('second') !== 'recipient') return false;
  return all.some((other) => other.slot === 'second');
}

/** Where one travels "to" is a place, also where its name is held to be a group's, or nobody knows what it names. */
function destinationAt(scene: Scene, tree: Tree, token: number): PlaceFound | null {
  const named = scene.mentions.at(tree.sentence.index, token);
  if (named?.mention.head !== token || named.mention.form !== 'name') return null;
  if (named.entity.kind !== 'unknown' && named.entity.kind !== 'group') return null;
  const { first, last } = named.mention;
  return { sentence: tree.sentence.index, first, last, mention: null };
}

/**
 * Where "between" names the parties, who hosts or mediates is "via", and a word before the noun is none. Who "receives" a
 * letter or visit is the one whom it reaches, where the text says from whom and to no other one.
 */
function roleOf(tree: Tree, { slot }: Argument, match: Match): FrameRole | undefined {
  const { frame } = match;
  const role = frame.roles.get(slot);
  const carriedBy = match.carrier === null ? '' : tree.tokens[match.carrier]!.lemma;
  if (frame.receivers.has(carriedBy) && slot === 'subject' && isDirected(match)) {
    const roles = match.arguments
      .filter((other) => other.slot !== slot)
      .map((other) => frame.roles.get(other.slot));
    return roles.includes('actor') && !roles.includes('recipient') ? 'recipient' : undefined;
  }
  const between = match.arguments.some((other) => other.slot === 'between' || other.slot === 'among');
  if (!between || role !== 'actor') return role;
  if (slot === 'before') return undefined;
  return frame.hosts.has(carriedBy) && slot === 'subject' ? 'via' : role;
}

/** A direct object that the frame does not know, or that names nobody where somebody is meant, speaks against it. */
function objectFits(
  scene: Scene,
  tree: Tree,
  match: Match,
  argument: Argument,
  role: FrameRole | undefined,
): boolean {
  if (match.trigger.kind !== 'verb' || match.frame.anyObject) return true;
  if (role === 'thing') return true;
  if (role === 'host')
    return (
      placeAt(scene, tree, argument.token) !== null ||
      actorsAt(scene, tree, argument.token, 'object').length > 0
    );
  if (match.frame.event === 'ASSAULT' && placeAt(scene, tree, argument.token) !== null) return true;
  return role !== undefined && partiesAt(scene, tree, match, argument).length > 0;
}
