import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseOutletWords } from '../lexicon/outlets.ts';
import type { PartKind } from '../model/index.ts';
import { layOut } from './parts.ts';

const words = parseOutletWords(readFileSync(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8'));

/** The paragraphs of one kind, as the layout finds them. */
function of(kind: PartKind, text: string): string[] {
  return layOut(text, [], words)
    .parts.filter((part) => part.kind === kind)
    .map((part) => text.slice(part.start, part.end));
}

const sentence = 'The minister met the envoy in Zerin on Friday, and the two agreed to meet again in June.';
const other = 'A spokesman for the ministry declined to say what had been discussed at the meeting.';

test('the parts are sorted, do not overlap and leave only blanks', () => {
  const text = `\r\n  Talks resume in Zerin\r\n\r\nBy Ada Voss\r\nZERIN, May 3 (Meridian News) - ${sentence}\r\n\tDetachment\r\n${other}\r\nADVERTISEMENT\r\n`;
  let last = 0;
  let rest = '';
  for (const { start, end } of layOut(text, [], words).parts) {
    assert.ok(start >= last && end > start);
    rest += text.slice(last, start);
    last = end;
  }
  assert.equal((rest + text.slice(last)).trim(), '');
});

test('a short first line without a full stop is the headline', () => {
  assert.deepEqual(of('headline', `Talks resume in Zerin\n${sentence}\n${other}`), ['Talks resume in Zerin']);
  assert.deepEqual(of('headline', `Will the talks resume?\n\n${sentence}`), ['Will the talks resume?']);
});

test('a report that starts with its text has no headline', () => {
  assert.deepEqual(of('headline', `${sentence}\n${other}`), []);
  assert.deepEqual(of('headline', 'Talks resume in Zerin'), []);
  assert.deepEqual(of('headline', `Dear Minister,\n${sentence}`), []);
  assert.deepEqual(of('headline', `Present: A. Voss, B. Lind\n${sentence}`).length, 1);
});

test('bylines give the authors and perhaps the outlet', () => {
  const layout = layOut(
    `Talks resume\nBy Ada Voss and Jan de Wit, The Harbour Courier\n${sentence}`,
    [],
    words,
  );
  assert.deepEqual(layout.authors, ['Ada Voss', 'Jan de Wit']);
  assert.equal(layout.outlets[0]?.name, 'The Harbour Courier');
});

test('a sentence that begins with "By" is no byline', () => {
  assert.deepEqual(of('byline', `Talks resume\nBy Tuesday the ministers had left.\n${sentence}`), []);
  assert.deepEqual(of('byline', `Talks resume\nBy Monday\n${sentence}`), []);
});

test('lines on who reported are bylines', () => {
  for (const line of ['(Reporting by Ada Voss; Editing by Jan Lind)', 'Jan Lind contributed reporting.'])
    assert.deepEqual(of('byline', `Talks resume\n${sentence}\n${line}`), [line]);
  assert.deepEqual(of('byline', `Talks resume\n${sentence}\nLind contributed to the talks.`), []);
});

test('a dateline opens a paragraph and is a part of its own', () => {
  for (const dateline of [
    'PORT SALIS, March 14, 2024 (Meridian News Agency) -',
    'Port Salis, March 14 (AFP) –',
    'ZERIN (Reuters) -',
    'ZERIN, Tamvar —',
    'ARDEL, 3 May 2024 --',
  ])
    assert.deepEqual(of('dateline', `Talks resume\n${dateline} ${sentence}\n${other}`), [dateline]);
});

test('dashes and brackets in a sentence make no dateline', () => {
  for (const line of [
    'Daoud Rahmani (Unity Party) - The minister spoke first.',
    'VASKO-- The dam is ours.',
    'Three ministers – Rahmani, Vasko and Lind – met in Zerin.',
    'The Institute for Shared Waters - Ardel is its seat - published a note.',
  ])
    assert.deepEqual(of('dateline', `Talks resume\n${line}\n${other}`), []);
});

test('lines of dates are datelines, and days in a chronicle are text', () => {
  assert.deepEqual(of('dateline', `Talks resume\nPublished: 3 May 2024, 10:15 GMT\n${sentence}`).length, 1);
  assert.deepEqual(of('dateline', `Talks resume\nGENEVA, 4 June 2023\n${sentence}`).length, 1);
  assert.deepEqual(of('body', `A chronicle\n${sentence}\n12 March 2023\n${other}`), [
    sentence,
    '12 March 2023',
    other,
  ]);
});

test('captions and credits are told apart from the text', () => {
  const caption = 'Rahmani and Vasko at the dam in May';
  const text = `Talks resume\n\n ${caption} (photo credit: MERIDIAN/LENA ORTOVA)\n${caption}\n(photo credit: MERIDIAN/LENA ORTOVA)\n\n${sentence}\n\nImage: The dam at Keld\n\nThe dam at Keld, seen from the air. (credit: AGENCY)\n\nFarmers at the gate (AP Photo/Ivo Brandt)\n\n${other}`;
  assert.equal(of('caption', text).length, 6);
  assert.deepEqual(of('body', text), [sentence, other]);
});

test('brackets that are no credit leave a paragraph in the text', () => {
  for (const line of [
    'The bank gave the ministry credit (three million dollars) for the dam.',
    'The letter (a photograph of it was shown) was signed by Rahmani.',
    'He praised the picture (by Lena Ortova).',
  ])
    assert.deepEqual(of('caption', `Talks resume\n${sentence}\n${line}\n${other}`), []);
});

test('advertising is boilerplate, wherever it stands', () => {
  for (const line of [
    'ADVERTISEMENT',
    'Stay updated with the latest news!',
    'Subscribe to The Harbour Courier Newsletter',
    'Sign up for our weekly newsletter.',
    'Read more: Ten walks along the river',
    'Related: What the deal means',
    'Share this article',
    'Follow us on Telegram',
    'The post Talks resume in Zerin appeared first on www.harbourcourier.example.',
    '© 2024 The Harbour Courier. All rights reserved.',
    'Copyright (c) 2023 Meridian News Agency',
    'Follow Ada Voss on Twitter @voss.',
    '* * *',
  ])
    assert.deepEqual(of('boilerplate', `Talks resume\n${sentence}\n${line}\n${other}`), [line]);
});

test('sentences with the words of advertising are text', () => {
  for (const line of [
    'Share prices fell after the talks.',
    'Read the letter aloud, the judge told him.',
    'Copyright law was the subject of the second meeting.',
    'Newsletter editors met the minister on Tuesday.',
    'Related talks were held in Ardel in June.',
    'Print workers went on strike.',
  ])
    assert.deepEqual(of('boilerplate', `Talks resume\n${sentence}\n${line}\n${other}`), [], line);
});

test('short open lines between paragraphs are subheadings', () => {
  for (const line of [
    'Detachment',
    'A letter from the hill farmers',
    "'The dam is ours'",
    'Ministers held numerous calls in 2023',
    '2. Report of the Envoy',
  ])
    assert.deepEqual(of('boilerplate', `Talks resume\n${sentence}\n${line}\n${other}\n${sentence}`), [line]);
});

test('lists, labels, quoted speech and open sentences are text', () => {
  for (const lines of [
    'Daoud Rahmani\nPetra Vasko\nHenrik Solvang',
    'Present: Rahmani, Vasko',
    '- a call of four minutes',
    'The parties agreed:',
    'In July 2022, the foreign minister met with representatives of the farmers, including Ferrel,',
  ])
    assert.deepEqual(
      of('boilerplate', `Talks resume\n${sentence}\n${lines}\n${other}\n${sentence}`),
      [],
      lines,
    );
});

test('a text that is careless of full stops keeps its lines', () => {
  const text =
    'Talks resume\nrahmani met vasko in zerin\nThey spoke for an hour\nThey met again in May\nIt was raining.';
  assert.deepEqual(of('boilerplate', text), []);
});

test('a heading that runs into its paragraph is cut off', () => {
  const text = `Talks resume\n${sentence}\nQuarrel Over Prices The letters show that Qadoum was angry.`;
  assert.deepEqual(of('boilerplate', text), ['Quarrel Over Prices']);
  assert.equal(of('body', text).at(-1), 'The letters show that Qadoum was angry.');
  const title = `Talks resume\n${sentence}\nRahmani Takes Back The Dam\n${other}`;
  assert.equal(of('boilerplate', title)[0], 'Rahmani Takes Back The Dam');
  const name = `Talks resume\n${sentence}\nForeign Minister Petra Vasko visited Zerin in May.`;
  assert.deepEqual(of('boilerplate', name), []);
});

test('hard-wrapped lines are one paragraph', () => {
  const text = `Talks resume

The minister met the envoy in Zerin on Friday, and the two agreed to
meet again in June, when the parliaments of both countries are to vote
on the agreement.
- a first point that stands for itself
- a second point

${other.slice(0, 60)}
${other.slice(60)}
`;
  assert.equal(of('body', text).length, 4);
  assert.deepEqual(of('boilerplate', text), []);
});

test('a typed memorandum gives its head', () => {
  const { letter, parts } = layOut(
    `MEMORANDUM\n\nFrom: Daoud Rahmani\nTo: Selim Orhanov; Pavel Irgash\nDate: 3 October 2023\nSubject: Monitors at Keld\n\n${sentence}`,
    [],
    words,
  );
  assert.deepEqual(letter, {
    from: 'Daoud Rahmani',
    to: ['Selim Orhanov', 'Pavel Irgash'],
    cc: [],
    subject: 'Monitors at Keld',
    date: '2023-10-03',
  });
  assert.equal(parts.at(-1)?.kind, 'body');
});

test('a letter is known by greeting and leave; its signature is no subheading', () => {
  const text = `Ministry of Water\nZerin, 3 October 2023\n\nDear Prime Minister,\n\n${sentence}\n\nYours sincerely,\nDaoud Rahmani\nMinister of Water`;
  const { letter, date } = layOut(text, [], words);
  assert.equal(letter?.from, 'Daoud Rahmani');
  assert.deepEqual(letter?.to, ['Prime Minister']);
  assert.equal(letter?.date, '2023-10-03');
  assert.equal(date?.edtf, '2023-10-03');
  assert.deepEqual(of('boilerplate', text), []);
});

test('a report that quotes a greeting is no letter', () => {
  assert.equal(
    layOut(`Talks resume\n${sentence}\n"Dear friend," the letter began.\n${other}`, [], words).letter,
    null,
  );
});
