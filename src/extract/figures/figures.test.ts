import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexicon, parsedOf } from '../../../test/parsed.ts';
import { findFigures } from './index.ts';
import { numberAt } from './numbers.ts';

/** Text; what is found, one line each: words, value, unit, period, bound. */
type Row = readonly [text: string, ...found: readonly string[]];

const FOUND: readonly Row[] = [
  [
    'The fund asked for 500 million dollars over two years.',
    '500 million dollars over two years | 500000000 USD | 2 years | exactly',
  ],
  ['It paid $1.2bn and €3m.', '$1.2bn | 1200000000 USD | - | exactly', '€3m | 3000000 EUR | - | exactly'],
  [
    'They spend tens of millions of dollars a year.',
    'tens of millions of dollars a year | 10000000 USD | year | at least',
  ],
  [
    'They paid between two and three million dollars a month.',
    'between two and three million dollars a month | 2000000 USD | month | at least',
  ],
  ['It signed a 410-million-euro contract.', '410-million-euro | 410000000 EUR | - | exactly'],
  ['He wanted some 2,000 operatives.', 'some 2,000 operatives | 2000 operatives | - | about'],
  ['At least four people died.', 'At least four people | 4 people | - | at least'],
  ['They seized a dozen rifles.', 'a dozen rifles | 12 rifles | - | exactly'],
  ['They fired hundreds of rockets.', 'hundreds of rockets | 100 rockets | - | at least'],
  ['More than 60 percent of voters stayed home.', 'More than 60 percent | 60 percent | - | more than'],
  ['Up to 300 fighters crossed the border.', 'Up to 300 fighters | 300 fighters | - | at most'],
  ['They walked nearly 40 kilometres.', 'nearly 40 kilometres | 40 kilometres | - | about'],
  ['It is worth about 7 billion US dollars.', 'about 7 billion US dollars | 7000000000 USD | - | about'],
  ['The ship carried 40 tonnes of ammunition.', '40 tonnes | 40 tonnes | - | exactly'],
  ['He owes two and a half million dollars.', 'two and a half million dollars | 2500000 USD | - | exactly'],
  ['The oil costs 80 dollars per barrel.', '80 dollars per barrel | 80 USD | barrel | exactly'],
];

const NOT_FOUND: readonly string[] = [
  'They met on 3 May 2018.',
  'He is 52 years old.',
  'A 20-year-old man met the third minister.',
  'He took Flight 370 to gate 12.',
  'The two leaders met three times.',
  'She waited 11 days.',
  'They met at 10:30.',
  'One of them left.',
  'Police received 911 calls.',
];

describe('figures', () => {
  for (const [text, ...expected] of FOUND)
    test(text, async () => {
      const figures = findFigures({ parsed: await parsedOf(text), lexicon });
      assert.deepEqual(
        figures.map(
          ({ figure: { span, value, unit, per, bound } }) =>
            `${span.quote} | ${value} ${unit} | ${per ?? '-'} | ${bound}`,
        ),
        expected,
      );
    });
  for (const text of NOT_FOUND)
    test(`none in: ${text}`, async () => {
      assert.deepEqual(findFigures({ parsed: await parsedOf(text), lexicon }), []);
    });
});

describe('numbers in words', () => {
  const rows: readonly (readonly [string, number | null])[] = [
    ['twenty-five', 25],
    ['two thousand and four', 2004],
    ['a hundred', 100],
    ['1.2 million', 1_200_000],
    ['2 1/2', 2.5],
    ['half a million', 500_000],
    ['first', null],
    ['several', null],
  ];
  for (const [text, value] of rows)
    test(`${text} is ${value ?? 'no number'}`, () => {
      const words = text.replaceAll('-', ' - ').split(' ');
      assert.equal(numberAt(words, 0, lexicon.times)?.value ?? null, value);
    });
});
