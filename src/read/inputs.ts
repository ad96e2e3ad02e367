import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { edtfBounds } from '../model/index.ts';
import {
  DEFAULT_MAX_BYTES,
  documentOf,
  problemOf,
  type ReadOptions,
  type ReadResult,
  recordOf,
  tooLarge,
} from './document.ts';
import { ReadFailure, type Sidecar } from './draft.ts';
import { fetchRaw } from './fetch.ts';
import { extensionOf } from './sniff.ts';

/**
 * Reads files, folders (with all below them, sorted by name; hidden files and sidecars are skipped), web addresses and
 * `-` for the standard input, one after the other: at most one file is held at a time, one line of a .jsonl file.
 * What cannot be read gives a Problem; everything else is still read.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  const limit = options.maxBytes ?? DEFAULT_MAX_BYTES;
  for (const input of inputs) {
    try {
      if (input === '-')
        yield* await documentOf({ bytes: await gathered(process.stdin, limit), source: 'stdin' }, options);
      else if (/^https?:\/\//i.test(input)) yield* await documentOf(await fetchRaw(input, limit), options);
      else yield* readPath(input, options, limit);
    } catch (error) {
      yield { problem: problemOf(input === '-' ? 'stdin' : input, pathFailure(error)) };
    }
  }
}

async function* readPath(path: string, options: ReadOptions, limit: number): AsyncGenerator<ReadResult> {
  const found = await stat(path);
  if (found.isFile()) yield* readFileAt(path, found.size, options, limit);
  else if (found.isDirectory()) yield* readFolder(path, options, limit);
  else throw new ReadFailure('unsupported', 'is neither a file nor a folder; give a file');
}

async function* readFolder(folder: string, options: ReadOptions, limit: number): AsyncGenerator<ReadResult> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map((entry) => entry.name));
  const kept = entries
    .filter(({ name }) => !name.startsWith('.') && !isSidecar(name, names))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of kept) {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) yield* readFolder(path, options, limit);
      else {
        // A link to a folder may lead back up: links are followed to files only.
        const found = await stat(path);
        if (found.isFile()) yield* readFileAt(path, found.size, options, limit);
      }
    } catch (error) {
      yield { problem: problemOf(path, pathFailure(error)) };
    }
  }
}

/** `NAME.meta.json`, and `NAME.json` beside a report of that name, speak of another file. */
function isSidecar(name: string, names: ReadonlySet<string>): boolean {
  if (name.endsWith('.meta.json')) return true;
  const stem = /^(.+)\.json$/.exec(name)?.[1];
  return (
    stem !== undefined &&
    ['', '.txt', '.md', '.html', '.pdf', '.docx', '.eml'].some((extension) => names.has(stem + extension))
  );
}

async function* readFileAt(
  path: string,
  size: number,
  options: ReadOptions,
  limit: number,
): AsyncGenerator<ReadResult> {
  const { sidecar, problem } = await sidecarOf(path);
  if (problem) yield problem;
  if (['jsonl', 'ndjson'].includes(extensionOf(path))) {
    yield* readLines(path, sidecar, options, limit);
    return;
  }
  if (size > limit) throw tooLarge(limit);
  yield* await documentOf({ bytes: await readFile(path), source: path, sidecar }, options);
}

interface FoundSidecar {
  readonly sidecar?: Sidecar;
  readonly problem?: ReadResult;
}

async function sidecarOf(path: string): Promise<FoundSidecar> {
  const candidates = new Set([`${path}.meta.json`, path.replace(/\.[^./\\]+$/, '.meta.json')]);
  for (const candidate of candidates) {
    let text: string;
    try {
      text = await readFile(candidate, 'utf8');
    } catch {
      continue;
    }
    try {
      return { sidecar: parsedSidecar(candidate, text) };
    } catch (error) {
      return { problem: { problem: problemOf(candidate, error) } };
    }
  }
  return {};
}

function parsedSidecar(path: string, json: string): Sidecar {
  let value: { outlet?: unknown; published?: unknown } | null;
  try {
    value = JSON.parse(json);
  } catch {
    value = null;
  }
  const field = (given: unknown): string | null =>
    typeof given === 'string' && given.trim() ? given.trim() : null;
  const published = field(value?.published);
  if (typeof value !== 'object' || value === null || (published && !edtfBounds(published)))
    throw new ReadFailure('unreadable', 'is no sidecar; write {"outlet": "NAME", "published": "2023-04-05"}');
  return { path, outlet: field(value.outlet), published };
}

/** The lines of a .jsonl file; of a line that is longer than `limit` no more than that is ever held. */
async function* readLines(
  path: string,
  sidecar: Sidecar | undefined,
  options: ReadOptions,
  limit: number,
): AsyncGenerator<ReadResult> {
  let number = 0;
  let any = false;
  for await (const line of linesOf(path, limit)) {
    number++;
    const source = `${path}#${number}`;
    const result =
      line === null
        ? { problem: problemOf(source, tooLarge(limit)) }
        : await recordOf(line, source, { sidecar }, options);
    if (!result) continue;
    any = true;
    yield result;
  }
  if (!any) throw new ReadFailure('empty', 'is empty; nothing to read');
}

async function* linesOf(path: string, limit: number): AsyncGenerator<Uint8Array | null> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const take = (): Uint8Array | null => {
    const line = size > limit ? null : Buffer.concat(pieces);
    pieces = [];
    size = 0;
    return line;
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      size += end - start;
      if (size <= limit) pieces.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    size += chunk.length - start;
    if (size <= limit) pieces.push(chunk.subarray(start));
    else pieces = [];
  }
  if (size > 0) yield take();
}

async function gathered(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the file system refuses, in words. */
function pathFailure(error: unknown): unknown {
  const code = (error as { code?: unknown })?.code;
  if (error instanceof ReadFailure || typeof code !== 'string') return error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new ReadFailure('not-found', 'was not found; check the path');
  if (code === 'EACCES' || code === 'EPERM')
    return new ReadFailure('unreadable', 'may not be read; check the permissions of the file');
  return new ReadFailure('unreadable', `could not be read (${code}); check the disk`);
}
