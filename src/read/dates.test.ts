import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressDate, metadataDate, writtenDate } from './dates.ts';

test('a written date is read as coarsely as it is given', () => {
  const cases: [string, string | null][] = [
    ['Published: 3 May 2024', '2024-05-03'],
    ['June 4th, 2023', '2023-06-04'],
    ['the 3rd of May 2024', '2024-05-03'],
    ['Sept. 2023', '2023-09'],
    ['2024-05-03', '2024-05-03'],
    ['on 17.10.2023 in Ardel', '2023-10-17'],
    ['31/12/2022', '2022-12-31'],
    ['4/5/2023', '2023'],
    ['March 14', null],
    ['31 June 2023', '2023-06'],
    ['version 12023', null],
    ['in 2023', null],
  ];
  for (const [text, edtf] of cases) assert.equal(writtenDate(text)?.edtf ?? null, edtf, text);
});

test('the first date counts, with its place', () => {
  const found = writtenDate('Zerin, 3 May 2024; updated 6 May 2024');
  assert.deepEqual(found, { edtf: '2024-05-03', start: 7, end: 17 });
});

test('dates in metadata keep the day of their author', () => {
  const cases: [unknown, string | null][] = [
    ['2024-05-03T23:30:00+03:00', '2024-05-03'],
    ['2023-10-22 10:00:00', '2023-10-22'],
    ['Mon, 13 Nov 2023 23:50:00 +0300', '2023-11-13'],
    ["D:20240402090000+02'00'", '2024-04-02'],
    ['20240402', '2024-04-02'],
    [1_700_000_000, '2023-11-14'],
    [1_700_000_000_000, '2023-11-14'],
    ['2023', '2023'],
    ['2023-04', '2023-04'],
    ['2023-10~', '2023-10~'],
    ['2024-13-45', null],
    ['yesterday', null],
    ['', null],
    [null, null],
    [{}, null],
  ];
  for (const [value, edtf] of cases) assert.equal(metadataDate(value), edtf, String(value));
});

test('a web address may hold a date', () => {
  assert.equal(addressDate('https://courier.example/2024/03/16/talks'), '2024-03-16');
  assert.equal(addressDate('https://courier.example/2024/03/talks'), '2024-03');
  assert.equal(addressDate('https://courier.example/news/2024-03-16-talks'), '2024-03-16');
  assert.equal(addressDate('https://courier.example/item/202403'), null);
});
