import type { Engine } from '../pipeline.ts';
import { type Ledger, LedgerError, openLedger } from '../store/index.ts';
import type { Io } from './io.ts';

/** What a command works with. */
export interface Context {
  readonly io: Io;
  /**
   * Loads an engine that takes `jobs` documents apart at once, as many as suits the machine where it is not given. It takes
   * most of a second: only commands that read documents ask for it.
   */
  engine(jobs?: number): Promise<Engine>;
  /** Settles which names of the ledger are one, where documents were read since that was settled last. */
  join(ledger: Ledger): Promise<void>;
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

/**
 * As `withLedger`, with the names of the ledger joined: the first listing after a reading does it. While another process
 * writes, they are listed as they are, and standard error says so.
 */
export function withJoined<T>(
  options: LedgerOption,
  { io, join }: Context,
  act: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  return withLedger(options, async (ledger) => {
    try {
      await join(ledger);
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'locked') throw error;
      io.err('Names of documents read last are not joined yet: another process is writing to the ledger.');
    }
    return act(ledger);
  });
}
