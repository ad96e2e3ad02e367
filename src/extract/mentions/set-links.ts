import type { Candidate } from './candidate.ts';
import { type Cluster, type Clusters, gendersAgree, kindsAgree } from './clusters.ts';
import { REACH } from './link-fit.ts';
import { suitAll } from './pairs.ts';
import type { CandidateSet } from './sets.ts';

/** The set that a plural phrase speaks of ("both groups", "the two sides", "the parties"), null where none fits. */
export function earlierSet(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  candidate: Candidate,
): CandidateSet | null {
  if (
    candidate.plural !== true ||
    candidate.determination === 'indefinite' ||
    candidate.determination === 'bare'
  )
    return null;
  if (candidate.determination === 'possessive' || candidate.complement.length > 0) return null;
  if (candidate.words.size > 0 && candidate.count === null) return null;
  const { words } = clusters.cast.scene;
  if (candidate.mention.form === 'nominal' && !words.isSet(candidate.lemma) && candidate.count === null)
    return null;
  const { sentence, first } = candidate.mention;
  const suiting = sets.filter(
    (set) =>
      (set.sentence < sentence || set.last < first) &&
      set.sentence >= sentence - REACH + 1 &&
      set.sentence <= sentence &&
      (candidate.count === null || set.members.length === candidate.count) &&
      set.members.every((member) => isOfKind(clusters, candidate, clusters.of(member))) &&
      suitAll(clusters, candidate, set.members),
  );
  const wanted = /^(party|side)$/.test(candidate.lemma) ? 'parties' : 'list';
  return (
    suiting.sort(
      (a, b) =>
        b.sentence - a.sentence || Number(b.how === wanted) - Number(a.how === wanted) || b.last - a.last,
    )[0] ?? null
  );
}

function isOfKind(clusters: Clusters, candidate: Candidate, member: Cluster): boolean {
  if (!gendersAgree(member.gender, candidate.gender)) return false;
  if (candidate.mention.form === 'pronoun' || clusters.cast.scene.words.isIn('any_parties', candidate.lemma))
    return true;
  if (member.plural === true && candidate.count !== null) return false;
  if (candidate.kind === 'person') return member.kind === 'person';
  if (
    candidate.kind === 'state' ||
    candidate.kind === 'unknown' ||
    /^(country|nation|state|government|capital)$/.test(candidate.lemma)
  )
    return member.kind === 'state';
  return member.kind !== 'person' && kindsAgree(member.kind, 'group');
}
