import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NameType } from '../model/parsed.ts';
import { withoutTitles } from './titles.ts';

const TITLES = new Set(['Captain', 'Commander', 'Dr.', 'General', 'Secretary']);

/** The names that remain of one name over the whole text. */
function names(text: string, type: NameType): string[] {
  const words = text.split(' ').map((word) => ({
    text: word,
    upos: word === 'and' ? 'CCONJ' : /^\p{Lu}/u.test(word) ? 'PROPN' : 'ADP',
  }));
  const whole = { first: 0, last: words.length - 1, type, score: 0.9 };
  return withoutTitles(words, [whole], (word) => TITLES.has(word)).map((name) => {
    const of = words.slice(name.first, name.last + 1).map((w) => w.text);
    return `${of.join(' ')}: ${name.type}`;
  });
}

test('titles before a person are no part of the name', () => {
  assert.deepEqual(names('Captain Ines Moor', 'person'), ['Ines Moor: person']);
  assert.deepEqual(names('Secretary General Dr. Moor', 'person'), ['Moor: person']);
  assert.deepEqual(names('Ines Moor', 'person'), ['Ines Moor: person']);
  assert.deepEqual(names('Moor General', 'person'), ['Moor General: person']);
});

test('a body and its officer run together are two names', () => {
  assert.deepEqual(names('Harbour Guard Commander Ines Moor', 'organization'), [
    'Harbour Guard: organization',
    'Ines Moor: person',
  ]);
  assert.deepEqual(names('Harbour Guard Commander Ines Moor and Harbour Guard', 'organization'), [
    'Harbour Guard: organization',
    'Ines Moor: person',
    'Harbour Guard: organization',
  ]);
});

test('a body that has a title in its own name stays whole', () => {
  assert.deepEqual(names('General Works', 'organization'), ['General Works: organization']);
  assert.deepEqual(names('Office of the Secretary for Trade', 'organization'), [
    'Office of the Secretary for Trade: organization',
  ]);
});
