import { childrenOf, dominates } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Cluster, Clusters } from './clusters.ts';
import { featuresOf } from './pronoun-features.ts';
import { fits, isInWordsOf, isSpeaker } from './pronoun-fit.ts';
import { isAllowed, isBarred } from './pronoun-grammar.ts';
import { treeAt } from './scene.ts';
import type { CandidateSet } from './sets.ts';
import { FEATURES, type Feature, WEIGHTS, type Weights } from './weights.ts';

/** How many sentences back a pronoun looks. */
const REACH = 5;

/** Whom a pronoun may stand for: a cluster by its mention nearest before, or a set. */
export interface Antecedent {
  readonly cluster: Cluster | null;
  readonly set: CandidateSet | null;
  /** The mention nearest before the pronoun; of a set its last member. */
  readonly nearest: Candidate;
  readonly features: Readonly<Record<Feature, number>>;
}

/** The class of weights for a pronoun. */
export function weightClass(pronoun: Candidate): 'person' | 'thing' | 'plural' {
  if (pronoun.plural === true) return 'plural';
  return pronoun.kind === 'person' ? 'person' : 'thing';
}

/** An antecedent with the sum of its weights, and how many there were to choose from. */
export interface Scored extends Antecedent {
  readonly score: number;
  readonly rivals: number;
}

/** The best antecedent of a third-person pronoun, null where none is allowed. */
export function bestAntecedent(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  pronoun: Candidate,
): Scored | null {
  const weights = WEIGHTS[weightClass(pronoun)];
  const all = antecedentsOf(clusters, sets, pronoun);
  let best: Scored | null = null;
  for (const antecedent of all) {
    const score = scoreOf(antecedent, weights);
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY))
      best = { ...antecedent, score, rivals: all.length };
  }
  return best;
}

function scoreOf(antecedent: Antecedent, weights: Weights): number {
  let score = 0;
  for (const feature of FEATURES) score += weights[feature] * antecedent.features[feature];
  return score;
}

/** All that grammar, number, gender and kind allow a pronoun to stand for, nearest first. */
export function antecedentsOf(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  pronoun: Candidate,
): readonly Antecedent[] {
  const { candidates } = clusters.cast;
  const seen = new Set<number>();
  const found: { cluster: Cluster | null; set: CandidateSet | null; nearest: Candidate }[] = [];
  const from = pronoun.mention.sentence - REACH;
  const consider = (candidate: Candidate): void => {
    const cluster = clusters.of(candidate.index);
    if (isInWordsOf(clusters, pronoun, candidate) || isBarred(clusters, pronoun, candidate))
      seen.add(cluster.root);
    if (seen.has(cluster.root) || !isAllowed(clusters, pronoun, candidate)) return;
    if (!fits(clusters, pronoun, cluster, candidate) || isSpeaker(clusters, pronoun, cluster)) return;
    seen.add(cluster.root);
    found.push({ cluster, set: null, nearest: candidate });
  };
  for (let index = pronoun.index - 1; index >= 0; index--) {
    const candidate = candidates[index]!;
    if (candidate.mention.sentence < from) break;
    consider(candidate);
  }
  const ahead = subjectAhead(clusters, pronoun);
  if (ahead) {
    seen.delete(clusters.of(ahead.index).root);
    const known = found.findIndex(({ cluster }) => cluster?.root === clusters.of(ahead.index).root);
    if (known >= 0) found.splice(known, 1);
    consider(ahead);
  }
  if (pronoun.plural === true)
    for (const set of sets) if (isSetBefore(clusters, set, pronoun, from)) found.push(ofSet(clusters, set));
  found.sort((a, b) => b.nearest.index - a.nearest.index);
  return found.map((entry, rank) => ({ ...entry, features: featuresOf(clusters, pronoun, entry, rank) }));
}

function ofSet(
  clusters: Clusters,
  set: CandidateSet,
): { cluster: null; set: CandidateSet; nearest: Candidate } {
  return { cluster: null, set, nearest: clusters.cast.candidates[set.members.at(-1)!]! };
}

function isSetBefore(clusters: Clusters, set: CandidateSet, pronoun: Candidate, from: number): boolean {
  const { sentence, first } = pronoun.mention;
  if (set.sentence < from || set.sentence > sentence) return false;
  if (set.sentence === sentence && set.last >= first) return false;
  if (set.members.some((member) => clusters.same(member, pronoun.index))) return false;
  return set.members.every((member) => isAllowed(clusters, pronoun, clusters.cast.candidates[member]!));
}

/** The subject of the main clause after a fronted phrase ("In her report, Salo said"). */
function subjectAhead(clusters: Clusters, pronoun: Candidate): Candidate | null {
  const { sentence, head } = pronoun.mention;
  const tree = treeAt(clusters.cast.scene, sentence);
  const subject = childrenOf(tree, tree.root, 'nsubj')[0];
  if (subject === undefined || subject < head) return null;
  const fronted = childrenOf(tree, tree.root, 'obl', 'advcl').some(
    (child) => child < subject && dominates(tree, child, head),
  );
  const candidate = fronted ? clusters.cast.at(sentence, subject) : null;
  return candidate && candidate.name !== null ? candidate : null;
}
