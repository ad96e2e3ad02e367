import type { DocumentClass } from '../../lexicon/cues.ts';
import {
  type DocumentEntity,
  type EntityKind,
  type Manner,
  type Sentence,
  spanOf,
} from '../../model/index.ts';
import type { Attribution, Mentions, Reading, TokenRange } from '../types.ts';
import type { Draft } from './draft.ts';
import { type Quote, quotesOf } from './quotes.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, cueIndex } from './words.ts';

/**
 * How near to the facts a source stands in a chain: a medium tells what it gathered, papers what was written at the
 * time, a voice what somebody said. Chains run in this order.
 */
export type Level = 'medium' | 'papers' | 'voice';

/** One who stands in a chain, in one place of the text. */
export interface Voice {
  /** Same for the same source: its entity, or the words where it has none. */
  readonly key: string;
  readonly level: Level;
  readonly entity: DocumentEntity | null;
  readonly kind: EntityKind;
  readonly name: string;
  readonly mentions: readonly string[];
  readonly named: boolean;
  readonly manner: Manner;
  readonly cue: TokenRange | null;
  readonly source: TokenRange | null;
  readonly hearer: readonly string[];
  readonly document: DocumentClass | null;
  /** Whether the document is a whole collection ("the documents", "correspondence"). */
  readonly collective: boolean;
  /** Whether it is but an adverb ("reportedly"). */
  readonly adverbial: boolean;
  /** Whether it is told apart from others of its kind ("ten records", "another letter"). */
  readonly counted: boolean;
}

/** An attribution with what the chain needs to know of it. */
export interface Found {
  readonly attribution: Attribution;
  readonly draft: Draft;
  readonly voice: Voice;
  /** Who wrote the letter that speaks, where it is one and tells it. */
  readonly author: Voice | null;
  /** Media that heard or printed it, other than the document's own outlet, outermost first. */
  readonly media: readonly Voice[];
  /** Whether it was said to the outlet of this document. */
  readonly toOutlet: boolean;
}

/** What the makers of Found values see. */
export interface Scene {
  readonly reading: Reading;
  readonly sentences: readonly Sentence[];
  readonly mentions: Mentions;
  readonly speakers: Speakers;
  readonly index: CueIndex;
  readonly quotes: readonly Quote[];
}

/** Sets out a document for scope and chains. */
export function sceneOf(reading: Reading, mentions: Mentions, speakers: Speakers): Scene {
  const { document, sentences } = reading.parsed;
  return {
    reading,
    mentions,
    speakers,
    sentences,
    index: cueIndex(reading.lexicon.cues),
    quotes: quotesOf(document.text, sentences),
  };
}

/** The words of a range as written, blanks made single. */
export function wordsOf(scene: Scene, range: TokenRange): string {
  const { tokens } = scene.sentences[range.sentence]!;
  return scene.reading.parsed.document.text
    .slice(tokens[range.first]!.start, tokens[range.last]!.end)
    .replace(/\s+/g, ' ');
}

export function runsOf(sentence: number, tokens: readonly number[]): readonly TokenRange[] {
  const out: { sentence: number; first: number; last: number }[] = [];
  for (const token of tokens) {
    const run = out.at(-1);
    if (run && run.last === token - 1) run.last = token;
    else out.push({ sentence, first: token, last: token });
  }
  return out;
}

export function phraseOf(scene: Scene, sentence: number, head: number): TokenRange {
  const mention = scene.speakers.mentionAt(sentence, head)?.mention;
  return mention
    ? { sentence, first: mention.first, last: mention.last }
    : { sentence, first: head, last: head };
}

/** Names and descriptions of an entity as written, each once; pronouns are left out. */
export function mentionsOf(entity: DocumentEntity | null, ...also: readonly string[]): readonly string[] {
  const written = (entity?.mentions ?? [])
    .filter((mention) => mention.form !== 'pronoun')
    .map((mention) => mention.span.quote.replace(/\s+/g, ' '));
  return [...new Set([...written, ...also.filter((words) => words !== '')])].slice(0, 40);
}

/** The Span of a range of tokens in the canonical text. */
export function spanOfRange(scene: Scene, range: TokenRange): ReturnType<typeof spanOf> {
  const { tokens } = scene.sentences[range.sentence]!;
  return spanOf(scene.reading.parsed.document.text, tokens[range.first]!.start, tokens[range.last]!.end);
}
