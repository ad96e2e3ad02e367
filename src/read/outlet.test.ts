import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseOutletWords } from '../lexicon/outlets.ts';
import type { Document } from '../model/index.ts';
import { documentOf, type ReadOptions } from './document.ts';
import type { Sidecar } from './draft.ts';
import { nameOfHost } from './outlet-name.ts';

const words = parseOutletWords(readFileSync(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8'));
const sentence = 'The minister met the envoy in Zerin on Friday, and the two agreed to meet again.';

async function read(
  text: string,
  given: { source?: string; options?: Partial<ReadOptions>; sidecar?: Sidecar } = {},
): Promise<Document> {
  const { source = 'report.txt', options = {}, sidecar } = given;
  const bytes = new TextEncoder().encode(text);
  const [result] = await documentOf({ bytes, source, sidecar }, { words, ...options });
  assert.ok(result && 'document' in result, JSON.stringify(result));
  return result.document;
}

async function outlet(text: string): Promise<[string, string] | null> {
  const { outlet } = await read(text);
  return outlet && [outlet.value, outlet.how];
}

test('a host name is cut into words', () => {
  const cases: [string, string | null][] = [
    ['www.thedailyplanet.com', 'The Daily Planet'],
    ['https://www.newzealandherald.co.nz/a', 'New Zealand Herald'],
    ['norwaytoday.example', 'Norway Today'],
    ['kenyahalisi.example', 'Kenya Halisi'],
    ['harbour-courier.example', 'Harbour Courier'],
    ['themes.example', 'Themes'],
    ['bbc.co.uk', 'BBC'],
    ['127.0.0.1:8080', null],
    ['localhost', null],
    ['https://t.me/channel/5', null],
    ['someone.blogspot.com', null],
  ];
  for (const [host, name] of cases) assert.equal(nameOfHost(host, words), name, host);
});

test('the tail line gives the outlet, by name or by host', async () => {
  const host = `${sentence}\nThe post Talks resume appeared first on www.harbourcourier.example.`;
  assert.deepEqual(await outlet(host), ['Harbour Courier', 'tail line']);
  const name = `${sentence}\nThis article was originally published by The Harbour Courier.`;
  assert.deepEqual(await outlet(name), ['The Harbour Courier', 'tail line']);
  const right = `${sentence}\n© 2024 The Harbour Courier. All rights reserved.`;
  assert.deepEqual(await outlet(right), ['The Harbour Courier', 'tail line']);
});

test('the evidence is a span of the text', async () => {
  const document = await read(`${sentence}\nSubscribe to The Harbour Courier Newsletter\n${sentence}`);
  const { start, end, quote } = document.outlet!.span!;
  assert.equal(quote, 'The Harbour Courier');
  assert.equal(document.text.slice(start, end), quote);
});

test('an agency in a dateline is the outlet, under its full name', async () => {
  assert.deepEqual(await outlet(`ZERIN, May 3 (AFP) - ${sentence}`), ['Agence France-Presse', 'dateline']);
  assert.deepEqual(await outlet(`ZERIN (Meridian News Agency) — ${sentence}`), [
    'Meridian News Agency',
    'dateline',
  ]);
  assert.equal(await outlet(`GENEVA (Switzerland) - ${sentence}`), null);
});

test('"told The X" gives the outlet of its own interviews', async () => {
  const told = `${sentence} “No,” Lind told The Harbour Courier on Tuesday.`;
  assert.deepEqual(await outlet(told), ['The Harbour Courier', 'text']);
  const twice = 'Lind told The Lantern Tuesday that he knew. Voss has told The Lantern that he did not.';
  assert.deepEqual(await outlet(`${sentence} ${twice}`), ['The Lantern', 'text']);
});

test('a masthead line gives outlet and date, whatever stands between them', async () => {
  const cases: readonly [string, string, string | null][] = [
    ['The Harbour Courier | 3 May 2024', 'The Harbour Courier', '2024-05-03'],
    ['HARBOUR COURIER\nFriday 3 May 2024', 'HARBOUR COURIER', '2024-05-03'],
    ['Talks resume\nBy Ada Voss and Emil Lind | Zerin Weekly | 3 May 2024', 'Zerin Weekly', '2024-05-03'],
    ['Velodrome | Issue 44 | May 2024\nTalks resume', 'Velodrome', '2024-05'],
    [
      'ORRIN INSTITUTE FOR PEACE AND THE SEA\nChronology 7 | Updated 3 May 2024',
      'ORRIN INSTITUTE FOR PEACE AND THE SEA',
      '2024-05-03',
    ],
    [
      'Orrin Institute for Peace\nThe Zerin talks: a timeline\nLast updated 3 May 2024',
      'Orrin Institute for Peace',
      '2024-05-03',
    ],
    ['From the Harbour Courier, 3 May 2024\nTalks resume', 'Harbour Courier', '2024-05-03'],
    ['The Harbour Courier\n\nTalks resume\nBy Ada Voss', 'The Harbour Courier', null],
    ['Talks resume\nBy Ada Voss for the Harbour Courier', 'Harbour Courier', null],
    ['Talks resume\nZerin Weekly, May 2024', 'Zerin Weekly', '2024-05'],
    ['Talks resume\nA briefing by the Orrin Institute for Peace, Zerin', 'Orrin Institute for Peace', null],
    [
      'Talks resume\nThe Orrin Institute - Analysis, No. 12 - 3 May 2024',
      'The Orrin Institute',
      '2024-05-03',
    ],
  ];
  for (const [head, name, date] of cases) {
    const document = await read(`${head}\n\n${sentence}\n\n${sentence}`);
    assert.deepEqual([document.outlet?.value, document.published?.value.edtf ?? null], [name, date], head);
  }
});

test('a headline, a place with a date and a person are no masthead', async () => {
  for (const head of [
    'Minister Under Review',
    'ZERIN | 14 November 2023',
    'Press Hails Deal With Courier Firm',
    'Zerin, 3 May 2024',
    'A report by Ada Voss',
    'By Ada Voss, 3 May 2024',
  ])
    assert.equal(await outlet(`${head}\n\n${sentence}\n\n${sentence}`), null, head);
});

test('a report shows its outlet where it speaks of its own work', async () => {
  for (const text of [
    'E-mails seen by the Harbour Courier show that Lind knew.',
    'The Harbour Courier has obtained the minutes.',
    'Voss declined to comment to the Harbour Courier.',
    'The Harbour Courier met her at her home in Zerin.',
    'Lind confirmed to Zerin Weekly that he knew.',
    'Lind told Zerin Weekly that he knew.',
    'Lind told the Harbour Courier that he knew. “No,” Voss told the Harbour Courier.',
  ])
    assert.match((await outlet(`${sentence} ${text}`))?.[0] ?? '', /Courier|Weekly/, text);
});

test('a last line or a dateline may name the outlet', async () => {
  assert.deepEqual(await outlet(`Talks resume\n${sentence}\n\n(Meridian Wire)`), [
    'Meridian Wire',
    'tail line',
  ]);
  assert.deepEqual(await outlet(`Meridian Wire, ZERIN, 3 May 2024 - ${sentence}`), [
    'Meridian Wire',
    'dateline',
  ]);
  assert.deepEqual(await outlet(`ZERIN (Meridian Wire) 3 May - ${sentence}`), ['Meridian Wire', 'dateline']);
});

test('who was told an interview before its first question had it', async () => {
  const intro = 'Emil Lind left the club in March. Last week he told the Harbour Courier why.';
  const asked = 'Why did you leave?\n\nI wrote to the board.\n\nAnd then?\n\nI met the chairman.';
  assert.deepEqual(await outlet(`He left\n\n${intro}\n\n${asked}`), ['Harbour Courier', 'text']);
  assert.equal(await outlet(`He left\n\n${sentence}\n\n${intro}`), null);
});

test('what was told or reported elsewhere is no evidence', async () => {
  for (const text of [
    'Lind told Globe TV that he knew. Voss told Globe TV that he did not.',
    'According to a report by The Harbour Courier, Lind told The Harbour Courier that he knew.',
    'Lind told The Harbour Courier that he knew. Voss told The Zerin Times that he did not.',
    'The Harbour Courier reported on Monday that Lind told The Harbour Courier a lie.',
    'Lind told The Hague tribunal that he knew. Voss told The Hague the same.',
    'Lind told The Commission that he knew. Voss told The Commission the same.',
    'Lind told The Wanderer that he knew.',
    'Lind told the Harbour Courier that he knew.',
    'As reported by The New Gazette, the two met in May.',
    'The talks were opened after Lind told The Harbour Courier that he knew.',
    'Lind told The Harbour Courier in 2012 that he knew.',
    'Lind told The Harbour Courier’s Ada Voss that he knew.',
    'Follow Ada Voss on Twitter @voss.',
    'Subscribe to our newsletter',
  ])
    assert.equal(await outlet(`${sentence}\n${text}\n${sentence}`), null, text);
});

test('nothing shown is nothing known', async () => {
  const document = await read(`Talks resume\n${sentence}\nThey met on 3 May 2024 in Zerin.`);
  assert.equal(document.outlet, null);
  assert.equal(document.published, null);
});

test('the user goes before the sidecar, the sidecar before the text', async () => {
  const text = `Talks resume\nPublished: 3 May 2024\n${sentence}\nSubscribe to The Harbour Courier Newsletter`;
  const sidecar = { path: 'report.meta.json', outlet: 'Zerin Gazette', published: '2024-05' };
  const beside = await read(text, { sidecar });
  assert.deepEqual([beside.outlet?.value, beside.outlet?.how], ['Zerin Gazette', 'sidecar']);
  assert.deepEqual([beside.published?.value.edtf, beside.published?.how], ['2024-05', 'sidecar']);
  const told = await read(text, { sidecar, options: { outlet: 'Ledger', published: '2023~' } });
  assert.deepEqual([told.outlet?.value, told.outlet?.how], ['Ledger', 'user']);
  assert.deepEqual([told.published?.value.edtf, told.published?.how], ['2023~', 'user']);
});

test('a date that is no EDTF is refused', async () => {
  await assert.rejects(read(sentence, { options: { published: 'last May' } }), /not an EDTF date/);
});

test('dates near the top are dates of publication; a dateline without its year is none', async () => {
  const date = async (text: string): Promise<string | null> =>
    (await read(text)).published?.value.edtf ?? null;
  assert.equal(await date(`Talks resume\nJune 4, 2023\n${sentence}`), '2023-06-04');
  assert.equal(await date(`PORT SALIS, March 14, 2024 (Meridian News) - ${sentence}`), '2024-03-14');
  assert.equal(await date(`PORT SALIS, March 14 (Meridian News) - ${sentence}`), null);
  assert.equal(
    await date(`Sarn Commission\nMinutes of the session of 17 October 2023\n${sentence}`),
    '2023-10-17',
  );
  assert.equal(await date(`ZERIN (14 November 2023) - ${sentence}`), '2023-11-14');
  assert.equal(await date(`ZERIN — 14 November 2023 — ${sentence}`), '2023-11-14');
  assert.equal(await date(`Talks resume\n\n${sentence}\n\nZerin, 14 November 2023`), '2023-11-14');
  assert.equal(await date(`Hospital trust\nBoard meeting, 14 November 2023\n\n${sentence}`), '2023-11-14');
  assert.equal(await date(`What happened on 17 October 2023\n${sentence}`), null);
});
