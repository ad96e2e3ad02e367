import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT } from './root.ts';

const HEARSAY = join(ROOT, 'bin', 'hearsay.mjs');
const REPORTS = join(ROOT, 'examples', 'reports');

/** A claim as `export --format claims` gives it, as far as it is looked at here. */
interface ClaimLine {
  readonly document: string;
  readonly event: string;
  readonly actor: readonly { readonly name: string; readonly mentions: readonly string[] }[];
  readonly chain: readonly { readonly name: string }[];
  readonly evidence: { readonly start: number; readonly end: number; readonly quote: string };
}

describe('the built command line', () => {
  const place = mkdtempSync(join(tmpdir(), 'hearsay-e2e-'));
  const ledger = join(place, 'ledger');
  after(() => rmSync(place, { recursive: true, force: true }));

  const hearsay = (...words: readonly string[]) =>
    spawnSync(process.execPath, [HEARSAY, ...words], { cwd: place, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const exported = (folder: string): string => {
    const run = hearsay('export', '--ledger', folder, '--format', 'claims');
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  };
  const linesOf = (text: string): readonly ClaimLine[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ClaimLine);

  let first = '';
  before(() => {
    const run = hearsay('read', '--ledger', ledger, REPORTS);
    assert.equal(run.status, 0, run.stderr);
    first = exported(ledger);
  });

  test('finds meetings, calls and letters in the examples, each with people and a chain', () => {
    const consults = linesOf(first).filter((claim) => claim.event === 'CONSULT');
    assert.ok(consults.length >= 20, `only ${consults.length} claims of CONSULT`);
    for (const claim of consults) assert.ok(claim.chain.length > 0);
    assert.ok(consults.filter((claim) => claim.actor.length > 0).length / consults.length > 0.9);
  });

  test('points at the exact words in every plain-text file', () => {
    const claims = linesOf(first).filter((claim) => claim.document.endsWith('.txt'));
    assert.ok(claims.length > 0);
    for (const { document, evidence } of claims) {
      const text = readFileSync(join(REPORTS, basename(document)), 'utf8').replace(/^\ufeff/, '');
      assert.equal(text.slice(evidence.start, evidence.end), evidence.quote);
    }
  });

  test('reads nothing twice, and gives the same claims when they are made again', () => {
    assert.match(hearsay('read', '--ledger', ledger, REPORTS).stdout, /\b0 new\b/);
    assert.equal(exported(ledger), first);
    assert.equal(hearsay('rebuild', '--ledger', ledger).status, 0);
    assert.equal(exported(ledger), first);
  });

  test('gives the same claims in another ledger, whatever the order of the files', () => {
    const names = ['09-sculling-vote.txt', '01-sarn-talks-agency.txt'];
    const made = [names, names.toReversed()].map((files, index) => {
      const folder = join(place, `order-${index}`);
      const run = hearsay('read', '--ledger', folder, ...files.map((name) => join(REPORTS, name)));
      assert.equal(run.status, 0, run.stderr);
      return exported(folder);
    });
    assert.equal(made[0], made[1]);
  });

  test('names each file that cannot be read in one sentence, reads the rest, and ends with 1', () => {
    const folder = join(place, 'mixed');
    mkdirSync(folder);
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'noise.txt'), Buffer.from([0, 1, 2, 255, 0, 254, 0, 0]));
    copyFileSync(join(REPORTS, '09-sculling-vote.txt'), join(folder, 'vote.txt'));
    const run = hearsay('read', '--ledger', join(place, 'mixed-ledger'), folder, join(place, 'nowhere.txt'));
    assert.equal(run.status, 1);
    for (const name of ['empty.txt', 'noise.txt', 'nowhere.txt'])
      assert.ok(run.stderr.includes(name), run.stderr);
    assert.doesNotMatch(run.stderr, /^\s+at .*\(/m);
    assert.ok(linesOf(exported(join(place, 'mixed-ledger'))).length > 0);
  });

  test('says in one sentence that there is no ledger', () => {
    const run = hearsay('claims', '--ledger', join(place, 'no-ledger'));
    assert.equal(run.status, 3);
    assert.match(run.stderr, /no-ledger/);
    assert.doesNotMatch(run.stderr, /^\s+at .*\(/m);
  });
});
