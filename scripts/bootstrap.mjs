// npm start, npm test, npm run build, eval and bench come here. Runs under Node 20, without any package; installs and
// builds what is missing or out of date, and then goes on under the Node that the repository brings along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildIsFresh } from './build.mjs';
import { installPackages, ownNode, packagesAreInstalled } from './install.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the user typed the command: paths among the arguments are relative to it. */
const CALLER = process.env.INIT_CWD ?? process.cwd();

const TEST_FILES = ['src', 'test', 'cases', 'bench', 'examples'].map((folder) => `${folder}/**/*.test.ts`);

const VERBS = {
  start: (words) => {
    mustBuild();
    return node([join(ROOT, 'scripts', 'start.mjs'), ...words], CALLER);
  },
  test: (words) => {
    // Wrong types are reported by test/checks.test.ts among the rest.
    if (!buildIsFresh(ROOT)) build(ROOT);
    const files = words.length > 0 ? words : TEST_FILES;
    const options = ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-timeout=240000'];
    return node(['--disable-warning=ExperimentalWarning', ...options, ...files], ROOT);
  },
  build: () => {
    mustBuild();
    return 0;
  },
  eval: (words) => node([...QUIET, join(ROOT, 'bench', 'eval.ts'), ...words], CALLER),
  bench: (words) => {
    mustBuild();
    return node([...QUIET, join(ROOT, 'bench', 'bench.ts'), ...words], CALLER);
  },
};
const QUIET = ['--disable-warning=ExperimentalWarning'];

function mustBuild() {
  if (buildIsFresh(ROOT)) return;
  console.error('Building ...');
  if (!build(ROOT)) throw new Error('The build failed: mend what the compiler names above.');
}

/** Runs the repository's own Node and gives its exit code. */
function node(words, folder) {
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH: path };
  const run = spawnSync(ownNode(ROOT), words, { cwd: folder, stdio: 'inherit', env });
  if (run.error) throw new Error(`Node could not be started: ${run.error.message}.`);
  return run.status ?? 130;
}

function main() {
  const [verb, ...words] = process.argv.slice(2);
  const act = Object.hasOwn(VERBS, verb ?? '') ? VERBS[verb] : undefined;
  if (!act) throw new Error(`Usage: node scripts/bootstrap.mjs ${Object.keys(VERBS).join('|')} [ARGUMENTS]`);
  if (!existsSync(CALLER)) throw new Error(`The folder ${CALLER} is gone.`);
  if (!packagesAreInstalled(ROOT)) installPackages(ROOT);
  return act(words);
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
