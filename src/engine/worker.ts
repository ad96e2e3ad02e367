import { parentPort } from 'node:worker_threads';
import type { Document, Extraction } from '../model/index.ts';
import { loadEngine } from '../pipeline.ts';
import { loadResources } from '../resources.ts';

/** What a thread of the pool is given, one at a time, and what it answers. */
export type Task = Document;
export type Answer = { readonly extraction: Extraction } | { readonly failure: string };

const port = parentPort;
if (port) {
  const engine = loadResources().then(loadEngine);
  port.on('message', (document: Task) => {
    engine
      .then((loaded) => loaded.read(document))
      .then(
        (extraction): Answer => ({ extraction }),
        (error): Answer => ({ failure: error instanceof Error ? error.message : String(error) }),
      )
      .then((answer) => port.postMessage(answer));
  });
}
