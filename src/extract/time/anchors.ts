import type { Stretch, StretchUnit } from './calendar.ts';
import type { Tense } from './tense.ts';

/** What a phrase is resolved against. */
export interface Anchors {
  /** Day, month or year of publication, stated or estimated; null where unknown. */
  readonly document: Stretch | null;
  /** The stretch last told of, null at the beginning. */
  readonly focus: Stretch | null;
  /** Whether the text has spoken of now ("on Tuesday", "last week") since the narrative's time. */
  readonly interrupted: boolean;
  /** The quarter of a year last told of, null where there was none. */
  readonly quarter: Stretch | null;
  /** Whether a preposition looks ahead to the time ("by May", "until Tuesday"). */
  readonly ahead: boolean;
  /** The stretch with a stated year that the narrative stands at, where it reaches this far; else null. */
  readonly narrative: Stretch | null;
  readonly tense: Tense;
  /** Whether the clause looks back from the narrative ("had met" where the narrative says "met"). */
  readonly lookingBack: boolean;
  /** The year that the text gives elsewhere to the same day of the same month, else null. */
  readonly statedYear: (month: number, day: number) => number | null;
}

/** A stretch with whether its year or more was worked out. */
export interface Resolved {
  readonly stretch: Stretch;
  readonly inferred: boolean;
}

/** How fine a stretch is: units from long to short. */
export const FINENESS: Readonly<Record<StretchUnit, number>> = {
  century: 0,
  decade: 1,
  year: 2,
  half: 3,
  season: 3,
  quarter: 3,
  month: 4,
  week: 5,
  weekend: 5,
  day: 6,
};
