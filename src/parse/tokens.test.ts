import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abbreviationsOf } from './abbreviations.ts';
import { tokenize } from './tokens.ts';

const abbreviations = abbreviationsOf({
  title: ['Mr', 'Gen'],
  number: ['No', 'no'],
  inner: ['i.e'],
  final: ['Inc', 'etc'],
  month: ['Oct'],
  titleWords: [],
});

const words = (text: string): string =>
  tokenize(text, 0, text.length, abbreviations)
    .map((t) => text.slice(t.start, t.end))
    .join(' ');

const CASES: readonly (readonly [string, string])[] = [
  ["Iran's deputy can't, they'll", "Iran 's deputy ca n't , they 'll"],
  ['It’s what she’d say: don’t', 'It ’s what she ’d say : do n’t'],
  ['We cannot and are gonna', 'We can not and are gon na'],
  ['the Iran-backed editor-in-chief', 'the Iran - backed editor - in - chief'],
  ['pro-Iranian anti-war ex-minister, mid-August', 'pro-Iranian anti-war ex-minister , mid-August'],
  ['an F-16, U.S.-led', 'an F - 16 , U.S. - led'],
  ['al-‘Amrani and Salim al-Amrani', 'al - ‘Amrani and Salim al - Amrani'],
  ['Salim ’Amrani of Sana’a and the Ba’ath', 'Salim ’Amrani of Sana’a and the Ba’ath'],
  ["Sa'd met As'ad", "Sa'd met As'ad"],
  ['on Oct.7 and Oct. 8', 'on Oct. 7 and Oct. 8'],
  ['Mr. J. Smith of Acme Inc. (No. 5)', 'Mr. J. Smith of Acme Inc. ( No. 5 )'],
  ['He said no.', 'He said no .'],
  ['paid $500m, US$ 3.5bn, 20% or €1,000', 'paid $ 500 m , US$ 3.5 bn , 20 % or € 1,000'],
  ['at 10:30 on 12/5/2021, the 20th, in the 1970s', 'at 10:30 on 12/5/2021 , the 20th , in the 1970s'],
  ['2003-2007', '2003 - 2007'],
  [
    'See https://example.org/a-b?c=1. Or a.b@example.com.',
    'See https://example.org/a-b?c=1 . Or a.b@example.com .',
  ],
  ['“No,” he said—“never…”', '“ No , ” he said — “ never … ”'],
  ['AT&T and/or R&D', 'AT&T and / or R&D'],
  ["the ministers' '90s talks", "the ministers ' '90s talks"],
  ['Wait... what?!', 'Wait ... what ?!'],
];

for (const [text, expected] of CASES) {
  test(`"${text}" is cut as the treebanks cut it`, () => assert.equal(words(text), expected));
}

test('tokens keep their place in the whole text', () => {
  const text = '  Mr. Smith  went.';
  assert.deepEqual(tokenize(text, 6, text.length, abbreviations), [
    { start: 6, end: 11 },
    { start: 13, end: 17 },
    { start: 17, end: 18 },
  ]);
});

test('blank text has no tokens', () => assert.deepEqual(tokenize(' \n\t ', 0, 4, abbreviations), []));

test('an opening quotation mark before a capital is no part of the name when it is closed', () => {
  assert.equal(words('the ‘Arab Spring’ began'), 'the ‘ Arab Spring ’ began');
});

test('no character but blanks is lost', () => {
  const text = '¿Qué? 日本 «x» 🙂 a_b \u200b—\u00a0…';
  assert.equal(words(text).replace(/\s/gu, ''), text.replace(/\s/gu, ''));
});
