import { foldName } from '../../model/index.ts';
import type { Candidate } from './candidate.ts';
import type { Cluster, Clusters } from './clusters.ts';

const byCandidate = new WeakMap<Candidate, ReadonlySet<string>>();
const byCluster = new WeakMap<Cluster, ReadonlySet<string>>();

/** All words that a cluster is described by: of its phrases, names, titles, and the names of its owners. */
export function wordsOf(clusters: Clusters, cluster: Cluster): ReadonlySet<string> {
  const known = byCluster.get(cluster);
  if (known) return known;
  const words = new Set<string>();
  for (const member of cluster.members) {
    for (const word of ownWords(clusters.cast.candidates[member]!)) words.add(word);
    for (const owner of clusters.cast.owners[member]!)
      for (const word of ownWords(clusters.cast.candidates[owner]!)) words.add(word);
  }
  byCluster.set(cluster, words);
  return words;
}

function ownWords(candidate: Candidate): ReadonlySet<string> {
  const known = byCandidate.get(candidate);
  if (known) return known;
  const named = candidate.name === null ? '' : `${candidate.name} ${candidate.mention.span.quote}`;
  const folded = named === '' ? [] : foldName(`${named} ${candidate.role ?? ''}`).split(' ');
  const words = new Set([...folded, ...candidate.words, ...candidate.complement, candidate.lemma]);
  words.delete('');
  byCandidate.set(candidate, words);
  return words;
}
