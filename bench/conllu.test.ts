import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConllu, withNames } from './conllu.ts';

const row = (...cells: readonly string[]): string => cells.join('\t');
const CONLLU = [
  '# newdoc id = one',
  '# newpar',
  row('1-2', "Mira's", '_', '_', '_', '_', '_', '_', '_', '_'),
  row('1', 'Mira', 'Mira', 'PROPN', 'NNP', '_', '3', 'nmod:poss', '_', '_'),
  row('2', "'s", "'s", 'PART', 'POS', '_', '1', 'case', '_', '_'),
  row('3', 'boat', 'boat', 'NOUN', 'NN', '_', '4', 'nsubj', '_', '_'),
  row('4', 'sank', 'sink', 'VERB', 'VBD', '_', '0', 'root', '_', 'SpaceAfter=No'),
  row('5', '.', '.', 'PUNCT', '.', '_', '4', 'punct', '_', '_'),
  '',
  row('1', 'Yes', 'yes', 'INTJ', 'UH', '_', '0', 'root', '_', 'SpaceAfter=No'),
  row('2', '.', '.', 'PUNCT', '.', '_', '1', 'punct', '_', '_'),
  '',
].join('\n');

test('a treebank document keeps its text, offsets and heads', () => {
  const [document] = readConllu(CONLLU);
  assert.equal(document!.parsed.document.text, "Mira's boat sank. Yes.");
  const [first, second] = document!.parsed.sentences;
  assert.deepEqual(
    first!.tokens.map((token) => [token.text, token.start, token.end, token.head]),
    [
      ['Mira', 0, 4, 2],
      ["'s", 4, 6, 0],
      ['boat', 7, 11, 3],
      ['sank', 12, 16, -1],
      ['.', 16, 17, 3],
    ],
  );
  assert.equal(second!.start, 18);
  assert.equal(second!.paragraph, 0);
});

test('names take the tokens they overlap and time is no name', () => {
  const [document] = readConllu(CONLLU);
  const named = withNames(document!.parsed, [
    { start: 0, end: 4, type: 'person' },
    { start: 7, end: 11, type: 'time' },
  ]);
  assert.deepEqual(named.sentences[0]!.names, [{ first: 0, last: 0, type: 'person', score: 1 }]);
  assert.deepEqual(named.sentences[1]!.names, []);
});
