import type { TimeUnit } from '../../lexicon/times.ts';

/** Day of the week (1 Monday), part of the day (TIMEX3 code) and so on, as far as the words tell. */
export interface Fields {
  readonly century?: number;
  readonly decade?: number;
  readonly year?: number;
  /** 1 or 2. */
  readonly half?: number;
  /** 1 to 4. */
  readonly quarter?: number;
  /** EDTF 21 to 24. */
  readonly season?: number;
  readonly month?: number;
  readonly day?: number;
  /** 1 Monday to 7 Sunday. */
  readonly weekday?: number;
  /** The n-th weekday of the month; -1 is the last. */
  readonly nth?: number;
  /** A day known by its name ("Christmas"). */
  readonly feast?: true;
  /** "T10:35" or "TMO". */
  readonly time?: string;
}

/** A stretch at a distance from now or from the time last told of. `offset` is null where the words do not count. */
export interface Pointed {
  readonly kind: 'pointed';
  readonly unit: TimeUnit;
  readonly offset: number | null;
  /** Where `offset` is null: which way. */
  readonly way: -1 | 0 | 1;
  readonly base: 'document' | 'focus';
  readonly time?: string;
  /** "a year earlier" in a report of quarters compares the quarter with that of the year before. */
  readonly compares?: boolean;
  /** Counted off ("two weeks later"), not named ("last week"). */
  readonly counted?: boolean;
}

/** Named parts of the calendar; what is not told is worked out. */
export interface Calendar {
  readonly kind: 'calendar';
  readonly fields: Fields;
  /**
   * "last April", "next Sunday", "this summer" are told from now, "that May", "the following Sunday", "the previous
   * March" from the time last told of; null where the words leave it open.
   */
  readonly way: 'last' | 'this' | 'next' | 'that' | 'following' | 'preceding' | null;
  /** "July last year", "the third quarter of this year". */
  readonly within: Pointed | null;
}

/** A length of time, or with `side` the stretch of that length before or after now. */
export interface Duration {
  readonly kind: 'duration';
  /** TIMEX3 value, for instance "P2Y", "PXM", "PT5H30M". */
  readonly value: string;
  readonly amount: number | null;
  readonly unit: TimeUnit;
  /** "the past two years", "the next week": which side of now; null for a bare length. */
  readonly side: 'past' | 'next' | null;
}

/** What comes again and again, by its TIMEX3 value. */
export interface Recurring {
  readonly kind: 'set';
  readonly value: string;
}

/** What only points at now, the past or the future. */
export interface Vague {
  readonly kind: 'vague';
  readonly value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF';
}

/** Two ends told in one breath: "3-7 June", "2019-21". */
export interface Range {
  readonly kind: 'range';
  readonly from: Fields;
  readonly to: Fields;
}

export type Phrase = Pointed | Calendar | Duration | Recurring | Vague | Range;

/** What words around a phrase say of it: which part, and how sure. */
export interface Hedges {
  readonly part: 'early' | 'middle' | 'late' | null;
  readonly approximate: boolean;
}

/** What a rule found: the phrase and the tokens, both included. */
export interface Found {
  readonly rule: string;
  readonly phrase: Phrase;
  readonly hedges: Hedges;
  readonly first: number;
  readonly last: number;
}
