import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, it } from 'node:test';
import { ledgerContract } from '../contract.test-suite.ts';
import { inventedDocument } from '../invented.test-suite.ts';
import { openLedger } from './open.ts';

const root = mkdtempSync(join(tmpdir(), 'hearsay-store-'));
after(() => rmSync(root, { recursive: true, force: true }));
let number = 0;
const folder = (): string => join(root, String(number++));

ledgerContract('SQLite', async () => openLedger(folder(), { create: true }));

it('does not make a ledger where only reading was asked for', () => {
  assert.throws(() => openLedger(join(root, 'none'), { create: false }), {
    code: 'not-found',
    message: /^There is no ledger in .*; make one with: hearsay read FILES --ledger /,
  });
});

it('refuses a file that is no database, a database of somebody else, and a newer ledger, one sentence each', async () => {
  const text = folder();
  await openLedger(text, { create: true }).close();
  writeFileSync(
    join(text, 'ledger.sqlite'),
    'no database at all, only some words that are long enough to be read',
  );
  assert.throws(() => openLedger(text, { create: true }), { code: 'not-a-ledger' });

  const foreign = folder();
  await openLedger(foreign, { create: true }).close();
  change(foreign, 'pragma application_id = 7');
  assert.throws(() => openLedger(foreign, { create: true }), { code: 'not-a-ledger' });

  const newer = folder();
  await openLedger(newer, { create: true }).close();
  change(newer, 'pragma user_version = 999');
  assert.throws(() => openLedger(newer, { create: true }), { code: 'too-new' });

  const file = folder();
  writeFileSync(file, '');
  assert.throws(() => openLedger(file, { create: true }), { code: 'not-a-ledger' });
});

it('says in one sentence that another process is writing', async () => {
  const place = folder();
  const ledger = openLedger(place, { create: true, patience: 20 });
  const other = new DatabaseSync(join(place, 'ledger.sqlite'));
  other.exec('begin immediate');
  await assert.rejects(ledger.addDocument(inventedDocument('a.txt', 'Words.')), {
    code: 'locked',
    message: /is being written by another process; wait until that has finished and try again$/,
  });
  other.exec('rollback');
  assert.equal(await ledger.addDocument(inventedDocument('a.txt', 'Words.')), true);
  other.close();
  await ledger.close();
});

it('lets nobody change or delete a document, not even with SQL', async () => {
  const place = folder();
  const ledger = openLedger(place, { create: true });
  await ledger.addDocument(inventedDocument('a.txt', 'Words.'));
  await ledger.close();
  assert.throws(() => change(place, `update document set text = 'Other words.'`), /append-only/);
  assert.throws(() => change(place, 'delete from document'), /append-only/);
});

function change(place: string, sql: string): void {
  const database = new DatabaseSync(join(place, 'ledger.sqlite'));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
