import { LedgerError, type LedgerErrorCode } from '../ledger.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that a user can do something about. */
const BY_SQLITE: Readonly<Record<number, readonly [LedgerErrorCode, string]>> = {
  5: ['locked', 'is being written by another process; wait until that has finished and try again'],
  6: ['locked', 'is being written by another process; wait until that has finished and try again'],
  8: ['unwritable', 'cannot be written; check the permissions of the folder'],
  10: ['damaged', 'cannot be read or written: the disk reports an error'],
  11: ['damaged', 'is damaged; restore it from a copy, or read the documents into a new one'],
  13: ['full', 'cannot grow: the disk is full; make room and try again'],
  14: ['unwritable', 'cannot be opened; check the permissions of the folder'],
  26: ['not-a-ledger', 'holds a ledger.sqlite that is no SQLite database; name another folder with --ledger'],
};
const BY_SYSTEM: Readonly<Record<string, readonly [LedgerErrorCode, string]>> = {
  EACCES: ['unwritable', 'cannot be opened; check the permissions of the folder'],
  EPERM: ['unwritable', 'cannot be opened; check the permissions of the folder'],
  EROFS: ['unwritable', 'stands on a disk that cannot be written; name another folder with --ledger'],
  ENOTDIR: [
    'not-a-ledger',
    'cannot be made, since a part of its path is a file; name a folder with --ledger',
  ],
  ENOSPC: ['full', 'cannot grow: the disk is full; make room and try again'],
};

/** An error of SQLite or the file system as a LedgerError with one sentence on the ledger in `folder`; any other as it is. */
export function ledgerError(folder: string, error: unknown): unknown {
  if (error instanceof LedgerError || !(error instanceof Error)) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  const known = errcode === undefined ? BY_SYSTEM[code ?? ''] : BY_SQLITE[errcode & 0xff];
  return known ? new LedgerError(known[0], `The ledger in ${folder} ${known[1]}`, { cause: error }) : error;
}

/** Gives what `act` gives; throws its error in words. */
export function inWords<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw ledgerError(folder, error);
  }
}
