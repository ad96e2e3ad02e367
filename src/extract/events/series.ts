import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { ResolvedMention, TimeExpression } from '../types.ts';
import { actorsAt } from './actors.ts';
import { leadingTimes } from './leading-days.ts';
import { idsOf } from './parties.ts';
import { placeAt } from './places.ts';
import type { PlaceFound, Proposal, Refiner, Scene } from './types.ts';

/** A stretch between two commas or conjunctions behind a trigger, with what it names. */
interface Segment {
  readonly first: number;
  readonly last: number;
  /** Whether "and" opens it. */
  readonly joined: boolean;
  readonly time: TimeExpression | null;
  readonly place: PlaceFound | null;
  readonly parties: readonly ResolvedMention[];
  /** Words that say that a further event is told ("then", "again", "afterwards"). */
  readonly further: boolean;
}

/** One of the events that a clause tells with one verb: `parties` are those who stand in the place of the first one's. */
interface Member {
  time: TimeExpression | null;
  place: PlaceFound | null;
  parties: readonly ResolvedMention[];
  readonly from: number;
  readonly gapped: boolean;
  /** Told by no more than its time ("in Bonn on 3 and 9 May"): the place is that of the one before. */
  readonly bare: boolean;
}

const STOPS = /^[;:("“”—–]$/;
const PARTY_MARKERS = new Set(['with', 'to']);

/**
 * One verb with a row of times, places or counterparts tells of so many events: "met in Bonn in March and in Ghent in June",
 * "telephoned the envoy on 4 April and the judge on 6 April", "rang the envoy and, an hour later, the judge".
 */
export const splitSeries: Refiner = (proposals, scene, treeAt) =>
  proposals.flatMap((proposal): readonly Proposal[] => {
    if (proposal.event !== 'CONSULT' || !['happened', 'planned'].includes(proposal.realis)) return [proposal];
    const tree = treeAt(proposal.sentence);
    const leading = proposal.time ? [] : leadingTimes(proposal, scene, tree);
    if (leading.length > 1)
      return leading.map((time, at) => (at === 0 ? { ...proposal, time } : again(proposal, time)));
    const members = membersOf(segmentsOf(proposal, scene, tree), proposal, tree);
    return members.length < 2 ? [proposal] : spread(proposal, members);
  });

/** The stretches behind a trigger, up to the next verb or mark that ends the clause. */
function segmentsOf(proposal: Proposal, scene: Scene, tree: Tree): readonly Segment[] {
  const start = Math.max(proposal.token, proposal.carrier ?? -1) + 1;
  const stop = tree.tokens.find(
    ({ index, upos, text, xpos }) =>
      index >= start &&
      (upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ' || xpos.startsWith('W') || STOPS.test(text)),
  );
  let end = stop?.index ?? tree.tokens.length;
  const isBoundary = (at: number): boolean => {
    const { upos, text } = tree.tokens[at]!;
    // "May 4, 2015" is one time.
    if (text === ',' && isInTime(scene, proposal.sentence, at)) return false;
    return (upos === 'CCONJ' && text.toLowerCase() === 'and') || text === ',';
  };
  if (stop && (stop.upos === 'VERB' || stop.upos === 'AUX'))
    while (end > start && !isBoundary(end - 1)) end--;
  const out: Segment[] = [];
  let joined = false;
  for (let at = start, first = start; at <= end; at++) {
    if (at < end && !isBoundary(at)) continue;
    if (at > first) {
      out.push(segmentOf(proposal, scene, tree, first, at - 1, joined));
      joined = false;
    }
    if (at < end && tree.tokens[at]!.upos === 'CCONJ') joined = true;
    first = at + 1;
  }
  return out;
}

function isInTime(scene: Scene, sentence: number, at: number): boolean {
  return scene.times.all.some((one) => one.sentence === sentence && one.first <= at && at <= one.last);
}

function segmentOf(
  proposal: Proposal,
  scene: Scene,
  tree: Tree,
  first: number,
  last: number,
  joined: boolean,
): Segment {
  const { sentence } = proposal;
  const inside = tree.tokens.slice(first, last + 1);
  const time = scene.times.all.find(
    (one) => one.sentence === sentence && one.type === 'DATE' && one.first >= first && one.last <= last,
  );
  const isTime = (at: number): boolean => isInTime(scene, sentence, at);
  const spot = inside.find(
    ({ index, upos }) =>
      upos === 'PROPN' && !isTime(index) && isPlaced(tree, index, proposal) && placeAt(scene, tree, index),
  );
  return {
    first,
    last,
    joined,
    time: time ?? null,
    place: spot ? within(placeAt(scene, tree, spot.index), last) : null,
    parties: inside.flatMap(({ index }) => (isTime(index) ? [] : partyAt(scene, tree, index))),
    further: inside.some(({ text }) => scene.reading.lexicon.events.afterwards.has(text.toLowerCase())),
  };
}

/** The place up to the end of a stretch: what a parser coordinates with it stands in the next one. */
export function within(place: PlaceFound | null, last: number): PlaceFound | null {
  if (!place || place.last <= last) return place;
  const { first, last: end } = place.mention?.mention ?? place;
  return end <= last ? { ...place, first, last: end } : null;
}

function isPlaced(tree: Tree, token: number, { mode }: Proposal): boolean {
  const [marker] = markersOf(tree, token);
  return marker === undefined ? mode === 'visit' : ['in', 'at', 'to'].includes(marker);
}

/** Who is named at a token as counterpart of the verb: no owner, no part of another phrase. */
function partyAt(scene: Scene, tree: Tree, token: number): readonly ResolvedMention[] {
  const { upos, deprel } = tree.tokens[token]!;
  if (upos !== 'NOUN' && upos !== 'PROPN') return [];
  if (['nmod', 'compound', 'flat', 'amod'].some((relation) => isRelation(deprel, relation))) return [];
  const markers = markersOf(tree, token);
  if (markers.length > 0 && !PARTY_MARKERS.has(markers[0]!)) return [];
  const named = scene.mentions.at(tree.sentence.index, token);
  if (named?.mention.head !== token || !['person', 'group', 'body'].includes(named.entity.kind)) return [];
  if (named.mention.form === 'nominal' && childrenOf(tree, token, 'det', 'nmod:poss').length === 0) return [];
  const found = actorsAt(scene, tree, token, 'object');
  return found.slice(0, 1);
}

/** The events that the stretches tell of; the first is the one that the proposal tells. */
function membersOf(segments: readonly Segment[], proposal: Proposal, tree: Tree): readonly Member[] {
  const [opening] = segments;
  if (!opening) return [];
  const seen = new Set<string>();
  const fresh = (parties: readonly ResolvedMention[]): readonly ResolvedMention[] =>
    parties.filter(({ entity }) => !seen.has(entity.id));
  const members: Member[] = [{ ...opening, from: opening.first, gapped: false, bare: false }];
  for (const { entity } of [...subjectSide(proposal, opening), ...opening.parties]) seen.add(entity.id);
  let pending: { time: TimeExpression | null } | null = null;
  for (const [at, segment] of segments.entries()) {
    if (at === 0) continue;
    const member = members.at(-1)!;
    const parties = fresh(segment.parties);
    const after = segments[at + 1];
    if (
      parties.length === 0 &&
      segment.joined &&
      after &&
      fresh(after.parties).length > 0 &&
      (segment.time || segment.further)
    ) {
      pending = { time: segment.time };
      continue;
    }
    const ahead = parties.length > 0 && segment.time === null ? timeAhead(segments, at, fresh) : null;
    const time = segment.time ?? pending?.time ?? ahead;
    const own = segment.further || pending !== null || (time !== null && isOwn(time, parties, member));
    if (parties.length > 0 && own && members[0]!.parties.length > 0)
      members.push({ time, place: segment.place, parties, from: segment.first, gapped: true, bare: false });
    else if (parties.length > 0) member.parties = [...member.parties, ...parties];
    else if (repeats(segment, member)) {
      const bare = time !== null && isBare(segment, time, tree);
      members.push({ ...member, time, place: segment.place, from: segment.first, bare });
    } else {
      member.time ??= segment.time;
      member.place ??= segment.place;
    }
    for (const { entity } of parties) seen.add(entity.id);
    pending = null;
  }
  return members;
}

/** Whether a stretch names a time and nothing else. */
function isBare({ first, last, further }: Segment, time: TimeExpression, tree: Tree): boolean {
  const rest = tree.tokens
    .slice(first, last + 1)
    .filter(({ index }) => index < time.first || index > time.last);
  return !further && rest.every(({ upos }) => ['ADP', 'DET', 'PUNCT'].includes(upos));
}

/** Whether a time is that of the counterparts named beside it alone, not of all that the verb tells of. */
function isOwn(time: TimeExpression, parties: readonly ResolvedMention[], before: Member): boolean {
  return before.time !== null || parties.some(({ mention }) => time.first < mention.head);
}

/** The time that follows a counterpart and its name after commas ("and his son, Timur, two days after that"). */
function timeAhead(
  segments: readonly Segment[],
  at: number,
  fresh: (parties: readonly ResolvedMention[]) => readonly ResolvedMention[],
): TimeExpression | null {
  const ids = idsOf(segments[at]!.parties);
  for (const segment of segments.slice(at + 1)) {
    if (segment.joined || fresh(segment.parties).some(({ entity }) => !ids.has(entity.id))) return null;
    if (segment.time) return segment.time;
  }
  return null;
}

/** Parties of the proposal that stand before its verb, or in another sentence. */
function subjectSide(proposal: Proposal, { first }: Segment): readonly ResolvedMention[] {
  return [...proposal.actor, ...proposal.recipient].filter(
    ({ mention }) => mention.sentence !== proposal.sentence || mention.head < first,
  );
}

/** Whether a stretch without counterparts tells of a further event: a second time, or "again" with a place. */
function repeats({ time, place, further, joined, first }: Segment, member: Member): boolean {
  if (further && joined && (time !== null || place !== null)) return true;
  if (time === null || member.time === null) return false;
  const [a, b] = [member.time.when?.edtf ?? member.time.value, time.when?.edtf ?? time.value];
  if (a === b) return false;
  const placed = time.first > first;
  return placed || joined || a.length === b.length;
}

/** The proposals that the members of a row stand for. */
function spread(proposal: Proposal, members: readonly Member[]): readonly Proposal[] {
  const [opening, ...rest] = members;
  const moved = idsOf(rest.filter(({ gapped }) => gapped).flatMap(({ parties }) => parties));
  const own = idsOf(opening!.parties);
  const kept = (side: readonly ResolvedMention[]): readonly ResolvedMention[] =>
    side.filter(({ entity }) => own.has(entity.id) || !moved.has(entity.id));
  const first = {
    ...proposal,
    actor: kept(proposal.actor),
    recipient: kept(proposal.recipient),
    where: isIn(proposal.where, rest[0]!.from) ? proposal.where : opening!.place,
    time: proposal.time ?? opening!.time,
  };
  return [first, ...rest.map((member) => furtherOf(first, member, own))];
}

function isIn(where: PlaceFound | null, end: number): boolean {
  return where === null || where.first < end;
}

/** The event of a proposal at a further time. */
function again(proposal: Proposal, time: TimeExpression | null): Proposal {
  const step = { rule: 'further event of one verb', slot: 'event', detail: time?.value ?? 'then' };
  return { ...proposal, time, trace: [...proposal.trace, step] };
}

function furtherOf(proposal: Proposal, member: Member, replaced: ReadonlySet<string>): Proposal {
  const place = member.place ?? (member.bare ? proposal.where : null);
  const base = { ...again(proposal, member.time), where: place };
  if (!member.gapped) {
    const elsewhere = proposal.mode === 'visit' && member.place !== null;
    return elsewhere
      ? { ...base, recipient: base.recipient.filter(({ entity }) => entity.kind === 'person') }
      : base;
  }
  const side = (all: readonly ResolvedMention[]): readonly ResolvedMention[] =>
    all.some(({ entity }) => replaced.has(entity.id))
      ? [...all.filter(({ entity }) => !replaced.has(entity.id)), ...member.parties]
      : all;
  return { ...base, actor: side(proposal.actor), recipient: side(proposal.recipient) };
}
