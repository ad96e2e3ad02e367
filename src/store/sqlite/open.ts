import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { foldName } from '../../model/index.ts';
import { type Ledger, LedgerError } from '../ledger.ts';
import { inWords } from './errors.ts';
import { SqliteLedger } from './ledger.ts';
import { APPLICATION_ID, MIGRATIONS } from './migrations.ts';

const FILE = 'ledger.sqlite';

export interface OpenOptions {
  /** Whether a ledger is made where there is none. */
  readonly create: boolean;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly patience?: number;
}

/**
 * Opens the ledger in `folder`, a file `ledger.sqlite` in SQLite's WAL mode. Every commit is synced to disk
 * (synchronous = FULL): with NORMAL a killed process would lose nothing either, but a power cut could take back
 * documents that were acknowledged; the sync costs about a millisecond a document, a hundredth of reading it.
 * Throws LedgerError `not-found`, `not-a-ledger`, `too-new`, `locked`, `unwritable` or `damaged`.
 */
export function openLedger(folder: string, options: OpenOptions): Ledger {
  const path = join(folder, FILE);
  if (!options.create && !existsSync(path))
    throw new LedgerError(
      'not-found',
      `There is no ledger in ${folder}; make one with: hearsay read FILES --ledger ${folder}`,
    );
  return inWords(folder, () => {
    makeFolder(folder);
    const database = new DatabaseSync(path, { timeout: options.patience ?? 10_000 });
    try {
      prepare(database, folder);
    } catch (error) {
      database.close();
      throw error;
    }
    return new SqliteLedger(folder, database);
  });
}

function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new LedgerError('not-a-ledger', `${folder} is a file; name a folder with --ledger`);
  mkdirSync(folder, { recursive: true });
}

function prepare(database: DatabaseSync, folder: string): void {
  const version = checkedVersion(database, folder);
  database.function('folded', { deterministic: true }, (text) => foldName(String(text)));
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  if (version === MIGRATIONS.length) return;
  database.exec('begin immediate');
  try {
    // Another process may have gone the steps while this one waited for the lock.
    for (const step of MIGRATIONS.slice(checkedVersion(database, folder))) database.exec(step);
    database.exec(
      `pragma application_id = ${APPLICATION_ID}; pragma user_version = ${MIGRATIONS.length}; commit`,
    );
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

function checkedVersion(database: DatabaseSync, folder: string): number {
  const number = (pragma: string): number =>
    Number(Object.values(database.prepare(`pragma ${pragma}`).get() ?? {})[0]);
  const version = number('user_version');
  const tables = Number(database.prepare('select count(*) as n from sqlite_schema').get()?.n);
  if (number('application_id') !== APPLICATION_ID && tables > 0)
    throw new LedgerError('not-a-ledger', `${join(folder, FILE)} is a database, but not a ledger of Hearsay`);
  if (version > MIGRATIONS.length)
    throw new LedgerError(
      'too-new',
      `The ledger in ${folder} was written by a newer Hearsay; use that version or a newer one`,
    );
  return version;
}
