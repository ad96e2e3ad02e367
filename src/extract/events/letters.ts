import { type DocumentEntity, SPEECH_ACTS } from '../../model/index.ts';
import { isPredicate } from '../predicates.ts';
import { subjectOf } from '../subjects.ts';
import { ancestorsOf, childrenOf, firstConjunct, isRelation, markersOf, type Tree, treeOf } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { actorsAt, isPairPhrase } from './actors.ts';
import { distinct, idsOf, partyCount } from './parties.ts';
import { speakerAt } from './speakers.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** The writers of each document that a proposal tells the sending of, by the document's entity. */
export function writersOf(
  proposals: readonly Proposal[],
  scene: Scene,
): ReadonlyMap<string, readonly ResolvedMention[]> {
  const writers = new Map<string, readonly ResolvedMention[]>();
  for (const proposal of proposals) {
    if (proposal.mode !== 'letter' || proposal.actor.length === 0) continue;
    const document = documentAt(proposal, scene);
    const people = proposal.actor.filter(({ entity }) => entity.kind !== 'document');
    if (document && people.length > 0 && !writers.has(document.id)) writers.set(document.id, people);
  }
  return writers;
}

/** The document entity that a letter's trigger word speaks of, else null. */
export function documentAt(proposal: Proposal, scene: Scene): DocumentEntity | null {
  const tree = treeOf(scene.reading.parsed.sentences[proposal.sentence]!);
  const heads = [proposal.token, ...childrenOf(tree, proposal.token, 'obj', 'nsubj:pass')];
  const found = heads.map((head) => ({ head, mention: scene.mentions.at(proposal.sentence, head) }));
  const spoken = found.find(
    ({ head, mention }) => mention?.entity.kind === 'document' && mention.mention.head === head,
  );
  return spoken?.mention?.entity ?? null;
}

/** What a letter does its writers do: a document among the actors gives way to those who wrote it. */
export const readDocumentsAsWriters: Refiner = (proposals, scene) => {
  const writers = writersOf(proposals, scene);
  const read = (mentions: readonly ResolvedMention[]): readonly ResolvedMention[] =>
    distinct(
      mentions.flatMap((mention) => {
        if (mention.entity.kind !== 'document') return [mention];
        const known = writers.get(mention.entity.id) ?? ownerOf(mention.entity, scene);
        return known.length > 0 ? known : [mention];
      }),
    );
  return proposals.map((proposal) =>
    [...proposal.actor, ...proposal.recipient].some(({ entity }) => entity.kind === 'document')
      ? { ...proposal, actor: read(proposal.actor), recipient: read(proposal.recipient) }
      : proposal,
  );
};

function ownerOf(document: DocumentEntity, scene: Scene): readonly ResolvedMention[] {
  if (document.of === null) return [];
  const owner = scene.mentions.entity(document.of);
  const mention = owner.mentions[0];
  return mention ? [{ mention, entity: owner }] : [];
}

/**
 * A meeting, call or talk told as a noun with one party ("described a meeting with the envoy"): the other one is whoever tells
 * of it, the subject of the clause that it sets the scene for, or the one in whose words it stands.
 */
export const fillMissingParty: Refiner = (proposals, scene, treeAt) =>
  proposals.map((proposal) => {
    if (proposal.event !== 'CONSULT' || proposal.kind !== 'noun') return proposal;
    const onlyWith = proposal.slots.every((slot) => slot === 'with');
    if (partyCount(proposal) >= 2 && !onlyWith) return proposal;
    if (proposal.mode === 'letter') return proposal;
    if (proposal.mode === 'visit' && proposal.actor.length > 0) return proposal;
    const tree = treeAt(proposal.sentence);
    const found = tellerOf(scene, tree, proposal, partyCount(proposal) < 2);
    const known = idsOf(proposal.actor);
    const added = found.filter(({ entity }) => !known.has(entity.id));
    if (
      added.length === 0 ||
      (proposal.mode !== 'visit' &&
        proposal.actor.length === 0 &&
        !added.some(({ entity }) => entity.plural) &&
        added.length < 2)
    )
      return proposal;
    return {
      ...proposal,
      actor: distinct([...added, ...proposal.actor]),
      trace: [
        ...proposal.trace,
        { rule: 'missing party', slot: 'actor', detail: added.map(({ entity }) => entity.name).join(', ') },
      ],
    };
  });

const SCENE_MARKERS = new Set([
  'on',
  'in',
  'at',
  'during',
  'after',
  'before',
  'following',
  'for',
  'into',
  'ahead of',
  'from',
]);

function tellerOf(
  scene: Scene,
  tree: Tree,
  proposal: Proposal,
  orSpeaker: boolean,
): readonly ResolvedMention[] {
  const { token, frame } = proposal;
  const verb = ancestorsOf(tree, token).find((above) => isPredicate(tree, above));
  if (verb !== undefined) {
    const top = [token, ...ancestorsOf(tree, token)].find((at) => tree.tokens[at]!.head === verb)!;
    const setsScene =
      isRelation(tree.tokens[top]!.deprel, 'obl') &&
      markersOf(tree, top).some((marker) => SCENE_MARKERS.has(marker));
    const told = frame.tellers.has(tree.tokens[verb]!.lemma) || frame.carriers.has(tree.tokens[verb]!.lemma);
    const subject = setsScene || told ? subjectOf(tree, verb) : null;
    if (subject !== null && subject !== token && top !== subject) {
      const named = actorsAt(scene, tree, subject, 'subject').filter(({ entity }) => entity.kind !== 'place');
      if (named.length > 0) return named;
    }
  }
  const speaker = orSpeaker ? speakerAt(scene, tree, token) : null;
  return speaker && ['person', 'group', 'document', 'state', 'body'].includes(speaker.entity.kind)
    ? [speaker]
    : [];
}

/** How many sentences back the meeting or letter may have been told of whose parties "the two" and "a second meeting" speak of. */
const SAME_REACH = 4;
/** "The two spoke", "a second meeting": without parties of its own, an event has those of the last one that had two. */
export const fillFromBefore: Refiner = (proposals, scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const known = speaksOfSame(proposal, scene, treeAt(proposal.sentence))
      ? out.findLast(
          (other) =>
            other.event === 'CONSULT' &&
            other.token !== proposal.token &&
            (proposal.kind === 'verb' || other.mode === proposal.mode) &&
            proposal.sentence - other.sentence <= SAME_REACH &&
            [...other.actor, ...other.recipient].length >= 2,
        )
      : undefined;
    const actor = known ? distinct([...known.actor, ...known.recipient]) : [];
    const fits = proposal.kind === 'noun' || actor.length === 2;
    const step = { rule: 'parties of the event before', slot: 'actor', detail: known?.lemma ?? '' };
    out.push(known && fits ? { ...proposal, actor, trace: [...proposal.trace, step] } : proposal);
  }
  return out;
};

function speaksOfSame(proposal: Proposal, scene: Scene, tree: Tree): boolean {
  if (proposal.event !== 'CONSULT' || proposal.mode === 'letter' || proposal.mode === 'visit') return false;
  const known = [...proposal.actor, ...proposal.recipient];
  if (known.some(({ entity }) => !entity.unnamed || !entity.plural || entity.members.length > 0))
    return false;
  if (known.length > 0 && proposal.kind !== 'verb') return false;
  if (proposal.kind === 'verb') {
    const subject = subjectOf(tree, proposal.token);
    if (subject === null) return false;
    // "They met again": whom a pronoun took for people in general, are those who met before.
    const [of, ...others] = known.map(({ entity }) => entity.of);
    const loose =
      others.length === 0 && (of === null || of === undefined || scene.mentions.entity(of).kind === 'place');
    return isPairPhrase(tree, subject) || (loose && tree.tokens[subject]!.text.toLowerCase() === 'they');
  }
  return childrenOf(tree, proposal.token, 'amod', 'det').some((child) =>
    scene.reading.lexicon.events.another.has(tree.tokens[child]!.text.toLowerCase()),
  );
}

/**
 * Verbs of talking that tell what a meeting was about ("met to discuss", "a meeting where they discussed") tell no second
 * event; nor does whom one came "to see", whom the visit names.
 */
export const dropTopics: Refiner = (proposals, _scene, treeAt) =>
  proposals.filter((proposal) => {
    if (isSeenOnVisit(proposal, proposals, treeAt(proposal.sentence))) return false;
    if (proposal.event !== 'CONSULT' || proposal.mode !== 'talks' || proposal.kind !== 'verb') return true;
    const tree = treeAt(proposal.sentence);
    const above = new Set(ancestorsOf(tree, proposal.token));
    const ids = idsOf(proposal.actor);
    return !proposals.some(
      (other) =>
        other !== proposal &&
        other.sentence === proposal.sentence &&
        other.event === 'CONSULT' &&
        (above.has(other.token) || (other.carrier !== null && above.has(other.carrier))) &&
        (markersOf(tree, proposal.token).includes('to') ||
          (other.mode !== 'letter' &&
            other.mode !== 'call' &&
            (childrenOf(tree, proposal.token, 'mark').length > 0 ||
              other.actor.some(({ entity }) => ids.has(entity.id))))),
    );
  });

function isSeenOnVisit(
  { sentence, token, mode }: Proposal,
  proposals: readonly Proposal[],
  tree: Tree,
): boolean {
  if (mode !== 'meeting') return false;
  const visit = proposals.find(
    (other) =>
      other.sentence === sentence && other.token === tree.tokens[token]!.head && other.slots.includes('see'),
  );
  return visit !== undefined && markersOf(tree, token).includes('to');
}

/** Who travels to meet somebody and arrives meets him, and who writes to thank him thanks him: what is done so is no mere plan. */
export const fulfilPurposes: Refiner = (proposals, _scene, treeAt) =>
  proposals.map((proposal) => {
    const speaks = SPEECH_ACTS.has(proposal.event);
    if ((proposal.event !== 'CONSULT' && !speaks) || proposal.realis !== 'planned') return proposal;
    const tree = treeAt(proposal.sentence);
    const node = firstConjunct(tree, proposal.carrier ?? proposal.token);
    const { deprel, head } = tree.tokens[node]!;
    if (!isRelation(deprel, 'advcl') || !markersOf(tree, node).includes('to')) return proposal;
    const means = proposals.find(
      (other) =>
        other.sentence === proposal.sentence &&
        (speaks ? other.event === 'CONSULT' && SPOKEN.has(other.mode ?? '') : other.mode === 'visit') &&
        other.realis === 'happened' &&
        (other.token === head || other.carrier === head),
    );
    if (!means) return proposal;
    const step = { rule: `purpose of a ${means.mode}`, slot: 'realis', detail: means.lemma };
    return {
      ...proposal,
      realis: 'happened',
      where: proposal.where ?? means.where,
      trace: [...proposal.trace, step],
    };
  });

/** What one does by word alone, once one writes or calls: "wrote to thank him". */
const SPOKEN: ReadonlySet<string> = new Set(['letter', 'call']);
