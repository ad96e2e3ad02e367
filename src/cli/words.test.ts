import assert from 'node:assert/strict';
import { it } from 'node:test';
import colours from 'picocolors';
import stringWidth from 'string-width';
import { type Claim, REALIS, type Tally } from '../model/index.ts';
import { inventedReports } from '../store/invented.test-suite.ts';
import { cut, listed, printable, withRight, wrapped } from './layout.ts';
import { sizeOption } from './options.ts';
import { progressOn } from './progress.ts';
import { claimSentence, figureWords, shortId } from './sentence.ts';
import { countWords } from './tally-card.ts';
import { whenColumn } from './when-column.ts';
import { whenWords } from './when-words.ts';

const [meeting, call] = inventedReports()[0]!.claims as [Claim, Claim];

it('says an EDTF date in words', () => {
  const phrases: Readonly<Record<string, string>> = {
    '2022-05-03': 'on 3 May 2022',
    '2022-05': 'in May 2022',
    '2022': 'in 2022',
    '2022~': 'in about 2022',
    '2022-05?': 'in May 2022 (uncertain)',
    '202X': 'in the 2020s',
    '19XX': 'in the 1900s',
    '2022-XX': 'in 2022',
    '2022-22': 'in summer 2022',
    '2022-33': 'in the first quarter of 2022',
    'XXXX-10': 'in October',
    'XXXX-10-07': 'on 7 October',
    '2006/..': 'since 2006',
    '../2021-06-05': 'no later than 5 June 2021',
    '2023-06-03/2023-06-07': 'from 3 June 2023 to 7 June 2023',
    '../..': 'at some time',
    never: 'in never',
  };
  for (const [edtf, phrase] of Object.entries(phrases)) assert.equal(whenWords(edtf), phrase);
});

it('lays a time out in a narrow column', () => {
  const columns: readonly (readonly [string | null, readonly string[]])[] = [
    [null, ['-']],
    ['2022-05-03', ['2022-05-03']],
    ['2022-05-03T14:30', ['2022-05-03']],
    ['2022~', ['2022~']],
    ['2006/..', ['since', '2006']],
    ['../2021-06-05', ['by', '2021-06-05']],
    ['../..', ['-']],
    ['2023-06-03/2023-06-07', ['2023-06-03–', '2023-06-07']],
    ['2022-23', ['autumn', '2022']],
    ['2022-34', ['2nd quarter', '2022']],
    ['2022-40~', ['1st half', '2022~']],
    ['XXXX-10-07', ['XXXX-10-07']],
  ];
  for (const [edtf, lines] of columns) assert.deepEqual(whenColumn(edtf), lines);
});

it('says how often what was counted', () => {
  const [tally] = inventedReports()[0]!.tallies as [Tally];
  assert.equal(countWords(tally), 'at least 2 CALLS');
  assert.equal(countWords({ ...tally, bound: 'exactly', mode: 'talks' }), '2 TALKS');
  assert.equal(
    countWords({ ...tally, event: 'ASSAULT', mode: 'attack', count: 3 }),
    'at least 3 × ASSAULT attack',
  );
});

it('says what a claim says, as real as its source says it', () => {
  const sentences: Readonly<Record<Claim['realis'], string>> = {
    happened: 'Orsolya Vantongeren SPOKE BY TELEPHONE with Salt Guild in June 2022',
    denied: 'Orsolya Vantongeren did NOT SPEAK BY TELEPHONE with Salt Guild in June 2022',
    planned: 'Orsolya Vantongeren is TO SPEAK BY TELEPHONE with Salt Guild in June 2022',
    requested: 'Orsolya Vantongeren was ASKED TO SPEAK BY TELEPHONE with Salt Guild in June 2022',
    possible: 'Orsolya Vantongeren POSSIBLY SPOKE BY TELEPHONE with Salt Guild in June 2022',
    state: 'Orsolya Vantongeren SPOKE BY TELEPHONE with Salt Guild in June 2022',
  };
  for (const realis of REALIS) assert.equal(claimSentence({ ...call, realis }), sentences[realis]);
  assert.equal(
    claimSentence({ ...meeting, realis: 'planned' }),
    'Orsolya Vantongeren and Tadeo Quispelar are TO MEET in Port Ellery on 3 May 2022',
  );
  assert.equal(
    claimSentence({ ...call, actor: [], via: meeting.actor.slice(1), when: null }),
    'Somebody SPOKE BY TELEPHONE with Salt Guild through Tadeo Quispelar',
  );
  const party = (name: string) => ({ ...meeting.actor[0]!, name, unnamed: true, kind: 'group' as const });
  const told = (name: string): string =>
    claimSentence({ ...call, actor: [party(name)], realis: 'planned', when: null }).split(' TO ')[0]!;
  assert.deepEqual(
    ['two shopkeepers', 'soldiers of the port', 'the leadership of the unions', 'the press'].map(told),
    ['two shopkeepers are', 'soldiers of the port are', 'the leadership of the unions is', 'the press is'],
  );
  const visit = { ...meeting, mode: 'visit', actor: meeting.actor.slice(0, 1), when: null };
  assert.equal(claimSentence(visit), 'Orsolya Vantongeren VISITED Port Ellery');
  const tie = { ...call, event: 'STATE' as const, mode: 'allied', realis: 'state' as const, when: null };
  assert.equal(claimSentence(tie), 'Orsolya Vantongeren IS ALLIED with Salt Guild');
});

it('writes figures with their bound and period', () => {
  const figure = { value: 5e8, unit: 'USD', per: 'year', bound: 'at least' as const, span: meeting.evidence };
  assert.equal(figureWords(figure), 'at least 500,000,000 USD per year');
  assert.equal(
    figureWords({ ...figure, value: 4, unit: 'meetings', per: null, bound: 'exactly' }),
    '4 meetings',
  );
});

it('wraps by columns, not by characters, and cuts the same way', () => {
  const lines = wrapped('漢字の報告書 '.repeat(20), 40, '  ', '    ').split('\n');
  assert.ok(lines.length > 3 && lines.every((line) => stringWidth(line) <= 40));
  assert.ok(lines[1]!.startsWith('    漢'));
  assert.equal(cut('漢字の報告', 7), '漢字の…');
  assert.equal(cut('short', 7), 'short');
  const card = withRight('word '.repeat(30).trim(), 'abcd1234', 80, '  ').split('\n');
  assert.ok(card[0]!.endsWith('  abcd1234') && card.every((line) => stringWidth(line) <= 80));
});

it('lists with commas and one "and"', () => {
  assert.deepEqual(
    [listed([]), listed(['A']), listed(['A', 'B']), listed(['A', 'B', 'C'])],
    ['', 'A', 'A and B', 'A, B and C'],
  );
});

it('makes control characters and line breaks blanks wherever they stand, and keeps all else', () => {
  const value = { name: 'a\u001B[2Jb\r\nc\u202Ed', list: ['x\ty', 3, null], when: { on: true } };
  assert.deepEqual(printable(value), { name: 'a [2Jb c d', list: ['x y', 3, null], when: { on: true } });
});

it('reads sizes with and without units, and no others', () => {
  assert.deepEqual(['500', '500kB', '20MB', '1.5gb'].map(sizeOption), [500, 500e3, 20e6, 1.5e9]);
  for (const wrong of ['', 'big', '-3MB', '0', '3TB']) assert.throws(() => sizeOption(wrong), /Write a size/);
});

it('shortens ids to what people type', () => {
  assert.equal(shortId('claim-0123456789abcdef'), '01234567');
});

it('draws a bar on a terminal only, and never beyond its width', () => {
  const drawn: string[] = [];
  const io = {
    out: () => {},
    err: () => {},
    status: (text: string) => void drawn.push(text),
    width: 60,
    paint: colours,
  };
  const step = { done: 3, total: 4, now: `reports/${'漢字'.repeat(40)}.txt` };
  progressOn({ ...io, live: false }).step(step);
  assert.deepEqual(drawn, []);
  const progress = progressOn({ ...io, live: true });
  progress.step(step);
  progress.end();
  assert.match(drawn[0]!, /^\[█{18} {6}\] 3\/4 .*…$/);
  assert.ok(stringWidth(drawn[0]!) < 60);
  assert.equal(drawn.at(-1), '');
});
