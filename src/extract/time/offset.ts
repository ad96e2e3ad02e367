import { numberAt } from '../figures/numbers.ts';
import { childrenOf, clauseOf, isRelation, type Tree } from '../tree.ts';
import type { Attaching, Dated } from './attaching.ts';
import { edtfOf, monthOf, type Stretch, shifted, yearOf } from './calendar.ts';
import { type Expression, safeWhen } from './expression.ts';
import { governs, inClause, pick } from './reach.ts';

/** A distance that is counted off an event: "two days after" is 2 days. */
interface Offset {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly steps: number;
}

const UNITS: Readonly<Record<string, Offset['unit']>> = {
  day: 'day',
  night: 'day',
  morning: 'day',
  evening: 'day',
  week: 'week',
  fortnight: 'week',
  month: 'month',
  year: 'year',
};

/**
 * The time of a clause that is counted off another event: "arrested on 4 May, the day after she had written" dates the
 * writing, "two days after the attack of 7 May, he resigned" the resigning. Null where nothing is counted or dated.
 */
export function offsetTime(
  scene: Attaching,
  tree: Tree,
  clause: number,
  expressions: readonly Expression[],
): Dated | null {
  const off = offsetOf(scene, tree, clause);
  if (off && tree.tokens[clause]!.head >= 0) {
    const outer = clauseOf(tree, tree.tokens[clause]!.head);
    const base = pick(expressions.filter((one) => inClause(scene, tree, one, outer, outer)));
    return moved(base?.stretch ?? null, off, -1, base);
  }
  const below = childrenOf(tree, clause, 'advcl', 'obl', 'nmod');
  // "The day before the vote": the vote hangs on the day.
  const units = below.filter((at) => UNITS[tree.tokens[at]!.lemma.toLowerCase()] !== undefined);
  for (const child of [...below, ...units.flatMap((at) => childrenOf(tree, at, 'nmod', 'acl', 'advcl'))]) {
    const step = offsetOf(scene, tree, child);
    if (!step) continue;
    const base = pick(
      expressions.filter((one) =>
        isRelation(tree.tokens[child]!.deprel, 'advcl')
          ? inClause(scene, tree, one, child, child)
          : governs(tree, one, child),
      ),
    );
    const found = moved(base?.stretch ?? scene.anchored.dateOf(tree, child), step, 1, base);
    if (found) return found;
  }
  return null;
}

/** "the day after", "two weeks before" in front of a clause or noun; before counts back. */
function offsetOf(scene: Attaching, tree: Tree, node: number): Offset | null {
  const mark = childrenOf(tree, node, 'mark', 'case', 'advmod').find((at) =>
    /^(?:after|before)$/i.test(tree.tokens[at]!.text),
  );
  const unit = mark === undefined ? undefined : UNITS[tree.tokens[mark - 1]?.lemma.toLowerCase() ?? ''];
  if (mark === undefined || !unit) return null;
  const lows = tree.tokens.slice(0, mark - 1).map(({ text }) => text.toLowerCase());
  const amount = amountAt(lows, scene);
  const fortnight = tree.tokens[mark - 1]!.lemma === 'fortnight' ? 2 : 1;
  const sign = tree.tokens[mark]!.text.toLowerCase() === 'after' ? 1 : -1;
  return amount === null ? null : { unit, steps: sign * amount * fortnight };
}

/** The number at the end of the words; "the day", "a week" are one. */
function amountAt(lows: readonly string[], scene: Attaching): number | null {
  const last = lows.at(-1) ?? '';
  if (/^(?:the|a|an|one)$/.test(last)) return 1;
  for (let at = Math.max(0, lows.length - 3); at < lows.length; at++) {
    const read = numberAt(lows, at, scene.reading.lexicon.times);
    if (read?.last === lows.length - 1) return Number.isInteger(read.value) ? read.value : null;
  }
  return null;
}

function moved(
  base: Stretch | null,
  { unit, steps }: Offset,
  way: 1 | -1,
  from: Expression | null,
): Dated | null {
  if (!base || base.year === null) return null;
  const stretch = shiftedBy(base, unit, way * steps);
  const edtf = stretch && edtfOf(stretch);
  return edtf
    ? { when: safeWhen(unit === 'week' ? `${edtf}~` : edtf, 'inferred', from?.span ?? null) }
    : null;
}

function shiftedBy(base: Stretch, unit: Offset['unit'], steps: number): Stretch | null {
  if (unit === 'year') return yearOf(base.year! + steps);
  if (unit === 'month') return base.month === null ? null : shifted(monthOf(base.year, base.month), steps);
  if (base.unit !== 'day' || base.day === null) return null;
  return shifted(base, unit === 'week' ? steps * 7 : steps);
}
