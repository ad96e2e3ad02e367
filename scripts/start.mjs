// The main job: reads reports into ./hearsay-ledger and prints who met, called and wrote to whom, on whose say-so.
// Without arguments it reads the examples; else the files, folders and addresses given.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HEARSAY = join(ROOT, 'bin', 'hearsay.mjs');
const LEDGER = 'hearsay-ledger';

function hearsay(words) {
  return spawnSync(process.execPath, [HEARSAY, ...words], { stdio: 'inherit' }).status ?? 130;
}

const sources = process.argv.slice(2);
const examples = join(ROOT, 'examples', 'reports');
const read = hearsay(['read', '--ledger', LEDGER, ...(sources.length > 0 ? sources : [examples])]);
const listed = hearsay(['claims', '--ledger', LEDGER, '--event', 'CONSULT']);
process.exitCode = read || listed;
