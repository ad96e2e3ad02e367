import type { EntityKind } from '../../model/index.ts';
import { isRelation, markersOf } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import { type Cluster, type Clusters, gendersAgree } from './clusters.ts';
import { treeAt } from './scene.ts';
import type { CandidateSet } from './sets.ts';

/** How many sentences back the two may have been told of. */
const REACH = 4;
/** Nouns for any two who have to do with each other; alone they say nothing of who they are. */
const ANYBODY = /^(two|both|pair|duo|side|party|ally|rival|partner|neighbou?r|foe|enemy|signatory)$/;
const PERSONS: ReadonlySet<EntityKind> = new Set(['person']);
const ORGANISED: ReadonlySet<EntityKind> = new Set(['group', 'body', 'outlet', 'state']);
const BUSINESS = /^(company|firm|business|manufacturer|concern|bank|airline|corporation|carrier|maker)$/;
const NO_BUSINESS =
  /\b(Ministry|Court|Council|Union|Party|Commission|Agency|Authority|Parliament|Senate|Committee|Police|Exchange|University)\b/;

/**
 * Whom "the two", "both men", "the two ministers", "the pair", "the parties" or "the companies" speak of where no
 * coordination tells it: the two told of last that fit, of one kind. Null where a third stands as near, or where only
 * one is known.
 */
export function recentPair(clusters: Clusters, candidate: Candidate): CandidateSet | null {
  if (!isPairWord(clusters, candidate)) return null;
  for (const kinds of kindsWanted(candidate))
    for (let reach = 0; reach <= REACH; reach++) {
      const near = recent(clusters, candidate, kinds, reach);
      const named = near.filter(({ cluster }) => cluster.named);
      const two = [named, near, together(clusters, named), together(clusters, near)].find(
        (found) => found.length === 2,
      );
      if (two) return setOf(two);
      if (near.length > 2) break;
    }
  return null;
}

/** Counted two; or a plural noun for parties with nothing else said of them. */
function isPairWord(clusters: Clusters, candidate: Candidate): boolean {
  if (candidate.plural !== true || candidate.complement.length > 0) return false;
  if (candidate.pronoun?.use === 'pair') return true;
  if (candidate.pronoun || !/^(definite|demonstrative)$/.test(candidate.determination)) return false;
  if (clusters.cast.owners[candidate.index]!.length > 0) return false;
  if (candidate.count !== null)
    return candidate.count === 2 && (candidate.kind !== 'unknown' || ANYBODY.test(candidate.lemma));
  const bare = candidate.words.size === 0 && candidate.determination === 'definite';
  return bare && (/^(side|party|man|woman)$/.test(candidate.lemma) || BUSINESS.test(candidate.lemma));
}

function kindsWanted(candidate: Candidate): readonly ReadonlySet<EntityKind>[] {
  if (/^(side|party|ally|partner|neighbou?r|signatory)$/.test(candidate.lemma)) return [ORGANISED, PERSONS];
  if (candidate.pronoun || ANYBODY.test(candidate.lemma)) return [PERSONS, ORGANISED];
  if (candidate.kind === 'person') return [PERSONS];
  if (candidate.kind === 'state') return [new Set<EntityKind>(['state'])];
  return [new Set<EntityKind>(['group', 'body', 'outlet'])];
}

interface Near {
  readonly cluster: Cluster;
  readonly nearest: Candidate;
}

/** Single persons or bodies that fit, told of by name or noun in the sentences from `reach` back up to the phrase. */
function recent(
  clusters: Clusters,
  candidate: Candidate,
  kinds: ReadonlySet<EntityKind>,
  reach: number,
): readonly Near[] {
  const found: Near[] = [];
  for (let index = candidate.index - 1; index >= 0; index--) {
    const nearest = clusters.cast.candidates[index]!;
    const { sentence, last } = nearest.mention;
    if (sentence < candidate.mention.sentence - reach) break;
    if (sentence === candidate.mention.sentence && last >= candidate.mention.first) continue;
    const cluster = clusters.of(index);
    if (found.some((other) => other.cluster.root === cluster.root)) continue;
    if (kinds.has(cluster.kind) && isSingle(clusters, cluster) && suits(clusters, candidate, cluster))
      found.push({ cluster, nearest });
  }
  return found;
}

function isSingle(clusters: Clusters, cluster: Cluster): boolean {
  if (cluster.named) return true;
  const told = cluster.members.some((member) => clusters.cast.candidates[member]!.mention.form === 'nominal');
  return told && cluster.plural !== true;
}

/** Of the gender that the noun tells; of its office or trade where one is known. */
function suits(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  if (!gendersAgree(cluster.gender, candidate.gender)) return false;
  if (BUSINESS.test(candidate.lemma))
    return cluster.members.every((member) => !NO_BUSINESS.test(clusters.cast.candidates[member]!.name ?? ''));
  if (cluster.kind !== 'person' || !clusters.cast.scene.words.isOffice(candidate.lemma)) return true;
  if (/^(leader|official|head|chief|member|player)$/.test(candidate.lemma)) return true;
  const told = cluster.members.map((member) => clusters.cast.candidates[member]!);
  const offices = told.flatMap(({ role, lemma, name }) => role ?? (name === null ? lemma : []));
  return offices.length === 0 || offices.some((office) => office.toLowerCase().includes(candidate.lemma));
}

/** Those of them that take part in one act: its subject, its object, its partner ("A told B about C"). */
function together(clusters: Clusters, found: readonly Near[]): readonly Near[] {
  const acts = new Map<string, Near[]>();
  for (const near of found) {
    const { sentence, head } = near.nearest.mention;
    const tree = treeAt(clusters.cast.scene, sentence);
    const { deprel, head: verb } = tree.tokens[head]!;
    const core =
      ['nsubj', 'obj', 'iobj'].some((relation) => isRelation(deprel, relation)) ||
      (isRelation(deprel, 'obl') && markersOf(tree, head).some((marker) => /^(with|to)$/.test(marker)));
    if (!core || verb < 0) continue;
    const key = `${sentence} ${verb}`;
    acts.set(key, [...(acts.get(key) ?? []), near]);
  }
  return [...acts.values()].find((act) => act.length === 2) ?? [];
}

function setOf(two: readonly Near[]): CandidateSet {
  const inOrder = [...two].sort((a, b) => a.cluster.root - b.cluster.root);
  const latest = two.reduce((far, each) => (each.nearest.index > far.nearest.index ? each : far));
  const { sentence, last } = latest.nearest.mention;
  return { sentence, last, members: inOrder.map(({ nearest }) => nearest.index), how: 'parties' };
}
