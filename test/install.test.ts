import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from './root.ts';

const { ownNode, packagesAreInstalled } = (await import(join(ROOT, 'scripts', 'install.mjs'))) as {
  ownNode(root: string): string;
  packagesAreInstalled(root: string): boolean;
};

const places: string[] = [];
after(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

type Packages = Readonly<Record<string, { version: string; optional?: true }>>;

/** A folder with these packages in its lock file and, unless null, in node_modules. */
function folderWith(wanted: Packages, found: Packages | null): string {
  const root = mkdtempSync(join(tmpdir(), 'hearsay-install-'));
  places.push(root);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (!found) return root;
  write(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: found }));
  write(ownNode(root), '');
  return root;
}

const YAML = { 'node_modules/yaml': { version: '2.9.1' } };

test('packages that are as the lock file says are not installed again', () =>
  assert.equal(packagesAreInstalled(folderWith(YAML, YAML)), true));

test('packages are installed where there are none, one lacks or one is of another version', () => {
  assert.equal(packagesAreInstalled(folderWith(YAML, null)), false);
  assert.equal(packagesAreInstalled(folderWith(YAML, {})), false);
  assert.equal(packagesAreInstalled(folderWith(YAML, { 'node_modules/yaml': { version: '2.9.0' } })), false);
});

test('an optional package of another platform may lack', () => {
  const wanted = { ...YAML, 'node_modules/other-platform': { version: '1.0.0', optional: true as const } };
  assert.equal(packagesAreInstalled(folderWith(wanted, YAML)), true);
});

test('an unknown verb is answered with the verbs and exit code 1', () => {
  const run = spawnSync(process.execPath, [join(ROOT, 'scripts', 'bootstrap.mjs'), 'toString'], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^Usage: .*start\|test\|build\|eval\|bench/);
});
