import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLexicon } from '../../lexicon/index.ts';
import { loadResources } from '../../resources.ts';
import { vocabularyOf } from './words.ts';

const { nounKind } = vocabularyOf(parseLexicon((await loadResources()).lexicon));

test('nouns for persons are told by the lexicon, by the last part of a compound and by their ending', () => {
  const listed = ['challenger', 'counterpart', 'cellist', 'stevedore', 'rabbi', 'nominee', 'hardliner'];
  const parts = ['co-owner', 'ex-minister', 'lawyer-turned-politician'];
  const endings = ['tidewatcher', 'beachcomber', 'harpsichordist', 'oarswoman', 'debriefer'];
  for (const noun of [...listed, ...parts, ...endings]) assert.equal(nounKind(noun), 'person', noun);
});

test('things that end as nouns for persons do are no persons', () => {
  const things = ['tanker', 'reactor', 'shortlist', 'committee', 'barometer', 'cover', 'fishing-order'];
  for (const noun of things) assert.notEqual(nounKind(noun), 'person', noun);
});

test('nouns for bodies are told from those for places and things', () => {
  for (const noun of ['tribunal', 'watchdog', 'shipbuilder']) assert.equal(nounKind(noun), 'body', noun);
  for (const noun of ['diocese', 'guild', 'federation', 'foundation', 'consortium'])
    assert.equal(nounKind(noun), 'group', noun);
  for (const noun of ['ledger', 'harbour', 'weather']) assert.notEqual(nounKind(noun), 'body', noun);
});
