import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { EVENT_TYPES } from '../model/index.ts';
import { parseFrames, REALIS_FILE } from './frames.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'lexicon', 'frames');
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [`frames/${name}`, readFileSync(join(FOLDER, name), 'utf8')]),
);
const realis = files[REALIS_FILE]!;
const withFrames = (text: string) => parseFrames({ 'frames/consult.yaml': text, [REALIS_FILE]: realis });

describe('the frames of the lexicon', () => {
  const frames = parseFrames(files);

  test('hold words for every event type', () => {
    const types = new Set([...frames.triggers.values()].flat().map(({ frame }) => frame.event));
    assert.deepEqual([...types].sort(), [...EVENT_TYPES].sort());
  });

  test('put the entry with most words first, so that it is tried first', () => {
    for (const list of frames.triggers.values())
      for (let at = 1; at < list.length; at++) assert.ok(list[at - 1]!.rest.length >= list[at]!.rest.length);
  });

  test('hang a verb entry on its first word and a noun entry on its head', () => {
    assert.ok(frames.triggers.get('shake')?.some(({ rest }) => rest.join() === 'hand'));
    assert.ok(
      frames.triggers.get('call')?.some(({ kind, rest }) => kind === 'noun' && rest.join() === 'phone'),
    );
    assert.ok(frames.triggers.get('exchange')?.some(({ rest }) => rest.join(' ') === 'of letter'));
  });

  test('give a thing its mode', () => {
    const provide = frames.triggers.get('provide')!.find(({ frame }) => frame.event === 'AID')!;
    assert.equal(provide.frame.things.get('rifle'), 'arms');
    assert.equal(provide.frame.things.get('banana'), undefined);
  });
});

describe('a file of frames', () => {
  test('that names a mode its event does not have is refused with file and mode', () => {
    assert.throws(
      () => withFrames('event: CONSULT\nframes:\n  - {mode: dance, roles: {subject: actor}, verbs: [waltz]}'),
      /frames\/consult\.yaml: "dance" is no mode of CONSULT/,
    );
  });

  test('with an unknown field is refused with file and field', () => {
    assert.throws(
      () => withFrames('event: CONSULT\nframes:\n  - {roles: {subject: actor}, verb: [meet]}'),
      /frames\/consult\.yaml: frames\.0/,
    );
  });

  test('with an unknown role is refused', () => {
    assert.throws(
      () => withFrames('event: CONSULT\nframes:\n  - {roles: {subject: agent}, verbs: [meet]}'),
      /frames\.0\.roles\.subject/,
    );
  });

  test('that is not YAML is refused by name', () => {
    assert.throws(() => withFrames('event: [CONSULT'), /frames\/consult\.yaml is not YAML/);
  });

  test('cannot do without the words of realis', () => {
    assert.throws(() => parseFrames({}), /frames\/realis\.yaml is missing/);
  });
});
