import { type Command, Option } from 'commander';
import type { ClaimFilter } from '../../store/index.ts';
import { claimLine } from '../../wire/index.ts';
import { claimCard } from '../card.ts';
import { type Context, withJoined } from '../context.ts';
import { counted } from '../layout.ts';
import { countOption, eventOption, fromOption, modeOption, realisOption, toOption } from '../options.ts';
import { hintOfPending, jsonOption, type Listing, ledgerOption, limitOf, limitOption } from './common.ts';

type Options = Listing & ClaimFilter & { readonly words?: boolean };

/** `hearsay claims`: lists claims. */
export function claimsCommand(program: Command, context: Context): void {
  program
    .command('claims')
    .summary('list claims, in order of time')
    .description(
      'Lists claims in order of time, each with how real it is said to be and on whose say-so it stands.',
    )
    .argument(
      '[words...]',
      'words of the evidence, the people or the sources; “words in quotation marks” side by side',
    )
    .option('--who <name>', 'a name of somebody who takes part, in any spelling that was joined to it')
    .option('--with <name>', 'a name of somebody else who takes part')
    .option('--event <type>', 'event type: CONSULT, AID, STATE ...', eventOption)
    .option('--mode <mode>', 'mode of the event: meeting, call, letter, funding ...', modeOption)
    .option('--from <date>', 'not over before this date: 2023, 2023-04 or 2023-04-05', fromOption)
    .option('--to <date>', 'not begun after this date', toOption)
    .option('--where <place>', 'a place')
    .option('--realis <realis>', 'happened, denied, planned, requested, possible or state', realisOption)
    .option('--source <name>', 'a name of anybody in the chain of sources, the outlet too')
    .option('--document <part>', 'id of a document, or a part of its path or title')
    .addOption(limitOption(countOption))
    .addOption(new Option('--offset <count>', 'leave out so many claims first').argParser(countOption))
    .option('--words', 'print the words that each claim stands on')
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], options: Options) => {
      const text = words.length > 0 ? words.join(' ') : undefined;
      await withJoined(options, context, async (ledger) => {
        const { io } = context;
        const filter = { ...options, text, limit: limitOf(options) };
        const found = await ledger.claims(filter);
        if (options.json)
          return io.out(
            JSON.stringify(
              found.map(({ claim, document, joined }) => claimLine(claim, document, joined)),
              null,
              2,
            ),
          );
        for (const stored of found) io.out(claimCard(stored, io.width, io.paint, options.words));
        const all = await ledger.countClaims(filter);
        const more =
          all > found.length
            ? `${counted(found.length, 'claim')} of ${all.toLocaleString('en-GB')}; --limit 0 lists all`
            : counted(all, 'claim');
        io.out(io.paint.dim(`${found.length > 0 ? '\n' : ''}${more}`));
        await hintOfPending(ledger, io);
      });
    });
}

const EXAMPLES = `
Examples:
  hearsay claims --event CONSULT        meetings, calls, letters, visits, talks
  hearsay claims --who Quispelar --with "Salt Guild" --from 2022
  hearsay claims --realis denied --source "Harbour Bugle"
  hearsay claims '"paid for arms"' --json`;
