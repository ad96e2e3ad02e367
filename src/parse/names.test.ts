import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NameSpan, NameType } from '../model/parsed.ts';
import { joinParticles, type NamedSentence, refineNames } from './names.ts';

/** Words parted by blanks, `~` standing for no blank; each name as first, last, type, score. */
function sentence(
  text: string,
  ...names: readonly (readonly [number, number, NameType, number])[]
): NamedSentence {
  let at = 0;
  const words = text.split(/(?= |~)/).map((piece) => {
    const start = piece.startsWith(' ') ? at + 1 : at;
    const word = piece.replace(/^[ ~]/, '');
    at = start + word.length;
    return { text: word, upos: /^\p{Lu}|^al$/u.test(word) ? 'PROPN' : 'NOUN', start, end: at };
  });
  return {
    words,
    names: names.map(([first, last, type, score]): NameSpan => ({ first, last, type, score })),
  };
}

const types = (spans: readonly NameSpan[]): string[] => spans.map((s) => `${s.first}-${s.last} ${s.type}`);

test('a name cut at its particle is put together', () => {
  assert.deepEqual(
    types(joinParticles(sentence('Abu Obeida spoke', [0, 0, 'person', 0.9], [1, 1, 'person', 0.9]))),
    ['0-1 person'],
  );
  assert.deepEqual(
    types(joinParticles(sentence('Ali bin Talib spoke', [0, 0, 'person', 0.9], [2, 2, 'person', 0.9]))),
    ['0-2 person'],
  );
});

test('a name that stops at a particle grows over the hyphen', () => {
  const cut = sentence('Yunus al~-~Temsar spoke', [0, 1, 'person', 0.9]);
  assert.deepEqual(types(joinParticles(cut)), ['0-3 person']);
  const dash = sentence('Yunus al - Temsar spoke', [0, 1, 'person', 0.9]);
  assert.deepEqual(types(joinParticles(dash)), ['0-1 person']);
});

test('two persons side by side stay two, and so do places', () => {
  assert.equal(
    joinParticles(sentence('Smith Jones', [0, 0, 'person', 0.9], [1, 1, 'person', 0.9])).length,
    2,
  );
  assert.equal(joinParticles(sentence('La Paz de', [0, 0, 'place', 0.9], [1, 1, 'place', 0.9])).length, 2);
});

test('one surface has one type in a document, by vote', () => {
  const refined = refineNames([
    sentence('Vamas said', [0, 0, 'organization', 0.9]),
    sentence('Vamas left', [0, 0, 'organization', 0.8]),
    sentence('Vamas fell', [0, 0, 'place', 0.6]),
  ]);
  assert.deepEqual(refined.flatMap(types), ['0-0 organization', '0-0 organization', '0-0 organization']);
});

test('a surname alone is a person where the full name is one', () => {
  const refined = refineNames([
    sentence('Yunus Temsar spoke', [0, 1, 'person', 0.9]),
    sentence('Temsar left', [0, 0, 'organization', 0.5]),
  ]);
  assert.deepEqual(types(refined[1]!), ['0-0 person']);
});

test('no names give no names', () => assert.deepEqual(refineNames([sentence('it rained')]), [[]]));
