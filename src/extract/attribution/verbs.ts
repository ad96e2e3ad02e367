import type { ContentFrame, VerbCue } from '../../lexicon/cues.ts';
import { childOf, childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { TokenRange } from '../types.ts';
import { closingAt, interruptingAt } from './closing.ts';
import type { Content } from './content.ts';
import { type Draft, draftOf } from './draft.ts';
import { contentOf } from './frames.ts';
import { cueTokens, documentIn, hearersOf, isNegated, isPassive, pressOf, type Subject } from './grammar.ts';
import { npReach } from './objects.ts';
import { onPaper, paperAct, paperHas, speaksOnPaper } from './paper.ts';
import { isQuoteMark, rangesOf, sourceWords } from './ranges.ts';
import { type Speakers, speakerToken } from './speakers.ts';
import { activeSubject, agentSubject, type QuoteAt } from './subjects.ts';
import { type CueIndex, documentClass, type VerbEntry, verbCues } from './words.ts';

/** Attributions by verbs: "X said that", "..., X said", "as X said", "X reported defending", "X was accused by Y of". */
export function verbDrafts(
  index: CueIndex,
  tree: Tree,
  speakers: Speakers,
  quoteAt: QuoteAt,
): readonly Draft[] {
  const out: Draft[] = [];
  for (const token of tree.tokens) {
    const stray = strayDraft(index, tree, token.index);
    if (stray) out.push(stray);
    if (!isVerb(token) || isRelation(token.deprel, 'amod') || isRelation(token.deprel, 'compound')) continue;
    const draft =
      verbDraft(index, tree, token.index, speakers, quoteAt) ??
      paperAct(index, tree, token.index, speakers) ??
      paperHas(index, tree, token.index, speakers);
    if (draft) out.push(onPaper(index, tree, draft, speakers));
  }
  return out;
}

const STRAYS = /^(shows?|reports?|suggests?|indicates?|says?|reveals?)$/i;

/** "..., records seen by the Gazette show", "..., the weekly Signal reports": the verb taken for a noun. */
function strayDraft(index: CueIndex, tree: Tree, token: number): Draft | null {
  const { upos, text } = tree.tokens[token]!;
  if (upos !== 'NOUN' || !STRAYS.test(text)) return null;
  const closing = closingAt(tree, token, false, true);
  if (!closing) return null;
  const inside = tree.tokens.slice(closing.source.first, closing.source.last + 1);
  const speaks = inside.find(
    ({ index: at, lemma }) =>
      documentClass(index, tree, at) !== null || index.mediaNouns.has(lemma.toLowerCase()),
  );
  if (!speaks || inside.some(({ upos: part }) => part === 'CCONJ')) return null;
  return draftOf({
    sentence: tree.sentence.index,
    anchor: token,
    cue: [token],
    content: rangesOf(tree, closing.content),
    source: { ...closing.source, head: speaks.index },
    speaker: speakerToken(index, tree, speaks.index),
    manner: 'showed',
    rule: 'verb above',
  });
}

/** A finite form tells a verb where the part of speech was missed ("swore"). */
function isVerb({ upos, xpos }: Tree['tokens'][number]): boolean {
  return upos === 'VERB' || (xpos === 'VBD' && upos !== 'AUX');
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
  const closing = closingDraft(index, tree, verb, entries);
  if (closing) return closing;
  const passive = isPassive(tree, verb);
  const subject = passive ? agentSubject(tree, verb) : activeSubject(index, tree, verb, quoteAt, speakers);
  for (const [entry, frames] of inTwoRounds(entries)) {
    const { cue } = entry;
    if (cue.subject === 'document' && !speaksOnPaper(index, tree, subject, speakers)) continue;
    const found = contentOf(index, tree, verb, entry, frames, passive, subject);
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
      press: pressOf(index, tree, verb),
      recounts: (cue.content.includes('np') && cue.link === 'speaker') || cue.manner === 'wrote',
      manner: callsFalse(index, tree, cue, content) ? 'denied' : cue.manner,
      link: isLink(tree, verb, cue, found, subject, passive),
      direct: found.kind === 'quote' || opensWithQuote(tree, content[0]!.first),
      rule: `verb ${found.kind}${passive ? ' passive' : ''}`,
    });
  }
  return null;
}

const CLAUSAL: readonly ContentFrame[] = ['clause', 'quote'];

/** Clauses and quotations of all groups of a verb come before its objects and adjuncts. */
function inTwoRounds(
  entries: readonly VerbEntry[],
): readonly (readonly [VerbEntry, readonly ContentFrame[]])[] {
  const first = entries.map(
    (entry) => [entry, entry.cue.content.filter((frame) => CLAUSAL.includes(frame))] as const,
  );
  const second = entries.map(
    (entry) => [entry, entry.cue.content.filter((frame) => !CLAUSAL.includes(frame))] as const,
  );
  return [...first, ...second].filter(([, frames]) => frames.length > 0);
}

/** "..., a person familiar with the talks told the Gazette", "The talks, he said, failed". */
function closingDraft(
  index: CueIndex,
  tree: Tree,
  verb: number,
  entries: readonly VerbEntry[],
): Draft | null {
  const entry = entries.find(
    ({ cue, rest }) => cue.content.includes('clause') && rest.length === 0 && cue.manner !== 'asked',
  );
  if (!entry) return null;
  const heard = entry.cue.hearer === 'object';
  const closing = closingAt(tree, verb, heard) ?? interruptingAt(tree, verb, heard);
  if (!closing) return null;
  const { source } = closing;
  const content = rangesOf(tree, closing.content);
  if (content.length === 0) return null;
  const others = hearersOf(index, tree, verb, 'none', false);
  return draftOf({
    sentence: tree.sentence.index,
    anchor: verb,
    cue: cueTokens(tree, verb),
    content,
    source,
    speaker: speakerToken(index, tree, documentIn(index, tree, source.head)),
    hearers: closing.hearer === null ? others : [closing.hearer, ...others],
    press: pressOf(index, tree, verb),
    manner: entry.cue.manner,
    link: entry.cue.link !== 'never' && !isNobody(tree, source.head),
    direct: opensWithQuote(tree, content[0]!.first),
    rule: 'verb above',
  });
}

/** "neither side", "nobody": whoever is denied to have said it is no source. */
function isNobody(tree: Tree, head: number): boolean {
  const words = [head, ...childrenOf(tree, head, 'det')].map((at) => tree.tokens[at]!.text);
  return words.some((word) => /^(no|neither|nobody|none|nothing)$/i.test(word));
}

/** "called the charge absurd": a denial. */
function callsFalse(index: CueIndex, tree: Tree, cue: VerbCue, content: readonly TokenRange[]): boolean {
  if (!cue.content.includes('pair') && !cue.content.includes('as')) return false;
  return content.some(({ first, last }) =>
    tree.tokens.slice(first, last + 1).some((token) => index.denialWords.has(token.text.toLowerCase())),
  );
}

/** A source is needed but where English leaves it out: "it was reported that", "as reported". */
function mayLackSource(tree: Tree, verb: number, found: Content): boolean {
  if (found.kind === 'above') return markersOf(tree, verb).includes('as');
  return (
    childOf(tree, verb, 'expl') !== null ||
    childOf(tree, verb, 'csubj', 'csubj:pass') !== null ||
    childOf(tree, verb, 'nsubj:pass') !== null
  );
}

function isLink(
  tree: Tree,
  verb: number,
  cue: VerbCue,
  found: Content,
  subject: Subject | null,
  passive: boolean,
): boolean {
  if (subject && isNobody(tree, subject.head)) return false;
  if (!subject && passive && cue.hearer === 'object') return false;
  if (cue.link === 'never') return false;
  if (cue.link === 'clause' && found.kind !== 'clause' && found.kind !== 'quote' && found.kind !== 'above')
    return false;
  return cue.manner === 'denied' || !isNegated(tree, verb);
}

function opensWithQuote(tree: Tree, first: number): boolean {
  return isQuoteMark(tree.tokens[first]!.text);
}
