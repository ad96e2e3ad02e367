import {
  type Document,
  idOf,
  type NameSpan,
  type NameType,
  type ParsedDocument,
  type Sentence,
  sha256Hex,
  type Token,
  type Upos,
} from '../src/model/index.ts';

/** A treebank document with the gold tree of each sentence. `id` is its `newdoc id`. */
export interface TreebankDocument {
  readonly id: string;
  readonly genre: string | null;
  readonly parsed: ParsedDocument;
}

/** A name by character offsets into the text of its document, as in the name and coreference sets. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

interface Word {
  readonly text: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
}

interface Chunk {
  readonly text: string;
  readonly spaceAfter: boolean;
  readonly words: readonly Word[];
}

interface RawSentence {
  readonly newParagraph: boolean;
  readonly chunks: readonly Chunk[];
}

interface RawDocument {
  readonly id: string;
  readonly genre: string | null;
  readonly sentences: readonly RawSentence[];
}

/**
 * Reads CoNLL-U into parsed documents with gold trees. Text is rebuilt from the surface forms: one blank between
 * sentences, an empty line between paragraphs, so that offsets agree with the sets derived from the same treebank.
 * A multi-word token ("country's") gives one token for each of its words. Names are empty; see `withNames`.
 */
export function readConllu(conllu: string): readonly TreebankDocument[] {
  return rawDocuments(conllu).map((raw) => ({ id: raw.id, genre: raw.genre, parsed: assemble(raw) }));
}

/**
 * The same document with `names` as the model would give them (score 1): a name takes the tokens it overlaps; types
 * other than person, organization and place become misc; those of type `time` are left out.
 */
export function withNames(parsed: ParsedDocument, names: readonly GoldName[]): ParsedDocument {
  const sentences = parsed.sentences.map((sentence) => ({
    ...sentence,
    names: names.flatMap((name) => nameIn(sentence, name)).sort((a, b) => a.first - b.first),
  }));
  return { ...parsed, sentences };
}

function nameIn(sentence: Sentence, name: GoldName): readonly NameSpan[] {
  if (name.type === 'time' || name.start < sentence.start || name.end > sentence.end) return [];
  const inside = sentence.tokens.filter((token) => token.start < name.end && token.end > name.start);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return [];
  const known: readonly string[] = ['person', 'organization', 'place'];
  const type = (known.includes(name.type) ? name.type : 'misc') as NameType;
  return [{ first: first.index, last: last.index, type, score: 1 }];
}

function rawDocuments(conllu: string): readonly RawDocument[] {
  const documents: { id: string; genre: string | null; sentences: RawSentence[] }[] = [];
  for (const block of conllu.split(/\r?\n\r?\n/)) {
    const lines = block.split(/\r?\n/).filter((line) => line !== '');
    const comment = (key: string): string | undefined =>
      lines
        .find((line) => line.startsWith(`# ${key} = `))
        ?.split(' = ')
        .slice(1)
        .join(' = ');
    const id = comment('newdoc id');
    if (id !== undefined || documents.length === 0)
      documents.push({ id: id ?? '', genre: comment('meta::genre') ?? null, sentences: [] });
    const chunks = chunksOf(lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t')));
    if (chunks.length === 0) continue;
    const newParagraph = lines.some((line) => /^# newpar(\s|$)/.test(line));
    documents.at(-1)!.sentences.push({ newParagraph, chunks });
  }
  return documents;
}

function chunksOf(rows: readonly (readonly string[])[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let row = 0; row < rows.length; row++) {
    const [id, form] = rows[row] as [string, string];
    if (id.includes('.')) continue;
    const range = /^(\d+)-(\d+)$/.exec(id);
    const count = range ? Number(range[2]) - Number(range[1]) + 1 : 1;
    const words = rows.slice(range ? row + 1 : row, (range ? row + 1 : row) + count);
    const spaceAfter = !/(^|\|)SpaceAfter=No($|\|)/.test(rows[row]![9] ?? '');
    chunks.push({ text: form, spaceAfter, words: words.map(wordOf) });
    if (range) row += count;
  }
  return chunks;
}

function wordOf(row: readonly string[]): Word {
  const [, text, lemma, upos, xpos, , head, deprel] = row as string[];
  return {
    text: text!,
    lemma: lemma!,
    upos: upos as Upos,
    xpos: xpos!,
    head: Number(head) - 1,
    deprel: deprel!,
  };
}

function assemble(raw: RawDocument): ParsedDocument {
  let text = '';
  let paragraph = -1;
  const sentences = raw.sentences.map((sentence, index): Sentence => {
    if (index > 0) text += sentence.newParagraph ? '\n\n' : ' ';
    if (index === 0 || sentence.newParagraph) paragraph++;
    const start = text.length;
    const tokens: Token[] = [];
    sentence.chunks.forEach((chunk, at) => {
      for (const place of placesIn(chunk)) {
        const { word, ...offsets } = place;
        tokens.push({
          ...word,
          index: tokens.length,
          start: text.length + offsets.start,
          end: text.length + offsets.end,
        });
      }
      text += chunk.text;
      if (chunk.spaceAfter && at < sentence.chunks.length - 1) text += ' ';
    });
    return { index, start, end: text.length, paragraph, part: 'body', tokens, names: [] };
  });
  return { document: documentOf(raw.id, text), sentences };
}

function placesIn(chunk: Chunk): readonly { word: Word; start: number; end: number }[] {
  let at = 0;
  return chunk.words.map((word, index) => {
    const found = chunk.text.indexOf(word.text, at);
    const start = found < 0 ? at : found;
    const last = index === chunk.words.length - 1;
    const end = last ? chunk.text.length : Math.min(start + word.text.length, chunk.text.length);
    at = end;
    return { word, start, end };
  });
}

function documentOf(id: string, text: string): Document {
  const sha256 = sha256Hex(new TextEncoder().encode(text));
  return {
    id: idOf('document', [sha256]),
    sha256,
    source: id,
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
