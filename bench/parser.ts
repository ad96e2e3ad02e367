import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../src/model/document.ts';
import type { NameSpan } from '../src/model/parsed.ts';
import type { ParsedTokens, Parser } from '../src/parse/parser.ts';

/** Percent. Labelled attachment (LAS) ignores subtypes of relations, as the CoNLL 2018 shared task does. */
export interface TreeScore {
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
}

/** Percent, exact spans. */
export interface SpanScore {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

export interface NameScore extends SpanScore {
  readonly byType: Readonly<Record<string, SpanScore>>;
}

export interface TokenScore {
  readonly tokens: SpanScore;
  readonly sentences: SpanScore;
}

export interface ParserScores {
  readonly ewtDev: TreeScore;
  readonly gumDev: TreeScore;
  readonly gumNcDev: TreeScore;
  readonly names: { readonly unerEwtDev: NameScore; readonly gumDev: NameScore; readonly re3dDev: NameScore };
  /** From raw text, paragraphs as the treebank gives them. */
  readonly tokens: { readonly ewtDev: TokenScore; readonly gumDev: TokenScore };
}

/**
 * Scores a parser on the development sets under `dataDir`: trees and names on gold tokens, tokens and sentences on raw
 * text. re3d has no gold tokens, so its names are scored by characters of the text as the parser cuts it.
 */
export async function scoreParser(parser: Parser, dataDir: string): Promise<ParserScores> {
  const bank = (name: string): Promise<GoldSentence[]> =>
    readTreebank(join(dataDir, `treebank/${name}.dev.conllu.gz`));
  const [ewt, gum, gumNc] = [await bank('ewt'), await bank('gum'), await bank('gum-nc')];
  const ewtParsed = await parseByDocument(parser, ewt);
  const gumParsed = await parseByDocument(parser, gum);
  const gumNcParsed = await parseByDocument(parser, gumNc);
  return {
    ewtDev: scoreTrees(ewt, ewtParsed),
    gumDev: scoreTrees(gum, gumParsed),
    gumNcDev: scoreTrees(gumNc, gumNcParsed),
    names: {
      unerEwtDev: scoreNames(ewt, ewtParsed, await readNames(join(dataDir, 'ner/uner-ewt.dev.jsonl'))),
      gumDev: scoreNames(gum, gumParsed, await readNames(join(dataDir, 'ner/gum.dev.jsonl'))),
      re3dDev: await scoreRe3d(parser, await readNames(join(dataDir, 'ner/re3d.dev.jsonl'))),
    },
    tokens: { ewtDev: await scoreTokens(parser, ewt), gumDev: await scoreTokens(parser, gum) },
  };
}

/** Each document by itself, for its sentences share what they say of names. */
async function parseByDocument(parser: Parser, sentences: readonly GoldSentence[]): Promise<ParsedTokens[]> {
  const out: ParsedTokens[] = [];
  for (const document of Map.groupBy(sentences, (s) => s.document).values())
    out.push(...(await parser.parseTokens(document.map((s) => s.forms))));
  return out;
}

interface GoldSentence {
  readonly document: string;
  /** Whether a paragraph begins here. */
  readonly opens: boolean;
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Indexes, -1 for the root. */
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  readonly text: string;
}

/** Sentences of a gzipped CoNLL-U file; words of multiword tokens count as tokens. */
async function readTreebank(path: string): Promise<GoldSentence[]> {
  const blocks = gunzipSync(await readFile(path))
    .toString('utf8')
    .trim()
    .split(/\n\n+/);
  let document = '';
  return blocks.map((block) => {
    const lines = block.split('\n');
    const comment = (key: string): string | undefined =>
      lines
        .find((l) => l.startsWith(`# ${key} =`))
        ?.split('=')
        .slice(1)
        .join('=')
        .trim();
    document = comment('newdoc id') ?? document;
    const rows = lines.filter((l) => /^\d+\t/.test(l)).map((l) => l.split('\t'));
    return {
      document,
      opens: lines.some((l) => l.startsWith('# newdoc') || /^# newpar( |$)/.test(l)),
      forms: rows.map((r) => r[1]!),
      lemmas: rows.map((r) => r[2]!),
      upos: rows.map((r) => r[3]!),
      xpos: rows.map((r) => r[4]!),
      heads: rows.map((r) => Number(r[6]) - 1),
      deprels: rows.map((r) => r[7]!),
      text: comment('text') ?? '',
    };
  });
}

const percent = (part: number, whole: number): number =>
  Math.round((10000 * part) / Math.max(1, whole)) / 100;

function spanScore(right: number, found: number, gold: number): SpanScore {
  return { p: percent(right, found), r: percent(right, gold), f1: percent(2 * right, found + gold) };
}

function scoreTrees(gold: readonly GoldSentence[], parsed: readonly ParsedTokens[]): TreeScore {
  let total = 0;
  const right = { upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0 };
  const main = (relation: string): string => relation.split(':')[0]!;
  gold.forEach((sentence, k) => {
    parsed[k]!.words.forEach((word, i) => {
      total++;
      right.upos += Number(word.upos === sentence.upos[i]);
      right.xpos += Number(word.xpos === sentence.xpos[i]);
      right.lemma += Number(word.lemma === sentence.lemmas[i]!.replace(/[’‘`´]/g, "'"));
      if (word.head !== sentence.heads[i]) return;
      right.uas++;
      right.las += Number(main(word.deprel) === main(sentence.deprels[i]!));
    });
  });
  return {
    upos: percent(right.upos, total),
    xpos: percent(right.xpos, total),
    lemma: percent(right.lemma, total),
    uas: percent(right.uas, total),
    las: percent(right.las, total),
  };
}

interface NamedDocument {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly group?: boolean;
    readonly confidence?: number;
  }[];
  readonly ignore?: readonly (readonly [number, number])[];
}

async function readNames(path: string): Promise<NamedDocument[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as NamedDocument);
}

const SCORED_TYPES = ['person', 'organization', 'place'] as const;

/** Counts right, found and gold spans by type; a span is any string that names its document, place and type. */
function scoreSpans(gold: ReadonlySet<string>, found: ReadonlySet<string>): NameScore {
  const count = (type: string): SpanScore => {
    const of = (spans: ReadonlySet<string>): string[] =>
      [...spans].filter((s) => type === '' || s.endsWith(` ${type}`));
    return spanScore(of(found).filter((s) => gold.has(s)).length, of(found).length, of(gold).length);
  };
  return { ...count(''), byType: Object.fromEntries(SCORED_TYPES.map((t) => [t, count(t)])) };
}

/** Offsets without white space, so that texts that differ in blanks alone can be compared. */
function squeeze(text: string): { readonly text: string; readonly at: (offset: number) => number } {
  const before = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) before[i + 1] = before[i]! + (/\s/.test(text[i]!) ? 0 : 1);
  return { text: text.replace(/\s+/g, ''), at: (offset) => before[offset]! };
}

function scoreNames(
  sentences: readonly GoldSentence[],
  parsed: readonly ParsedTokens[],
  documents: readonly NamedDocument[],
): NameScore {
  const gold = new Set<string>();
  const found = new Set<string>();
  const known = new Set(sentences.map((s) => s.document));
  for (const document of documents.filter((d) => known.has(d.id))) {
    const squeezed = squeeze(document.text);
    const open = (document.ignore ?? []).map(([s, e]) => [squeezed.at(s), squeezed.at(e)] as const);
    for (const e of document.entities) {
      const [start, end] = [squeezed.at(e.start), squeezed.at(e.end)];
      if (e.group) open.push([start, end]);
      else if ((SCORED_TYPES as readonly string[]).includes(e.type))
        gold.add(`${document.id} ${start} ${end} ${e.type}`);
    }
    let from = 0;
    sentences.forEach((sentence, k) => {
      if (sentence.document !== document.id) return;
      const bounds = squeezedBounds(sentence.forms, squeezed.text, from);
      if (!bounds) return;
      from = bounds.at(-1)![1];
      for (const name of parsed[k]!.names) {
        const [start, end] = [bounds[name.first]![0], bounds[name.last]![1]];
        if (name.type === 'misc' || open.some(([s, e]) => s < end && e > start)) continue;
        found.add(`${document.id} ${start} ${end} ${name.type}`);
      }
    });
  }
  return scoreSpans(gold, found);
}

function squeezedBounds(
  forms: readonly string[],
  text: string,
  from: number,
): (readonly [number, number])[] | null {
  const bare = forms.map((f) => f.replace(/\s+/g, ''));
  let at = text.indexOf(bare.join(''), from);
  if (at < 0) return null;
  return bare.map((form) => {
    const start = at;
    at += form.length;
    return [start, at] as const;
  });
}

const RE3D_TYPES: Readonly<Record<string, string>> = {
  Person: 'person',
  Organisation: 'organization',
  Location: 'place',
};

/** re3d counts descriptions as entities; only those that hold a capital letter and no article in front are names. */
async function scoreRe3d(parser: Parser, documents: readonly NamedDocument[]): Promise<NameScore> {
  const gold = new Set<string>();
  const found = new Set<string>();
  for (const document of documents) {
    for (const e of document.entities) {
      const quote = document.text.slice(e.start, e.end);
      const article = /^(?:the|a|an)\s+/i.exec(quote)?.[0].length ?? 0;
      const type = RE3D_TYPES[e.type];
      if (type && (e.confidence ?? 1) > 0 && /^\p{Lu}/u.test(quote.slice(article)))
        gold.add(`${document.id} ${e.start + article} ${e.end} ${type}`);
    }
    for (const sentence of (await parser.parse(asDocument(document.text))).sentences) {
      const span = (n: NameSpan): string =>
        `${sentence.tokens[n.first]!.start} ${sentence.tokens[n.last]!.end} ${n.type}`;
      for (const name of sentence.names) if (name.type !== 'misc') found.add(`${document.id} ${span(name)}`);
    }
  }
  return scoreSpans(gold, found);
}

/** A bare Document whose body is the whole text. */
export function asDocument(text: string): Document {
  return {
    id: 'bench',
    sha256: '',
    source: 'bench',
    mediaType: 'text/plain',
    text,
    parts: [{ kind: 'body', start: 0, end: text.length }],
    title: null,
    outlet: null,
    published: null,
    authors: [],
    letter: null,
  };
}

/** Cuts the raw text of each document, paragraphs set apart by blank lines, and compares spans of characters. */
async function scoreTokens(parser: Parser, gold: readonly GoldSentence[]): Promise<TokenScore> {
  const counts = { tokens: [0, 0, 0], sentences: [0, 0, 0] };
  const byDocument = Map.groupBy(gold, (s) => s.document);
  for (const sentences of byDocument.values()) {
    const text = sentences.map((s, k) => (k === 0 ? '' : s.opens ? '\n\n' : ' ') + s.text).join('');
    const squeezed = squeeze(text);
    const goldTokens = new Set<string>();
    const goldSentences = new Set<string>();
    let at = 0;
    for (const sentence of sentences) {
      const bounds = squeezedBounds(sentence.forms, squeezed.text, at);
      if (!bounds) continue;
      for (const [s, e] of bounds) goldTokens.add(`${s} ${e}`);
      at = bounds.at(-1)![1];
      goldSentences.add(`${bounds[0]![0]} ${at}`);
    }
    const parsed = await parser.parse(asDocument(text));
    const key = (span: { start: number; end: number }): string =>
      `${squeezed.at(span.start)} ${squeezed.at(span.end)}`;
    add(
      counts.tokens,
      goldTokens,
      parsed.sentences.flatMap((s) => s.tokens.map(key)),
    );
    add(counts.sentences, goldSentences, parsed.sentences.map(key));
  }
  const score = ([right, found, all]: readonly number[]): SpanScore => spanScore(right!, found!, all!);
  return { tokens: score(counts.tokens), sentences: score(counts.sentences) };
}

function add(counts: number[], gold: ReadonlySet<string>, found: readonly string[]): void {
  counts[0]! += found.filter((f) => gold.has(f)).length;
  counts[1]! += found.length;
  counts[2]! += gold.size;
}
