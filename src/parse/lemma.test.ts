import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type LemmaTable, lemmaOf } from './lemma.ts';

const table = JSON.parse(
  readFileSync(new URL('../../models/english-lemmas.json', import.meta.url), 'utf8'),
) as LemmaTable;

const CASES: readonly (readonly [string, string, string])[] = [
  ['went', 'VBD', 'go'],
  ['said', 'VBD', 'say'],
  ['told', 'VBN', 'tell'],
  ['meeting', 'VBG', 'meet'],
  ['meeting', 'NN', 'meeting'],
  ['met', 'VBD', 'meet'],
  ['denied', 'VBD', 'deny'],
  ['agreed', 'VBD', 'agree'],
  ['Parties', 'NNS', 'party'],
  ['men', 'NNS', 'man'],
  ['Vamas', 'NNP', 'Vamas'],
  ['n’t', 'RB', 'not'],
  ["'s", 'POS', "'s"],
  ['is', 'VBZ', 'be'],
  ['me', 'PRP', 'I'],
  ['2023', 'CD', '2023'],
];

for (const [form, tag, lemma] of CASES) {
  test(`${form} as ${tag} has the lemma ${lemma}`, () => assert.equal(lemmaOf(form, tag, table), lemma));
}

test('a word of one letter is never cut away', () => assert.equal(lemmaOf('s', 'NNS', table), 's'));
