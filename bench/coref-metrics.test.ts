import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bCubed, ceafE, greatestAssignment, muc, ratesOf } from './coref-metrics.ts';

const gold = [
  ['a', 'b', 'c'],
  ['d', 'e', 'f', 'g'],
];
const system = [
  ['a', 'b'],
  ['c', 'd'],
  ['f', 'g', 'h', 'i'],
];

test('the measures give the figures worked out for the example of Pradhan et al. (2014)', () => {
  const near = (value: number, wanted: number): void =>
    assert.ok(Math.abs(value - wanted) < 0.005, `${value}`);
  near(ratesOf(muc(gold, system)).recall, 2 / 5);
  near(ratesOf(muc(gold, system)).precision, 2 / 5);
  near(ratesOf(bCubed(gold, system)).recall, 0.4166);
  near(ratesOf(bCubed(gold, system)).precision, 0.5);
  near(ratesOf(ceafE(gold, system)).recall, 0.65);
  near(ratesOf(ceafE(gold, system)).precision, 0.4333);
});

test('equal partitions score one and disjoint ones nothing', () => {
  assert.equal(ratesOf(ceafE(gold, gold)).f1, 1);
  assert.equal(ratesOf(muc(gold, [['x', 'y']])).f1, 0);
  assert.equal(ratesOf(bCubed(gold, [])).f1, 0);
});

test('the best assignment is found where the greedy one is not best', () => {
  assert.equal(
    greatestAssignment([
      [5, 4],
      [4, 1],
      [0, 0],
    ]),
    8,
  );
});
