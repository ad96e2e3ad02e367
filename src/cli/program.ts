import { Command } from 'commander';
import { claimsCommand } from './commands/claims.ts';
import { documentsCommand } from './commands/documents.ts';
import { entityCommands } from './commands/entities.ts';
import { evalCommand } from './commands/eval.ts';
import { exportCommand } from './commands/export.ts';
import { readCommand } from './commands/read.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { explainCommand, showCommand } from './commands/show.ts';
import { sourcesCommand } from './commands/sources.ts';
import { talliesCommand } from './commands/tallies.ts';
import type { Context } from './context.ts';

/** All commands of `hearsay`. */
export function createProgram(context: Context, version: string): Command {
  const { io } = context;
  const program = new Command('hearsay')
    .description(
      'Reads a pile of reports and keeps, for every claim in them, on whose say-so it stands. It never says that a thing is true.',
    )
    .version(version)
    .addHelpText('after', AFTER)
    .helpCommand(false)
    .showHelpAfterError('(hearsay --help says what there is)')
    .exitOverride()
    .configureHelp({ helpWidth: io.width, showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => io.out(text.replace(/\n$/, '')),
      writeErr: (text) => io.err(text.replace(/\n$/, '')),
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    });
  readCommand(program, context);
  claimsCommand(program, context);
  showCommand(program, context);
  explainCommand(program, context);
  talliesCommand(program, context);
  entityCommands(program, context);
  sourcesCommand(program, context);
  documentsCommand(program, context);
  exportCommand(program, context);
  rebuildCommand(program, context);
  evalCommand(program, context);
  return program;
}

const AFTER = `
Examples:
  hearsay read reports/
  hearsay claims --event CONSULT --from 2022
  hearsay show c3f1a2b4

Exit codes: 0 all well, 1 some inputs had problems, 2 wrong usage, 3 the ledger
cannot be used, 4 no such claim, 70 a fault of Hearsay.`;
