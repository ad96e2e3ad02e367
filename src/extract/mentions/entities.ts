import { type DocumentEntity, type EntityKind, foldName, idOf } from '../../model/index.ts';
import type { Candidate } from './candidate.ts';
import type { Cluster, Clusters } from './clusters.ts';
import { nameWords } from './name-match.ts';
import type { Resolution } from './resolve.ts';

/** The entities of a document and, by candidate, the entity that it speaks of (null for a pronoun left open). */
export interface Entities {
  readonly entities: readonly DocumentEntity[];
  readonly of: (candidate: number) => DocumentEntity | null;
}

/** Makes entities of the clusters, sorted by first mention. A cluster of pronouns alone is none. */
export function entitiesOf(resolution: Resolution): Entities {
  const { clusters } = resolution;
  const kept = clusters.all().filter((cluster) => isEntity(resolution, cluster));
  const drafts = new Map(kept.map((cluster) => [cluster.root, draftOf(resolution, cluster)]));
  const byRoot = new Map<number, DocumentEntity>();
  for (const cluster of kept) {
    const draft = drafts.get(cluster.root)!;
    const idAt = (candidate: number): string | null => drafts.get(clusters.of(candidate).root)?.id ?? null;
    const of = draft.owner === null ? null : idAt(draft.owner);
    const members = (resolution.members.get(cluster.root) ?? []).flatMap((member) => idAt(member) ?? []);
    const { owner: _, ...rest } = draft;
    byRoot.set(cluster.root, { ...rest, of: of === draft.id ? null : of, members: [...new Set(members)] });
  }
  const of = (candidate: number): DocumentEntity | null => byRoot.get(clusters.of(candidate).root) ?? null;
  const entities = [...byRoot.values()].sort(
    (a, b) => a.mentions[0]!.span.start - b.mentions[0]!.span.start || (a.id < b.id ? -1 : 1),
  );
  return { entities, of };
}

interface Draft extends Omit<DocumentEntity, 'of' | 'members'> {
  readonly owner: number | null;
}

function isEntity(resolution: Resolution, cluster: Cluster): boolean {
  const { candidates } = resolution.clusters.cast;
  return (
    cluster.members.some((member) => candidates[member]!.mention.form !== 'pronoun') ||
    (resolution.members.get(cluster.root)?.length ?? 0) > 1
  );
}

function draftOf(resolution: Resolution, cluster: Cluster): Draft {
  const { clusters } = resolution;
  const members = cluster.members.map((member) => clusters.cast.candidates[member]!);
  const names = namesOf(members);
  const name = cluster.entry ?? fullest(names) ?? description(resolution, cluster, members);
  const mentions = members.map(({ mention }) => mention);
  const kind = kindOf(cluster, members, resolution);
  const told = roleOf(clusters, kind, cluster, members);
  const document = clusters.cast.scene.parsed.document.id;
  return {
    id: idOf('entity', [document, mentions[0]!.span.start, mentions[0]!.span.end, name]),
    kind,
    name,
    unnamed: names.length === 0 && cluster.entry === null,
    plural: cluster.plural === true && !cluster.named,
    mentions,
    role: told.role,
    owner: told.owner,
    aliases: aliasesOf(name, names),
  };
}

function kindOf(cluster: Cluster, members: readonly Candidate[], resolution: Resolution): EntityKind {
  const plural = cluster.plural === true && !cluster.named;
  const together = (resolution.members.get(cluster.root)?.length ?? 0) > 1;
  if ((plural && cluster.kind === 'person') || (together && cluster.kind === 'unknown')) return 'group';
  return members.length > 0 ? cluster.kind : 'unknown';
}

/** Names as written, with the honorific where it is all there is beside one word; listed adjectives are no names. */
function namesOf(members: readonly Candidate[]): readonly string[] {
  const names = members.flatMap((candidate) => {
    if (candidate.name === null || candidate.mention.form === 'adjective') return [];
    const whole = candidate.mention.span.quote.replace(/\s+/g, ' ');
    return nameWords(candidate.name).length === 1 && candidate.kind === 'person' ? [whole] : [candidate.name];
  });
  return [...new Set(names)];
}

function fullest(names: readonly string[]): string | null {
  const score = (name: string): number =>
    nameWords(name).length * 100 + (/^[\p{Lu}.]{2,6}$/u.test(name) ? 0 : 50) + Math.min(name.length, 49);
  return names.reduce<string | null>(
    (best, name) => (best === null || score(name) > score(best) ? name : best),
    null,
  );
}

function description(resolution: Resolution, cluster: Cluster, members: readonly Candidate[]): string {
  const nominal = members.find(({ mention }) => mention.form === 'nominal');
  if (nominal) return nominal.mention.span.quote.replace(/\s+/g, ' ');
  const { candidates } = resolution.clusters.cast;
  const parts = (resolution.members.get(cluster.root) ?? []).map((member) => {
    const candidate = candidates[member]!;
    return candidate.name ?? candidate.mention.span.quote;
  });
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    : members[0]!.mention.span.quote;
}

/** Other names that are no shorter form of the main one: acronyms, spellings, stated aliases. */
function aliasesOf(name: string, names: readonly string[]): readonly string[] {
  const main = new Set(nameWords(name));
  const seen = new Set<string>();
  return names.filter((other) => {
    const key = foldName(other);
    if (seen.has(key) || nameWords(other).every((word) => main.has(word))) return false;
    seen.add(key);
    return true;
  });
}

/** The office that a person is told to have, and whose it is; of others only whose they are. */
function roleOf(
  clusters: Clusters,
  kind: EntityKind,
  cluster: Cluster,
  members: readonly Candidate[],
): { readonly role: string | null; readonly owner: number | null } {
  const ownersOf = (candidate: Candidate): readonly number[] =>
    clusters.cast.owners[candidate.index]!.filter((owner) => !clusters.same(owner, cluster.root));
  const bearing =
    kind === 'person' || kind === 'group'
      ? members.filter(
          (member) => member.role !== null && !clusters.cast.scene.words.isIn('plain', member.lemma),
        )
      : [];
  const office =
    bearing.find((member) => hasOffice(clusters, member)) ?? (cluster.named ? undefined : bearing[0]);
  const owned =
    office && ownersOf(office).length > 0 ? office : members.find((member) => ownersOf(member).length > 0);
  return {
    role: kind === 'person' ? (office?.role ?? null) : null,
    owner: owned ? ownersOf(owned)[0]! : null,
  };
}

function hasOffice(clusters: Clusters, candidate: Candidate): boolean {
  const { words } = clusters.cast.scene;
  return candidate.name === null
    ? words.isOffice(candidate.lemma)
    : (candidate.role ?? '').split(/[\s-]+/).some((word) => words.isOffice(word));
}
