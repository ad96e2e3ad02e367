import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { tallyRows } from './tallies.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-tallies-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = 'They met four times in 2023. They spoke twice.';
const gold = {
  claims: [{ key: 'c1', mode: 'meeting' }],
  tallies: [
    {
      count: 4,
      bound: 'exactly',
      period: '2023-01/2023-06',
      members: ['c1'],
      evidence: 'met four times in 2023',
      borne_out: true,
    },
    { count: 2, bound: 'exactly', period: null, members: [], evidence: 'spoke twice', borne_out: null },
  ],
};
const line = (start: number, end: number, more: object): string =>
  JSON.stringify({ source: 'x/a.txt', document: 'a.txt', evidence: { start, end, quote: '' }, ...more });

test('tallies are matched by their evidence and scored by field', () => {
  writeFileSync(join(folder, 'a.txt'), TEXT);
  writeFileSync(join(folder, 'a.json'), JSON.stringify(gold));
  const found = [
    line(0, 27, { count: 4, bound: 'at least', period: '2023', mode: 'meeting', verdict: 'short' }),
    line(0, 27, { count: 4, bound: 'exactly', period: null, mode: 'call', verdict: 'borne out' }),
  ];
  const rows = tallyRows(folder, ['a.txt'], found.join('\n'));
  const values = Object.fromEntries(rows.map(({ measure, value }) => [measure, value]));
  assert.deepEqual(values, {
    recall: 0.5,
    precision: 0.5,
    'of matched: count': 1,
    'of matched: bound': 0,
    'of matched: period exact': 0,
    'of matched: period near': 1,
    'of matched: mode': 1,
    'of matched: borne out': 0,
  });
});

test('a gold whose words are not in its text is refused', () => {
  writeFileSync(join(folder, 'a.txt'), 'Other words.');
  assert.throws(() => tallyRows(folder, ['a.txt'], ''), /is not in the text/);
});
