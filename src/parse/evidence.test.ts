import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareEvidence } from './evidence.ts';

const row = (...values: number[]): Float32Array => Float32Array.from(values);
const winner = (scores: Float32Array): number => scores.indexOf(Math.max(...scores));

test('a word in doubt follows its other places in the document', () => {
  const forms = [['marrow'], ['marrow', 'won'], ['marrow'], ['marrow']];
  const sure = row(-4, 4);
  const shared = shareEvidence(forms, [[row(0.2, 0)], [sure, row(5, 0)], [sure], [sure]]);
  assert.equal(winner(shared[0]![0]!), 1);
  assert.equal(winner(shared[1]![1]!), 0);
});

test('a word that is sure is not carried away by one place in doubt', () => {
  const shared = shareEvidence([['marrow'], ['marrow']], [[row(6, 0)], [row(0, 0.5)]]);
  assert.equal(winner(shared[0]![0]!), 0);
});

test('marks, numbers and words that stand alone keep their scores', () => {
  const shared = shareEvidence(
    [
      ['.', '7'],
      ['.', '7', 'selm'],
    ],
    [
      [row(2, 0), row(0, 2)],
      [row(0, 2), row(2, 0), row(1, 0)],
    ],
  );
  assert.deepEqual(
    shared.map((rows) => rows.map(winner)),
    [
      [0, 1],
      [1, 0, 0],
    ],
  );
});
