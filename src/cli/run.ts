import { CommanderError } from 'commander';
import { LedgerError } from '../store/index.ts';
import { wireError } from '../wire/index.ts';
import type { Context } from './context.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { printable, wrapped } from './layout.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command line, given without interpreter and script, and gives its exit code. Every error ends in one sentence
 * on standard error, or with --json in the one error shape.
 */
export async function run(
  words: readonly string[],
  given: Omit<Context, 'exitWith'>,
  version: string,
): Promise<number> {
  let exit: number = EXIT.ok;
  const settle = (code: number): void => {
    exit = code;
  };
  const context: Context = { ...given, exitWith: settle };
  try {
    const program = createProgram(context, version);
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return tell(error, words.includes('--json'), context.io);
  }
}

function tell(error: unknown, json: boolean, io: Io): number {
  const { exit, code, message } = sorted(error);
  io.err(
    json
      ? JSON.stringify(wireError(code, message))
      : wrapped(`hearsay: ${printable(message)}`, io.width, '', '  '),
  );
  if (process.env.HEARSAY_DEBUG && error instanceof Error) io.err(error.stack ?? '');
  return exit;
}

function sorted(error: unknown): { exit: number; code: string; message: string } {
  if (error instanceof LedgerError) return { exit: EXIT.ledger, code: error.code, message: error.message };
  if (error instanceof CommandFailure) return error;
  const told = error instanceof Error ? error.message : String(error);
  return {
    exit: EXIT.fault,
    code: 'fault',
    message: `A fault of Hearsay: ${told} (with HEARSAY_DEBUG=1 it says where; please report it)`,
  };
}
