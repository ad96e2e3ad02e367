import type { Candidate } from './candidate.ts';
import { type Cluster, gendersAgree, kindsAgree, numbersAgree } from './clusters.ts';

/** How many sentences back a noun of another word ("the group") looks; the same noun looks through the document. */
export const REACH = 4;

/** Whether kind, gender, number and count of a phrase agree with an earlier one and its cluster, and neither stands inside the other. */
export function fits(candidate: Candidate, other: Candidate, cluster: Cluster): boolean {
  if (holds(other, candidate) || holds(candidate, other)) return false;
  if (!kindsAgree(cluster.kind, candidate.kind) || !gendersAgree(cluster.gender, candidate.gender))
    return false;
  if (!numbersAgree(cluster.plural, candidate.plural)) return false;
  if (candidate.count === null || candidate.count === 1) return true;
  return other.count === null
    ? /^(definite|demonstrative|possessive)$/.test(other.determination)
    : candidate.count === other.count;
}

function holds(outer: Candidate, inner: Candidate): boolean {
  return (
    outer.mention.sentence === inner.mention.sentence &&
    outer.start <= inner.mention.head &&
    inner.mention.head <= outer.mention.last
  );
}
