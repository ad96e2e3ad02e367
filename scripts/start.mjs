// The main job: reads reports into ./hearsay-ledger and prints who met, called and wrote to whom, on whose say-so.
// Without arguments it reads the examples; else the files, folders and addresses given.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HEARSAY = join(ROOT, 'bin', 'hearsay.mjs');
const LEDGER = ['--ledger', 'hearsay-ledger'];

/** Most documents that are listed one by one where the ledger holds others too. */
const LISTED_ALONE = 50;

function hearsay(...words) {
  return spawnSync(process.execPath, [HEARSAY, ...words, ...LEDGER], { stdio: 'inherit' }).status ?? 130;
}

/** Documents of the ledger, as `hearsay documents --json` gives them. */
function documents() {
  const run = spawnSync(process.execPath, [HEARSAY, 'documents', '--json', ...LEDGER], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return run.status === 0 ? JSON.parse(run.stdout) : [];
}

/** SHA-256 of each file among the inputs and in their folders: a ledger knows a document by it, wherever it lies. */
function printsOf(inputs) {
  const files = inputs.filter(existsSync).flatMap((input) => {
    if (!statSync(input).isDirectory()) return [input];
    const entries = readdirSync(input, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  return new Set(files.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex')));
}

/** Lists meetings, calls, letters, visits and talks: all, or where the ledger has other documents too, the inputs'. */
function list(inputs) {
  const prints = printsOf(inputs);
  const all = documents();
  const ours = all.filter(
    ({ sha256, source }) => prints.has(sha256) || inputs.some((input) => source.split('#')[0] === input),
  );
  if (ours.length === 0) return 0;
  if (ours.length === all.length || ours.length > LISTED_ALONE)
    return hearsay('claims', '--words', '--event', 'CONSULT');
  return Math.max(
    ...ours.map(({ id, source }) => {
      console.log(`\n${source}`);
      return hearsay('claims', '--words', '--event', 'CONSULT', '--document', id);
    }),
  );
}

function next() {
  const command = relative(process.cwd(), HEARSAY);
  const lines = [
    ['show ID', 'a claim as a card, with its chain and its words (ID: the end of its line)'],
    ['explain ID', 'which rules made it'],
    ['claims --who NAME', 'all claims about somebody'],
    ['claims --realis denied', 'what is said not to have happened'],
    ['sources', 'who says how much'],
    ['people', 'who is spoken of, with all spellings'],
    ['--help', 'all there is'],
  ];
  console.log(`\nNext, with the ledger in ./hearsay-ledger:`);
  for (const [words, what] of lines)
    console.log(`  ${`${command} ${words}`.padEnd(command.length + 26)}${what}`);
  console.log(`${'  npm start -- FILES...'.padEnd(command.length + 28)}your own reports`);
}

const given = process.argv.slice(2);
const inputs = given.length > 0 ? given : [join(ROOT, 'examples', 'reports')];
const read = hearsay('read', ...inputs);
// 1 says that some input could not be read; what could be is shown all the same.
if (read > 1) process.exit(read);
const listed = list(inputs);
next();
process.exitCode = read || listed;
