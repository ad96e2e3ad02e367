/** Exit codes of `hearsay`; `docs/cli.md` documents them. */
export const EXIT = {
  ok: 0,
  /** Some inputs could not be read; the rest was. */
  problems: 1,
  usage: 2,
  /** The ledger cannot be opened, read or written. */
  ledger: 3,
  /** What was asked for by id is not there, or the id is not clear. */
  notFound: 4,
  /** A fault of Hearsay itself. */
  fault: 70,
} as const;

/** Ends a command with an exit code and one sentence for the user. */
export class CommandFailure extends Error {
  readonly exit: number;
  /** A word for programs. */
  readonly code: string;

  constructor(exit: number, code: string, message: string) {
    super(message);
    this.exit = exit;
    this.code = code;
  }
}
