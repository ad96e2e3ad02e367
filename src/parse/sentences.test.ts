import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abbreviationsOf } from './abbreviations.ts';
import { splitSentences } from './sentences.ts';

const abbreviations = abbreviationsOf({
  title: ['Mr', 'Gen'],
  number: ['No'],
  inner: ['i.e'],
  final: ['Inc', 'etc'],
  month: ['Oct'],
  titleWords: [],
});

const split = (text: string): string[] =>
  splitSentences(text, 0, text.length, abbreviations).map((s) => text.slice(s.start, s.end));

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['He went. She stayed.', ['He went.', 'She stayed.']],
  ['Mr. Smith met Gen. J. Doe. They spoke.', ['Mr. Smith met Gen. J. Doe.', 'They spoke.']],
  [
    'The U.S. Army left. In the U.S. The vote failed.',
    ['The U.S. Army left.', 'In the U.S.', 'The vote failed.'],
  ],
  ['"We agreed. We left." he said.', ['"We agreed.', 'We left." he said.']],
  ['“We left.” Then it rained.', ['“We left.”', 'Then it rained.']],
  ['“Who?” Smith asked. “Me.”', ['“Who?” Smith asked.', '“Me.”']],
  ['“Stop!” he said.', ['“Stop!” he said.']],
  ['It ended. “It began again,” she said.', ['It ended.', '“It began again,” she said.']],
  ['It rose 3.5 percent to No. 5. Sales fell.', ['It rose 3.5 percent to No. 5.', 'Sales fell.']],
  ['He died.[17] She lived.', ['He died.[17]', 'She lived.']],
  ['One paragraph\n\nanother one', ['One paragraph', 'another one']],
  ['HEADLINE HERE\nThe text begins.', ['HEADLINE HERE', 'The text begins.']],
  ['They met at 5 p.m. Monday. It was late.', ['They met at 5 p.m. Monday.', 'It was late.']],
];

for (const [text, expected] of CASES) {
  test(`${JSON.stringify(text)} has ${expected.length} sentence(s)`, () =>
    assert.deepEqual(split(text), expected));
}

test('hard-wrapped lines are joined', () => {
  const text =
    'The minister said on Tuesday that the talks had been long and that\n' +
    'the parties had agreed on nothing so far, according to the agency that\n' +
    'first reported the news. Another round\nis planned.';
  assert.equal(split(text).length, 2);
});

test('lines of a list are not joined', () => {
  const text = '- the first point of the list is this long one here, sixty letters\n- the second point of it';
  assert.equal(split(text).length, 2);
});

test('paragraphs are counted by blank lines', () => {
  const text = 'One. Two.\n\n\nThree.';
  assert.deepEqual(
    splitSentences(text, 0, text.length, abbreviations, 4).map((s) => s.paragraph),
    [4, 4, 5],
  );
});

test('a run without end is cut, so that the parser is never given thousands of words at once', () => {
  const lengths = splitSentences('word, '.repeat(2000), 0, 12000, abbreviations).map((s) => s.tokens.length);
  assert.ok(Math.max(...lengths) <= 160);
  assert.equal(
    lengths.reduce((a, b) => a + b, 0),
    4000,
  );
});

test('text of blanks has no sentence', () => assert.deepEqual(split(' \n\n '), []));
