import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseCues } from './cues.ts';

const yaml = readFileSync(join(import.meta.dirname, '..', '..', 'lexicon', 'cues.yaml'), 'utf8');

test('the cues of the repository fit their schema and name no verb twice in a group', () => {
  const cues = parseCues(yaml);
  for (const group of [...cues.verbs, ...cues.nouns])
    assert.deepEqual(
      [...new Set(group.words)],
      [...group.words],
      `words of ${group.manner} ${group.content}`,
    );
});

test('saying and denying are cues, meeting is none', () => {
  const words = new Set(parseCues(yaml).verbs.flatMap((group) => group.words));
  assert.ok(words.has('say') && words.has('deny'));
  assert.ok(!words.has('meet') && !words.has('kill'));
});

test('a field that does not fit is named', () => {
  assert.throws(() => parseCues(yaml.replace('manner: said', 'manner: sung')), /lexicon\/cues\.yaml: verbs/);
});
