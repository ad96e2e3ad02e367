import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalForm } from './features.ts';
import { gazetteerOf } from './gazetteer.ts';

const gazetteer = gazetteerOf({
  kinds: ['given', 'city'],
  phrases: ['florence', 'mara', 'port of selm', 'san'].join('\n'),
  masks: '3122',
});
const rows = (forms: readonly string[]): number[][] => {
  const flat = gazetteer.features(forms.map(normalForm));
  return forms.map((_, k) => [...flat.subarray(k * gazetteer.width, (k + 1) * gazetteer.width)]);
};

test('a word is looked up in any case, and may be of two kinds', () => {
  assert.deepEqual(rows(['MARA', 'Florence']), [
    [1, 0, 0, 0, 0, 0],
    [1, 0, 0, 1, 0, 0],
  ]);
});

test('the words of a longer name know whether they begin it or go on in it', () => {
  assert.deepEqual(rows(['Port', 'of', 'Selm']), [
    [0, 0, 0, 0, 1, 0],
    [0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 1],
  ]);
});

test('part of a name is not found', () => {
  assert.deepEqual(rows(['Port', 'of'])[0], [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(rows([]), []);
});
