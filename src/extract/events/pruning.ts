import { isRelation } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { idsOf, isWithin, partiesOf, partyCount, sharesParty } from './parties.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** Nobody does a thing to himself: who is already an actor leaves the recipients. */
export const dropSelfRelations: Refiner = (proposals) =>
  proposals.map((proposal) => {
    const actors = idsOf(proposal.actor);
    const recipient = proposal.recipient.filter(({ entity }) => !actors.has(entity.id));
    return recipient.length === proposal.recipient.length ? proposal : { ...proposal, recipient };
  });

/** An event needs the parties that its frame asks for. */
export const dropWithoutParties: Refiner = (proposals, scene) =>
  proposals.filter((proposal) => {
    const parties = partiesOf(proposal);
    if (
      parties.length === 0 ||
      (proposal.kind === 'noun' && proposal.mode === 'visit' && proposal.actor.length === 0) ||
      (proposal.kind === 'noun' && proposal.event === 'CONSULT' && parties.every(isAnybody)) ||
      isTalkOfAnybody(proposal, scene)
    )
      return false;
    if (partyCount(proposal) >= proposal.frame.parties) return true;
    return (
      proposal.carrier !== null &&
      proposal.event === 'CONSULT' &&
      proposal.actor.some(isBody) &&
      proposal.mode === 'meeting'
    );
  });

/** An unnamed plural tied to nobody ("top officials"): a meeting of such says nothing of whom. */
function isAnybody({ entity }: ResolvedMention): boolean {
  return entity.unnamed && entity.plural && entity.of === null && entity.members.length === 0;
}

/** "People are talking about it": nobody in particular, nowhere and at no time. */
function isTalkOfAnybody(proposal: Proposal, scene: Scene): boolean {
  const [party, ...others] = partiesOf(proposal);
  if (proposal.event !== 'CONSULT' || !party || others.length > 0 || proposal.where !== null) return false;
  if (
    !isAnybody(party) ||
    /^(?:the|these|those|both|all|\S*\d|two|three|four|five|six|several|some)\b/i.test(party.entity.name)
  )
    return false;
  const { start, end } = scene.reading.parsed.sentences[proposal.sentence]!;
  const told = scene.times.of(proposal.sentence, proposal.token)?.span;
  return !told || told.start < start || told.end > end;
}

/** A body that holds a meeting is one of many. */
function isBody({ entity }: ResolvedMention): boolean {
  return entity.kind === 'group' || entity.kind === 'body';
}

/** "Reiterated his support for them" tells of the pledge, not of a tie besides: the noun is what the verb's deed consists in. */
export const dropTiesToldAsDeeds: Refiner = (proposals, _scene, treeAt) =>
  proposals.filter((noun) => {
    if (noun.event !== 'STATE' || noun.kind !== 'noun') return true;
    const tree = treeAt(noun.sentence);
    const { head, deprel } = tree.tokens[noun.token]!;
    return !proposals.some(
      (verb) =>
        verb.sentence === noun.sentence &&
        verb.kind === 'verb' &&
        verb.event !== 'STATE' &&
        verb.token === head &&
        isRelation(deprel, 'obj') &&
        isWithin(noun, verb),
    );
  });

/** A headline repeats what the body tells: its proposal stays only where the body has none like it. */
export const dropHeadlineRepeats: Refiner = (proposals, scene) => {
  const partOf = (sentence: number): string => scene.reading.parsed.sentences[sentence]!.part;
  return proposals.filter((proposal) => {
    const part = partOf(proposal.sentence);
    if (part === 'body') return true;
    if (part !== 'headline' || partiesOf(proposal).some(({ entity }) => entity.unnamed)) return false;
    return !proposals.some(
      (other) =>
        partOf(other.sentence) === 'body' && other.event === proposal.event && sharesParty(proposal, other),
    );
  });
};
