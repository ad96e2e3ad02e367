// npm run bench: speed and memory of the whole way, from files to stored claims, through the built command line.
// npm run bench -- --write also puts the table into bench/RESULTS.md; --documents N for a shorter run.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateReport, paragraphsOf } from './generate.ts';
import { type ScoreRow, tableText } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const HEARSAY = join(ROOT, 'bin', 'hearsay.mjs');
const EXAMPLES = join(ROOT, 'examples', 'reports');
const WORDS = 1000;

/** One run of `hearsay read` in a process of its own. */
interface Run {
  readonly seconds: number;
  /** Resident memory in MB, every 100 ms from the start. */
  readonly memory: readonly number[];
  /** Processor time, which other work on the machine does not lengthen; 0 where the system does not tell. */
  readonly processorSeconds: number;
}

function writeReports(folder: string, count: number): number {
  const stock = readdirSync(EXAMPLES)
    .filter((name) => /\.(txt|md)$/.test(name))
    .flatMap((name) => paragraphsOf(readFileSync(join(EXAMPLES, name), 'utf8')));
  if (stock.length === 0) throw new Error('examples/reports holds no .txt or .md to make reports of.');
  mkdirSync(folder, { recursive: true });
  let tokens = 0;
  for (let index = 0; index < count; index++) {
    const report = generateReport(stock, WORDS, index + 1);
    tokens += report.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)!.length;
    writeFileSync(join(folder, `report-${String(index).padStart(5, '0')}.txt`), report);
  }
  return tokens;
}

/** Runs the command line on the first `cores` processor cores, where the system can bind a process to them. */
async function hearsay(words: readonly string[], cores: number): Promise<Run> {
  const bound = spawnSync('taskset', ['--version']).status === 0;
  const command = [process.execPath, HEARSAY, ...words];
  const line = bound ? ['taskset', '-c', `0-${cores - 1}`, ...command] : command;
  const begun = performance.now();
  const child = spawn(line[0]!, line.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
  const memory: number[] = [];
  let processorSeconds = 0;
  const watch = setInterval(() => {
    memory.push(residentMegabytes(child));
    processorSeconds = processorTime(child) || processorSeconds;
  }, 100);
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const status = await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  if (status !== 0) throw new Error(`hearsay ${words[0]} failed:\n${errors}`);
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, processorSeconds, memory: memory.filter((value) => value > 0) };
}

/** Resident memory of a process and its children, 0 where the system does not tell. */
function residentMegabytes(child: ChildProcess): number {
  const of = (pid: string): number => {
    try {
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
      return (
        pages * 4096 +
        children
          .split(' ')
          .filter(Boolean)
          .map(of)
          .reduce((a, b) => a + b, 0)
      );
    } catch {
      return 0;
    }
  };
  return child.pid === undefined ? 0 : of(String(child.pid)) / 1e6;
}

/** Seconds of processor that a process has used, its threads included, in steps of 10 ms. */
function processorTime(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

const highest = (values: readonly number[]): number => Math.max(0, ...values);
const between = (values: readonly number[], from: number, to: number): readonly number[] =>
  values.slice(Math.floor(values.length * from), Math.ceil(values.length * to));

async function measure(place: string, documents: number): Promise<readonly ScoreRow[]> {
  const [one, many] = [join(place, 'one'), join(place, 'many')];
  writeReports(one, 1);
  const tokens = writeReports(many, documents);
  const read = (folder: string, ledger: string, cores: number) =>
    hearsay(['read', '--ledger', join(place, ledger), folder], cores);

  await read(one, 'warming', 1);
  const cold = await read(one, 'cold', 1);
  const listing = await hearsay(['claims', '--ledger', join(place, 'cold')], 1);
  const oneCore = await read(many, 'one-core', 1);
  const twoCores = cpus().length > 1 ? await read(many, 'two-cores', 2) : null;

  const part = `${documents} reports of ${WORDS} words (${tokens} tokens), file to stored claims`;
  const row = (measureName: string, value: number | null, unit: string, beside = ''): ScoreRow => ({
    part,
    measure: measureName,
    value,
    unit,
    beside,
  });
  const warm = (of: (run: Run) => number): number => ((of(oneCore) - of(cold)) / (documents - 1)) * 1000;
  return [
    row('one core', documents / oneCore.seconds, 'documents/s'),
    row('one core', tokens / oneCore.seconds, 'tokens/s'),
    row('two cores', twoCores && documents / twoCores.seconds, 'documents/s'),
    row('two cores', twoCores && tokens / twoCores.seconds, 'tokens/s'),
    row(
      'one warm report, one core',
      warm(({ seconds }) => seconds),
      'ms',
      'to be under 500',
    ),
    row(
      'the same, processor time',
      warm(({ processorSeconds }) => processorSeconds),
      'ms',
    ),
    row('memory, highest in the second quarter', highest(between(oneCore.memory, 0.25, 0.5)), 'MB'),
    row(
      'memory, highest in the last quarter',
      highest(between(oneCore.memory, 0.75, 1)),
      'MB',
      'to be no more',
    ),
    row('cold start: read one report', cold.seconds * 1000, 'ms'),
    row('cold start: to its first claim', (cold.seconds + listing.seconds) * 1000, 'ms', 'to be under 3,000'),
  ];
}

function section(table: string, documents: number): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} cores of ${cpu!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const command = documents === 1000 ? 'npm run bench' : `npm run bench -- --documents ${documents}`;
  const day = new Date().toISOString().slice(0, 10);
  return `\n## Speed, ${day}\n\n${machine}; \`${command}\`\n\n\`\`\`text\n${table}\n\`\`\`\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { write: { type: 'boolean' }, documents: { type: 'string', default: '1000' } },
  });
  const documents = Number(values.documents);
  if (!Number.isInteger(documents) || documents < 10)
    throw new Error(`--documents ${values.documents}: give a whole number of 10 or more.`);
  const place = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    const table = tableText(await measure(place, documents));
    console.log(table);
    if (values.write) appendFileSync(join(ROOT, 'bench', 'RESULTS.md'), section(table, documents));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
