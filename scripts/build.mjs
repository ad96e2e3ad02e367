import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ownNode } from './install.mjs';

const STAMP = '.built-from';

/** Whether dist/ was made from the sources as they stand. */
export function buildIsFresh(root) {
  const stamp = join(root, 'dist', STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stateOfSources(root);
}

/**
 * Compiles src/ into dist/, with import specifiers rewritten from .ts to .js, and lexicon/ into dist/lexicon.json. All is
 * made aside and then moved into place, so that a program that starts meanwhile does not load half a build. Gives
 * false, after the compiler has printed why, when the types are wrong; the code is there then too, but counts as not
 * built.
 */
export function build(root) {
  const state = stateOfSources(root);
  const fresh = join(root, 'node_modules', '.cache', `hearsay-build-${process.pid}`);
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(ownNode(root), [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.error) throw new Error(`The compiler could not be started: ${run.error.message}.`);
  const worked = run.status === 0;
  if (existsSync(fresh)) {
    compileLexicon(root, fresh);
    if (worked) writeFileSync(join(fresh, STAMP), state);
    replace(join(root, 'dist'), fresh);
  }
  return worked;
}

function compileLexicon(root, into) {
  const script = join(root, 'scripts', 'compile-lexicon.mjs');
  const run = spawnSync(ownNode(root), [script, root, into], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stderr}\nlexicon/ could not be compiled.`);
}

function replace(old, fresh) {
  const aside = `${fresh}.old`;
  if (existsSync(old)) renameSync(old, aside);
  renameSync(fresh, old);
  rmSync(aside, { recursive: true, force: true });
}

/** SHA-256 over names and contents of all that the build reads. */
function stateOfSources(root) {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  for (const file of [...settings, ...filesUnder(join(root, 'src')), ...filesUnder(join(root, 'lexicon'))]) {
    if (!existsSync(file)) continue;
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
