import type { Command } from 'commander';
import type { DocumentEntry } from '../../model/index.ts';
import { documentLine } from '../../wire/index.ts';
import { type Context, withLedger } from '../context.ts';
import type { Paint } from '../io.ts';
import { counted, printable, withRight, wrapped } from '../layout.ts';
import { countOption } from '../options.ts';
import { shortId } from '../sentence.ts';
import { hintOfPending, jsonOption, type Listing, ledgerOption, limitOf, limitOption } from './common.ts';

/** `hearsay documents`: what has been read. */
export function documentsCommand(program: Command, { io }: Context): void {
  program
    .command('documents')
    .summary('list the documents that were read')
    .description(
      'Lists documents in the order they were read: outlet and time of publication with where they are known from, and how many claims each gave.',
    )
    .argument('[words...]', 'words of the title or the text')
    .addOption(limitOption(countOption))
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', '\nExamples:\n  hearsay documents\n  hearsay documents "salt guild"')
    .action((words: string[], options: Listing) =>
      withLedger(options, async (ledger) => {
        const text = words.length > 0 ? words.join(' ') : undefined;
        const found = await ledger.documents({ text, limit: limitOf(options) });
        if (options.json) return io.out(JSON.stringify(found.map(documentLine), null, 2));
        for (const entry of found) io.out(documentCard(printable(entry), io.width, io.paint));
        if (found.length === 0) io.out(io.paint.dim('None.'));
        if (found.length === limitOf(options))
          io.out(io.paint.dim(`\nThe first ${found.length}; --limit 0 lists all.`));
        await hintOfPending(ledger, io);
      }),
    );
}

/** Formats in the words of people. */
const FORMATS: Readonly<Record<string, string>> = {
  'text/plain': 'text',
  'text/markdown': 'Markdown',
  'text/html': 'web page',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'message/rfc822': 'e-mail',
};

function documentCard(
  { document, claims, characters, engine }: DocumentEntry,
  width: number,
  paint: Paint,
): string {
  const { outlet, published } = document;
  const facts = [
    document.title,
    outlet === null ? 'outlet unknown' : `${outlet.value} (from ${outlet.how})`,
    published === null ? 'date unknown' : `${published.value.edtf} (from ${published.how})`,
    `${FORMATS[document.mediaType] ?? document.mediaType}, ${counted(characters, 'character')}`,
  ];
  const numbers = engine === null ? 'not taken apart' : counted(claims, 'claim');
  return [
    withRight(paint.bold(document.source), paint.dim(`${numbers}  ${shortId(document.id)}`), width, '  '),
    wrapped(facts.filter(Boolean).join(' · '), width, '  ', '    '),
  ].join('\n');
}
