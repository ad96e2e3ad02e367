import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { affixCodes, characterCodes, fnv1a, normalForm, shape } from './features.ts';
import type { ModelMeta } from './parser.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../models/${name}`, import.meta.url), 'utf8'));

/** Written by training/export.py with the features that the model was trained on. */
const cases = read('feature-cases.json') as readonly {
  readonly form: string;
  readonly normal: string;
  readonly shape: string;
  readonly affixes: readonly number[];
  readonly characters: readonly number[];
}[];
const meta = read('english.json') as ModelMeta;

test('FNV-1a gives the published values', () => {
  assert.equal(fnv1a(''), 0x811c9dc5);
  assert.equal(fnv1a('a'), 0xe40c292c);
  assert.equal(fnv1a('foobar'), 0xbf9cf968);
});

for (const { form, normal, affixes, characters, ...rest } of cases) {
  test(`the features of ${JSON.stringify(form)} are those of the training`, () => {
    assert.equal(normalForm(form), normal);
    assert.equal(shape(form), rest.shape);
    assert.deepEqual(affixCodes(form, meta), affixes);
    assert.deepEqual(characterCodes(form, meta), characters);
  });
}
