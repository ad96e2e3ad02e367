import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { after, it } from 'node:test';
import { openLedger } from './open.ts';

const root = mkdtempSync(join(tmpdir(), 'hearsay-crash-'));
after(() => rmSync(root, { recursive: true, force: true }));
const WRITER = join(import.meta.dirname, 'writer.test-suite.ts');

function startWriter(folder: string, name: string, count: number): ChildProcess {
  return spawn(process.execPath, [WRITER, folder, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Ids of the whole lines: a last one without its end may be cut. */
async function acknowledged(writer: ChildProcess): Promise<string[]> {
  return (await text(writer.stdout!)).split('\n').slice(0, -1);
}

it('holds every acknowledged document after its writer was killed at random moments', async () => {
  const folder = join(root, 'killed');
  const known: string[] = [];
  for (let round = 0; round < 6; round++) {
    const writer = startWriter(folder, `round-${round}`, 100_000);
    const ids = acknowledged(writer);
    await once(writer.stdout!, 'readable');
    setTimeout(() => writer.kill('SIGKILL'), Math.random() * 120);
    await once(writer, 'exit');
    known.push(...(await ids));

    const ledger = openLedger(folder, { create: false });
    const documents = await ledger.documents();
    await ledger.close();
    const there = new Set(documents.map((entry) => entry.document.id));
    assert.deepEqual(
      known.filter((id) => !there.has(id)),
      [],
    );
    for (const { claims, engine } of documents) assert.equal(claims, engine === null ? 0 : 3);
    assert.equal(integrity(folder), 'ok');
  }
  assert.ok(known.length > 6, `only ${known.length} documents were written`);
});

it('takes in the documents of three processes that make and write it at once', async () => {
  const folder = join(root, 'shared');
  const writers = ['one', 'two', 'three'].map((name) => startWriter(folder, name, 40));
  const ids = (await Promise.all(writers.map(acknowledged))).flat();
  assert.equal(ids.length, 120);
  const ledger = openLedger(folder, { create: false });
  assert.deepEqual(await ledger.counts(), { documents: 120, claims: 360, entities: 120, decisions: 0 });
  await ledger.close();
  assert.equal(integrity(folder), 'ok');
});

function integrity(folder: string): unknown {
  const database = new DatabaseSync(join(folder, 'ledger.sqlite'));
  const row = database.prepare('pragma integrity_check').get();
  database.close();
  return row?.integrity_check;
}
