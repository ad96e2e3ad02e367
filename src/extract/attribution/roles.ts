import type { ParsedDocument, RoleLayer, RoleSpan } from '../../model/index.ts';
import type { TokenRange } from '../types.ts';

/** An act of attribution put together from the stretches that the tagger of the parser marks. */
export interface TaggedAttribution {
  readonly cue: TokenRange;
  readonly source: TokenRange | null;
  /** In text order; a stretch over several sentences is one piece a sentence. */
  readonly content: readonly TokenRange[];
}

interface Stretch {
  readonly span: RoleSpan;
  /** First and last token, counted through the document. */
  readonly from: number;
  readonly to: number;
}

interface Cue extends Stretch {
  source: Stretch | null;
  content: Stretch[];
}

/** How many tokens a source or content may stand from its cue across a sentence end. */
const NEAR = 3;

/**
 * Ties the stretches that the tagger marked (PolNeAR, Newell et al. 2018) into acts of attribution, each around its
 * cue: the nearest source with no other cue between, the content after it, before it, or on both sides of an
 * interrupting "he said", and the sentences of a quotation that follow without a cue of their own.
 */
export function taggedAttributions(parsed: ParsedDocument): readonly TaggedAttribution[] {
  if (!parsed.roles) return [];
  const starts = startsOf(parsed);
  const marked = (role: RoleLayer): Stretch[] =>
    parsed.roles!.filter((span) => span.role === role).map((span) => stretchOf(span, starts));
  const cues: Cue[] = marked('cue').map((cue) => ({ ...cue, source: null, content: [] }));
  tieSources(cues, marked('source'));
  tieContents(cues, marked('content'));
  tieNested(cues, marked('nested'));
  return cues.map(({ span, source, content }) => ({
    cue: piecesOf(parsed, span)[0]!,
    source: source ? piecesOf(parsed, source.span)[0]! : null,
    content: content.sort((a, b) => a.from - b.from).flatMap((piece) => piecesOf(parsed, piece.span)),
  }));
}

function startsOf(parsed: ParsedDocument): readonly number[] {
  let at = 0;
  return parsed.sentences.map(({ tokens }) => {
    const start = at;
    at += tokens.length;
    return start;
  });
}

function stretchOf(span: RoleSpan, starts: readonly number[]): Stretch {
  return { span, from: starts[span.firstSentence]! + span.first, to: starts[span.lastSentence]! + span.last };
}

/** Tokens between two stretches; 0 where they touch or overlap. */
function distance(a: Stretch, b: Stretch): number {
  return Math.max(0, a.from - b.to - 1, b.from - a.to - 1);
}

const sharesSentence = (a: Stretch, b: Stretch): boolean =>
  a.span.firstSentence <= b.span.lastSentence && b.span.firstSentence <= a.span.lastSentence;

function cueBetween(cues: readonly Cue[], a: Stretch, b: Stretch, own: Cue): boolean {
  const [from, to] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  return cues.some((cue) => cue !== own && cue.from > from && cue.to < to);
}

/** Each source goes to the cue nearest to it; a cue left without takes the nearest one that no other cue parts from it. */
function tieSources(cues: readonly Cue[], sources: readonly Stretch[]): void {
  const pairs = sources
    .flatMap((source) => cues.map((cue) => ({ source, cue, far: distance(source, cue) })))
    .filter(({ source, cue, far }) => sharesSentence(source, cue) || far <= NEAR)
    .sort((a, b) => a.far - b.far || a.source.from - b.source.from);
  const taken = new Set<Stretch>();
  for (const { source, cue } of pairs) {
    if (cue.source || taken.has(source)) continue;
    cue.source = source;
    taken.add(source);
  }
  for (const { source, cue } of pairs) if (!cue.source && source.to < cue.from) cue.source = source;
}

function tieContents(cues: readonly Cue[], contents: readonly Stretch[]): void {
  let last: Cue | null = null;
  for (const content of contents) {
    const near = cues
      .filter((cue) => sharesSentence(cue, content) || distance(cue, content) <= NEAR)
      .filter((cue) => !cueBetween(cues, content, cue, cue))
      .filter((cue) => !(cue.from >= content.from && cue.to <= content.to))
      .sort((a, b) => reach(a, content) - reach(b, content));
    const follows: Cue | null =
      last !== null && content.span.firstSentence - lastSentence(last) <= 1 ? last : null;
    const owner: Cue | null = near[0] ?? follows;
    if (!owner) continue;
    owner.content.push(content);
    last = owner;
  }
}

/** How far a content is from a cue and its source, with a cue before its content preferred. */
function reach(cue: Cue, content: Stretch): number {
  const whole = cue.source
    ? Math.min(distance(cue, content), distance(cue.source, content))
    : distance(cue, content);
  return whole + (content.from > cue.to ? 0 : 0.5);
}

function lastSentence(cue: Cue): number {
  return Math.max(cue.span.lastSentence, ...cue.content.map(({ span }) => span.lastSentence));
}

/** A cue inside a content has the nested content nearest after it, else before it. */
function tieNested(cues: readonly Cue[], nested: readonly Stretch[]): void {
  for (const content of nested) {
    const near = cues
      .filter((cue) => sharesSentence(cue, content) && cue.content.length === 0)
      .sort((a, b) => reach(a, content) - reach(b, content));
    near[0]?.content.push(content);
  }
}

/** A stretch as one range a sentence. */
function piecesOf(parsed: ParsedDocument, span: RoleSpan): TokenRange[] {
  const out: TokenRange[] = [];
  for (let sentence = span.firstSentence; sentence <= span.lastSentence; sentence++) {
    const first = sentence === span.firstSentence ? span.first : 0;
    const last = sentence === span.lastSentence ? span.last : parsed.sentences[sentence]!.tokens.length - 1;
    out.push({ sentence, first, last });
  }
  return out;
}
