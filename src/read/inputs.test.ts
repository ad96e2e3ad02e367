import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseOutletWords } from '../lexicon/outlets.ts';
import { fetchRaw } from './fetch.ts';
import { readInputs } from './inputs.ts';

const words = parseOutletWords(
  await readFile(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8'),
);
const sentence = 'The minister met the envoy in Zerin on Friday, and the two agreed to meet again.';
let folder = '';
let server: Server;
let base = '';

async function read(inputs: string[], maxBytes?: number): Promise<string[]> {
  const seen: string[] = [];
  for await (const result of readInputs(inputs, { words, maxBytes }))
    seen.push(
      'document' in result
        ? result.document.source.replace(folder, '')
        : `${result.problem.code} ${result.problem.source.replace(folder, '')}`,
    );
  return seen;
}

before(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'hearsay-read-'))}/`;
  const write = (name: string, content: string): Promise<void> => writeFile(join(folder, name), content);
  await mkdir(join(folder, 'pile/deep'), { recursive: true });
  await write('pile/b.txt', sentence);
  await write('pile/a.md', `# Talks resume\n\n${sentence}`);
  await write('pile/.hidden.txt', sentence);
  await write('pile/b.meta.json', '{"outlet": "Zerin Gazette", "published": "2024-05"}');
  await write('pile/b.json', '{"gold": true}');
  await write('pile/empty.txt', '');
  await write('pile/deep/c.txt', `${sentence} ${sentence}`);
  await symlink(join(folder, 'pile'), join(folder, 'pile/deep/loop'));
  await write('bad.txt', sentence);
  await write('bad.txt.meta.json', '{broken');
  const line = JSON.stringify({ text: sentence });
  await write('news.jsonl', `${line}\n${JSON.stringify({ text: sentence.repeat(2000) })}\n\n${line}`);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/moved') response.writeHead(302, { location: '/page' }).end();
    else if (pathname === '/page')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=windows-1252' })
        .end(
          Buffer.from(
            `<html><body><p>${sentence} “At the café.”</p></body></html>`.replace(/[“”]/g, '"'),
            'latin1',
          ),
        );
    else if (pathname === '/endless') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('the '.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    } else if (pathname === '/silent') return;
    else response.writeHead(pathname === '/refused' ? 403 : 404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

test('a folder is read whole and in order, without hidden files, sidecars and loops', async () => {
  assert.deepEqual(await read([`${folder}pile`]), [
    'pile/a.md',
    'pile/b.txt',
    'pile/deep/c.txt',
    'empty pile/empty.txt',
  ]);
});

test('a sidecar beside a file tells outlet and date; a broken one is told of and the file still read', async () => {
  for await (const result of readInputs([`${folder}pile/b.txt`], { words })) {
    assert.ok('document' in result);
    assert.equal(result.document.outlet?.value, 'Zerin Gazette');
    assert.equal(result.document.published?.value.edtf, '2024-05');
  }
  assert.deepEqual(await read([`${folder}bad.txt`]), ['unreadable bad.txt.meta.json', 'bad.txt']);
});

test('what is not there gives a problem, the rest is read', async () => {
  assert.deepEqual(await read([`${folder}none.txt`, `${folder}pile/a.md`]), [
    'not-found none.txt',
    'pile/a.md',
  ]);
});

test('records are read one by one; a line over the limit is told of', async () => {
  assert.deepEqual(await read([`${folder}news.jsonl`], 10_000), [
    'news.jsonl#1',
    'too-large news.jsonl#2',
    'news.jsonl#4',
  ]);
});

test('a web address is fetched through redirects and read by its content type', async () => {
  const texts: string[] = [];
  for await (const result of readInputs([`${base}/moved`], { words })) {
    assert.ok('document' in result);
    assert.equal(result.document.source, `${base}/moved`);
    assert.equal(result.document.outlet, null);
    texts.push(result.document.text);
  }
  assert.deepEqual(texts, [`${sentence} "At the café."`]);
});

test('a web address that fails gives one sentence', async () => {
  const codes = (
    await read([`${base}/none`, `${base}/refused`, `${base}/endless`, 'http://127.0.0.1:1/'], 100_000)
  ).map((line) => line.split(' ')[0]);
  assert.deepEqual(codes, ['not-found', 'unreadable', 'too-large', 'unreadable']);
  await assert.rejects(fetchRaw(`${base}/silent`, 1000, 100), /did not answer/);
});

test('a dash is the standard input', () => {
  const script = `
    import { readFileSync } from 'node:fs';
    import { parseOutletWords } from ${JSON.stringify(new URL('../lexicon/outlets.ts', import.meta.url).href)};
    import { readInputs } from ${JSON.stringify(new URL('./inputs.ts', import.meta.url).href)};
    const words = parseOutletWords(readFileSync(new URL(${JSON.stringify(new URL('../../lexicon/outlets.yaml', import.meta.url).href)}), 'utf8'));
    for await (const result of readInputs(['-'], { words })) console.log(result.document.source, result.document.text);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { input: sentence });
  assert.equal(stdout.toString().trim(), `stdin ${sentence}`);
});
