import type { EntityKind } from '../../model/index.ts';
import { childrenOf, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import { type Cluster, type Clusters, gendersAgree } from './clusters.ts';
import { wordsOf } from './descriptions.ts';
import { treeAt } from './scene.ts';
import type { CandidateSet } from './sets.ts';

/** How many sentences back the two may have been told of. */
const REACH = 4;
/** States that no list has may be taken for groups or places. */
const LANDS: ReadonlySet<EntityKind> = new Set(['state', 'place', 'group']);
const PERSONS: ReadonlySet<EntityKind> = new Set(['person']);
const ORGANISED: ReadonlySet<EntityKind> = new Set(['group', 'body', 'outlet', 'state']);
const ANYONE: ReadonlySet<EntityKind> = new Set([...PERSONS, ...ORGANISED]);
const NO_BUSINESS =
  /\b(Ministry|Court|Council|Union|Party|Commission|Agency|Authority|Parliament|Senate|Committee|Police|Exchange|University)\b/;

/**
 * Whom "the two", "both men", "the two ministers", "the pair", "the parties" or "the companies" speak of where no
 * coordination tells it: the two of that office, else the two told of last that fit, of one kind. Null where a third
 * stands as near, or where only one is known.
 */
export function recentPair(clusters: Clusters, candidate: Candidate): CandidateSet | null {
  if (!isPairWord(clusters, candidate)) return null;
  const acting = actingOn(clusters, candidate);
  for (const kinds of kindsWanted(clusters, candidate)) {
    const holders = bearers(clusters, candidate, kinds, acting);
    if (holders.length === 2) return setOf(holders);
    for (let reach = 0; reach <= (kinds === ANYONE ? 2 : REACH); reach++) {
      const near = recent(clusters, candidate, kinds, reach, acting);
      const named = near.filter(({ cluster }) => cluster.named);
      const own = near.filter(({ cluster }) => !isOwnedBy(clusters, cluster, near));
      const found = [together(clusters, named), together(clusters, near), named, own];
      const two = (kinds === ANYONE ? found.slice(0, 2) : found).find((each) => each.length === 2);
      if (two) return setOf(two);
      if (near.length > 2) break;
    }
  }
  return null;
}

/** Those of the office or calling that the noun names, wherever they were told of ("the two ministers"). */
function bearers(
  clusters: Clusters,
  candidate: Candidate,
  kinds: ReadonlySet<EntityKind>,
  acting: ReadonlySet<number>,
): readonly Near[] {
  if (candidate.kind !== 'person' || !kinds.has('person') || candidate.pronoun) return [];
  if (
    clusters.cast.scene.words.isIn('any_two', candidate.lemma) ||
    clusters.cast.scene.words.isIn('any_office', candidate.lemma)
  )
    return [];
  if (/^(man|woman|person|people)$/.test(candidate.lemma)) return [];
  return recent(clusters, candidate, kinds, Number.POSITIVE_INFINITY, acting).filter(
    ({ cluster }) => cluster.named && bears(clusters, candidate.lemma, cluster),
  );
}

/** Who does to the two what is told ("the mayor urged both sides"), by the roots of their clusters. */
function actingOn(clusters: Clusters, candidate: Candidate): ReadonlySet<number> {
  const { sentence, head } = candidate.mention;
  const tree = treeAt(clusters.cast.scene, sentence);
  const out = new Set<number>();
  for (let at = head; at >= 0; at = tree.tokens[at]!.head) {
    const { deprel } = tree.tokens[at]!;
    if (/^(nsubj|ccomp|conj|advcl|acl|parataxis|root)/.test(deprel) && at === head) break;
    const over = tree.tokens[at]!.head;
    for (const subject of over < 0 ? [] : subjectsOf(tree, over)) {
      const actor = subject === at ? null : clusters.cast.at(sentence, subject);
      if (actor) out.add(clusters.of(actor.index).root);
    }
    if (/^(nsubj|ccomp|advcl|acl|parataxis|root)/.test(deprel)) break;
  }
  return out;
}

/** The subject of a verb, or of the verb that it is joined to. */
function subjectsOf(tree: Tree, verb: number): readonly number[] {
  const own = childrenOf(tree, verb, 'nsubj');
  const { deprel, head } = tree.tokens[verb]!;
  return own.length > 0 || !isRelation(deprel, 'conj') || head < 0 ? own : childrenOf(tree, head, 'nsubj');
}

/** "His lawyer" beside "him": told of for the other's sake. */
function isOwnedBy(clusters: Clusters, cluster: Cluster, others: readonly Near[]): boolean {
  if (cluster.named) return false;
  const owners = cluster.members.flatMap((member) => clusters.cast.owners[member]!);
  return owners.some((owner) => others.some((other) => clusters.same(owner, other.cluster.root)));
}

/** Counted two; or a plural noun for parties with nothing else said of them. */
function isPairWord(clusters: Clusters, candidate: Candidate): boolean {
  if (candidate.plural !== true || candidate.complement.length > 0) return false;
  if (candidate.pronoun?.use === 'pair') return true;
  if (candidate.pronoun || !/^(definite|demonstrative)$/.test(candidate.determination)) return false;
  if (clusters.cast.owners[candidate.index]!.length > 0) return false;
  if (candidate.count !== null)
    return (
      candidate.count === 2 &&
      (candidate.kind !== 'unknown' || clusters.cast.scene.words.isIn('any_two', candidate.lemma))
    );
  const bare = candidate.words.size === 0 && candidate.determination === 'definite';
  return (
    bare &&
    (/^(side|party|man|woman)$/.test(candidate.lemma) ||
      clusters.cast.scene.words.isIn('businesses', candidate.lemma))
  );
}

function kindsWanted(clusters: Clusters, candidate: Candidate): readonly ReadonlySet<EntityKind>[] {
  if (/^(side|party)$/.test(candidate.lemma)) return [ORGANISED, ANYONE];
  if (/^(ally|partner|neighbou?r|signatory)$/.test(candidate.lemma)) return [ORGANISED, PERSONS];
  if (candidate.pronoun || clusters.cast.scene.words.isIn('any_two', candidate.lemma))
    return [PERSONS, ORGANISED];
  if (candidate.kind === 'person') return [PERSONS];
  if (candidate.kind === 'state') return [new Set<EntityKind>(['state']), LANDS];
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
  acting: ReadonlySet<number>,
): readonly Near[] {
  const found: Near[] = [];
  for (let index = candidate.index - 1; index >= 0; index--) {
    const nearest = clusters.cast.candidates[index]!;
    const { sentence, last } = nearest.mention;
    if (sentence < candidate.mention.sentence - reach) break;
    if (sentence === candidate.mention.sentence && last >= candidate.mention.first) continue;
    const cluster = clusters.of(index);
    if (acting.has(cluster.root) || found.some((other) => other.cluster.root === cluster.root)) continue;
    if (kinds === LANDS && !isLand(clusters, cluster)) continue;
    if (kinds.has(cluster.kind) && isSingle(clusters, cluster) && suits(clusters, candidate, cluster))
      found.push({ cluster, nearest });
  }
  return found;
}

/** One word with a capital that no list of places holds. */
function isLand(clusters: Clusters, cluster: Cluster): boolean {
  return cluster.members.some((member) => {
    const { name, entry } = clusters.cast.candidates[member]!;
    return name !== null && !name.includes(' ') && entry === null && /^\p{Lu}\p{Ll}+$/u.test(name);
  });
}

function isSingle(clusters: Clusters, cluster: Cluster): boolean {
  if (cluster.named) return true;
  const told = cluster.members.some((member) => {
    const { mention, lemma } = clusters.cast.candidates[member]!;
    return mention.form === 'nominal' && !/^(every|any|no|some)(body|one)$/.test(lemma);
  });
  return told && cluster.plural !== true;
}

/** Whether each of several can be of the office that a noun names ("both historians"). */
export function suitAll(clusters: Clusters, candidate: Candidate, members: readonly number[]): boolean {
  const named = candidate.kind === 'person' && clusters.cast.scene.words.isOffice(candidate.lemma);
  return !named || members.every((member) => suits(clusters, candidate, clusters.of(member)));
}

/** Of the gender that the noun tells; of its office or trade, and of what else is said, where one is known. */
function suits(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  if (!gendersAgree(cluster.gender, candidate.gender)) return false;
  const known = wordsOf(clusters, cluster);
  if (
    ![...candidate.words].every(
      (word) => clusters.cast.scene.words.isIn('of_each_other', word) || known.has(word),
    )
  )
    return false;
  if (clusters.cast.scene.words.isIn('businesses', candidate.lemma)) return isBusiness(clusters, cluster);
  if (cluster.kind !== 'person' || !clusters.cast.scene.words.isOffice(candidate.lemma)) return true;
  return (
    clusters.cast.scene.words.isIn('any_office', candidate.lemma) ||
    officesOf(clusters, cluster).length === 0 ||
    bears(clusters, candidate.lemma, cluster)
  );
}

/** What is named as no other body, or told of by a noun for a business. */
function isBusiness(clusters: Clusters, cluster: Cluster): boolean {
  const told = cluster.members.map((member) => clusters.cast.candidates[member]!);
  if (cluster.named) return told.every(({ name }) => !NO_BUSINESS.test(name ?? ''));
  return told.some(({ lemma }) => clusters.cast.scene.words.isIn('businesses', lemma));
}

function officesOf(clusters: Clusters, cluster: Cluster): readonly string[] {
  const told = cluster.members.map((member) => clusters.cast.candidates[member]!);
  return told.flatMap(({ role, lemma, name }) => role ?? (name === null && lemma !== '' ? lemma : []));
}

/** Whether one is told to be of an office or calling; a colleague or counterpart is of the other's. */
function bears(clusters: Clusters, office: string, cluster: Cluster, steps = 2): boolean {
  const told = officesOf(clusters, cluster);
  if (told.some((words) => words.toLowerCase().includes(office))) return true;
  if (steps === 0) return false;
  return cluster.members.some((member) => {
    const { role, lemma } = clusters.cast.candidates[member]!;
    if (!/\b(colleague|counterpart|opposite number)\b/.test(role?.toLowerCase() ?? lemma)) return false;
    return clusters.cast.owners[member]!.some((owner) =>
      bears(clusters, office, clusters.of(owner), steps - 1),
    );
  });
}

/** Those of them that take part in one act: its subject, its object, its partner ("A told B about C"). */
function together(clusters: Clusters, found: readonly Near[]): readonly Near[] {
  const acts = new Map<string, Near[]>();
  for (const near of found) {
    const { sentence } = near.nearest.mention;
    const tree = treeAt(clusters.cast.scene, sentence);
    const head = near.nearest.heads.find((each) => isCore(tree, each));
    if (head === undefined) continue;
    const key = `${sentence} ${tree.tokens[head]!.head}`;
    acts.set(key, [...(acts.get(key) ?? []), near]);
  }
  return [...acts.values()].find((act) => act.length === 2) ?? [];
}

/** Whether a token is subject, object or partner of a verb. */
function isCore(tree: Tree, token: number): boolean {
  const { deprel, head } = tree.tokens[token]!;
  const partner =
    isRelation(deprel, 'obl') && markersOf(tree, token).some((mark) => /^(with|to)$/.test(mark));
  return head >= 0 && (partner || ['nsubj', 'obj', 'iobj'].some((relation) => isRelation(deprel, relation)));
}

function setOf(two: readonly Near[]): CandidateSet {
  const inOrder = [...two].sort((a, b) => a.cluster.root - b.cluster.root);
  const latest = two.reduce((far, each) => (each.nearest.index > far.nearest.index ? each : far));
  const { sentence, last } = latest.nearest.mention;
  return { sentence, last, members: inOrder.map(({ nearest }) => nearest.index), how: 'parties' };
}
