import type { Lexicon } from '../../lexicon/index.ts';
import { vocabularyOf } from '../mentions/words.ts';
import { tablesOf } from '../time/words.ts';
import type { Draft } from './draft.ts';

const FINITE = new Set(['VBD', 'VBZ', 'VBP']);
/** "Egypt, whose minister, Odo Senn, flew to Lyon, promised": who "whose" names is the subject of its clause. */
export function tieWhose(draft: Draft): void {
  for (const { index, text } of draft.sentence.tokens) {
    const whose = draft.tokens[index]!;
    if (text.toLowerCase() !== 'whose' || whose.deprel !== 'nmod:poss') continue;
    const owned = draft.tokens[whose.head]!;
    if (owned.deprel.startsWith('nsubj') || owned.upos !== 'NOUN') continue;
    const verb = draft.tokens.find(({ index: at, upos }) => at > owned.index && upos === 'VERB');
    const over = draft.tokens[owned.head];
    if (!verb || !over || over.index > owned.index) continue;
    const astray = over.head === verb.index && over.deprel.startsWith('nsubj');
    if (!astray && !(verb.head === over.index && verb.deprel.startsWith('acl'))) continue;
    if (!astray && draft.children(verb.index).some(({ deprel }) => deprel.startsWith('nsubj'))) continue;
    for (const other of draft.tokens)
      if (
        other.head === over.index &&
        other.upos === 'PROPN' &&
        owned.index < other.index &&
        other.index < verb.index
      )
        draft.set(other.index, { head: owned.index, deprel: 'appos' });
    draft.set(owned.index, { head: verb.index, deprel: 'nsubj' });
    if (astray) draft.set(over.index, { deprel: 'dislocated' });
    if (verb.deprel === 'acl') draft.set(verb.index, { deprel: 'acl:relcl' });
  }
}

/** "On 2 June Senn and his host were seen": a name without preposition before a verb without subject is its subject. */
export function nameSubjects(draft: Draft, lexicon: Lexicon): void {
  const { months, weekdays } = tablesOf(lexicon.times);
  for (const { index } of draft.sentence.tokens) {
    const verb = draft.tokens[index]!;
    if (verb.upos !== 'VERB') continue;
    const children = draft.children(index);
    const helped = children.some(({ deprel }) => deprel.startsWith('aux'));
    if (!FINITE.has(verb.xpos) && !helped) continue;
    if (children.some(({ deprel }) => /^(nsubj|csubj|expl)/.test(deprel)) || verb.deprel === 'conj') continue;
    const name = children.findLast(
      ({ index: at, upos, deprel, text }) =>
        at < index &&
        upos === 'PROPN' &&
        deprel.startsWith('obl') &&
        !months.has(text.toLowerCase()) &&
        !weekdays.has(text.toLowerCase()) &&
        !draft.children(at).some((child) => child.deprel === 'case'),
    );
    const passive = children.some(({ deprel }) => deprel === 'aux:pass');
    if (name) draft.set(name.index, { deprel: passive ? 'nsubj:pass' : 'nsubj' });
  }
}

/** "Called the judge eleven times", "speak all the time": how often and how long is no object. */
export function freeMeasures(draft: Draft, lexicon: Lexicon): void {
  for (const { index } of draft.sentence.tokens) {
    const noun = draft.tokens[index]!;
    const verb = draft.tokens[noun.head];
    if (
      noun.deprel !== 'obj' ||
      !vocabularyOf(lexicon).isIn('measures_of_time', noun.lemma) ||
      verb?.upos !== 'VERB' ||
      vocabularyOf(lexicon).isIn('taking_time', verb.lemma)
    )
      continue;
    const counted = draft
      .children(index)
      .some(({ deprel, text }) => deprel === 'nummod' || /^(all|several|many)$/i.test(text));
    if (counted) draft.set(index, { deprel: 'obl:unmarked' });
  }
}
