import { readdirSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import type { Ingested } from '../../pipeline.ts';
import { type Context, type LedgerOption, withLedger } from '../context.ts';
import { EXIT } from '../exit.ts';
import type { Io } from '../io.ts';
import { counted, printable, wrapped } from '../layout.ts';
import { dateOption, jobsOption, sizeOption } from '../options.ts';
import { progressOn } from '../progress.ts';
import { jsonOption, ledgerOption } from './common.ts';

interface Options extends LedgerOption {
  readonly outlet?: string;
  readonly published?: string;
  readonly maxSize?: number;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** `hearsay read`: reports in. */
export function readCommand(program: Command, context: Context): void {
  program
    .command('read')
    .summary('read reports into the ledger')
    .description(
      'Reads reports (.txt .md .html .pdf .docx .eml .jsonl), folders of them, web pages, or standard input, and keeps the claims in them. What was read before is not read again. What cannot be read is named, and the rest is read all the same.',
    )
    .argument('<inputs...>', 'files, folders, http(s) addresses, or - for standard input')
    .option('--outlet <name>', 'who published these reports, where they do not say it or say it wrongly')
    .option('--published <date>', 'when they were published: 2023, 2023-04 or 2023-04-05', dateOption)
    .option('--max-size <size>', 'leave out what is larger: 500kB, 20MB', sizeOption)
    .option('--jobs <count>', 'documents taken apart at once (default: one a core, 4 at most)', jobsOption)
    .addOption(jsonOption())
    .addOption(ledgerOption())
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: Options) => read(inputs, options, context));
}

const EXAMPLES = `
Examples:
  hearsay read reports/                             a folder
  hearsay read brief.pdf https://example.org/a      a file and a web page
  pbpaste | hearsay read - --outlet "The Harbour Bugle" --published 2022-05`;

async function read(
  inputs: readonly string[],
  options: Options,
  { io, engine, exitWith }: Context,
): Promise<void> {
  await withLedger(
    options,
    async (ledger) => {
      const progress = progressOn(io);
      const { outlet, published, maxSize: maxBytes } = options;
      const begun = performance.now();
      const loaded = await engine(options.jobs);
      const { ingest } = await import('../../pipeline.ts');
      try {
        const total = io.live ? countFiles(inputs) : null;
        const result = await ingest(
          inputs,
          ledger,
          loaded,
          { outlet, published, maxBytes },
          ({ done, source }) => progress.step({ done, total, now: printable(source) }),
        );
        progress.end();
        tell(result, options, (performance.now() - begun) / 1000, io);
        if (result.problems.length > 0) exitWith(EXIT.problems);
      } finally {
        await loaded.close();
      }
    },
    true,
  );
}

/** How many files the inputs are, for the progress bar: near enough, for it is the reader that knows what it leaves out. */
function countFiles(inputs: readonly string[]): number {
  return inputs.reduce((count, input) => {
    try {
      if (!statSync(input).isDirectory()) return count + 1;
      const files = readdirSync(input, { recursive: true, withFileTypes: true });
      return count + files.filter((entry) => entry.isFile() && !/^\.|\.meta\.json$/.test(entry.name)).length;
    } catch {
      return count + 1;
    }
  }, 0);
}

function tell(result: Ingested, options: Options, seconds: number, io: Io): void {
  const { documents, added, known, claims, problems } = result;
  if (options.json) {
    io.out(JSON.stringify({ documents, new: added, known, claims, problems }, null, 2));
    return;
  }
  for (const problem of problems) io.err(wrapped(printable(problem.message), io.width, '', '  '));
  const parts = [`${added} new`, `${known} already known`];
  io.out(
    wrapped(
      `Read ${counted(documents, 'document')} (${parts.join(', ')}) in ${seconds.toFixed(1)} s: ${counted(claims, 'claim')} in ${options.ledger}.`,
      io.width,
    ),
  );
  if (problems.length > 0) io.err(`${counted(problems.length, 'problem')}.`);
}
