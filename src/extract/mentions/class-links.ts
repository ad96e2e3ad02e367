import { foldName } from '../../model/index.ts';
import type { Candidate } from './candidate.ts';
import { isSubject } from './cast.ts';
import { type Cluster, type Clusters, kindsAgree } from './clusters.ts';
import { wordsOf } from './descriptions.ts';
import { fits, REACH } from './link-fit.ts';

/** Lists of nouns each of which may speak of what another of its list named. */
const ALIKE = ['groups_alike', 'businesses_alike', 'institutions_alike', 'clubs_alike'] as const;

/** "the institute", "the Varda institute" of "Varda Institute for Peace". */
export function sameNameWord(clusters: Clusters, candidate: Candidate): Cluster | null {
  if (candidate.plural === true || candidate.kind === 'person' || candidate.kind === 'unknown') return null;
  let best: Cluster | null = null;
  for (let index = candidate.index - 1; index >= 0 && best === null; index--) {
    const other = clusters.cast.candidates[index]!;
    if (other.name === null || other.kind === 'person' || other.entry?.kind === 'state') continue;
    const cluster = clusters.of(index);
    if (!kindsAgree(cluster.kind, candidate.kind)) continue;
    const known = wordsOf(clusters, cluster);
    if (!isInName(clusters, cluster, candidate.lemma)) continue;
    if ([...candidate.words].every((word) => known.has(word))) best = cluster;
  }
  return best;
}

function isInName(clusters: Clusters, cluster: Cluster, word: string): boolean {
  return cluster.members.some((member) => {
    const { name, mention } = clusters.cast.candidates[member]!;
    return name !== null && foldName(`${name} ${mention.span.quote}`).split(' ').includes(word);
  });
}

/** "the group" of the nearest group, "the newspaper" of the nearest outlet, "the man" of the nearest man. */
export function sameClass(clusters: Clusters, candidate: Candidate): Cluster | null {
  const suits = classTest(clusters, candidate);
  if (!suits || candidate.plural === true || candidate.complement.length > 0) return null;
  const from = candidate.mention.sentence - REACH;
  const seen = new Set<number>();
  let best: Cluster | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = candidate.index - 1; index >= 0; index--) {
    const other = clusters.cast.candidates[index]!;
    if (other.mention.sentence < from) break;
    const cluster = clusters.of(index);
    if (seen.has(cluster.root) || cluster.root === candidate.index) continue;
    seen.add(cluster.root);
    if (!candidate.proper.every((word) => wordsOf(clusters, cluster).has(word))) continue;
    if (sharesVerb(clusters, candidate, cluster)) continue;
    if (!suits(cluster, other) || !fits(candidate, other, cluster)) continue;
    const score = nearness(clusters, candidate, other, cluster);
    if (score > most) [best, most] = [cluster, score];
  }
  return best;
}

/** Subject and object of one verb are two ("it had warned the company"). */
function sharesVerb(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  const { sentence, head } = candidate.mention;
  const { tokens } = clusters.cast.scene.sentences[sentence]!;
  const argument = /^(nsubj|obj|iobj)/;
  const own = tokens[head]!;
  if (!argument.test(own.deprel)) return false;
  return cluster.members.some((member) => {
    const { mention } = clusters.cast.candidates[member]!;
    if (mention.sentence !== sentence || mention.head === head) return false;
    const other = tokens[mention.head]!;
    return other.head === own.head && argument.test(other.deprel);
  });
}

function nearness(clusters: Clusters, candidate: Candidate, other: Candidate, cluster: Cluster): number {
  const back = candidate.mention.sentence - other.mention.sentence;
  const subject = isSubject(clusters.cast.scene, other) ? 0.8 : 0;
  const often = Math.log2(1 + cluster.members.filter((member) => member < candidate.index).length) * 0.3;
  const adjective = other.mention.form === 'adjective' || other.entry?.use === 'capital' ? -0.7 : 0;
  return subject + often + adjective - back + (cluster.named ? 0.3 : 0);
}

type Suits = (cluster: Cluster, other: Candidate) => boolean;

function classTest(clusters: Clusters, candidate: Candidate): Suits | null {
  const { lemma, kind } = candidate;
  const owned = clusters.cast.owners[candidate.index]!.some((owner) => clusters.of(owner).kind !== 'state');
  if (owned || candidate.determination === 'possessive' || candidate.determination === 'bare') return null;
  const { words } = clusters.cast.scene;
  if (kind === 'document')
    return (cluster, other) =>
      cluster.kind === 'document' && (other.name !== null || words.sameDocument(lemma, other.lemma));
  if (kind === 'outlet') return (cluster) => cluster.kind === 'outlet' && cluster.named;
  if (kind === 'state')
    return words.isIn('no_state', lemma)
      ? null
      : (cluster) => cluster.kind === 'state' && (cluster.named || !isAdministration(clusters, cluster));
  if (kind === 'place')
    return words.isIn('places_alike', lemma) ? (cluster) => cluster.kind === 'place' && cluster.named : null;
  if (kind === 'person')
    return words.isIn('persons_alike', lemma)
      ? (cluster) => cluster.kind === 'person' && cluster.plural !== true
      : null;
  const classes = ALIKE.filter((list) => words.isIn(list, lemma));
  if (classes.length === 0) return null;
  return (cluster, other) => {
    if (cluster.entry !== null && cluster.kind === 'state') return false;
    if (cluster.kind !== 'group' && cluster.kind !== 'body' && !(cluster.kind === 'unknown' && cluster.named))
      return false;
    if (other.name !== null || other.pronoun) return true;
    return classes.some((list) => words.isIn(list, other.lemma));
  };
}

/** "The Salo administration": no country. */
function isAdministration(clusters: Clusters, cluster: Cluster): boolean {
  return cluster.members.some((member) => clusters.cast.candidates[member]!.lemma === 'administration');
}
