import type { Lexicon } from '../../lexicon/index.ts';
import type { ParsedDocument, Sentence } from '../../model/index.ts';
import { freeMeasures, nameSubjects, tieWhose } from './clauses.ts';
import { partDates } from './date-names.ts';
import { Draft, hanging, type Mend } from './draft.ts';
import { tieEntries } from './entries.ts';
import {
  givenNames,
  kinByMarriage,
  ledBy,
  liftConjuncts,
  nameAsSubject,
  namesAfterOffice,
  namesBeforeSubject,
  sharedNouns,
  titledConjuncts,
} from './names.ts';
import { betweenTwo, neighbouring, subjectsAfterTime, worthOf } from './phrases.ts';
import {
  headlinePlans,
  namesReadAsVerbs,
  saidBehindPhrase,
  saysOn,
  tieHearers,
  tieTold,
  toldThat,
  toldWithin,
  toldWithoutThat,
} from './speech.ts';
import { hangOpening, hangUnits, hangWeekdays, trimNames } from './times.ts';
import { raiseVerbs } from './verbs.ts';

/**
 * A mend sets right what the parser of news gets wrong again and again: where a token hangs, rarely its tag or the ends of a
 * name. Words and offsets never change. Mends come before all else, so that every stage reads the same tree.
 *
 * A mend may be added where (1) the words and the tree around leave no doubt what the sentence means, (2) the error was seen in
 * several texts and several wordings, and (3) more than one rule stumbles over it; what one rule alone misreads is that
 * rule's to know. It comes with a case, and with one for the like sentence that must stay as it is.
 *
 * Each step reads what the steps before it left, and is dropped whole where it would tie a knot (`Draft.finish`).
 */
const MENDS: readonly Mend[] = [
  // Names and those they are told of.
  hanging(kinByMarriage),
  hanging(titledConjuncts),
  hanging(namesAfterOffice),
  hanging(namesBeforeSubject),
  hanging(nameAsSubject),
  hanging(givenNames),
  hanging(ledBy),
  hanging(sharedNouns),
  // What is said, and to whom.
  hanging(toldThat),
  hanging(namesReadAsVerbs),
  hanging(toldWithin),
  hanging(toldWithoutThat),
  hanging(saidBehindPhrase),
  hanging(saysOn),
  hanging(headlinePlans),
  // Phrases taken for verbs, and subjects for phrases.
  hanging(neighbouring),
  hanging(subjectsAfterTime),
  hanging(worthOf),
  hanging(betweenTwo),
  // Dates, and entries that a date opens: the verb must stand before its subject and clauses are tied to it.
  partDates,
  raiseVerbs,
  tieEntries,
  liftConjuncts,
  tieWhose,
  nameSubjects,
  tieHearers,
  tieTold,
  freeMeasures,
  // Times that hang on what they do not date.
  trimNames,
  hangOpening,
  hangWeekdays,
  hangUnits,
];

/** The document with its trees mended; sentences with nothing to mend are the given ones. */
export function mendTrees(parsed: ParsedDocument, lexicon: Lexicon): ParsedDocument {
  return { ...parsed, sentences: parsed.sentences.map((sentence) => mended(sentence, lexicon)) };
}

function mended(sentence: Sentence, lexicon: Lexicon): Sentence {
  return MENDS.reduce((now, mend) => {
    const draft = new Draft(now);
    mend(draft, lexicon);
    return draft.finish();
  }, sentence);
}
