import type { Lexicon } from '../../lexicon/index.ts';
import type { Token } from '../../model/index.ts';
import { tablesOf } from '../time/words.ts';
import type { Draft } from './draft.ts';

const FINITE = new Set(['VBD', 'VBZ', 'VBP']);
const TELLING = new Set(
  'tell inform assure warn remind persuade convince advise notify promise show teach'.split(' '),
);

/** "The judge Mira Falke and the broker Piet Lam": the second title is joined to the first, not to the name behind it. */
export function liftConjuncts(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const second = draft.tokens[index]!;
    const name = draft.tokens[second.head];
    if (
      second.deprel !== 'conj' ||
      second.upos !== 'NOUN' ||
      name?.deprel !== 'appos' ||
      name.upos !== 'PROPN'
    )
      continue;
    const title = draft.tokens[name.head]!;
    const between = draft.tokens.slice(title.index + 1, name.index);
    const titled = title.upos === 'NOUN' && between.every(({ text }) => text !== ',');
    const article = draft.children(index).some(({ deprel }) => deprel === 'det' || deprel === 'nmod:poss');
    if (titled && article) draft.set(index, { head: title.index });
  }
}

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

/** "Told the auditors that Senn had called the judge": a clause with all it needs is what was told, not about the hearers. */
export function tieTold(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const clause = draft.tokens[index]!;
    const hearer = draft.tokens[clause.head];
    if (!clause.deprel.startsWith('acl') || !hearer || hearer.deprel !== 'iobj') continue;
    const telling = draft.tokens[hearer.head]!;
    if (!TELLING.has(telling.lemma)) continue;
    const that = opener(draft, clause);
    if (that === null) continue;
    draft.set(that, { deprel: 'mark', upos: 'SCONJ' });
    draft.set(index, { head: telling.index, deprel: 'ccomp' });
  }
}

/** "Told director Odo Senn that": of two subjects of a verb of telling the one behind it is who was told. */
export function tieHearers(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const verb = draft.tokens[index]!;
    if (!TELLING.has(verb.lemma) || verb.upos !== 'VERB') continue;
    const subjects = draft.children(index).filter(({ deprel }) => deprel === 'nsubj');
    const behind = subjects.find((subject) => subject.index > index && subject.index < index + 6);
    if (behind && subjects.some((subject) => subject.index < index))
      draft.set(behind.index, { deprel: 'iobj' });
  }
}

/** The "that" of a clause that has its own subject, and an object or no room for one. */
function opener(draft: Draft, clause: Token): number | null {
  const children = draft.children(clause.index);
  const that = children.find(({ text, index }) => text.toLowerCase() === 'that' && index < clause.index);
  const subject = children.some(({ deprel, index }) => deprel.startsWith('nsubj') && index !== that?.index);
  const objects = children.filter(({ deprel }) => deprel === 'obj').length;
  return that && subject && (that.deprel === 'mark' || objects > 1) ? that.index : null;
}

const MEASURES = new Set('time minute hour day night week month year'.split(' '));
/** Verbs whose object a measure of time is. */
const MEASURED = new Set(
  'spend take last wait need have give save lose waste cost serve buy want get'.split(' '),
);

/** "Called the judge eleven times", "speak all the time": how often and how long is no object. */
export function freeMeasures(draft: Draft): void {
  for (const { index } of draft.sentence.tokens) {
    const noun = draft.tokens[index]!;
    const verb = draft.tokens[noun.head];
    if (
      noun.deprel !== 'obj' ||
      !MEASURES.has(noun.lemma) ||
      verb?.upos !== 'VERB' ||
      MEASURED.has(verb.lemma)
    )
      continue;
    const counted = draft
      .children(index)
      .some(({ deprel, text }) => deprel === 'nummod' || /^(all|several|many)$/i.test(text));
    if (counted) draft.set(index, { deprel: 'obl:unmarked' });
  }
}
