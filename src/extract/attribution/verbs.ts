import type { ContentFrame, VerbCue } from '../../lexicon/cues.ts';
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
import { type Draft, draftOf } from './draft.ts';
import { agentOf, documentIn, hearersOf, isNegated, isPassive, type Subject, subjectOf } from './grammar.ts';
import { isQuoteMark, rangesOf, sourceWords, span } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { type CueIndex, documentClass, lemmaOf, type VerbEntry, verbCues } from './words.ts';

/** The clausal quotation of the first level that a token of the sentence stands in, as its number, or null. */
export type QuoteAt = (token: number) => number | null;

/** What a verb's frame gives: the tokens attributed, and whether a clause or quotation is among them. */
interface Found {
  readonly tokens: readonly number[];
  readonly kind: 'clause' | 'quote' | 'np' | 'inf' | 'above' | 'oblique';
}

/** Attributions by verbs: "X said that", "..., X said", "as X said", "X reported defending", "X was accused by Y of". */
export function verbDrafts(
  index: CueIndex,
  tree: Tree,
  speakers: Speakers,
  quoteAt: QuoteAt,
): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    if (token.upos !== 'VERB' || isRelation(token.deprel, 'amod') || isRelation(token.deprel, 'compound'))
      continue;
    const draft =
      verbDraft(index, tree, token.index, speakers, quoteAt) ?? paperAct(index, tree, token.index, speakers);
    if (draft) out.push(onPaper(index, tree, draft, speakers));
  }
  return out;
}

function verbDraft(
  index: CueIndex,
  tree: Tree,
  verb: number,
  speakers: Speakers,
  quoteAt: QuoteAt,
): Draft | null {
  const entries = verbCues(index, tree, verb);
  if (entries.length === 0) return null;
  const passive = isPassive(tree, verb);
  const subject = passive ? agentSubject(tree, verb) : activeSubject(index, tree, verb, quoteAt, speakers);
  for (const entry of entries) {
    const { cue } = entry;
    if (cue.subject === 'document' && !speaksOnPaper(index, tree, subject, speakers)) continue;
    const found = contentOf(tree, verb, entry, passive, subject);
    if (!found) continue;
    const content = rangesOf(tree, found.tokens);
    if (content.length === 0) continue;
    const noSource = subject === null;
    if (noSource && !passive && found.kind !== 'above') continue;
    if (noSource && !mayLackSource(tree, verb, found)) continue;
    return draftOf({
      sentence: tree.sentence.index,
      anchor: verb,
      cue: cueTokens(tree, verb, entry.rest),
      content,
      reach: found.kind === 'np' ? rangesOf(tree, npReach(tree, verb, found.tokens)) : [],
      source: subject ? sourceWords(tree, subject.head) : null,
      speaker: subject ? speakerToken(index, tree, documentIn(index, tree, subject.speaker)) : null,
      hearers: hearersOf(index, tree, verb, cue.hearer, passive).filter((hearer) => hearer !== subject?.head),
      manner: cue.manner,
      link: isLink(tree, verb, cue, found),
      direct: found.kind === 'quote' || opensWithQuote(tree, content[0]!.first),
      rule: `verb ${found.kind}${passive ? ' passive' : ''}`,
    });
  }
  return null;
}

/** What a letter or paper does by its words though no frame of saying fits: "The letter thanked them". */
function paperAct(index: CueIndex, tree: Tree, verb: number, speakers: Speakers): Draft | null {
  if (!index.paperActs.has(lemmaOf(tree, verb)) || isPassive(tree, verb)) return null;
  const subject = subjectOf(tree, verb);
  if (
    !subject ||
    !speaksOnPaper(index, tree, subject, speakers) ||
    isRelation(tree.tokens[verb]!.deprel, 'acl')
  )
    return null;
  const content = rangesOf(tree, predicateOf(tree, verb));
  if (content.length === 0) return null;
  return draftOf({
    sentence: tree.sentence.index,
    anchor: verb,
    cue: [verb],
    source: sourceWords(tree, subject.head),
    speaker: speakerToken(index, tree, documentIn(index, tree, subject.speaker)),
    content,
    manner: 'wrote',
    rule: 'paper act',
  });
}

/** What papers do they do in words: the whole predicate stands on them, the verb too. */
function onPaper(index: CueIndex, tree: Tree, draft: Draft, speakers: Speakers): Draft {
  const head = draft.source?.head;
  if (head === undefined || isPassive(tree, draft.anchor)) return draft;
  const subject = { head, speaker: draft.rule === 'paper act' ? head : (draft.speaker ?? head) };
  if (
    !speaksOnPaper(index, tree, { head, speaker: head }, speakers) &&
    !speaksOnPaper(index, tree, subject, speakers)
  )
    return draft;
  const kind = documentClass(index, tree, documentIn(index, tree, head));
  if (kind === null || kind === 'statement') return draft;
  return { ...draft, link: true, onPaper: true, reach: rangesOf(tree, predicateOf(tree, draft.anchor)) };
}

function predicateOf(tree: Tree, verb: number): readonly number[] {
  const own = childrenOf(tree, verb, 'nsubj', 'conj', 'cc');
  const ahead = childrenOf(tree, verb).filter(
    (child) => child < verb && !isRelation(tree.tokens[child]!.deprel, 'aux'),
  );
  return subtreeOf(tree, verb, (child) => own.includes(child) || ahead.includes(child));
}

/** A source is needed but where English leaves it out: "it was reported that", "as reported". */
function mayLackSource(tree: Tree, verb: number, found: Found): boolean {
  if (found.kind === 'above') return markersOf(tree, verb).includes('as');
  return (
    childOf(tree, verb, 'expl') !== null ||
    childOf(tree, verb, 'csubj', 'csubj:pass') !== null ||
    childOf(tree, verb, 'nsubj:pass') !== null
  );
}

function agentSubject(tree: Tree, verb: number): Subject | null {
  const agent = agentOf(tree, verb) ?? revealingPaper(tree, verb);
  return agent === null ? null : { head: agent, speaker: agent };
}

/** "as revealed in documents": what it stands in is the source. */
function revealingPaper(tree: Tree, verb: number): number | null {
  if (!markersOf(tree, verb).includes('as')) return null;
  return childrenOf(tree, verb, 'obl').find((child) => markersOf(tree, child).includes('in')) ?? null;
}

/** The subject, unless it stands in a quotation that the verb is outside of, or the name right behind the verb is meant. */
function activeSubject(
  index: CueIndex,
  tree: Tree,
  verb: number,
  quoteAt: QuoteAt,
  speakers: Speakers,
): Subject | null {
  const subject = subjectOf(tree, verb);
  const astray =
    subject !== null && quoteAt(subject.head) !== null && quoteAt(subject.head) !== quoteAt(verb);
  const inverted = (subject === null || subject.head < verb) && isInverted(index, tree, verb);
  if (subject && !astray && !inverted) return sharedSpeaker(index, tree, verb, subject, speakers) ?? subject;
  return strayedSubject(tree, verb, inverted) ?? (astray ? null : subject);
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
    (documentClass(index, tree, after.index) !== null || after.deprel === 'nsubj') &&
    childrenOf(tree, verb, 'ccomp').every((child) => child < verb)
  );
}

/**
 * "The deputy noted that its help would count, and stressed that ...": where the second verb hangs on the reported
 * clause, whose subject cannot speak, the first verb's subject speaks on.
 */
function sharedSpeaker(
  index: CueIndex,
  tree: Tree,
  verb: number,
  subject: Subject,
  speakers: Speakers,
): Subject | null {
  if (!isRelation(tree.tokens[verb]!.deprel, 'conj') || childOf(tree, verb, 'nsubj') !== null) return null;
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

function speaksOnPaper(index: CueIndex, tree: Tree, subject: Subject | null, speakers: Speakers): boolean {
  if (!subject) return false;
  const at = documentIn(index, tree, subject.speaker);
  if (documentClass(index, tree, at) !== null) return true;
  const kind = speakers.kindOf(tree.sentence.index, at);
  return kind === 'document' || kind === 'outlet';
}

function isLink(tree: Tree, verb: number, cue: VerbCue, found: Found): boolean {
  if (cue.link === 'never') return false;
  if (cue.link === 'clause' && found.kind !== 'clause' && found.kind !== 'quote' && found.kind !== 'above')
    return false;
  return cue.manner === 'denied' || !isNegated(tree, verb);
}

function contentOf(
  tree: Tree,
  verb: number,
  entry: VerbEntry,
  passive: boolean,
  subject: Subject | null,
): Found | null {
  for (const frame of entry.cue.content) {
    const found = FRAMES[frame](tree, verb, { passive, subject, rest: entry.rest });
    if (found && found.tokens.length > 0) return found;
  }
  return null;
}

interface Occurrence {
  readonly passive: boolean;
  readonly subject: Subject | null;
  readonly rest: readonly string[];
}
type Frame = (tree: Tree, verb: number, occurrence: Occurrence) => Found | null;

const FRAMES: Readonly<Record<ContentFrame, Frame>> = {
  clause: (tree, verb, { subject }) =>
    complement(tree, verb) ??
    above(tree, verb, subject) ??
    beside(tree, verb, subject) ??
    trailing(tree, verb, subject),
  quote: (tree, verb) => quoted(tree, verb),
  np: (tree, verb, { passive }) => (passive ? passiveSubject(tree, verb) : nounPhrase(tree, verb)),
  gerund: (tree, verb) => clausal(tree, verb, 'xcomp', (xpos) => xpos === 'VBG'),
  inf: (tree, verb) => clausal(tree, verb, 'xcomp', (xpos) => xpos !== 'VBG'),
  about: (tree, verb, { rest }) => oblique(tree, verb, rest.length > 0 ? rest : ['about', 'of']),
  of: (tree, verb) => oblique(tree, verb, ['of']),
  for: (tree, verb) => oblique(tree, verb, ['for', 'over']),
  as: (tree, verb, { passive }) => withAs(tree, verb, passive),
  pair: (tree, verb, { passive }) => pair(tree, verb, passive),
  which: () => null,
};

function complement(tree: Tree, verb: number): Found | null {
  const clauses = childrenOf(tree, verb, 'ccomp').filter(
    (child) => !isInterjection(tree, child) && !isAfterthought(tree, verb, child),
  );
  if (clauses.length > 0) {
    const tokens = [...clauses, ...ahead(tree, verb, clauses[0]!)].flatMap((child) => subtreeOf(tree, child));
    return { tokens, kind: 'clause' };
  }
  const extraposed =
    childOf(tree, verb, 'expl') === null
      ? []
      : childrenOf(tree, verb, 'csubj').filter((child) => child > verb);
  if (extraposed.length > 0)
    return { tokens: extraposed.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' };
  return thatClause(tree, verb);
}

/** Before a fronted content all is content: "Last week, it rained, she said". */
function ahead(tree: Tree, verb: number, clause: number): readonly number[] {
  if (clause > verb) return [];
  return childrenOf(tree, verb, 'obl', 'advmod', 'advcl').filter((child) => child < clause);
}

/** ", raising concerns" behind a verb of saying is no content. */
function isAfterthought(tree: Tree, verb: number, child: number): boolean {
  const { xpos } = tree.tokens[child]!;
  const first = subtreeOf(tree, child).find((at) => tree.tokens[at]!.upos !== 'PUNCT') ?? child;
  return (
    child > verb &&
    xpos === 'VBG' &&
    childOf(tree, child, 'nsubj') === null &&
    tree.tokens[first - 1]?.text === ','
  );
}

/** "said to them on Monday that ...": the words from "that" on, where the tree has tied them otherwise. */
function thatClause(tree: Tree, verb: number): Found | null {
  const at = tree.tokens.findIndex(
    (token, place) => place > verb && token.text.toLowerCase() === 'that' && /^(IN|WDT)$/.test(token.xpos),
  );
  if (
    at < 0 ||
    span(verb + 1, at - 1).some(
      (place) => /^V|^MD|^W/.test(tree.tokens[place]!.xpos) || tree.tokens[place]!.text === ',',
    )
  )
    return null;
  if (isRelation(tree.tokens[at]!.deprel, 'nsubj') || isRelation(tree.tokens[at]!.deprel, 'obj')) {
    const { head } = tree.tokens[at]!;
    if (head >= 0 && isRelation(tree.tokens[head]!.deprel, 'acl')) return null;
  }
  const away = new Set(
    childrenOf(tree, verb, 'conj', 'advcl', 'parataxis')
      .filter((child) => child > at && childOf(tree, child, 'nsubj') === null)
      .flatMap((child) => subtreeOf(tree, child)),
  );
  const { head, deprel } = tree.tokens[verb]!;
  const embedded = head > verb || isRelation(deprel, 'acl') || (isRelation(deprel, 'ccomp') && head > verb);
  const below = embedded ? new Set(subtreeOf(tree, verb)) : null;
  const tokens = span(at, tree.tokens.length - 1).filter(
    (place) => (below?.has(place) ?? true) && !away.has(place),
  );
  return tokens.length > 2 ? { tokens, kind: 'clause' } : null;
}

function isInterjection(tree: Tree, token: number): boolean {
  return subtreeOf(tree, token).every((at) => ['PUNCT', 'INTJ', 'SYM'].includes(tree.tokens[at]!.upos));
}

/** The clause that the verb stands beside: "..., X said", "that, as stated by X, ...". */
function above(tree: Tree, verb: number, subject: Subject | null): Found | null {
  const { head, deprel } = tree.tokens[verb]!;
  if (head < 0) return null;
  const aside = isRelation(deprel, 'parataxis') && subject !== null && head < verb;
  const before =
    isRelation(deprel, 'parataxis') && subject !== null && head > verb && commaBetween(tree, verb, head);
  const comparison =
    (isRelation(deprel, 'advcl') || isRelation(deprel, 'parataxis')) && markersOf(tree, verb).includes('as');
  if (!aside && !before && !comparison) return null;
  const own = new Set(subtreeOf(tree, verb));
  const top = comparison ? clauseCutOff(tree, verb, head) : head;
  const tokens = subtreeOf(tree, top).filter((at) => !own.has(at));
  return { tokens, kind: 'above' };
}

/** A comparison cut off by commas ("..., as seen in documents") is about the whole clause, not about its last verb. */
function clauseCutOff(tree: Tree, verb: number, head: number): number {
  const first = subtreeOf(tree, verb).find((at) => tree.tokens[at]!.upos !== 'PUNCT')!;
  if (first > 0 && tree.tokens[first - 1]!.text !== ',') return head;
  const finite = (at: number): boolean =>
    tree.tokens[at]!.head < 0 || isRelation(tree.tokens[at]!.deprel, 'ccomp');
  return [head, ...ancestorsOf(tree, head)].find(finite) ?? head;
}

function commaBetween(tree: Tree, from: number, to: number): boolean {
  return span(Math.min(from, to), Math.max(from, to)).some((at) => /^[,:;—–-]$/.test(tree.tokens[at]!.text));
}

/** A clause loosely joined to the verb: "He said: it is late", or one that stands before "X said" without a relation of its own. */
function beside(tree: Tree, verb: number, subject: Subject | null): Found | null {
  if (!subject) return null;
  const loose = childrenOf(tree, verb, 'parataxis').filter((child) =>
    /^V|^N|^A/.test(tree.tokens[child]!.upos),
  );
  const after = loose.filter(
    (child) => child > verb && /[:,"“‘]/.test(textBetween(tree, verb, subtreeOf(tree, child)[0]!)),
  );
  if (after.length > 0) return { tokens: after.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' };
  const own = childOf(tree, verb, 'nsubj');
  if (own === null) return null;
  const ahead = childrenOf(tree, verb, 'advcl', 'dep', 'parataxis', 'csubj', 'obj', 'dislocated').filter(
    (child) => child < Math.min(verb, own) && tree.tokens[child]!.upos !== 'PRON' && commaAfter(tree, child),
  );
  const fronted = ahead.filter(
    (child) => childOf(tree, child, 'nsubj', 'cop') !== null && childOf(tree, child, 'mark') === null,
  );
  return fronted.length > 0 && isLate(tree, verb)
    ? { tokens: fronted.flatMap((child) => subtreeOf(tree, child)), kind: 'clause' }
    : null;
}

/** "..., X said" and "..., said X" at the end of a sentence whose tree ties the two otherwise: all before is the content. */
function trailing(tree: Tree, verb: number, subject: Subject | null): Found | null {
  if (!subject) return null;
  const words = sourceWords(tree, subject.head);
  const start = Math.min(verb, words.first);
  const before = tree.tokens[start - 1]?.text ?? '';
  if (start < 3 || !/^[,”"’?!]$|^''$/.test(before)) return null;
  const ends = span(Math.max(verb, words.last) + 1, tree.tokens.length - 1);
  if (ends.some((at) => /^(VBD|VBZ|VBP|MD|CC)$/.test(tree.tokens[at]!.xpos))) return null;
  const tokens = span(0, start - 2);
  return tokens.some((at) => /^V/.test(tree.tokens[at]!.xpos)) ? { tokens, kind: 'above' } : null;
}

function isLate(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'obj', 'ccomp').every((child) => child < verb);
}

function commaAfter(tree: Tree, child: number): boolean {
  const last = subtreeOf(tree, child).at(-1)!;
  return [last, last + 1].some((at) => /^[,”"’?!]$/.test(tree.tokens[at]?.text ?? ''));
}

function textBetween(tree: Tree, from: number, to: number): string {
  return span(from + 1, to)
    .map((at) => tree.tokens[at]!.text)
    .join(' ')
    .slice(0, 4);
}

function quoted(tree: Tree, verb: number): Found | null {
  for (const object of childrenOf(tree, verb, 'obj', 'obl', 'xcomp', 'advcl', 'dep')) {
    const tokens = subtreeOf(tree, object);
    const first = tokens[0]!;
    if (isQuoteMark(tree.tokens[first]!.text) || isQuoteMark(tree.tokens[first - 1]?.text ?? ''))
      return { tokens, kind: 'quote' };
  }
  return null;
}

function nounPhrase(tree: Tree, verb: number): Found | null {
  const object = childOf(tree, verb, 'obj');
  if (object === null) return null;
  const relative = /^(that|which|what|who|whom)$/i.test(tree.tokens[object]!.text);
  const reflexive = /sel(f|ves)$/i.test(tree.tokens[object]!.text);
  if (relative || reflexive) return null;
  const further = childrenOf(tree, verb, 'obl', 'advcl', 'xcomp').filter(
    (child) => child > object && !isCircumstance(tree, child),
  );
  return { tokens: [object, ...further].flatMap((child) => subtreeOf(tree, child)), kind: 'np' };
}

/** What says when or where something was said rather than what. */
function isCircumstance(tree: Tree, child: number): boolean {
  const { deprel, xpos } = tree.tokens[child]!;
  if (isRelation(deprel, 'advcl')) return !(markersOf(tree, child).includes('as') && xpos !== 'VBD');
  if (isRelation(deprel, 'xcomp')) return false;
  const markers = markersOf(tree, child);
  return (
    markers.length === 0 ||
    !markers.every((marker) =>
      ['as', 'of', 'about', 'with', 'between', 'for', 'regarding', 'concerning'].includes(marker),
    )
  );
}

function passiveSubject(tree: Tree, verb: number): Found | null {
  const subject = childOf(tree, verb, 'nsubj:pass');
  return subject === null || agentOf(tree, verb) === null
    ? null
    : { tokens: subtreeOf(tree, subject), kind: 'np' };
}

function clausal(tree: Tree, verb: number, relation: string, form: (xpos: string) => boolean): Found | null {
  const clause = childrenOf(tree, verb, relation, 'advcl').find(
    (child) =>
      child > verb &&
      tree.tokens[child]!.upos === 'VERB' &&
      isRelation(tree.tokens[child]!.deprel, relation) &&
      form(formOf(tree, child)),
  );
  return clause === undefined ? null : { tokens: subtreeOf(tree, clause), kind: 'inf' };
}

/** The tag of a clause's first verb: "being impressed" is a gerund. */
function formOf(tree: Tree, clause: number): string {
  const first = childrenOf(tree, clause, 'aux', 'cop').find((child) => child < clause);
  return tree.tokens[first ?? clause]!.xpos;
}

function oblique(tree: Tree, verb: number, cases: readonly string[]): Found | null {
  const found = childrenOf(tree, verb, 'obl', 'advcl', 'ccomp', 'xcomp').find((child) => {
    const markers = markersOf(tree, child);
    return child > verb && cases.some((marker) => markers.includes(marker));
  });
  if (found === undefined) return null;
  const markers = new Set(childrenOf(tree, found, 'case', 'mark').filter((at) => at < found));
  return { tokens: subtreeOf(tree, found, (at) => markers.has(at)), kind: 'oblique' };
}

function withAs(tree: Tree, verb: number, passive: boolean): Found | null {
  const as = childrenOf(tree, verb, 'obl', 'advcl', 'xcomp').find(
    (child) => child > verb && markersOf(tree, child).includes('as'),
  );
  const object = passive ? childOf(tree, verb, 'nsubj:pass') : childOf(tree, verb, 'obj');
  if (as === undefined || object === null) return null;
  return { tokens: [...subtreeOf(tree, object), ...subtreeOf(tree, as)], kind: 'np' };
}

/** "called it a farce": all that follows the verb in its clause where the object and its predicate do. */
function pair(tree: Tree, verb: number, passive: boolean): Found | null {
  const predicate = childrenOf(tree, verb, 'xcomp', 'obj', 'ccomp', 'obl').filter(
    (child) => child > verb && markersOf(tree, child).length === 0,
  );
  const object = passive
    ? childOf(tree, verb, 'nsubj:pass')
    : (childrenOf(tree, verb, 'obj', 'iobj').find((child) => child > verb) ?? null);
  if (object === null || (passive && agentOf(tree, verb) === null)) return null;
  const rest = predicate.filter((child) => child !== object);
  const opened = rest.length > 0 || quotedInside(tree, object);
  if (!opened) return null;
  return { tokens: [object, ...rest].flatMap((child) => subtreeOf(tree, child)), kind: 'np' };
}

function quotedInside(tree: Tree, object: number): boolean {
  return subtreeOf(tree, object).some((at) => isQuoteMark(tree.tokens[at]!.text));
}

/** All that follows the object in the verb's clause stands on the source's word too, but for participles of further cues. */
function npReach(tree: Tree, verb: number, tokens: readonly number[]): readonly number[] {
  const first = Math.min(...tokens);
  return subtreeOf(
    tree,
    verb,
    (child) =>
      isRelation(tree.tokens[child]!.deprel, 'conj') ||
      (isRelation(tree.tokens[child]!.deprel, 'advcl') && tree.tokens[child]!.xpos === 'VBG'),
  ).filter((at) => at >= first);
}

function opensWithQuote(tree: Tree, first: number): boolean {
  return isQuoteMark(tree.tokens[first]!.text);
}

/**
 * The verb with the auxiliaries, negation and adverbs right before it, the "to" of an infinitive, and the particle or
 * preposition (`rest`) right after it.
 */
export function cueTokens(tree: Tree, verb: number, rest: readonly string[] = []): readonly number[] {
  const parts = new Set([verb, ...childrenOf(tree, verb, 'aux', 'advmod', 'compound:prt')]);
  for (const mark of childrenOf(tree, verb, 'mark'))
    if (tree.tokens[mark]!.text.toLowerCase() === 'to') parts.add(mark);
  let first = verb;
  while (parts.has(first - 1)) first--;
  let last = verb;
  while (
    isRelation(tree.tokens[last + 1]?.deprel ?? '', 'compound:prt') &&
    tree.tokens[last + 1]!.head === verb
  )
    last++;
  for (const word of rest) if (tree.tokens[last + 1]?.text.toLowerCase() === word) last++;
  return span(first, last);
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
  const head =
    before ??
    (/^(PROPN|DET|NOUN|PRON)$/.test(tree.tokens[verb + 1]?.upos ?? '') ? followingHead(tree, verb) : null);
  return head === null ? null : { head, speaker: head };
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
  return (
    tree.tokens
      .slice(verb + 1, verb + 6)
      .find((token) => isNominal(tree, token.index) && isRelation(token.deprel, 'nsubj'))?.index ?? null
  );
}

function isNominal(tree: Tree, token: number): boolean {
  return /^(NOUN|PROPN|PRON)$/.test(tree.tokens[token]!.upos);
}
