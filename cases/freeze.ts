// node cases/freeze.ts         takes the rows that pass out of cases/baseline.json
// node cases/freeze.ts --add   also puts the rows that fail in: for new rows only, never to hide a step back
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './compare.ts';
import { claimsOf, loadReader } from './engine.ts';
import { type Baseline, CASES, loadBaseline, loadTables } from './table.ts';

const reader = await loadReader();

const before = loadBaseline();
const mayAdd = process.argv.includes('--add');
const after: Record<string, string[]> = {};
for (const table of loadTables())
  for (const row of table.rows) {
    const fails = faultsOf(row, await claimsOf(reader, row)).length > 0;
    if (fails && (mayAdd || before[table.file]?.includes(row.name))) {
      after[table.file] ??= [];
      after[table.file]!.push(row.name);
    }
  }
writeFileSync(join(CASES, 'baseline.json'), `${JSON.stringify(after, null, 2)}\n`);

const size = (baseline: Baseline) => Object.values(baseline).flat().length;
console.log(`Known failures: ${size(before)} before, ${size(after)} now.`);
