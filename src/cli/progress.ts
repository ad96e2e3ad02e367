import type { Io } from './io.ts';
import { cut } from './layout.ts';

const BAR = 24;
const EVERY_MS = 80;

/** How far long work has come. */
export interface Step {
  readonly done: number;
  /** Null where it is not known how much there is. */
  readonly total: number | null;
  /** What is being worked on. */
  readonly now: string;
}

export interface Progress {
  step(step: Step): void;
  /** Clears the line. */
  end(): void;
}

/** A progress bar on standard error where that is a terminal, else nothing. */
export function progressOn(io: Io): Progress {
  if (!io.live) return { step: () => {}, end: () => {} };
  const begun = performance.now();
  let drawn = 0;
  return {
    step(step) {
      const now = performance.now();
      if (now - drawn < EVERY_MS) return;
      drawn = now;
      io.status(cut(`${bar(step)}  ${rate(step.done, now - begun)}  ${step.now}`, io.width - 1));
    },
    end: () => io.status(''),
  };
}

function bar({ done, total }: Step): string {
  if (total === null || total === 0) return `${done} read`;
  const filled = Math.round((Math.min(done, total) / total) * BAR);
  return `[${'█'.repeat(filled)}${' '.repeat(BAR - filled)}] ${done}/${total}`;
}

function rate(done: number, milliseconds: number): string {
  return `${((done * 1000) / Math.max(1, milliseconds)).toFixed(1)}/s`;
}
