// npm run eval: holds the engine against gold data and prints one table. See HELP.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scoreCorpus } from './corpus.ts';
import { type ScoreRow, tableText } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const PARTS = ['corpus', 'parser', 'names', 'polnear', 'time', 'coref'] as const;
type Part = (typeof PARTS)[number];

const HELP = `npm run eval [-- OPTIONS]
  --shared DIR    folder with corpus/, data/ and tools/score.mjs (default ../shared; or HEARSAY_SHARED)
  --corpus DIR    a folder with NAME.txt and NAME.json pairs; may be given more than once
                  (default: corpus/ of the shared folder, and cases/gold/seen)
  --only PART     one of ${PARTS.join(', ')}; may be given more than once
  --verbose       print the scorer's misses and extras as well`;

/** What a part is measured with. */
interface Setting {
  readonly shared: string;
  readonly corpora: readonly string[];
  readonly verbose: boolean;
}

const MEASURE: Readonly<Record<Part, (setting: Setting) => Promise<readonly ScoreRow[]>>> = {
  corpus: corpusRows,
  parser: async ({ shared }) => withData(shared, 'treebank', async (data) => (await models(data)).parser),
  names: nameRows,
  polnear: async ({ shared }) =>
    withData(shared, 'polnear', async (data) => (await import('./parts.ts')).polnearRows(data)),
  time: async ({ shared }) =>
    withData(shared, 'time', async (data) => (await import('./parts.ts')).timeRowsOf(data)),
  coref: async ({ shared }) =>
    withData(shared, 'coref', async (data) => (await import('./parts.ts')).corefRows(data)),
};

async function nameRows({ shared }: Setting): Promise<readonly ScoreRow[]> {
  const found = await withData(shared, 'ner', async (data) => (await models(data)).names);
  const pairs = await withData(shared, 'names', async (data) =>
    (await import('./name-pairs.ts')).namePairRows(data),
  );
  return [...found, ...pairs];
}

/** What `rows` makes of the data folder; nothing, and a word about it, where the set is not there. */
async function withData(
  shared: string,
  set: string,
  rows: (dataDir: string) => Promise<readonly ScoreRow[]>,
): Promise<readonly ScoreRow[]> {
  const data = join(shared, 'data');
  return existsSync(join(data, set)) ? rows(data) : skipped(set, join(data, set));
}

let measured: ReturnType<typeof import('./models.ts').modelRows> | undefined;

/** Parser and names come of one run. */
async function models(dataDir: string): ReturnType<typeof import('./models.ts').modelRows> {
  const { modelRows } = await import('./models.ts');
  measured ??= modelRows(dataDir);
  return measured;
}

async function corpusRows(setting: Setting): Promise<readonly ScoreRow[]> {
  const scorer = join(setting.shared, 'tools', 'score.mjs');
  if (!existsSync(scorer)) return skipped('the claims', scorer);
  return setting.corpora.flatMap((folder) => {
    if (!existsSync(folder)) return skipped('the claims', folder);
    const { rows, misses } = scoreCorpus(folder, scorer, setting.verbose);
    if (misses) console.log(`${folder}\n${misses}`);
    return rows;
  });
}

function skipped(what: string, missing: string): readonly ScoreRow[] {
  console.error(`Skipped ${what}: ${missing} is not there; name its place with --shared DIR.`);
  return [];
}

function settingOf(values: { shared?: string; corpus?: string[]; verbose?: boolean }): Setting {
  const shared = resolve(values.shared ?? process.env.HEARSAY_SHARED ?? join(ROOT, '..', 'shared'));
  const own = join(ROOT, 'cases', 'gold', 'seen');
  const corpora = values.corpus?.map((folder) => resolve(folder)) ?? [join(shared, 'corpus'), own];
  return { shared, corpora, verbose: values.verbose ?? false };
}

function partsOf(only: readonly string[] | undefined): readonly Part[] {
  const unknown = only?.find((name) => !PARTS.includes(name as Part));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: choose one of ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => only?.includes(part) ?? true);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      shared: { type: 'string' },
      corpus: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  const setting = settingOf(values);
  const rows: ScoreRow[] = [];
  for (const part of partsOf(values.only)) rows.push(...(await MEASURE[part](setting)));
  console.log(rows.length > 0 ? tableText(rows) : 'Nothing was measured.');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
