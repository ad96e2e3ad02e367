import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestLabels, compileChain, labelledSpans, labelProbabilities } from './labels.ts';

const labels = ['O', 'B-person', 'I-person', 'B-place', 'I-place'];
const NEVER = -1e4;
/** BIO and nothing more: an I follows a B or an I of its type. */
const chain = compileChain({
  labels,
  start: labels.map((l) => (l[0] === 'I' ? NEVER : 0)),
  transitions: labels.map((a) =>
    labels.map((b) => (b[0] === 'I' && (a === 'O' || a.slice(2) !== b.slice(2)) ? NEVER : 0)),
  ),
});
const rows = (...values: readonly (readonly number[])[]): Float32Array[] =>
  values.map((r) => Float32Array.from(r));

test('an inside label follows a beginning of its own type only', () => {
  assert.deepEqual(bestLabels(rows([-2, -0.5, 0, -0.7, 0], [-2, -9, -1, -9, -0.1]), chain), [3, 4]);
});

test('no words have no labels', () => {
  assert.deepEqual(bestLabels([], chain), []);
  assert.deepEqual(labelProbabilities([], chain), []);
});

test('probabilities at each word sum to one and weigh what the neighbours allow', () => {
  const found = labelProbabilities(rows([0, 1, 0, 0, 0], [0, 0, 3, 0, 3]), chain);
  for (const row of found) assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-6);
  assert.ok(found[1]![2]! > found[1]![4]!);
  assert.ok(found[0]![2]! < 1e-6);
});

test('labels become spans, both ends included', () => {
  assert.deepEqual(labelledSpans(['B-person', 'I-person', 'O', 'B-place', 'B-place']), [
    { first: 0, last: 1, type: 'person' },
    { first: 3, last: 3, type: 'place' },
    { first: 4, last: 4, type: 'place' },
  ]);
});
