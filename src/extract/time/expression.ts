import { type When, whenOf } from '../../model/index.ts';
import type { TimeExpression } from '../types.ts';
import type { Stretch } from './calendar.ts';
import type { Relation } from './relation.ts';

/** A time expression with what attachment needs to know of it. */
export interface Expression extends TimeExpression {
  /** What the words name without the preposition before them; null for lengths, sets and what is not known. */
  readonly stretch: Stretch | null;
  readonly relation: Relation;
  /** The event noun that the words date ("the 7 May attack", "the letter dated 7 May"); null where they date none. */
  readonly event: number | null;
  readonly loose: boolean;
  readonly approximate: boolean;
  /** Whether it tells when: dates and times do, lengths and repetitions do not, nor do "now" and "recently". */
  readonly dates: boolean;
}

/** A When, null where the year or month make no date (XXXX with a season). */
export function safeWhen(edtf: string, basis: When['basis'], span: When['span']): When | null {
  try {
    return whenOf(edtf, basis, span);
  } catch {
    return null;
  }
}
