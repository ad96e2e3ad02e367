import type { Candidate } from './candidate.ts';
import type { Cluster, Clusters } from './clusters.ts';
import {
  areSpellings,
  isAcronymOf,
  isShortOrganisation,
  nameWords,
  shortPersonScore,
  soundKey,
} from './name-match.ts';

/** Joins "Salo" to "Mira Salo", "the Union" to "Harbour Dockers' Union", "HDU" to it by its initials. */
export function joinShortNames(clusters: Clusters): void {
  const named = clusters.all().filter((cluster) => cluster.named && cluster.entry === null);
  joinShortPersons(
    clusters,
    named.filter((cluster) => cluster.kind === 'person' || cluster.kind === 'unknown'),
  );
  joinShortOrganisations(
    clusters,
    clusters
      .all()
      .filter(
        (cluster) =>
          cluster.named &&
          cluster.kind !== 'place' &&
          (cluster.kind !== 'person' || isLone(clusters, cluster)),
      ),
  );
}

/** A lone word that the model holds to be a person, with nothing of a person told. */
function isLone(clusters: Clusters, cluster: Cluster): boolean {
  const { candidates } = clusters.cast;
  return (
    cluster.gender === 'either' &&
    namesOf(clusters, cluster).every((name) => !name.includes(' ')) &&
    cluster.members.every((member) => candidates[member]!.name !== null && candidates[member]!.role === null)
  );
}

/** The names that a cluster goes by, as written. */
function namesOf(clusters: Clusters, cluster: Cluster): readonly string[] {
  return cluster.members.flatMap((member) => clusters.cast.candidates[member]!.name ?? []);
}

function longest(names: readonly string[]): string {
  return names.reduce(
    (best, name) => (nameWords(name).length > nameWords(best).length ? name : best),
    names[0]!,
  );
}

function joinShortPersons(clusters: Clusters, named: readonly Cluster[]): void {
  const all = named.map((cluster) => ({
    root: cluster.root,
    cluster,
    name: longest(namesOf(clusters, cluster)),
  }));
  const full = all.filter(({ cluster, name }) => cluster.kind === 'person' && nameWords(name).length > 1);
  for (const short of all.sort((a, b) => nameWords(b.name).length - nameWords(a.name).length)) {
    const matches = full
      .filter((other) => other.root !== short.root && !clusters.same(other.root, short.root))
      .filter((other) => clusters.agree(other.root, short.root))
      .map((other) => ({ other, score: shortPersonScore(short.name, other.name) }))
      .filter(({ score }) => score > 0);
    if (matches.length === 0) continue;
    const best = Math.max(...matches.map(({ score }) => score));
    const roots = [
      ...new Set(
        matches.filter(({ score }) => score === best).map(({ other }) => clusters.of(other.root).root),
      ),
    ];
    if (roots.length === 1) clusters.merge(roots[0]!, short.root, `short name, score ${best}`);
    else splitAmong(clusters, short.cluster, roots);
  }
}

/** A short name that several bear: each use goes to the nearest of them before it; one before all stays apart. */
function splitAmong(clusters: Clusters, short: Cluster, roots: readonly number[]): void {
  const bearers = roots.map((root) => clusters.of(root));
  const [first] = short.members;
  const before = bearers
    .map((bearer) => ({ bearer, last: Math.max(-1, ...bearer.members.filter((member) => member < first!)) }))
    .filter(({ last }) => last >= 0)
    .sort((a, b) => b.last - a.last);
  if (before[0]) clusters.merge(before[0].bearer.root, short.root, 'short name, nearest bearer before');
}

function joinShortOrganisations(clusters: Clusters, named: readonly Cluster[]): void {
  const all = named.map((cluster) => ({ root: cluster.root, name: longest(namesOf(clusters, cluster)) }));
  for (const short of all) {
    const matches = all.filter(
      (other) =>
        other.root !== short.root &&
        !clusters.same(other.root, short.root) &&
        areOrganisations(clusters, other.root, short.root) &&
        isShorter(clusters, short, other),
    );
    const roots = [...new Set(matches.map((other) => clusters.of(other.root).root))];
    if (roots.length === 1) clusters.merge(roots[0]!, short.root, 'short name or initials');
    else if (roots.length > 1) splitAmong(clusters, clusters.of(short.root), roots);
  }
}

interface Named {
  readonly root: number;
  readonly name: string;
}

/** A lone word that the model holds to be a person may be a short name too, where no person bears it. */
function areOrganisations(clusters: Clusters, full: number, short: number): boolean {
  const [a, b] = [clusters.of(full), clusters.of(short)];
  const lone = b.kind === 'person' && isLone(clusters, b);
  if (a.kind === 'person' || a.kind === 'state' || b.kind === 'state') return false;
  return lone ? a.kind === 'group' || a.kind === 'body' : clusters.agree(full, short);
}

/** By initials, or by its words; by its first word only where the full name is told first. */
function isShorter(clusters: Clusters, short: Named, full: Named): boolean {
  const { words } = clusters.cast.scene;
  if (isAcronymOf(short.name, full.name)) return true;
  if (!isShortOrganisation(short.name, full.name, (word) => words.nameWord(word) !== null)) return false;
  const first = !short.name.includes(' ') && full.name.toLowerCase().startsWith(short.name.toLowerCase());
  return !first || clusters.of(full.root).root < clusters.of(short.root).root;
}

/** Joins two spellings of one person: full names of like sound; last names of like sound with the same office. */
export function joinSpellings(clusters: Clusters): void {
  const persons = clusters.all().filter((cluster) => cluster.named && cluster.kind === 'person');
  const bySound = new Map<string, Cluster[]>();
  for (const cluster of persons) {
    const key = soundKey(nameWords(longest(namesOf(clusters, cluster))).at(-1)!);
    bySound.set(key, [...(bySound.get(key) ?? []), cluster]);
  }
  for (const alike of bySound.values())
    alike.forEach((a, at) => {
      for (const b of alike.slice(at + 1))
        if (!clusters.same(a.root, b.root) && clusters.agree(a.root, b.root) && areOne(clusters, a, b))
          clusters.merge(a.root, b.root, 'spelling of the name');
    });
}

function areOne(clusters: Clusters, a: Cluster, b: Cluster): boolean {
  const left = longest(namesOf(clusters, a));
  const right = longest(namesOf(clusters, b));
  const [long, short] = nameWords(left).length >= nameWords(right).length ? [left, right] : [right, left];
  if (nameWords(short).length > 1) return areSpellings(left, right);
  const last = nameWords(long).at(-1)!;
  return (
    areSpellings(last, nameWords(short)[0]!) &&
    (nameWords(long).length > 1 ? sharesOffice(clusters, a, b) : false)
  );
}

function sharesOffice(clusters: Clusters, a: Cluster, b: Cluster): boolean {
  const offices = (cluster: Cluster): readonly string[] =>
    cluster.members.flatMap((member) => officeOf(clusters.cast.candidates[member]!));
  const left = new Set(offices(a));
  return offices(b).some((office) => left.has(office));
}

function officeOf(candidate: Candidate): readonly string[] {
  const word = candidate.role?.toLowerCase().split(' ').at(-1);
  return word ? [word] : candidate.lemma !== '' && candidate.name === null ? [candidate.lemma] : [];
}
