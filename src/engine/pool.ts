import { Worker } from 'node:worker_threads';
import type { Document, Extraction } from '../model/index.ts';
import { type Engine, loadEngine } from '../pipeline.ts';
import { loadResources } from '../resources.ts';
import type { Answer, Task } from './worker.ts';

/**
 * An engine that takes `lanes` documents apart at once. The first document is taken apart in this thread, since a thread
 * takes as long to start as one document: a single report is done sooner so. All others go to threads with an engine of
 * their own, which are started when there is work for them; with one lane everything stays in this thread.
 * Throws as `loadResources` and `loadEngine`.
 */
export async function loadPool(lanes: number): Promise<Engine> {
  const here = await loadEngine(await loadResources());
  if (lanes <= 1) return here;
  let forFirst: Engine | null = here;
  const idle: Lane[] = [];
  const all = new Set<Lane>();
  const inThread = async (document: Document): Promise<Extraction> => {
    const lane = idle.pop() ?? new Lane((ended) => all.delete(ended));
    all.add(lane);
    try {
      return await lane.read(document);
    } finally {
      if (all.has(lane)) idle.push(lane);
    }
  };
  return {
    version: here.version,
    lexicon: here.lexicon,
    lanes,
    read(document) {
      if (!forFirst) return inThread(document);
      const first = forFirst;
      forFirst = null;
      return first.read(document);
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
  constructor(lost: (lane: Lane) => void) {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url));
    this.#worker.on('message', (answer: Answer) => {
      const settle = this.#settle;
      this.#settle = null;
      if ('extraction' in answer) settle?.done(answer.extraction);
      else settle?.failed(new Error(answer.failure));
    });
    const ended = (error: Error): void => {
      lost(this);
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
