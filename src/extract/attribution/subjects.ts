import {
  ancestorsOf,
  childOf,
  childrenOf,
  firstConjunct,
  isRelation,
  markersOf,
  subtreeOf,
  type Tree,
} from '../tree.ts';
import { agentOf, type Subject, subjectOf } from './grammar.ts';
import { isQuoteMark, span } from './ranges.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** The clausal quotation of the first level that a token of the sentence stands in, as its number, or null. */
export type QuoteAt = (token: number) => number | null;

export function agentSubject(tree: Tree, verb: number): Subject | null {
  const agent = agentOf(tree, verb) ?? revealingPaper(tree, verb);
  return agent === null ? null : { head: agent, speaker: agent };
}

/** "as revealed in documents": what it stands in is the source. */
function revealingPaper(tree: Tree, verb: number): number | null {
  if (!markersOf(tree, verb).includes('as')) return null;
  return childrenOf(tree, verb, 'obl').find((child) => markersOf(tree, child).includes('in')) ?? null;
}

/** The subject, unless it stands in a quotation that the verb is outside of, or the name right behind the verb is meant. */
export function activeSubject(
  index: CueIndex,
  tree: Tree,
  verb: number,
  quoteAt: QuoteAt,
  speakers: Speakers,
): Subject | null {
  const subject = subjectOf(tree, verb) ?? itAsSubject(index, tree, verb);
  const astray =
    subject !== null && quoteAt(subject.head) !== null && quoteAt(subject.head) !== quoteAt(verb);
  const closed = subject !== null && subjectReaches(tree, subject.head, verb);
  const inverted = !closed && (subject === null || subject.head < verb) && isInverted(index, tree, verb);
  const named = subject && nameBehindComma(tree, subject.head, verb);
  if (named !== null) return { head: named, speaker: named };
  if (subject && !astray && !inverted) return sharedSpeaker(index, tree, verb, subject, speakers) ?? subject;
  return strayedSubject(tree, verb, inverted) ?? (astray ? null : subject);
}

/** "Asked by counsel, Ada Voss, Ms Ruiz said": a name tied over a comma to the one before it is the subject. */
function nameBehindComma(tree: Tree, subject: number, verb: number): number | null {
  const last = childrenOf(tree, subject, 'flat').findLast((at) => at < verb);
  if (last === undefined) return null;
  const comma = span(subject, last).findLast((at) => tree.tokens[at]!.text === ',');
  return comma === undefined || !/^VB[NG]$/.test(tree.tokens.find(({ upos }) => upos === 'VERB')!.xpos)
    ? null
    : last;
}

/** "Ruiz, the skipper, told", "Ruiz, in a letter, told": the comma before the verb closes what was put in behind the subject. */
function subjectReaches(tree: Tree, subject: number, verb: number): boolean {
  const own = subtreeOf(tree, subject);
  const commas = own.filter((at) => tree.tokens[at]!.text === ',' && at < verb - 1);
  if (own.includes(verb - 2) && commas.length > 0) return true;
  const opened = tree.tokens[Math.max(...own.filter((at) => at < verb)) + 1];
  const setOff = opened?.text === ',' && opened.index < verb - 1;
  return tree.tokens[subject]!.head === verb && (setOff || commas.length > 0);
}

/** ", said Ruiz" and ", said the report": a comma or mark, the verb, and who speaks. */
function isInverted(index: CueIndex, tree: Tree, verb: number): boolean {
  const before = tree.tokens[verb - 1]?.text ?? '';
  if (!/^[,”"’]$|^''$/.test(before) || !/^VB[DZ]$/.test(tree.tokens[verb]!.xpos)) return false;
  const next = tree.tokens[verb + 1];
  if (next?.upos === 'PROPN') return true;
  const after = tree.tokens.slice(verb + 1, verb + 5).find((token) => token.upos === 'NOUN');
  return (
    next?.upos === 'DET' &&
    after !== undefined &&
    (documentClass(index, tree, after.index) !== null ||
      after.deprel === 'nsubj' ||
      isMisread(tree, verb, after)) &&
    childrenOf(tree, verb, 'ccomp').every((child) => child < verb)
  );
}

/** "It writes that Senn met him": a paper, that the parser took for an empty "it". */
function itAsSubject(index: CueIndex, tree: Tree, verb: number): Subject | null {
  const it = childOf(tree, verb, 'expl');
  const writes = (index.verbs.get(lemmaOf(tree, verb)) ?? []).some(({ cue }) => SPOKEN.has(cue.manner));
  const active =
    childOf(tree, verb, 'aux:pass', 'cop', 'csubj') === null && /^VB[DZP]$/.test(tree.tokens[verb]!.xpos);
  if (it === null || !writes || !active || !/^it$/i.test(tree.tokens[it]!.text)) return null;
  return childOf(tree, verb, 'ccomp') === null ? null : { head: it, speaker: it };
}

const SPOKEN: ReadonlySet<string> = new Set(['said', 'wrote', 'reported', 'claimed']);

/** "..., said the officials, who ...": the parser may take them for those who were told. */
function isMisread(tree: Tree, verb: number, { deprel, head }: Tree['tokens'][number]): boolean {
  return /^(obj|iobj)$/.test(deprel) && head === verb && childOf(tree, verb, 'nsubj') === null;
}

/**
 * "X said that they met, adding that ...": X adds.
 * "The deputy noted that its help would count, and stressed that ...": where the second verb hangs on the reported
 * clause, whose subject cannot speak, the first verb's subject speaks on.
 */
const ADDING =
  /^(adding|noting|stressing|emphasi[sz]ing|explaining|insisting|arguing|saying|pointing|stating|reiterating|concluding|continuing)$/;

/** ", adding that": a participle of saying behind a comma. */
function isAside(tree: Tree, verb: number): boolean {
  const { text, deprel } = tree.tokens[verb]!;
  return (
    ADDING.test(text.toLowerCase()) && isRelation(deprel, 'advcl') && tree.tokens[verb - 1]?.text === ','
  );
}

function sharedSpeaker(
  index: CueIndex,
  tree: Tree,
  verb: number,
  subject: Subject,
  speakers: Speakers,
): Subject | null {
  if (childOf(tree, verb, 'nsubj') !== null) return null;
  if (isAside(tree, verb)) {
    const outer = ancestorsOf(tree, verb).find(
      (at) => index.verbs.has(lemmaOf(tree, at)) && childrenOf(tree, at, 'ccomp').length > 0,
    );
    return outer === undefined ? null : subjectOf(tree, outer);
  }
  if (!isRelation(tree.tokens[verb]!.deprel, 'conj')) return null;
  const { upos } = tree.tokens[subject.speaker]!;
  const kind = speakers.kindOf(tree.sentence.index, subject.speaker);
  const speaks =
    upos !== 'NOUN' ||
    (kind !== null && kind !== 'unknown' && kind !== 'place') ||
    documentClass(index, tree, subject.speaker) !== null;
  if (speaks) return null;
  const clause = firstConjunct(tree, verb);
  const { head, deprel } = tree.tokens[clause]!;
  return head >= 0 && isRelation(deprel, 'ccomp') && index.verbs.has(lemmaOf(tree, head))
    ? subjectOf(tree, head)
    : null;
}

/** The noun phrase right before or right after a verb of saying whose subject the tree has hung elsewhere. */
function strayedSubject(tree: Tree, verb: number, inverted: boolean): Subject | null {
  const { deprel, xpos } = tree.tokens[verb]!;
  if (
    !/^(root|parataxis|ccomp|conj)/.test(deprel) ||
    !/^VB[DZP]$/.test(xpos) ||
    childOf(tree, verb, 'expl') !== null
  )
    return null;
  let at = verb - 1;
  while (at >= 0 && /^(PUNCT|ADV|AUX)$/.test(tree.tokens[at]!.upos) && !isQuoteMark(tree.tokens[at]!.text))
    at--;
  const before = at < 0 || inverted ? null : phraseHead(tree, at, verb);
  const head = before ?? (opensAfterMark(tree, verb) ? followingHead(tree, verb) : null);
  return head === null ? null : { head, speaker: head };
}

/** A comma or quotation mark before the verb and a noun phrase behind it. */
function opensAfterMark(tree: Tree, verb: number): boolean {
  return (
    /^[,”"’]$|^''$/.test(tree.tokens[verb - 1]?.text ?? '') &&
    /^(PROPN|DET|NOUN|PRON)$/.test(tree.tokens[verb + 1]?.upos ?? '')
  );
}

const INSIDE = [
  'appos',
  'nmod',
  'flat',
  'compound',
  'conj',
  'case',
  'det',
  'amod',
  'cc',
  'punct',
  'acl',
  'nummod',
];

function phraseHead(tree: Tree, from: number, verb: number): number | null {
  let at = from;
  for (;;) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0 || head >= verb || !INSIDE.some((relation) => isRelation(deprel, relation))) break;
    at = head;
  }
  return isNominal(tree, at) ? at : null;
}

function followingHead(tree: Tree, verb: number): number | null {
  const after = tree.tokens.slice(verb + 1, verb + 6).filter((token) => isNominal(tree, token.index));
  const subject = after.find((token) => isRelation(token.deprel, 'nsubj'));
  return (subject ?? after.find((token) => token.head <= verb || token.head > verb + 8))?.index ?? null;
}

function isNominal(tree: Tree, token: number): boolean {
  return /^(NOUN|PROPN|PRON)$/.test(tree.tokens[token]!.upos);
}
