/** Kinds of analyst's acts. */
export const DECISION_KINDS = ['accept', 'reject', 'correct', 'merge', 'split', 'rate', 'note'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An analyst's act on a claim or entity: append-only, signed and dated. Undone by a later one with `undoes`. */
export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  /** Id of the claim, entity or document it is about. */
  readonly subject: string;
  /** What the act needs beside the subject: the corrected slots, the other entity, the text of a note. */
  readonly value: unknown;
  readonly by: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Id of the decision that this one takes back, else null. */
  readonly undoes: string | null;
}
