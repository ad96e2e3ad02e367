import type { Candidate } from './candidate.ts';
import { sameClass, sameNameWord } from './class-links.ts';
import { type Cluster, type Clusters, gendersAgree } from './clusters.ts';
import { wordsOf } from './descriptions.ts';
import { fits } from './link-fit.ts';

const THING_REACH = 8;

/** The earlier cluster that a definite noun phrase speaks of again, null where it speaks of something new. */
export function earlierCluster(clusters: Clusters, candidate: Candidate): Cluster | null {
  if (!isAnaphoric(clusters, candidate)) return null;
  if (candidate.determination === 'bare' && candidate.kind === 'unknown')
    return sameConcept(clusters, candidate);
  if (clusters.of(candidate.index).named) return unnamed(sameHead(clusters, candidate));
  return sameHead(clusters, candidate) ?? sameNameWord(clusters, candidate) ?? sameClass(clusters, candidate);
}

function isAnaphoric(clusters: Clusters, candidate: Candidate): boolean {
  if (candidate.mention.form !== 'nominal' || candidate.determination === 'indefinite') return false;
  const cluster = clusters.of(candidate.index);
  if (cluster.root !== candidate.index) return false;
  if (cluster.named) return candidate.determination === 'definite' && candidate.kind === 'person';
  if (candidate.determination !== 'bare' || candidate.kind === 'unknown') return true;
  const owned = clusters.cast.owners[candidate.index]!.length > 0;
  return owned && candidate.plural !== true;
}

/** "The envoy, Mira Salo" may name the envoy told of before, if that one had no name yet. */
function unnamed(cluster: Cluster | null): Cluster | null {
  return cluster === null || cluster.named ? null : cluster;
}

/**
 * Who was told of by office alone before the name came ("the director of the museum ... director Mira Salo"): the only
 * such one, where no other name bears the office.
 */
export function earlierOffice(clusters: Clusters, candidate: Candidate): Cluster | null {
  const { candidates, owners } = clusters.cast;
  if (
    candidate.name === null ||
    candidate.role === null ||
    clusters.of(candidate.index).root !== candidate.index
  )
    return null;
  const office = candidate.role
    .toLowerCase()
    .split(/[\s-]+/)
    .at(-1)!;
  if (!clusters.cast.scene.words.isOffice(office) || clusters.cast.scene.words.isRank(office)) return null;
  const bearers = new Set<Cluster>();
  for (const index of clusters.cast.byNoun(office)) {
    const other = candidates[index]!;
    if (index >= candidate.index) break;
    const cluster = clusters.of(index);
    const single =
      other.name === null && other.plural !== true && /^(definite|possessive)$/.test(other.determination);
    if (cluster.named || single) bearers.add(cluster);
  }
  const [only] = bearers;
  if (bearers.size !== 1 || !only || only.named || !gendersAgree(only.gender, candidate.gender)) return null;
  return owners[candidate.index]!.length === 0 || ownersFit(clusters, candidate, only) ? only : null;
}

/** A thing told of without article is the same thing where it is told of in the same words ("research", "research"). */
function sameConcept(clusters: Clusters, candidate: Candidate): Cluster | null {
  const words = (other: Candidate): string => [...other.words, ...other.complement].join(' ');
  const wanted = words(candidate);
  for (const index of clusters.cast.byNoun(candidate.lemma)) {
    const other = clusters.cast.candidates[index]!;
    if (index >= candidate.index) return null;
    if (other.determination === 'bare' && other.plural === candidate.plural && words(other) === wanted)
      return clusters.of(index);
  }
  return null;
}

function sameHead(clusters: Clusters, candidate: Candidate): Cluster | null {
  const { candidates, byNoun } = clusters.cast;
  const far = candidate.kind === 'unknown' ? candidate.mention.sentence - THING_REACH : -1;
  const tried = new Set<number>();
  for (const index of byNoun(candidate.lemma).toReversed()) {
    const other = candidates[index]!;
    if (index >= candidate.index) continue;
    if (other.mention.sentence < far) break;
    const cluster = clusters.of(index);
    if (cluster.root === candidate.index || tried.has(cluster.root)) continue;
    if (!fits(candidate, other, cluster)) continue;
    if (wordsFit(clusters, candidate, cluster) && ownersFit(clusters, candidate, cluster)) return cluster;
    tried.add(cluster.root);
  }
  return null;
}

function wordsFit(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  const known = wordsOf(clusters, cluster);
  const told = [...candidate.words, ...candidate.complement];
  return told.every((word) => clusters.cast.scene.words.isIn('empty', word) || known.has(word));
}

/** A phrase with an owner speaks only of what has the same owner. */
function ownersFit(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  const own = clusters.cast.owners[candidate.index]!;
  if (own.length === 0)
    return candidate.determination !== 'possessive' || sameWords(clusters, candidate, cluster);
  const theirs = cluster.members.flatMap((member) => clusters.cast.owners[member]!);
  return theirs.some((owner) => own.some((mine) => clusters.same(owner, mine)));
}

/** "your brother" again: whose it is stands outside the text. */
function sameWords(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  const words = candidate.mention.span.quote.toLowerCase();
  return cluster.members.some(
    (member) => clusters.cast.candidates[member]!.mention.span.quote.toLowerCase() === words,
  );
}
