import type { Bound, ChainLink, Participant, TraceStep, Where } from './claim.ts';
import type { EventType } from './plover.ts';
import type { Span } from './span.ts';
import type { When } from './when.ts';

/** A stated count of events ("had met at least four times in 2023"), with one chain. It is no claim of any one of them. */
export interface Tally {
  readonly id: string;
  readonly document: string;
  readonly engine: string;
  readonly event: EventType;
  /** One of MODES[event], or null. */
  readonly mode: string | null;
  /** All that take part, actors first. */
  readonly who: readonly Participant[];
  readonly where: Where | null;
  /** A whole number, 1 or more. */
  readonly count: number;
  readonly bound: Bound;
  /** The stretch within which the events are counted; null where none is told. */
  readonly period: When | null;
  /** Never empty: begins with the outlet, or `this document` where it is unknown. */
  readonly chain: readonly ChainLink[];
  /** The words the tally stands on. */
  readonly evidence: Span;
  /** The word that told of the events. */
  readonly trigger: Span;
  readonly trace: readonly TraceStep[];
}

/**
 * How a tally stands against the events that its document tells one by one: `borne out`, so many are told; `short`, fewer
 * are; `exceeded`, more are; `not checkable`, they are not told one by one, or too little is known of them.
 */
export const VERDICTS = ['borne out', 'short', 'exceeded', 'not checkable'] as const;
export type Verdict = (typeof VERDICTS)[number];
