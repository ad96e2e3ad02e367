import { loadResources, packageVersion } from '../resources.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

const io = processIo();
const engine = async () => {
  const { loadEngine } = await import('../pipeline.ts');
  return loadEngine(await loadResources());
};
process.exitCode = await run(process.argv.slice(2), { io, engine }, packageVersion());
