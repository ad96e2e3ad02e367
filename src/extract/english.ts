import { addressSpeechActs } from './events/addressed.ts';
import { answerAllegations } from './events/answers.ts';
import { settleContent, turnConditionsIntoThreats } from './events/content.ts';
import { completeLetters } from './events/contents.ts';
import { denyForOthers, denyOwnDeeds } from './events/denials.ts';
import { readDid } from './events/ellipsis.ts';
import { turnHabitsIntoTies } from './events/habits.ts';
import {
  dropTopics,
  fillFromBefore,
  fillMissingParty,
  fulfilPurposes,
  readDocumentsAsWriters,
} from './events/letters.ts';
import {
  dropHeadlineRepeats,
  dropSelfRelations,
  dropTiesToldAsDeeds,
  dropWithoutParties,
} from './events/pruning.ts';
import { dropRepeats, joinBackReferences } from './events/repeats.ts';
import { tieReplies } from './events/replies.ts';
import { addressAnswers } from './events/responses.ts';
import { splitSeries } from './events/series.ts';
import type { Refiner } from './events/types.ts';
import { mergeVerbWithNoun } from './events/verb-and-noun.ts';
import { tellListed } from './tallies/listed.ts';

/** A refiner with the name of what it does. */
export interface Step {
  readonly name: string;
  readonly refine: Refiner;
}

/**
 * The refiners of English, in the order in which they run over what the frames of the lexicon propose; those that make
 * each proposal whole come first. After them counted sets ("met four times") are taken out as tallies: no later step may
 * merge one of the events with the count of them.
 *
 * - Missing parties are filled before anything is counted, since a noun ("a meeting with the envoy") often names one only.
 * - Documents give way to their writers early, so that later steps compare people with people.
 */
export const COMPLETING: readonly Step[] = [
  { name: 'fill the missing party', refine: fillMissingParty },
  { name: 'fill the parties of the event before', refine: fillFromBefore },
  { name: 'read documents as their writers', refine: readDocumentsAsWriters },
  { name: 'complete letters from what stands in them', refine: completeLetters },
  { name: 'tie answers to letters', refine: tieReplies },
  { name: 'drop self-relations', refine: dropSelfRelations },
  { name: 'read what "did" stands for', refine: readDid },
];

/**
 * The refiners that weigh the proposals against each other, in their order.
 *
 * - Verbs take in their nouns before content is settled: "agreed to hold talks" must be one content, not two.
 * - Habits become ties before content is settled, because ties are never dropped as the content of a speech act.
 * - Back references are joined while a noun without parties still stands; only then is what has no parties dropped.
 * - Headlines go last: what they repeat is known only when the body's claims are.
 */
export const SETTLING: readonly Step[] = [
  { name: 'merge a verb with its noun', refine: mergeVerbWithNoun },
  { name: 'drop ties told as deeds', refine: dropTiesToldAsDeeds },
  { name: 'drop topics of meetings', refine: dropTopics },
  { name: 'turn habits into ties', refine: turnHabitsIntoTies },
  { name: 'fulfil the purpose of visits', refine: fulfilPurposes },
  { name: 'address speech acts', refine: addressSpeechActs },
  { name: 'turn harm on a condition into threats', refine: turnConditionsIntoThreats },
  { name: 'settle content', refine: settleContent },
  { name: 'address answers', refine: addressAnswers },
  { name: 'join back references', refine: joinBackReferences },
  { name: 'drop events without parties', refine: dropWithoutParties },
  { name: 'drop repeats', refine: dropRepeats },
  { name: 'deny own deeds', refine: denyOwnDeeds },
  { name: 'answer allegations', refine: answerAllegations },
  { name: 'deny for others', refine: denyForOthers },
  { name: 'split rows of times and parties', refine: splitSeries },
  { name: 'tell what is listed after a count', refine: tellListed },
  { name: 'drop repeats of headlines', refine: dropHeadlineRepeats },
];
