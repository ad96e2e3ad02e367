import { availableParallelism } from 'node:os';
import { loadPeople, packageVersion } from '../resources.ts';
import type { Ledger } from '../store/index.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

/** More threads than this take memory and hardly time: one thread writes what all of them take from documents. */
const MOST_LANES = 4;

const io = processIo();
const engine = async (jobs = Math.min(MOST_LANES, availableParallelism())) => {
  const { loadPool } = await import('../engine/pool.ts');
  return loadPool(jobs);
};
const join = async (ledger: Ledger) => {
  if (!(await ledger.needsResolution())) return;
  const { joinNames } = await import('../pipeline.ts');
  await joinNames(ledger, loadPeople());
};
process.exitCode = await run(process.argv.slice(2), { io, engine, join }, packageVersion());
