import type { Candidate } from './candidate.ts';
import type { Cast } from './cast.ts';
import { Clusters } from './clusters.ts';
import { joinCertain } from './identity.ts';
import { earlierCluster, earlierOffice } from './nominal-links.ts';
import { recentPair } from './pairs.ts';
import { type Antecedent, antecedentsOf, bestAntecedent, type Scored } from './pronoun-links.ts';
import { earlierSet } from './set-links.ts';
import { type CandidateSet, findSets, listedMembers } from './sets.ts';

/** Who is who in a document. */
export interface Resolution {
  readonly clusters: Clusters;
  /** Candidates that a plural candidate stands for together, by the first of the latter's cluster. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/** Sees what a pronoun may stand for before it is linked; how the weights are fitted. */
export type PronounObserver = (pronoun: Candidate, antecedents: readonly Antecedent[]) => void;

/** Joins the candidates of a document: first what is certain, then noun phrases and pronouns in reading order. */
export function resolveAll(cast: Cast, observe?: PronounObserver): Resolution {
  const clusters = new Clusters(cast);
  joinCertain(clusters);
  const sets = findSets(cast);
  const links = new SetLinks(clusters);
  for (const candidate of readingOrder(cast)) {
    if (candidate.role !== null && candidate.name !== null) linkOffice(clusters, candidate);
    else if (candidate.mention.form === 'nominal') linkNominal(clusters, sets, links, candidate);
    else if (candidate.pronoun) {
      if (observe && isThirdPerson(candidate)) observe(candidate, antecedentsOf(clusters, sets, candidate));
      linkPronoun(clusters, sets, links, candidate);
    }
  }
  return { clusters, members: links.members() };
}

function isThirdPerson(candidate: Candidate): boolean {
  return /^(personal|possessive|reflexive)$/.test(candidate.pronoun?.use ?? '');
}

/** By where a phrase ends: what stands inside a phrase ("the head of its board") is read before it. */
function readingOrder(cast: Cast): readonly Candidate[] {
  return [...cast.candidates].sort(
    (a, b) => a.mention.sentence - b.mention.sentence || a.mention.last - b.mention.last || b.index - a.index,
  );
}

/** Which candidates stand for which sets, and the lists inside phrases. */
class SetLinks {
  private readonly clusters: Clusters;
  private readonly first = new Map<CandidateSet, number>();
  private readonly listed = new Map<number, readonly number[]>();

  constructor(clusters: Clusters) {
    this.clusters = clusters;
    for (const candidate of clusters.cast.candidates) {
      const members = listedMembers(clusters.cast, candidate);
      if (members.length > 0) this.listed.set(candidate.index, members);
    }
  }

  /** Whether the phrase itself lists who they are. */
  lists(candidate: Candidate): boolean {
    return this.listed.has(candidate.index);
  }

  link(candidate: Candidate, set: CandidateSet): void {
    const known = this.first.get(set) ?? this.alike(set);
    if (known === undefined) {
      this.first.set(set, candidate.index);
      this.listed.set(candidate.index, set.members);
    } else this.clusters.merge(known, candidate.index, 'stands for the same several');
  }

  /** A candidate that stands for the same together, told of elsewhere. */
  private alike(set: CandidateSet): number | undefined {
    for (const [other, first] of this.first) {
      const equal =
        other.members.length === set.members.length &&
        set.members.every((member) => other.members.some((mate) => this.clusters.same(member, mate)));
      if (equal) return first;
    }
    return undefined;
  }

  members(): ReadonlyMap<number, readonly number[]> {
    const out = new Map<number, readonly number[]>();
    for (const [candidate, members] of [...this.listed].sort((a, b) => a[0] - b[0])) {
      const { root } = this.clusters.of(candidate);
      const known = out.get(root) ?? [];
      const added = members.filter((member) => !this.clusters.same(member, root));
      const all = [...known, ...added];
      out.set(
        root,
        all.filter((member, at) => all.findIndex((other) => this.clusters.same(other, member)) === at),
      );
    }
    return out;
  }
}

function linkOffice(clusters: Clusters, candidate: Candidate): void {
  const cluster = earlierOffice(clusters, candidate);
  if (cluster) clusters.merge(cluster.root, candidate.index, 'told of by office before');
}

function linkNominal(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  links: SetLinks,
  candidate: Candidate,
): void {
  const cluster = earlierCluster(clusters, candidate);
  if (cluster) {
    clusters.merge(cluster.root, candidate.index, 'noun phrase for one told of before');
    return;
  }
  if (clusters.of(candidate.index).root !== candidate.index || links.lists(candidate)) return;
  const set = nearerSet(clusters, sets, candidate);
  if (set) links.link(candidate, set);
}

/** Those told of together, or the two told of apart where they stand nearer. */
function nearerSet(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  candidate: Candidate,
): CandidateSet | null {
  const set = earlierSet(clusters, sets, candidate);
  const pair = recentPair(clusters, candidate);
  return set && pair ? (pair.sentence > set.sentence ? pair : set) : (set ?? pair);
}

function linkPronoun(
  clusters: Clusters,
  sets: readonly CandidateSet[],
  links: SetLinks,
  candidate: Candidate,
): void {
  const use = candidate.pronoun?.use;
  if (use === 'relative' || clusters.of(candidate.index).named) return;
  if (use === 'pair') {
    const set = nearerSet(clusters, sets, candidate);
    if (set) links.link(candidate, set);
  } else if (use === 'former' || use === 'latter') {
    const set = nearestSet(sets, candidate);
    const member = use === 'former' ? set?.members[0] : set?.members.at(-1);
    if (member !== undefined) clusters.merge(member, candidate.index, `the ${use} of two`);
  } else {
    const best = bestAntecedent(clusters, sets, candidate);
    if (best?.set) links.link(candidate, best.set);
    else if (best?.cluster) clusters.merge(best.cluster.root, candidate.index, pronounRule(best));
  }
}

/** The rule of pronouns with its score and the mention it went to. */
function pronounRule({ score, nearest, rivals }: Scored): string {
  return `pronoun, nearest told of as "${nearest.mention.span.quote}", score ${score.toFixed(1)} among ${rivals}`;
}

function nearestSet(sets: readonly CandidateSet[], candidate: Candidate): CandidateSet | null {
  const { sentence, first } = candidate.mention;
  return (
    [...sets]
      .reverse()
      .find(
        (set) =>
          set.members.length === 2 &&
          (set.sentence === sentence ? set.last < first : set.sentence === sentence - 1),
      ) ?? null
  );
}
