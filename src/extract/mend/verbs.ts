import type { Lexicon } from '../../lexicon/index.ts';
import type { NameSpan, Token } from '../../model/index.ts';
import type { Draft } from './draft.ts';

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);
const SUBJECT_OF_NOUN = new Set(['compound', 'nmod:desc', 'flat', 'nmod:unmarked', 'nmod', 'amod', 'nsubj']);
const OBJECT_OF_NOUN = new Set(['appos', 'compound', 'flat', 'nmod:desc', 'obj', 'dep']);
const AFTER_VERB = new Set(['PROPN', 'DET', 'PRON', 'ADP', 'ADV', 'PART', 'ADJ']);

/**
 * Makes verbs of what a parser took for nouns: in a sentence or entry without a finite verb, a word of the frames' verbs right
 * behind a name ("Varn phones Hansel on the morning of the vote", "Varn and Hansel lunch at the Regent").
 */
export function raiseVerbs(draft: Draft, lexicon: Lexicon): void {
  for (const { index } of draft.sentence.tokens) {
    const noun = draft.tokens[index]!;
    if (noun.upos !== 'NOUN' || !isVerbOfFrames(noun, lexicon) || !topsSentence(draft, noun)) continue;
    const subject = subjectBefore(draft, noun);
    if (subject === null || !agrees(draft, noun, subject) || !isSoleVerb(draft, noun)) continue;
    const next = draft.tokens[index + 1];
    if (next && (AFTER_VERB.has(next.upos) || next.xpos === 'NNP') && next.xpos !== 'POS')
      raise(draft, noun, subject);
  }
}

function isVerbOfFrames({ lemma }: Token, { frames }: Lexicon): boolean {
  return frames.triggers.get(lemma.toLowerCase())?.some(({ kind }) => kind === 'verb') ?? false;
}

/** Whether a noun is the root, or hangs on the date that opens an entry ("12 March: Hansel visits"). */
function topsSentence(draft: Draft, noun: Token): boolean {
  if (noun.head < 0) return true;
  const head = draft.tokens[noun.head]!;
  const opened = draft.tokens.slice(0, noun.index).some(({ text }) => /^[:–—]$/.test(text));
  return head.head < 0 && head.index < noun.index && (opened || head.upos === 'NUM');
}

/** The first name of the names right before a noun that a parser tied to it. */
function subjectBefore(draft: Draft, noun: Token): number | null {
  const before = draft.tokens[noun.index - 1];
  if (before?.upos !== 'PROPN') return null;
  let at: Token = before;
  while (at.head >= 0 && at.head !== noun.index && at.head < noun.index) at = draft.tokens[at.head]!;
  return at.head === noun.index && SUBJECT_OF_NOUN.has(at.deprel) ? at.index : null;
}

/** "Varn phones", "Varn and Hansel lunch": the number of the form is that of its subject; a noun with an article is a noun. */
function agrees(draft: Draft, noun: Token, subject: number): boolean {
  const several = draft.children(subject).some(({ deprel }) => deprel === 'conj');
  if (noun.xpos === 'NNS' ? several : noun.xpos !== 'NN' || !several) return false;
  return !draft
    .children(noun.index)
    .some(
      ({ deprel, index, text }) =>
        ['cop', 'nmod:poss'].includes(deprel) ||
        (deprel === 'det' && index > subject - 2 && !/^\d/.test(draft.tokens[index + 1]?.text ?? '')) ||
        (index > subject && index < noun.index && text === ','),
    );
}

/** Whether no other finite verb could be the sentence's: those in clauses with a subject or conjunction of their own are none. */
function isSoleVerb(draft: Draft, noun: Token): boolean {
  return draft.tokens.every((token) => {
    if (!FINITE.has(token.xpos) || token.index === noun.index) return true;
    if (token.index < noun.index) return false;
    const clause = ['AUX'].includes(token.upos) && token.head >= 0 ? draft.tokens[token.head]! : token;
    const own = draft
      .children(clause.index)
      .some(
        ({ deprel, index }) =>
          deprel === 'mark' || deprel === 'cc' || (deprel.startsWith('nsubj') && index > noun.index + 1),
      );
    return own && clause.deprel !== 'root';
  });
}

function raise(draft: Draft, noun: Token, subject: number): void {
  const children = draft.children(noun.index);
  draft.set(noun.index, { upos: 'VERB', xpos: noun.xpos === 'NNS' ? 'VBZ' : 'VBP' });
  if (noun.deprel === 'appos') draft.set(noun.index, { deprel: 'parataxis' });
  draft.set(subject, { deprel: 'nsubj' });
  draft.setNames(draft.names.flatMap((name) => aroundWord(name, noun.index)));
  hangDate(
    draft,
    children.filter(({ index }) => index < subject),
    noun.index,
  );
  let object: number | null = null;
  for (const child of children.filter(({ index }) => index > noun.index)) {
    const marked = draft.children(child.index).some(({ deprel }) => deprel === 'case');
    if (child.xpos === 'NNP' && child.upos === 'VERB') object = raiseGiven(draft, child, noun.index);
    else if (marked && child.deprel.startsWith('nmod')) draft.set(child.index, { deprel: 'obl' });
    else if (child.deprel === 'nmod:unmarked') draft.set(child.index, { deprel: 'obl:unmarked' });
    else if (child.deprel === 'acl') draft.set(child.index, { deprel: 'advcl' });
    else if (child.deprel === 'conj' && child.upos !== 'VERB' && object !== null)
      draft.set(child.index, { head: object });
    else if (OBJECT_OF_NOUN.has(child.deprel) && object === null && child.upos !== 'VERB' && !marked) {
      draft.set(child.index, { deprel: 'obj' });
      object = child.index;
    }
  }
}

/** The parts of a name before and behind a word that is none of it. */
function aroundWord(name: NameSpan, word: number): readonly NameSpan[] {
  if (word < name.first || name.last < word) return [name];
  const parts = [
    { ...name, last: word - 1 },
    { ...name, first: word + 1 },
  ];
  return parts.filter(({ first, last }) => first <= last);
}

/** "Emails [Varn] a draft": a name that a parser took for a verb is the one to whom the thing is given. */
function raiseGiven(draft: Draft, name: Token, verb: number): number {
  const things = draft.children(name.index).filter(({ deprel }) => deprel === 'obj');
  for (const child of draft.children(name.index))
    if (child.upos !== 'PROPN') draft.set(child.index, { head: verb });
  draft.set(name.index, { upos: 'PROPN', deprel: things.length > 0 ? 'iobj' : 'obj' });
  return things[0]?.index ?? name.index;
}

/** The words before the subject are a date with its preposition ("On the 9th, ..."): one phrase of the verb. */
function hangDate(draft: Draft, words: readonly Token[], verb: number): void {
  const phrase = words.filter(({ upos }) => upos !== 'PUNCT');
  const head = phrase.findLast(({ deprel }) => deprel !== 'case' && deprel !== 'det');
  if (!head) return;
  draft.set(head.index, { head: verb, deprel: 'obl' });
  for (const { index } of phrase) if (index < head.index) draft.set(index, { head: head.index });
}
