import type { Command } from 'commander';
import { type SourceEntry, UNKNOWN_OUTLET } from '../../model/index.ts';
import { basename, sourceLine } from '../../wire/index.ts';
import { type Context, withJoined } from '../context.ts';
import { CommandFailure, EXIT } from '../exit.ts';
import type { Paint } from '../io.ts';
import { counted, printable, withRight, wrapped } from '../layout.ts';
import { countOption } from '../options.ts';
import { jsonOption, type Listing, ledgerOption, limitOf, limitOption } from './common.ts';

interface Options extends Listing {
  readonly named?: boolean;
  readonly unnamed?: boolean;
}

/** `hearsay sources`: who speaks in the chains. */
export function sourcesCommand(program: Command, context: Context): void {
  const { io } = context;
  program
    .command('sources')
    .summary('list who speaks, for how many claims, and through whom')
    .description(
      'Lists who speaks in the chains, named or not: in how many claims, how many of them rest on their word (it ends the chain), in what manner, and who hands their word on. An unnamed source counts for each document apart.',
    )
    .argument('[name...]', 'words of a name')
    .option('--named', 'only sources with a name')
    .option('--unnamed', 'only sources without a name')
    .addOption(limitOption(countOption))
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nExamples:\n  hearsay sources\n  hearsay sources --unnamed')
    .action((words: string[], options: Options) => {
      if (options.named && options.unnamed)
        throw new CommandFailure(
          EXIT.usage,
          'usage',
          '--named and --unnamed leave no source; give one of them.',
        );
      return withJoined(options, context, async (ledger) => {
        const name = words.length > 0 ? words.join(' ') : undefined;
        const named = options.named ? true : options.unnamed ? false : undefined;
        const found = await ledger.sources({ name, named, limit: limitOf(options) });
        if (options.json) return io.out(JSON.stringify(found.map(sourceLine), null, 2));
        for (const entry of found) io.out(sourceCard(printable(entry), io.width, io.paint));
        if (found.length === 0) io.out(io.paint.dim('None.'));
        if (found.length === limitOf(options))
          io.out(io.paint.dim(`\nThe first ${found.length}; --limit 0 lists all.`));
      });
    });
}

function sourceCard(entry: SourceEntry, width: number, paint: Paint): string {
  const numbers = `${counted(entry.claims, 'claim')}, ${entry.own.toLocaleString('en-GB')} on its word`;
  const name = paint.bold(entry.name) + paint.dim(apart(entry));
  const manners = entry.manners.map(({ manner, claims }) => `${manner} ${claims}`).join(', ');
  const through = entry.through.map((link) => `${link.name} ${link.claims}`).join(', ');
  return [
    withRight(name, paint.dim(numbers), width, '  '),
    wrapped(through === '' ? manners : `${manners} · through ${through}`, width, '  ', '    '),
  ].join('\n');
}

/** An unnamed source is one document's. */
function apart({ name, document }: SourceEntry): string {
  if (document === null) return '';
  const place = basename(document.source);
  return name === UNKNOWN_OUTLET ? ` (${place})` : ` (unnamed, ${place})`;
}
