import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Runtime } from './parse/index.ts';
import { loadEngine } from './pipeline.ts';
import { loadResources, packageFolder, packageVersion } from './resources.ts';
import { inventedDocument } from './store/invented.test-suite.ts';

const skip = existsSync(join(packageFolder(), 'models', 'english.onnx')) ? false : 'models/ is missing';

it('keys the engine by package version and a fingerprint of models and lexicon, the same each time', {
  skip,
}, async () => {
  const [one, two] = [await loadResources(), await loadResources()];
  assert.equal(one.version, two.version);
  assert.match(one.version, /^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  assert.ok(one.version.startsWith(`${packageVersion()}+`));
});

it('decides the same in WebAssembly as natively', { skip }, async () => {
  const resources = await loadResources();
  const web = await import('onnxruntime-web');
  web.env.wasm.numThreads = 1;
  const runtime = web as unknown as Runtime;
  const native = await loadEngine(resources);
  const fallback = await loadEngine({ ...resources, parser: { ...resources.parser, runtime } });
  const document = inventedDocument(
    'a.txt',
    'Orsolya Vantongeren met Tadeo Quispelar in Port Ellery on 3 May 2022, a senior clerk told The Harbour Bugle. ' +
      'Ulla Brandvold denied that the Salt Guild had paid them at least $4 million a year since 2019.',
  );
  const found = await native.read(document);
  assert.deepEqual(await fallback.read(document), found);
  assert.ok(found.claims.length > 0);
});
