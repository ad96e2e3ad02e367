import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestTree } from './decode.ts';

const rows = (values: readonly (readonly number[])[]): Float64Array[] =>
  values.map((r) => Float64Array.from(r));

/** Heads of the best one-rooted tree, found by trying all. */
function tryAll(scores: readonly Float64Array[]): number {
  const n = scores.length - 1;
  let best = Number.NEGATIVE_INFINITY;
  const visit = (heads: number[]): void => {
    if (heads.length <= n) {
      for (let h = 0; h <= n; h++) if (h !== heads.length) visit([...heads, h]);
      return;
    }
    if (heads.slice(1).filter((h) => h === 0).length !== 1) return;
    for (let d = 1; d <= n; d++) {
      let at = d;
      for (let k = 0; k <= n && at !== 0; k++) at = heads[at]!;
      if (at !== 0) return;
    }
    best = Math.max(
      best,
      heads.slice(1).reduce((sum, h, i) => sum + scores[i + 1]![h]!, 0),
    );
  };
  visit([0]);
  return best;
}

test('the tree of greedy heads is taken where it is one', () => {
  assert.deepEqual(bestTree(rows([[], [9, 0, 1], [1, 8, 0]])), [0, 0, 1]);
});

test('two words that would head each other are taken apart', () => {
  assert.deepEqual(bestTree(rows([[], [1, -99, 9], [2, 9, -99]])), [0, 2, 0]);
});

test('a sentence of one word hangs on the root', () =>
  assert.deepEqual(bestTree(rows([[], [0, -99]])), [0, 0]));

test('the best tree has one root and the greatest score, against trying all', () => {
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) / 2 ** 24;
  };
  for (let round = 0; round < 200; round++) {
    const n = 2 + (round % 4);
    const scores = rows(
      Array.from({ length: n + 1 }, (_, d) =>
        Array.from({ length: n + 1 }, (_, h) => (d === h ? -99 : -5 * random())),
      ),
    );
    const heads = bestTree(scores);
    assert.equal(heads.slice(1).filter((h) => h === 0).length, 1);
    const value = heads.slice(1).reduce((sum, h, i) => sum + scores[i + 1]![h]!, 0);
    // The three likeliest roots are tried; with more words a better fourth is possible in principle.
    if (n <= 3) assert.ok(Math.abs(value - tryAll(scores)) < 1e-9, `round ${round}`);
    else assert.ok(value <= tryAll(scores) + 1e-9);
  }
});
