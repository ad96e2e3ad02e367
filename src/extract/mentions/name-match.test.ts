import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  areSpellings,
  isAcronymOf,
  isShortOrganisation,
  nameWords,
  shortPersonScore,
  soundKey,
} from './name-match.ts';

const isNameWord = (word: string): boolean => ['Guards', 'Union', 'Institute'].includes(word);

test('particles and marks are no words of a name', () => {
  assert.deepEqual(nameWords('Karim al-‘Urabi'), ['karim', 'urabi']);
  assert.deepEqual(nameWords('Al'), ['al']);
});

test('a last name is a better short form than a given name, and another name is none', () => {
  assert.equal(shortPersonScore('Salo', 'Mira Helle Salo'), 2);
  assert.equal(shortPersonScore('Mira', 'Mira Helle Salo'), 1);
  assert.equal(shortPersonScore('Mira Salo', 'Mira Helle Salo'), 3);
  assert.equal(shortPersonScore('Salonen', 'Mira Salo'), 0);
  assert.equal(shortPersonScore('Mira Salo', 'Mira Salo'), 0);
});

test('an organisation is shortened to its head, its first word or without its legal form', () => {
  assert.equal(isShortOrganisation('Guards', 'Coastal Border Guards', isNameWord), true);
  assert.equal(isShortOrganisation('Brightmoor', 'Brightmoor Energy', isNameWord), true);
  assert.equal(isShortOrganisation('Brightmoor', 'Brightmoor Holdings Ltd', isNameWord), true);
  assert.equal(isShortOrganisation('Border', 'Coastal Border Guards', isNameWord), false);
  assert.equal(isShortOrganisation('Labour Party', 'Labour Party Conference', isNameWord), false);
});

test('initials make an acronym with and without the small words', () => {
  assert.equal(isAcronymOf('IRU', 'International Rowing Union'), true);
  assert.equal(isAcronymOf('MFA', 'Ministry of Foreign Affairs'), true);
  assert.equal(isAcronymOf('IRU', 'International Chess Union'), false);
  assert.equal(isAcronymOf('Iru', 'International Rowing Union'), false);
});

test('spellings of one sound are one name, names of another sound are not', () => {
  assert.equal(soundKey('Ghanem'), soundKey('Qanem'));
  assert.equal(areSpellings('Karim Ghanem', 'Kareem Qanem'), true);
  assert.equal(areSpellings('Karim Ghanem', 'Karim Hamdi'), false);
  assert.equal(areSpellings('Karim Ghanem', 'Karim'), false);
});
