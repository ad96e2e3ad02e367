import { type Command, Option } from 'commander';
import { claimLines, csvRecords } from '../../export/index.ts';
import { type Context, type LedgerOption, withLedger } from '../context.ts';
import { ledgerOption } from './common.ts';

interface Options extends LedgerOption {
  readonly format: 'claims' | 'csv';
}

/** `hearsay export`: all claims for other programs. */
export function exportCommand(program: Command, { io }: Context): void {
  program
    .command('export')
    .summary('print all claims for other programs')
    .description(
      'Prints all claims, sorted by document and place in the text, so that two exports can be compared with diff.',
    )
    .addOption(
      new Option('--format <format>', 'claims: one JSON object a line; csv: a table after RFC 4180')
        .choices(['claims', 'csv'])
        .default('claims'),
    )
    .addOption(ledgerOption())
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay export > claims.jsonl\n  hearsay export --format csv > claims.csv',
    )
    .action((options: Options) =>
      withLedger(options, async (ledger) => {
        const claims = ledger.claimsByDocument();
        if (options.format === 'csv')
          for await (const record of csvRecords(claims)) io.out(record.replace(/\n$/, ''));
        else for await (const line of claimLines(claims)) io.out(line);
      }),
    );
}
