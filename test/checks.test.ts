import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './root.ts';

/** Runs a tool of node_modules and fails with what it printed. */
function passes(tool: string, ...words: readonly string[]): void {
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules', ...tool.split('/')), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, `\n${run.stdout}${run.stderr}`);
}

test('format and lint are clean', () =>
  passes('@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=50', '.'));

test('the types are right', () => passes('typescript/bin/tsc', '--noEmit', '-p', '.'));
