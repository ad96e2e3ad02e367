#!/usr/bin/env node
// Starts Hearsay under Node 24 or newer; an older Node hands over to the one that came with the packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'src', 'cli', 'main.js');

function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

async function start() {
  if (!existsSync(main)) return fail('Hearsay is not built yet; run: npm run build');
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
    // node:sqlite is called experimental in Node 24; that is no news to a user.
    const { emitWarning } = process;
    process.emitWarning = (warning, ...more) => {
      if (more[0] !== 'ExperimentalWarning' && more[0]?.type !== 'ExperimentalWarning')
        emitWarning.call(process, warning, ...more);
    };
    await import(pathToFileURL(main).href);
    return;
  }
  const node = ownNode();
  if (!node) return fail(`Hearsay needs Node.js ${NEEDED} or newer; this is ${process.versions.node}.`);
  const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (run.signal) process.kill(process.pid, run.signal);
  process.exitCode = run.status ?? 70;
}

function fail(message) {
  console.error(`hearsay: ${message}`);
  process.exitCode = 70;
}

await start();
