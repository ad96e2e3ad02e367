import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { parseOutletWords } from '../lexicon/outlets.ts';
import { documentOf } from './document.ts';

const words = parseOutletWords(readFileSync(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8'));

async function codes(source: string, content: string | Uint8Array, maxBytes?: number): Promise<string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const results = await documentOf({ bytes, source }, { words, maxBytes });
  return results.map((result) => ('document' in result ? 'read' : result.problem.code));
}

/** Noise that is the same in every run (xorshift). */
function noise(length: number, seed: number): Uint8Array {
  let state = seed * 2654435761 + 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

const EXTENSIONS = ['txt', 'md', 'html', 'pdf', 'docx', 'eml', 'jsonl', 'xyz', ''];
const STARTS = [
  '',
  '%PDF-1.7\n',
  'PK\x03\x04word/document.xml',
  '<html><body>',
  'From: a\r\nMIME-Version: 1\r\n\r\n',
  '{"a":',
];

test('noise under any name gives a problem and never throws', async () => {
  for (const extension of EXTENSIONS)
    for (let seed = 1; seed <= 4; seed++)
      assert.ok(!(await codes(`a.${extension}`, noise(1500, seed))).includes('read'), `${extension} ${seed}`);
});

test('noise behind the first bytes of a format never throws', async () => {
  for (const start of STARTS)
    for (let seed = 1; seed <= 3; seed++) {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), noise(800, seed)]);
      assert.ok((await codes('a', bytes)).length > 0);
    }
});

/** A zip archive of one deflated entry that states `size` as its size. */
function archive(name: string, data: Uint8Array, size: number): Uint8Array {
  const packed = deflateRawSync(data);
  const title = Buffer.from(name);
  const fields = (start: number[], extra: number): Buffer => {
    const head = Buffer.alloc(start.length * 2 + 20);
    start.forEach((value, at) => void head.writeUInt16LE(value, at * 2));
    const at = start.length * 2;
    head.writeUInt32LE(crc32(data), at);
    head.writeUInt32LE(packed.length, at + 4);
    head.writeUInt32LE(size, at + 8);
    head.writeUInt16LE(title.length, at + 12);
    return Buffer.concat([head.subarray(0, at + 16), Buffer.alloc(extra)]);
  };
  const local = Buffer.concat([fields([0x4b50, 0x0403, 20, 0, 8, 0, 0], 0), title, packed]);
  const central = Buffer.concat([fields([0x4b50, 0x0201, 20, 20, 0, 8, 0, 0], 14), title]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test('an archive that unpacks to too much is refused, whatever size it states', async () => {
  const bomb = archive('word/document.xml', new Uint8Array(80 * 1024 * 1024), 100);
  assert.ok(bomb.length < 200_000);
  assert.deepEqual(await codes('a.docx', bomb), ['too-large']);
});

test('an archive without a Word text is no report', async () => {
  assert.deepEqual(await codes('a.docx', archive('mimetype', Buffer.from('x'), 1)), ['unsupported']);
});

test('a file over the limit is refused, one under it is read', async () => {
  const text = 'The minister met the envoy in Zerin. '.repeat(100);
  assert.deepEqual(await codes('a.txt', text, 1000), ['too-large']);
  assert.deepEqual(await codes('a.txt', text, 10_000), ['read']);
  assert.deepEqual(await codes('a.jsonl', `${JSON.stringify({ text })}\n{"text":"The end of it."}`, 1000), [
    'too-large',
    'read',
  ]);
});

test('very long lines and very many lines take little time', async () => {
  const started = Date.now();
  assert.deepEqual(await codes('a.txt', 'the envoy met '.repeat(100_000)), ['read']);
  assert.deepEqual(await codes('a.txt', 'told The '.repeat(100_000)), ['read']);
  assert.deepEqual(await codes('a.txt', 'The\n'.repeat(10_000)), ['read']);
  assert.deepEqual(await codes('a.txt', '('.repeat(500_000)), ['read']);
  assert.deepEqual(await codes('a.md', `${'> '.repeat(300)}the end`), ['read']);
  assert.ok(Date.now() - started < 20_000);
});

test('markup nested without end is read or refused', async () => {
  for (const depth of [1000, 60_000]) {
    const [code] = await codes('a.html', `<html><body>${'<div>'.repeat(depth)}The end of the talks.`);
    assert.ok(['read', 'unreadable', 'failed', 'too-large', 'empty'].includes(code!));
  }
});
