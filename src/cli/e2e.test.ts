import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { packageFolder } from '../resources.ts';
import type { WireClaim } from '../wire/index.ts';

const HOME = packageFolder();
const HEARSAY = join(HOME, 'bin', 'hearsay.mjs');
const REPORTS = join(HOME, 'examples', 'reports');
const needed = [
  join('dist', 'src', 'cli', 'main.js'),
  join('models', 'english.onnx'),
  join('examples', 'reports'),
];
const missing = needed.filter((path) => !existsSync(join(HOME, path)));
const skip = missing.length > 0 ? `${missing.join(', ')} is missing; run npm run build` : false;

const root = mkdtempSync(join(tmpdir(), 'hearsay-cli-e2e-'));
after(() => rmSync(root, { recursive: true, force: true }));

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [HEARSAY, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finished(child: ChildProcess): Promise<{ exit: number | null; out: string; err: string }> {
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'close')]);
  return { exit: child.exitCode, out, err };
}

function hearsay(...words: string[]): Promise<{ exit: number | null; out: string; err: string }> {
  return finished(start(...words));
}

describe('the command line on real reports', { skip }, () => {
  it('reads all that was left after it was killed, in two processes at once', async () => {
    const ledger = join(root, 'killed');
    const killed = start('read', '--ledger', ledger, REPORTS);
    while (!existsSync(join(ledger, 'ledger.sqlite'))) await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, Math.random() * 2000));
    killed.kill('SIGKILL');
    await once(killed, 'close');

    const both = await Promise.all([1, 2].map(() => hearsay('read', '--ledger', ledger, REPORTS)));
    for (const { exit, err } of both) assert.deepEqual([exit, err], [0, '']);
    const documents = JSON.parse((await hearsay('documents', '--ledger', ledger, '--json')).out);
    assert.equal(documents.length, readdirSync(REPORTS).length);
    assert.ok(documents.every((each: { engine: string | null }) => each.engine !== null));
  });

  it('shows and explains a claim that it lists, and ends silently when its reader goes away', async () => {
    const ledger = join(root, 'killed');
    const claims = JSON.parse((await hearsay('claims', '--ledger', ledger, '--json')).out) as WireClaim[];
    const chained = claims.find((claim) => claim.event === 'CONSULT' && claim.chain.length > 1);
    assert.ok(chained, 'no meeting, call or letter with a source beside the outlet');
    const page = await hearsay('show', '--ledger', ledger, chained.id);
    assert.equal(page.exit, 0, page.err);
    for (const link of chained.chain.slice(1)) assert.ok(page.out.includes(link.name), link.name);
    const explained = await hearsay('explain', '--ledger', ledger, chained.id);
    assert.match(explained.out, /\nevent {2,}\S/);
    assert.match(explained.out, /\nchain {2,}\S/);

    const child = start('export', '--ledger', ledger);
    child.stdout!.once('data', () => child.stdout!.destroy());
    const [err] = await Promise.all([text(child.stderr!), once(child, 'close')]);
    assert.deepEqual([child.exitCode, err], [0, '']);
  });

  it('says which file cannot be read, and prints nothing else on standard error', async () => {
    const { exit, err } = await hearsay('read', '--ledger', join(root, 'none'), join(root, 'not-there.txt'));
    assert.equal(exit, 1);
    assert.match(err.replace(/\s+/g, ' '), /not-there\.txt was not found; check the path\. 1 problem\. $/);
  });
});

it('runs under an older Node too, where one is installed', { skip }, (context) => {
  const older = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'node'))
    .find((node) => {
      const version = existsSync(node) ? spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout : '';
      return Number(/^v(\d+)/.exec(version ?? '')?.[1] ?? 99) < 24;
    });
  if (!older) return context.skip('no Node before 24 on the path');
  const run = spawnSync(older, [HEARSAY, 'claims', '--ledger', join(root, 'nowhere')], { encoding: 'utf8' });
  assert.equal(run.status, 3, run.stderr);
  assert.match(run.stderr, /^hearsay: There is no ledger in /);
});
