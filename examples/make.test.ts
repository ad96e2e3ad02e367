import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parseOutletWords } from '../src/lexicon/outlets.ts';
import { type Document, sha256Hex } from '../src/model/index.ts';
import { readInputs } from '../src/read/index.ts';
import { makeReports } from './make.ts';

const reports = new URL('./reports/', import.meta.url);
const words = parseOutletWords(await readFile(new URL('../lexicon/outlets.yaml', import.meta.url), 'utf8'));

async function documents(): Promise<Document[]> {
  const found: Document[] = [];
  for await (const result of readInputs([reports.pathname], { words })) {
    assert.ok('document' in result, JSON.stringify(result));
    found.push(result.document);
  }
  return found;
}

test('the reports are what their sources make, byte for byte', async () => {
  const made = await makeReports();
  assert.deepEqual((await readdir(reports)).sort(), [...made.keys()]);
  for (const [name, bytes] of made)
    assert.equal(sha256Hex(await readFile(new URL(name, reports))), sha256Hex(bytes), name);
});

test('the reports are read with the outlets and dates that they show, and no others', async () => {
  const shown = (await documents()).map(({ source, outlet, published }) => [
    source.slice(reports.pathname.length, reports.pathname.length + 2),
    outlet?.value ?? null,
    published?.value.edtf ?? null,
  ]);
  assert.deepEqual(shown, [
    ['01', 'Meridian News Agency', '2024-03-14'],
    ['02', 'The Harbour Courier', '2024-03-16'],
    ['03', 'The Zerin Gazette', null],
    ['04', 'Institute for Shared Waters', '2024-04-02'],
    ['05', null, '2023-10-17'],
    ['06', 'The Daily Ledger', '2023-11-09'],
    ['07', null, '2023-11-13'],
    ['08', null, '2023-11-15'],
    ['09', 'The Sports Sentinel', '2023-05-07'],
    ['10', 'Federation Watch', '2023-06-12'],
    ['11', 'The Northern Herald', null],
    ['12', 'Ulmen Evening Post', '2024-06-20'],
  ]);
});

test('the text of the paper comes out of the PDF as it went in', async () => {
  const source = await readFile(new URL('./sources/04-sarn-briefing.pdf.md', import.meta.url), 'utf8');
  const body = source.split('---\n')[2]!.trim().replace(/^# /gm, '');
  const paper = (await documents()).find((document) => document.mediaType === 'application/pdf');
  assert.equal(paper?.text, `Four meetings and a dam\n\n${body}`);
});

test('the reports hold 3,500 words or more in six formats', async () => {
  const all = await documents();
  const counted = all.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  assert.ok(counted >= 3500, String(counted));
  assert.equal(new Set(all.map((document) => document.mediaType)).size, 6);
});
