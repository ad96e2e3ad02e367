import type { OutletWords } from '../lexicon/outlets.ts';
import { type Document, edtfBounds, idOf, type Problem, sha256Hex } from '../model/index.ts';
import { decode } from './decode.ts';
import { readDocx } from './docx.ts';
import { type Draft, plainDraft, type Raw, ReadFailure } from './draft.ts';
import { type Attachment, readMail } from './email.ts';
import { mayBeEnglish } from './english.ts';
import { readHtml } from './html.ts';
import { readRecord } from './jsonl.ts';
import { readMarkdown } from './markdown.ts';
import { outletOf } from './outlet.ts';
import { layOut } from './parts.ts';
import { readPdf } from './pdf.ts';
import { publishedOf } from './published.ts';
import { type Format, formatOf, UNREAD } from './sniff.ts';

/** What the user settles for all documents of one reading. */
export interface ReadOptions {
  /** Name of the outlet of all documents. */
  readonly outlet?: string | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  /** Bytes above which a document is not read; 20 MiB by default. */
  readonly maxBytes?: number | undefined;
  readonly words: OutletWords;
}

/** One document, or why it could not be read. */
export type ReadResult = { readonly document: Document } | { readonly problem: Problem };

export const DEFAULT_MAX_BYTES = 20 * 1024 * 1024;
/** E-mails may come as attachments of e-mails; deeper than this they are left. */
const ATTACHMENTS_DEPTH = 2;

/**
 * Reads one file's bytes: one result, but several for a .jsonl file (`SOURCE#LINE`) and for an e-mail with attachments
 * (`SOURCE#NUMBER NAME`). Bad input gives a Problem and never throws; RangeError where `options.published` is no EDTF.
 */
export async function documentOf(raw: Raw, options: ReadOptions): Promise<readonly ReadResult[]> {
  if (options.published !== undefined && !edtfBounds(options.published))
    throw new RangeError(
      `"${options.published}" is not an EDTF date; write for instance 2023-04 or 2023-04-05`,
    );
  const results: ReadResult[] = [];
  await collect(raw, options, results, 0);
  return results;
}

async function collect(raw: Raw, options: ReadOptions, results: ReadResult[], depth: number): Promise<void> {
  try {
    const format = formatFor(raw, options);
    if (format === 'jsonl') await collectRecords(raw, options, results);
    else if (format === 'eml') {
      const { draft, attachments } = await readMail(raw.bytes, options.words);
      if (draft.text.trim()) results.push({ document: documentFrom(draft, raw, options) });
      if (depth < ATTACHMENTS_DEPTH) await collectAttachments(attachments, raw, options, results, depth);
    } else results.push({ document: documentFrom(await draftOf(format, raw), raw, options) });
  } catch (error) {
    results.push({ problem: problemOf(raw.source, error) });
  }
}

function formatFor(raw: Raw, { maxBytes = DEFAULT_MAX_BYTES }: ReadOptions): Format {
  if (raw.bytes.length === 0) throw new ReadFailure('empty', 'is empty; nothing to read');
  const format = formatOf(raw.bytes, raw.source, raw.mediaType);
  if (raw.bytes.length > maxBytes && format !== 'jsonl') throw tooLarge(maxBytes);
  const reason = UNREAD[format];
  if (reason) throw new ReadFailure('unsupported', reason);
  return format as Format;
}

/** The failure for what is larger than `maxBytes`. */
export function tooLarge(maxBytes: number): ReadFailure {
  const mebibytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10;
  return new ReadFailure('too-large', `is larger than ${mebibytes} MiB; raise the limit or split it`);
}

async function draftOf(format: Exclude<Format, 'jsonl' | 'eml'>, raw: Raw): Promise<Draft> {
  const charset = /charset=["']?([\w-]+)/i.exec(raw.mediaType ?? '')?.[1] ?? null;
  const url = /^https?:\/\//i.test(raw.source) ? raw.source : null;
  switch (format) {
    case 'text':
      return { ...plainDraft('text/plain', decode(raw.bytes, charset)), url };
    case 'markdown':
      return withUrl(await readMarkdown(raw.bytes), url);
    case 'html':
      return readHtml(raw.bytes, charset, url);
    case 'pdf':
      return withUrl(await readPdf(raw.bytes), url);
    case 'docx':
      return withUrl(await readDocx(raw.bytes), url);
  }
}

function withUrl(draft: Draft, url: string | null): Draft {
  return url ? { ...draft, url } : draft;
}

async function collectRecords(raw: Raw, options: ReadOptions, results: ReadResult[]): Promise<void> {
  let number = 0;
  for (let start = 0; start < raw.bytes.length; ) {
    const found = raw.bytes.indexOf(10, start);
    const end = found < 0 ? raw.bytes.length : found;
    number++;
    const result = await recordOf(raw.bytes.subarray(start, end), `${raw.source}#${number}`, raw, options);
    if (result) results.push(result);
    start = end + 1;
  }
  if (results.length === 0)
    results.push({ problem: problemOf(raw.source, new ReadFailure('empty', 'is empty; nothing to read')) });
}

/** The document of one line of a .jsonl file; null for a blank line. The id is of the bytes of the line. */
export async function recordOf(
  line: Uint8Array,
  source: string,
  file: Pick<Raw, 'sidecar'>,
  options: ReadOptions,
): Promise<ReadResult | null> {
  try {
    const limit = options.maxBytes ?? DEFAULT_MAX_BYTES;
    if (line.length > limit) throw tooLarge(limit);
    const bytes = line.at(-1) === 13 ? line.subarray(0, -1) : line;
    const text = decode(bytes).trim();
    if (!text) return null;
    const draft = await readRecord(text);
    return { document: documentFrom(draft, { bytes, source, sidecar: file.sidecar }, options) };
  } catch (error) {
    return { problem: problemOf(source, error) };
  }
}

async function collectAttachments(
  attachments: readonly Attachment[],
  raw: Raw,
  options: ReadOptions,
  results: ReadResult[],
  depth: number,
): Promise<void> {
  for (const [at, { name, mediaType, bytes }] of attachments.entries()) {
    if (/^(image|audio|video)\/|calendar|pgp-signature|pkcs7-signature/i.test(mediaType)) continue;
    await collect(
      { bytes, source: `${raw.source}#${at + 1} ${name}`, mediaType },
      options,
      results,
      depth + 1,
    );
  }
}

function documentFrom(draft: Draft, raw: Raw, options: ReadOptions): Document {
  const { text } = draft;
  if (!text.trim()) throw new ReadFailure('empty', 'has no text; nothing to read');
  if (!mayBeEnglish(text, options.words))
    throw new ReadFailure('not-english', 'does not seem to be in English; only English is read');
  const layout = layOut(text, draft.hints, options.words);
  const sha256 = sha256Hex(raw.bytes);
  const { words } = options;
  return {
    id: idOf('doc', [sha256]),
    sha256,
    source: raw.source,
    mediaType: draft.mediaType,
    text,
    parts: layout.parts,
    title: draft.title ?? layout.headline,
    outlet: outletOf({ option: options.outlet, sidecar: raw.sidecar, draft, layout, words }),
    published: publishedOf({
      option: options.published,
      sidecar: raw.sidecar,
      draft,
      layout,
    }),
    authors: draft.authors.length > 0 ? draft.authors : layout.authors,
    letter: draft.letter ?? layout.letter,
  };
}

/** The Problem of an error: one sentence that names the source; what was not foreseen is `failed`. */
export function problemOf(source: string, error: unknown): Problem {
  if (error instanceof ReadFailure)
    return { source, code: error.code, message: `${source} ${error.message}.` };
  const nested = error instanceof RangeError && /call stack/i.test(error.message);
  return nested
    ? { source, code: 'unreadable', message: `${source} is nested too deeply to be read; give its text.` }
    : {
        source,
        code: 'failed',
        message: `${source} could not be read (${(error as Error)?.message ?? error}); give its text as .txt.`,
      };
}
