import { Worker } from 'node:worker_threads';
import { parseLexicon } from '../lexicon/index.ts';
import type { Document, Extraction } from '../model/index.ts';
import { type Engine, loadEngine } from '../pipeline.ts';
import { loadResources, loadWords } from '../resources.ts';
import type { Answer, Task } from './worker.ts';

/**
 * An engine that takes `lanes` documents apart at once, each in a thread with an engine of its own; with one lane it
 * works in this thread. A thread is started when there is work for it. Throws as `loadResources` and `loadEngine`.
 */
export async function loadPool(lanes: number): Promise<Engine> {
  if (lanes <= 1) return loadEngine(await loadResources());
  const { version, lexicon } = loadWords();
  const idle: Lane[] = [];
  const all = new Set<Lane>();
  const newLane = (): Lane => {
    const lane = new Lane(() => all.delete(lane));
    all.add(lane);
    return lane;
  };
  return {
    version,
    lexicon: parseLexicon(lexicon),
    lanes,
    async read(document) {
      const lane = idle.pop() ?? newLane();
      try {
        return await lane.read(document);
      } finally {
        if (all.has(lane)) idle.push(lane);
      }
    },
    close: async () => {
      await Promise.all([...all].map((lane) => lane.close()));
    },
  };
}

/** One thread, which takes one document apart at a time. */
class Lane {
  readonly #worker: Worker;
  #settle: {
    readonly done: (extraction: Extraction) => void;
    readonly failed: (error: Error) => void;
  } | null = null;

  /** `lost` is called when the thread has ended, for instance because it ran out of memory. */
  constructor(lost: () => void) {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url));
    this.#worker.on('message', (answer: Answer) => {
      const settle = this.#settle;
      this.#settle = null;
      if ('extraction' in answer) settle?.done(answer.extraction);
      else settle?.failed(new Error(answer.failure));
    });
    const ended = (error: Error): void => {
      lost();
      this.#settle?.failed(error);
      this.#settle = null;
    };
    this.#worker.on('error', ended);
    this.#worker.on('exit', () => ended(new Error('its thread ended')));
  }

  read(document: Document): Promise<Extraction> {
    return new Promise((done, failed) => {
      this.#settle = { done, failed };
      this.#worker.postMessage(document satisfies Task);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
