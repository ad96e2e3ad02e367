import type { Command } from 'commander';
import { type Context, type LedgerOption, withLedger } from '../context.ts';
import { EXIT } from '../exit.ts';
import { counted, printable, wrapped } from '../layout.ts';
import { jobsOption } from '../options.ts';
import { progressOn } from '../progress.ts';
import { ledgerOption } from './common.ts';

interface Options extends LedgerOption {
  readonly pending?: boolean;
  readonly jobs?: number;
}

/** `hearsay rebuild`: the derived part of the ledger made again. */
export function rebuildCommand(program: Command, { io, engine, exitWith }: Context): void {
  program
    .command('rebuild')
    .summary('take the stored documents apart again')
    .description(
      'Makes all entities and claims again from the documents in the ledger, as after an update of Hearsay. Documents and decisions stay as they are.',
    )
    .option('--pending', 'only documents that this version has not taken apart')
    .option('--jobs <count>', 'documents taken apart at once (default: one a core, 4 at most)', jobsOption)
    .addOption(ledgerOption())
    .addHelpText('after', '\nExample:\n  hearsay rebuild --pending')
    .action((options: Options) =>
      withLedger(options, async (ledger) => {
        const progress = progressOn(io);
        const loaded = await engine(options.jobs);
        const { rebuild } = await import('../../pipeline.ts');
        try {
          const listed = await ledger.documents();
          const ids = options.pending
            ? await ledger.pending(loaded.version)
            : listed.map((entry) => entry.document.id);
          const { documents, claims, problems } = await rebuild(
            ids,
            ledger,
            loaded,
            ({ done, total, source }) => progress.step({ done, total, now: printable(source) }),
          );
          progress.end();
          for (const problem of problems) io.err(wrapped(printable(problem.message), io.width, '', '  '));
          io.out(`Took apart ${counted(documents, 'document')}: ${counted(claims, 'claim')}.`);
          if (problems.length > 0) exitWith(EXIT.problems);
        } finally {
          await loaded.close();
        }
      }),
    );
}
