import type { When } from '../../model/index.ts';
import type { Scene } from '../events/types.ts';
import { dominates, type Tree } from '../tree.ts';
import type { Counted } from './counts.ts';

/** How many tokens after the words that count their period may begin ("the third call of its kind this year"). */
const NEAR = 4;

/**
 * The stretch of more than a day that follows the words that count, in the counted noun's own phrase or close by, without a
 * comma between them; null where none does.
 */
export function periodAfter(scene: Scene, tree: Tree, { last }: Counted): When | null {
  const sentence = tree.sentence.index;
  const next = scene.times.all.find((time) => time.sentence === sentence && time.first > last);
  if (!next?.when || isOneDay(next.when)) return null;
  if (next.first - last > NEAR && !dominates(tree, last, next.first)) return null;
  const between = tree.tokens.slice(last + 1, next.first);
  return between.some(({ text }) => /^[,;:(]$/.test(text)) ? null : next.when;
}

/** Whether a time is of one day. */
export function isOneDay({ earliest, latest }: When): boolean {
  return earliest !== null && earliest === latest;
}
