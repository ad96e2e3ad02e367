import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseOutletWords } from './outlets.ts';

const yaml = readFileSync(new URL('../../lexicon/outlets.yaml', import.meta.url), 'utf8');

test('the shipped words of outlets fit their schema', () => {
  assert.ok(parseOutletWords(yaml).advertising.includes('advertisement'));
});

test('a list that is missing is named', () => {
  assert.throws(
    () => parseOutletWords(yaml.replace(/^news_words:/m, 'newswords:')),
    /outlets\.yaml: .*(news_words|the file)/,
  );
});

test('no list of the shipped words has an entry twice', () => {
  for (const [field, list] of Object.entries(parseOutletWords(yaml))) {
    const entries = list.map((entry) => JSON.stringify(entry));
    assert.deepEqual(
      entries.filter((entry, at) => entries.indexOf(entry) !== at),
      [],
      field,
    );
  }
});
