import { type Command, Option } from 'commander';
import { checkedTallies, claimLines, csvRecords, ploverLines, tallyLines } from '../../export/index.ts';
import { type Context, type LedgerOption, withJoined } from '../context.ts';
import { ledgerOption } from './common.ts';

interface Options extends LedgerOption {
  readonly format: 'claims' | 'csv' | 'plover' | 'tallies';
}

/** `hearsay export`: all claims for other programs. */
export function exportCommand(program: Command, context: Context): void {
  const { io } = context;
  program
    .command('export')
    .summary('print all claims for other programs')
    .description(
      'Prints all claims, or all stated counts of events, sorted by document and place in the text, so that two exports can be compared with diff.',
    )
    .addOption(
      new Option(
        '--format <format>',
        'claims, tallies: one JSON object a line; csv: claims as a table after RFC 4180; plover: the claims that PLOVER codes, in its terms',
      )
        .choices(['claims', 'csv', 'plover', 'tallies'])
        .default('claims'),
    )
    .addOption(ledgerOption())
    .addHelpText(
      'after',
      '\nExamples:\n  hearsay export > claims.jsonl\n  hearsay export --format csv > claims.csv',
    )
    .action((options: Options) =>
      withJoined(options, context, async (ledger) => {
        const claims = ledger.claimsByDocument();
        if (options.format === 'csv')
          for await (const record of csvRecords(claims)) io.out(record.replace(/\n$/, ''));
        else if (options.format === 'plover') for await (const line of ploverLines(claims)) io.out(line);
        else if (options.format === 'tallies')
          for await (const line of tallyLines(checkedTallies(ledger))) io.out(line);
        else for await (const line of claimLines(claims)) io.out(line);
      }),
    );
}
