import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ScoreRow } from './table.ts';
import { tallyRows } from './tallies.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');

/** What the scorer gives as JSON; shares from 0 to 1, null where there was nothing to count. */
interface Report {
  readonly documents: number;
  readonly goldClaims: number;
  readonly systemClaims: number;
  readonly recall: number | null;
  readonly precision: number | null;
  readonly consult: {
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
  };
  readonly chained: {
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
  };
  readonly denials: { readonly precision: number | null; readonly recall: number | null };
  readonly ofMatched: Readonly<Record<string, number | null>>;
  readonly cards: number | null;
}

/**
 * Reads the .txt files of `folder` with the command line, as a user would, exports claims and tallies, and scores them
 * against the .json beside each. `misses` is the scorer's list of misses and extras, empty unless `verbose`. Throws Error
 * when reading, exporting or scoring fails.
 */
export function scoreCorpus(
  folder: string,
  scorer: string,
  verbose: boolean,
): { readonly rows: readonly ScoreRow[]; readonly misses: string } {
  const place = mkdtempSync(join(tmpdir(), 'hearsay-eval-'));
  try {
    const ledger = join(place, 'ledger');
    const files = readdirSync(folder).filter(
      (name) => name.endsWith('.txt') && existsSync(join(folder, goldOf(name))),
    );
    if (files.length === 0) throw new Error(`${folder} holds no NAME.txt with NAME.json beside it`);
    // Copied away from the gold, so that nothing of it can be taken for data about the report. What a user would say of
    // a report (outlet, date) stands in NAME.meta.json.
    const reports = join(place, 'reports');
    mkdirSync(reports);
    for (const name of [
      ...files,
      ...files.map(sidecarOf).filter((sidecar) => existsSync(join(folder, sidecar))),
    ])
      copyFileSync(join(folder, name), join(reports, name));
    output([CLI, 'read', '--ledger', ledger, reports]);
    const claims = join(place, 'claims.jsonl');
    writeFileSync(claims, output([CLI, 'export', '--ledger', ledger, '--format', 'claims']));
    const score = (form: string) => output([scorer, '--gold', folder, '--system', claims, form]);
    const report = JSON.parse(score('--json')) as Report;
    const tallies = output([CLI, 'export', '--ledger', ledger, '--format', 'tallies']);
    return {
      rows: [...rowsOf(`claims: ${basename(folder)}`, report), ...tallyRows(folder, files, tallies)],
      misses: verbose ? score('--verbose') : '',
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const sidecarOf = (name: string): string => name.replace(/\.txt$/, '.meta.json');
const goldOf = (name: string): string => name.replace(/\.txt$/, '.json');

function output(words: readonly string[]): string {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0)
    throw new Error(`${words.slice(0, 2).join(' ')} failed:\n${run.stderr || run.stdout}`);
  return run.stdout;
}

/** Bars of the spine and of the accuracy work; the second reader's agreement is that of the corpus' README. */
function rowsOf(name: string, report: Report): readonly ScoreRow[] {
  const part = `${name} (${report.documents} documents, ${report.goldClaims} claims; ${report.systemClaims} found)`;
  const of = report.ofMatched;
  const row = (
    measure: string,
    value: number | null | undefined,
    more: Partial<ScoreRow> = {},
  ): ScoreRow => ({
    part,
    measure,
    value: value ?? null,
    ...more,
  });
  return [
    row('CONSULT F1', report.consult.f1, { bar: 0.75, next: 0.85, beside: 'second reader 0.90 to 0.97' }),
    row('CONSULT precision', report.consult.precision),
    row('CONSULT recall', report.consult.recall),
    row('all claims: recall', report.recall, { bar: 0.5, next: 0.7, beside: 'second reader 0.89 to 0.90' }),
    row('all claims: precision', report.precision, {
      bar: 0.6,
      next: 0.7,
      beside: 'second reader 0.69 to 0.98',
    }),
    row('claims with a chain: F1', report.chained.f1),
    row('denials: recall', report.denials.recall, { next: 0.7 }),
    row('of matched: people', of.people, { bar: 0.85, next: 0.9, beside: 'second reader 0.96' }),
    row('of matched: actors', of.actors),
    row('of matched: recipients', of.recipients),
    row('of matched: mode', of.mode, { next: 0.9 }),
    row('of matched: when exact', of.whenExact, { bar: 0.75, next: 0.85, beside: 'second reader 0.87' }),
    row('of matched: when near', of.whenNear),
    row('of matched: when made up', of.whenSpurious, { beside: 'lower is better' }),
    row('of matched: where', of.where),
    row('of matched: figure', of.figure),
    row('of matched: realis', of.realis, { bar: 0.85, next: 0.9, beside: 'second reader 0.97 to 1.0' }),
    row('of matched: chain root', of.chainRoot, { bar: 0.65, next: 0.8 }),
    row('of matched: chain exact', of.chainExact, {
      bar: 0.5,
      next: 0.65,
      beside: 'second reader 0.92 to 1.0',
    }),
    row('of matched: all slots', of.allSlots, { next: 0.4, beside: 'second reader 0.74 to 0.83' }),
    row('every slot, of all gold', report.cards, { beside: 'second reader 0.66 to 0.73' }),
  ];
}
