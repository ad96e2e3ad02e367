import { SPEECH_ACTS } from '../../model/index.ts';
import { isPassive } from '../predicates.ts';
import { subjectOf } from '../subjects.ts';
import { childrenOf, isRelation, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { actorsAt } from './actors.ts';
import { distinct, idsOf, partiesOf } from './parties.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

interface Found {
  readonly rule: string;
  readonly detail: string;
  readonly recipient: readonly ResolvedMention[];
}

/**
 * To whom a speech act is addressed where its own words do not say it: those whom the speaker meets, calls, writes or
 * speaks to in the same breath; whom the thing demanded or threatened would fall to; who asked for what is refused or
 * accepted.
 */
export const addressSpeechActs: Refiner = (proposals, scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const found = addressee(proposal, out, proposals, scene, treeAt(proposal.sentence));
    if (!found) {
      out.push(proposal);
      continue;
    }
    const step = { rule: found.rule, slot: 'recipient', detail: found.detail };
    out.push({ ...proposal, recipient: found.recipient, trace: [...proposal.trace, step] });
  }
  return out;
};

function addressee(
  proposal: Proposal,
  before: readonly Proposal[],
  all: readonly Proposal[],
  scene: Scene,
  tree: Tree,
): Found | null {
  if (!SPEECH_ACTS.has(proposal.event) || proposal.recipient.length > 0 || proposal.actor.length === 0)
    return null;
  const ways = [
    () => inContent(proposal, scene, tree),
    () => answered(proposal, before, scene, tree),
    () => inOneBreath(proposal, before, all, tree),
    () => inSameTalk(proposal, before),
  ];
  for (const way of ways) {
    const found = way();
    if (found && found.recipient.length > 0) return found;
  }
  return null;
}

/** "Met Salo and asked for money", "wrote to Salo, promising help", "urged Salo to leave and threatened to sue". */
function inOneBreath(
  proposal: Proposal,
  before: readonly Proposal[],
  all: readonly Proposal[],
  tree: Tree,
): Found | null {
  if (proposal.event === 'AGREE') return null;
  const actors = idsOf(proposal.actor);
  for (const at of breathOf(tree, proposal.carrier ?? proposal.token)) {
    const spoken =
      before.findLast((other) => standsAt(other, proposal, at)) ??
      all.find((other) => other !== proposal && standsAt(other, proposal, at));
    if (!spoken) continue;
    const talks = spoken.event === 'CONSULT';
    if (!talks && (!SPEECH_ACTS.has(spoken.event) || spoken.event === 'AGREE')) continue;
    const parties = talks ? partiesOf(spoken) : spoken.actor;
    if (!proposal.actor.every(({ entity }) => parties.some((party) => party.entity.id === entity.id)))
      continue;
    const others = (talks ? partiesOf(spoken) : spoken.recipient).filter(
      ({ entity }) => !actors.has(entity.id),
    );
    if (others.length > 0) return { rule: 'said to those met', detail: spoken.lemma, recipient: others };
  }
  return null;
}

/** How many sentences a letter or talk goes on that is told of. */
const TALK_REACH = 2;

/** "Salo wrote to Berg. He demanded an answer": who writes, calls or meets goes on to the same one. */
function inSameTalk(proposal: Proposal, before: readonly Proposal[]): Found | null {
  const asks =
    /^(REQUEST|THREATEN)$/.test(proposal.event) ||
    (proposal.event === 'SUPPORT' && proposal.mode === 'pledge');
  if (!asks || proposal.kind !== 'verb' || proposal.actor.length === 0) return null;
  const actors = idsOf(proposal.actor);
  const last = before.findLast((other) => other.sentence <= proposal.sentence && other.event === 'CONSULT');
  if (!last || last.sentence < proposal.sentence - TALK_REACH || last.sentence === proposal.sentence)
    return null;
  if (last.realis !== 'happened' || last.mode === 'visit') return null;
  const from = last.recipient.length > 0 ? last.actor : partiesOf(last);
  if (![...actors].every((id) => from.some(({ entity }) => entity.id === id))) return null;
  const others = partiesOf(last).filter(({ entity }) => !actors.has(entity.id));
  return others.length === 1
    ? { rule: 'said to those met before', detail: last.lemma, recipient: others }
    : null;
}

function standsAt(other: Proposal, proposal: Proposal, at: number): boolean {
  return other.sentence === proposal.sentence && (other.token === at || other.carrier === at);
}

/** The verbs that a verb is joined to or goes with, nearest first; those of its joined fellows before it as well. */
function breathOf(tree: Tree, token: number): readonly number[] {
  const out: number[] = [];
  let at = token;
  for (let steps = 0; steps < 4; steps++) {
    const { deprel, head } = tree.tokens[at]!;
    if (head < 0) break;
    if (isRelation(deprel, 'conj'))
      out.push(
        ...childrenOf(tree, head, 'conj')
          .filter((child) => child < at)
          .reverse(),
      );
    if (!['conj', 'advcl', 'xcomp'].some((relation) => isRelation(deprel, relation))) break;
    out.push(head);
    at = head;
  }
  return out;
}

/** "Demanded that the ministry pay": who is to do it. "Threatened to sue the bank": to whom it would be done. */
function inContent(proposal: Proposal, scene: Scene, tree: Tree): Found | null {
  if (proposal.kind !== 'verb') return null;
  const actors = idsOf(proposal.actor);
  const others = (token: number, slot: string): readonly ResolvedMention[] =>
    actorsAt(scene, tree, token, slot).filter(
      ({ entity }) =>
        entity.kind !== 'place' &&
        entity.kind !== 'document' &&
        entity.kind !== 'unknown' &&
        !actors.has(entity.id),
    );
  if (proposal.event === 'REQUEST' && scene.reading.lexicon.events.ask_that.has(proposal.lemma)) {
    const clause = childrenOf(tree, proposal.token, 'ccomp')[0];
    const subject =
      clause === undefined || isPassive(tree, clause) ? undefined : childrenOf(tree, clause, 'nsubj')[0];
    return subject === undefined
      ? null
      : { rule: 'who is asked to', detail: proposal.lemma, recipient: others(subject, 'subject') };
  }
  if (proposal.event !== 'THREATEN') return null;
  for (const clause of childrenOf(tree, proposal.token, 'xcomp', 'ccomp')) {
    const passive = isPassive(tree, clause);
    const hit = passive ? subjectOf(tree, clause) : childrenOf(tree, clause, 'obj')[0];
    if (hit === undefined || hit === null) continue;
    const moved =
      scene.reading.lexicon.events.moves.has(tree.tokens[clause]!.lemma) && tree.tokens[hit]!.upos !== 'PRON';
    if (moved && !isToCourt(tree, clause)) continue;
    const own = others(hit, 'object');
    const owner = childrenOf(tree, hit, 'nmod:poss')[0];
    const recipient = own.length > 0 || owner === undefined ? own : others(owner, 'owner');
    if (recipient.length > 0) return { rule: 'whom the threat is of', detail: proposal.lemma, recipient };
  }
  return null;
}

function isToCourt(tree: Tree, verb: number): boolean {
  const words = tree.tokens.slice(verb, verb + 8).map((token) => token.text);
  return /\bto (court|law|task)\b/.test(words.join(' '));
}

/** How many sentences back the request or offer may stand that is refused or accepted. */
const ANSWER_REACH = 2;

/** "She refused", "he turned the offer down": who had asked or offered. */
function answered(proposal: Proposal, before: readonly Proposal[], scene: Scene, tree: Tree): Found | null {
  const takes = proposal.event === 'AGREE' && proposal.kind === 'verb' && proposal.actor.length === 1;
  const refuses = proposal.event === 'REJECT' && (proposal.mode === 'refuse' || proposal.mode === 'postpone');
  if (!takes && !refuses) return null;
  const object = childrenOf(tree, proposal.token, 'obj')[0];
  const { answerable } = scene.reading.lexicon.events;
  if (object !== undefined && !answerable.has(tree.tokens[object]!.lemma.toLowerCase())) return null;
  const actors = idsOf(proposal.actor);
  const asked = before.findLast(
    (other) =>
      other.sentence >= proposal.sentence - ANSWER_REACH &&
      (other.event === 'REQUEST' ||
        other.event === 'AID' ||
        (other.event === 'SUPPORT' && other.mode === 'pledge')) &&
      other.recipient.some(({ entity }) => actors.has(entity.id)),
  );
  const recipient = asked ? asked.actor.filter(({ entity }) => !actors.has(entity.id)) : [];
  return asked ? { rule: 'who had asked', detail: asked.lemma, recipient: distinct(recipient) } : null;
}
