import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEventWords } from './events.ts';
import { parse } from './text.ts';

const yaml = readFileSync(join(import.meta.dirname, '..', '..', 'lexicon', 'events.yaml'), 'utf8');

test('the event words of the repository fit their schema and name no word twice in a list', () => {
  const lists = parse(yaml) as Record<string, readonly string[]>;
  for (const [name, words] of Object.entries(parseEventWords(yaml)))
    assert.equal(words.size, lists[name]!.length, name);
});

test('a field that does not fit is named', () => {
  assert.throws(
    () => parseEventWords(yaml.replace('homes: [', 'homes: [1, ')),
    /lexicon\/events\.yaml: homes/,
  );
  assert.throws(() => parseEventWords(''), /lexicon\/events\.yaml: the file/);
});
