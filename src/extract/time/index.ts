import type { When } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { Reading, Times } from '../types.ts';
import { ownTime } from './attach.ts';
import { attachingOf } from './attaching.ts';
import { carriedTime } from './carry.ts';
import { entriesOf, entryTime } from './entries.ts';
import { safeWhen } from './expression.ts';
import { expressionsIn } from './expressions.ts';
import { letterTime } from './written.ts';

export { letterNouns } from './verbs.ts';
export { saidInLetter } from './written.ts';

/**
 * Finds the times of a document and tells which of them an event has. Values follow TIMEX3 (ISO-TimeML), stretches of
 * the calendar EDTF level 2. `of` gives a When whose `span` is null where the time was carried over from a sentence
 * before; what is planned or only possible must not take such a time.
 */
export function findTimes(reading: Reading): Times {
  const expressions = expressionsIn(reading);
  const scene = attachingOf(reading, expressions);
  const entries = entriesOf(reading, scene.bySentence);
  return {
    all: expressions,
    of: (sentence, trigger) => {
      const parsed = reading.parsed.sentences[sentence];
      if (!parsed?.tokens[trigger]) return null;
      const tree = treeOf(parsed);
      const own = ownTime(scene, tree, trigger);
      if (own) return own.when;
      return (
        letterTime(scene, tree, trigger) ??
        entryTime(entries, tree, trigger) ??
        carriedTime(scene, sentence, trigger)
      );
    },
  };
}

/** The time of what a dated letter or record recounts: open to the past, ended by the record's time. Null for an open one. */
export function before(when: When): When | null {
  const end = when.edtf.includes('/') ? when.edtf.split('/')[1]! : when.edtf;
  if (end === '' || end === '..') return null;
  // A season or quarter cannot end an interval; its year can.
  const plain = /^\d{4}-(?:2[1-9]|3\d|4[01])/.test(end) ? end.slice(0, 4) : end;
  return safeWhen(`../${plain}`, 'inferred', null);
}
