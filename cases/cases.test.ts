import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf } from './compare.ts';
import { claimsOf, loadReader } from './engine.ts';
import { loadBaseline, loadTables } from './table.ts';

const tables = loadTables();
const baseline = loadBaseline();
const reader = await loadReader();

for (const table of tables)
  describe(`cases/${table.file}`, () => {
    const known = new Set(baseline[table.file]);
    for (const row of table.rows)
      test(row.name, {
        skip: reader ? false : 'the engine (src/pipeline.ts) is not there yet',
      }, async (t) => {
        const faults = faultsOf(row, await claimsOf(reader, row));
        if (known.has(row.name)) {
          assert.notDeepEqual(faults, [], 'This row passes now: take its name out of cases/baseline.json.');
          t.todo('known failure, in cases/baseline.json');
          return;
        }
        if (faults.length > 0) assert.fail(`\n${row.text}\n${faults.join('\n')}`);
      });
  });

test('cases/baseline.json names only rows that exist', () => {
  const rows = new Map(tables.map((table) => [table.file, new Set(table.rows.map((row) => row.name))]));
  const gone = Object.entries(baseline).flatMap(([file, names]) =>
    names.filter((name) => !rows.get(file)?.has(name)).map((name) => `${file}: ${name}`),
  );
  assert.deepEqual(gone, []);
});
