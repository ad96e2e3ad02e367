import type { Command } from 'commander';
import { type CheckedTally, checkedTallies } from '../../export/index.ts';
import type { TallyFilter } from '../../store/index.ts';
import { tallyLine } from '../../wire/index.ts';
import { type Context, withJoined } from '../context.ts';
import { counted } from '../layout.ts';
import { countOption, eventOption, modeOption } from '../options.ts';
import { tallyCard } from '../tally-card.ts';
import { hintOfPending, jsonOption, type Listing, ledgerOption, limitOf, limitOption } from './common.ts';

type Options = Listing & TallyFilter;

/** `hearsay tallies`: stated counts of events, held against what the same report tells. */
export function talliesCommand(program: Command, context: Context): void {
  const { io } = context;
  program
    .command('tallies')
    .summary('list stated counts of events, and whether the report bears them out')
    .description(
      'Lists stated counts of events (“met at least four times in 2023”), each with its period and its chain, and below it the claims of the same report that could make it up. Nothing is said to be true: the count is compared with what the same report tells.',
    )
    .option('--who <name>', 'a name of somebody who takes part, in any spelling that was joined to it')
    .option('--event <type>', 'event type: CONSULT, ASSAULT ...', eventOption)
    .option('--mode <mode>', 'mode of the event: meeting, call, letter ...', modeOption)
    .option('--document <part>', 'id of a document, or a part of its path or title')
    .addOption(limitOption(countOption))
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nExamples:\n  hearsay tallies\n  hearsay tallies --mode meeting --json')
    .action((options: Options) =>
      withJoined(options, context, async (ledger) => {
        const filter = { ...options, limit: limitOf(options) };
        const found: CheckedTally[] = [];
        for await (const tally of checkedTallies(ledger, filter)) found.push(tally);
        if (options.json)
          return io.out(
            JSON.stringify(
              found.map(({ stored, check }) =>
                tallyLine(stored.tally, stored.document, check, stored.joined),
              ),
              null,
              2,
            ),
          );
        for (const tally of found) io.out(`${tallyCard(tally, io.width, io.paint)}\n`);
        const all = await ledger.countTallies(filter);
        const more =
          all > found.length
            ? `${counted(found.length, 'tally', 'tallies')} of ${all.toLocaleString('en-GB')}; --limit 0 lists all`
            : counted(all, 'tally', 'tallies');
        io.out(io.paint.dim(more));
        await hintOfPending(ledger, io);
      }),
    );
}
