import type { Engine } from '../pipeline.ts';
import type { Ledger } from '../store/index.ts';
import { openLedger } from '../store/index.ts';
import type { Io } from './io.ts';

/** What a command works with. */
export interface Context {
  readonly io: Io;
  /**
   * Loads an engine that takes `jobs` documents apart at once, as many as suits the machine where it is not given. It takes
   * most of a second: only commands that read documents ask for it.
   */
  engine(jobs?: number): Promise<Engine>;
  /** Settles the exit code of a command that does its work and yet does not end with 0. */
  exitWith(code: number): void;
}

/** Option of every command. */
export interface LedgerOption {
  readonly ledger: string;
}

/** Gives what `act` makes of the ledger in the folder, and closes it whatever comes. Throws LedgerError. */
export async function withLedger<T>(
  { ledger: folder }: LedgerOption,
  act: (ledger: Ledger) => Promise<T>,
  create = false,
): Promise<T> {
  const ledger = openLedger(folder, { create });
  try {
    return await act(ledger);
  } finally {
    await ledger.close();
  }
}
