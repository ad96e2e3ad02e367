import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Extraction } from '../model/index.ts';
import { inventedReports } from '../store/invented.test-suite.ts';
import { basename, claimLine, claimSchema, errorSchema, tallyLine, tallySchema, wireError } from './index.ts';

const [bugle, courier] = inventedReports() as [Extraction, Extraction];

it('gives each claim as a line that fits the schema and survives JSON', () => {
  for (const { document, claims } of [bugle, courier])
    for (const claim of claims) {
      const line = claimLine(claim, document);
      assert.deepEqual(claimSchema.parse(JSON.parse(JSON.stringify(line))), line);
    }
});

it('names the document by its file and keeps names, mentions, time, place and chain', () => {
  const line = claimLine(
    bugle.claims[0]!,
    bugle.document,
    new Map([[bugle.entities[1]!.id, 'entity-joined']]),
  );
  assert.equal(line.document, 'bugle.txt');
  assert.deepEqual(
    line.actor.map((actor) => [actor.name, actor.mentions, actor.entity]),
    [
      ['Orsolya Vantongeren', ['Orsolya Vantongeren', 'Vantongeren'], bugle.entities[0]!.id],
      ['Tadeo Quispelar', ['Tadeo Quispelar'], 'entity-joined'],
    ],
  );
  assert.deepEqual([line.when, line.where, line.realis], ['2022-05-03', 'Port Ellery', 'happened']);
  assert.deepEqual(
    line.chain.map((link) => [link.name, link.manner, link.named]),
    [
      ['The Harbour Bugle', 'published', true],
      ['a senior clerk', 'told', false],
    ],
  );
  const { start, end, quote } = line.evidence;
  assert.equal(bugle.document.text.slice(start, end), quote);
});

it('refuses a claim without a chain and one of an event that there is not', () => {
  const line = claimLine(bugle.claims[0]!, bugle.document);
  assert.equal(claimSchema.safeParse({ ...line, chain: [] }).success, false);
  assert.equal(claimSchema.safeParse({ ...line, event: 'GOSSIP' }).success, false);
});

it('gives errors in one shape', () => {
  assert.deepEqual(errorSchema.parse(wireError('locked', 'The ledger is in use.')), {
    error: { code: 'locked', message: 'The ledger is in use.' },
  });
  assert.equal(errorSchema.safeParse({ message: 'no' }).success, false);
});

it('takes the last part of paths and addresses of all systems', () => {
  const sources = ['a/b.txt', 'b.txt', 'https://example.org/x/b.txt', 'C:\\x\\b.txt', 'x/b.jsonl#3', 'stdin'];
  assert.deepEqual(sources.map(basename), ['b.txt', 'b.txt', 'b.txt', 'b.txt', 'b.jsonl#3', 'stdin']);
});

it('gives each tally as a line that fits the schema and survives JSON', () => {
  const [tally] = bugle.tallies;
  const check = { verdict: 'short' as const, members: bugle.claims.slice(1), open: [] };
  const line = tallyLine(tally!, bugle.document, check, new Map([[bugle.entities[0]!.id, 'entity-joined']]));
  assert.deepEqual(tallySchema.parse(JSON.parse(JSON.stringify(line))), line);
  assert.deepEqual(
    [line.count, line.bound, line.period, line.who[0]!.entity],
    [2, 'at least', '2022', 'entity-joined'],
  );
  assert.deepEqual([line.verdict, line.members, line.open], ['short', [bugle.claims[1]!.id], []]);
});
