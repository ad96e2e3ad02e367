import { Option } from 'commander';
import type { Ledger } from '../../store/index.ts';
import type { LedgerOption } from '../context.ts';
import type { Io } from '../io.ts';
import { counted } from '../layout.ts';

/** Options of every listing. */
export interface Listing extends LedgerOption {
  readonly json?: boolean;
  readonly limit?: number;
}

const LISTED = 100;

export function ledgerOption(): Option {
  return new Option('--ledger <dir>', 'folder of the ledger').default('./hearsay-ledger');
}

export function jsonOption(): Option {
  return new Option('--json', 'print JSON');
}

export function limitOption(parse: (typed: string) => number): Option {
  return new Option(
    '--limit <count>',
    `list so many at most, 0 for all (default: ${LISTED}, as JSON all)`,
  ).argParser(parse);
}

/** How many to list: what the user said, with 0 for all; else all as JSON, and no more than a person reads. */
export function limitOf({ limit, json }: Listing): number | undefined {
  if (limit === 0) return undefined;
  return limit ?? (json ? undefined : LISTED);
}

/** Says on standard error that documents wait to be taken apart, as after a run that was cut off. */
export async function hintOfPending(ledger: Ledger, io: Io): Promise<void> {
  const waiting = await ledger.countUnread();
  if (waiting > 0)
    io.err(`${counted(waiting, 'document')} not taken apart yet: hearsay rebuild --pending does it.`);
}
