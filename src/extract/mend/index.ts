import type { Lexicon } from '../../lexicon/index.ts';
import type { ParsedDocument } from '../../model/index.ts';
import { freeMeasures, liftConjuncts, nameSubjects, tieHearers, tieTold, tieWhose } from './clauses.ts';
import { partDates } from './dates.ts';
import { Draft } from './draft.ts';
import { tieEntries } from './entries.ts';
import { raiseVerbs } from './verbs.ts';

/**
 * Mends trees where the words of the lexicon tell that the parser went astray: dates that swallowed a name, verbs of short
 * entries taken for nouns, subjects cut off from their verbs, and clauses tied to what they are not about. Gives the document itself where nothing is
 * to be mended.
 */
export function mendEntries(parsed: ParsedDocument, lexicon: Lexicon): ParsedDocument {
  const sentences = parsed.sentences.map((sentence) => {
    const draft = new Draft(sentence);
    partDates(draft, lexicon);
    raiseVerbs(draft, lexicon);
    tieEntries(draft);
    liftConjuncts(draft);
    tieWhose(draft);
    nameSubjects(draft, lexicon);
    tieHearers(draft);
    tieTold(draft);
    freeMeasures(draft);
    return draft.finish();
  });
  const changed = sentences.some((sentence, index) => sentence !== parsed.sentences[index]);
  return changed ? { ...parsed, sentences } : parsed;
}
