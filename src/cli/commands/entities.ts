import type { Command } from 'commander';
import { type EntityEntry, type EntityKind, foldName } from '../../model/index.ts';
import { basename, entityLine } from '../../wire/index.ts';
import { type Context, withJoined } from '../context.ts';
import type { Paint } from '../io.ts';
import { counted, printable, withRight, wrapped } from '../layout.ts';
import { countOption } from '../options.ts';
import { jsonOption, type Listing, ledgerOption, limitOf, limitOption } from './common.ts';

interface Options extends Listing {
  readonly unnamed?: boolean;
}

/** `hearsay people` and `hearsay groups`: who is spoken of, with all names as written. */
export function entityCommands(program: Command, context: Context): void {
  entityCommand(program, context, 'people', 'people', ['person']);
  entityCommand(program, context, 'groups', 'groups, bodies, states and outlets', [
    'group',
    'body',
    'state',
    'outlet',
  ]);
}

function entityCommand(
  program: Command,
  context: Context,
  command: string,
  what: string,
  kinds: readonly EntityKind[],
): void {
  const { io } = context;
  program
    .command(command)
    .summary(`list ${what} with all their names as written`)
    .description(
      `Lists ${what} that the documents speak of, those in most claims first: all names as written, offices as written, in how many claims they take part, of how many they are a source, and in how many documents they stand. What a claim says of them, and on whose say-so, hearsay claims --who tells.`,
    )
    .argument('[name...]', 'words of a name')
    .option('--unnamed', 'list those without a name (“a senior clerk”), each of one document')
    .addOption(limitOption(countOption))
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', `\nExamples:\n  hearsay ${command}\n  hearsay ${command} quispelar --json`)
    .action((words: string[], options: Options) =>
      withJoined(options, context, async (ledger) => {
        const name = words.length > 0 ? words.join(' ') : undefined;
        const filter = { kinds, unnamed: options.unnamed ?? false, name, limit: limitOf(options) };
        const found = await ledger.entities(filter);
        if (options.json) return io.out(JSON.stringify(found.map(entityLine), null, 2));
        for (const entry of found) io.out(entityCard(printable(entry), io.width, io.paint));
        if (found.length === 0) io.out(io.paint.dim('None.'));
        if (found.length === filter.limit)
          io.out(io.paint.dim(`\nThe first ${found.length}; --limit 0 lists all.`));
      }),
    );
}

function entityCard(entry: EntityEntry, width: number, paint: Paint): string {
  const spoken = entry.spoken === 0 ? '' : `, source of ${entry.spoken.toLocaleString('en-GB')}`;
  const place = entry.document ? '' : `, ${counted(entry.documents, 'document')}`;
  const numbers = `in ${counted(entry.claims, 'claim')}${spoken}${place}`;
  const facts = [
    entry.kind === 'person' ? '' : entry.kind,
    entry.document ? basename(entry.document.source) : '',
  ].filter(Boolean);
  const kind = facts.length === 0 ? '' : paint.dim(` (${facts.join(', ')})`);
  const others = entry.names.filter((name) => name !== entry.name);
  const lines = [withRight(paint.bold(entry.name) + kind, paint.dim(numbers), width, '  ')];
  if (others.length > 0) lines.push(wrapped(`also written ${others.join(', ')}`, width, '  ', '    '));
  const roles = entry.roles.filter((role) => !foldName(entry.name).includes(foldName(role)));
  if (roles.length > 0) lines.push(wrapped(`described as ${roles.join('; ')}`, width, '  ', '    '));
  return lines.join('\n');
}
