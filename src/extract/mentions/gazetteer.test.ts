import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parsePlaceWords } from '../../lexicon/places.ts';
import type { Token } from '../../model/index.ts';
import { gazetteerOf } from './gazetteer.ts';

const yaml = readFileSync(join(import.meta.dirname, '../../../lexicon/places.yaml'), 'utf8');
const gazetteer = gazetteerOf(parsePlaceWords(yaml));

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/\S+/g)].map((found, index) => ({
    index,
    start: found.index,
    end: found.index + found[0].length,
    text: found[0],
    lemma: found[0],
    upos: 'PROPN',
    xpos: 'NNP',
    head: index - 1,
    deprel: 'dep',
  }));
}

test('the longest entry is found, with the state it stands for', () => {
  const text = 'South Korean envoys left New Zealand for South Korea';
  const found = gazetteer.scan(text, tokensOf(text));
  assert.deepEqual(
    found.map(({ first, last, entry }) => [first, last, entry.name, entry.use]),
    [
      [0, 1, 'South Korea', 'adjective'],
      [4, 5, 'New Zealand', 'state'],
      [7, 8, 'South Korea', 'state'],
    ],
  );
});

test('peoples, seats and abbreviations are told apart', () => {
  assert.equal(gazetteer.lookUp('Finns')?.use, 'people');
  assert.equal(gazetteer.lookUp('Finns')?.plural, true);
  assert.equal(gazetteer.lookUp('the Kremlin')?.name, 'Russia');
  assert.equal(gazetteer.lookUp('U.S.')?.name, 'United States');
  assert.equal(gazetteer.lookUp('us'), null);
});

test('a lexicon with an unknown field is refused with its name', () => {
  assert.throws(
    () => parsePlaceWords('states: []\npeoples: []\nregions: []\nbodies: []\nislands: []'),
    /islands/,
  );
});
