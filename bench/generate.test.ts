import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateReport, paragraphsOf } from './generate.ts';

const STOCK = [
  'On Monday Ana Brezel met Tomas Quill in Oslo, and Quill wrote to her the next day about it.',
  'Mira Falke said that the league would vote on the plan in June, whatever Senn might say.',
];

test('a report has the length asked for, and is the same for the same seed', () => {
  const report = generateReport(STOCK, 1000, 7);
  assert.ok(report.split(/\s+/).length >= 1000 && report.split(/\s+/).length < 1100);
  assert.equal(report, generateReport(STOCK, 1000, 7));
  assert.notEqual(report, generateReport(STOCK, 1000, 8));
});

test('a person has one other name everywhere in a report', () => {
  const report = generateReport(STOCK.slice(0, 1), 20, 3);
  const family = /Tomas ([A-Z]\w+)/.exec(report)![1]!;
  assert.notEqual(family, 'Quill');
  assert.ok(report.includes(`and ${family} wrote`));
  assert.ok(report.includes('On Monday Ana'));
});

test('headings and lists are no paragraphs of running text', () => {
  const text = `Talks fail\n\n${STOCK[0]}\n\n- one\n- two\n\nADVERTISEMENT`;
  assert.deepEqual(paragraphsOf(text), [STOCK[0]]);
});
