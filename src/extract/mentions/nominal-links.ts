import { foldName } from '../../model/index.ts';
import type { Candidate } from './candidate.ts';
import { isSubject } from './cast.ts';
import { type Cluster, type Clusters, gendersAgree, kindsAgree, numbersAgree } from './clusters.ts';
import { wordsOf } from './descriptions.ts';
import { suitAll } from './pairs.ts';
import type { CandidateSet } from './sets.ts';

/** How many sentences back a noun of another word ("the group") looks; the same noun looks through the document. */
const REACH = 4;
const THING_REACH = 8;
/** Words that tell two phrases apart by place in the text, not by what they are. */
const EMPTY_WORDS = new Set([
  'same',
  'late',
  'new',
  'very',
  'said',
  'entire',
  'whole',
  'so-called',
  'joint',
  'top',
  'senior',
]);
const ANY_KIND = new Set([
  'side',
  'party',
  'ally',
  'rival',
  'partner',
  'pair',
  'duo',
  'neighbour',
  'neighbor',
  'power',
  'enemy',
  'foe',
  'signatory',
  'couple',
  'trio',
  'two',
  'three',
  'four',
]);
const CLASSES: readonly (readonly string[])[] = [
  ['group', 'organization', 'organisation', 'movement', 'party', 'faction', 'militia', 'outfit', 'alliance'],
  [
    'company',
    'firm',
    'business',
    'manufacturer',
    'maker',
    'corporation',
    'conglomerate',
    'retailer',
    'airline',
    'bank',
  ],
  ['institution', 'organization', 'organisation', 'agency', 'body'],
  ['club', 'team', 'side', 'squad'],
];

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

function fits(candidate: Candidate, other: Candidate, cluster: Cluster): boolean {
  if (holds(other, candidate) || holds(candidate, other)) return false;
  if (!kindsAgree(cluster.kind, candidate.kind) || !gendersAgree(cluster.gender, candidate.gender))
    return false;
  if (!numbersAgree(cluster.plural, candidate.plural)) return false;
  if (candidate.count === null || candidate.count === 1) return true;
  return other.count === null
    ? /^(definite|demonstrative|possessive)$/.test(other.determination)
    : candidate.count === other.count;
}

function holds(outer: Candidate, inner: Candidate): boolean {
  return (
    outer.mention.sentence === inner.mention.sentence &&
    outer.start <= inner.mention.head &&
    inner.mention.head <= outer.mention.last
  );
}

function wordsFit(clusters: Clusters, candidate: Candidate, cluster: Cluster): boolean {
  const known = wordsOf(clusters, cluster);
  const told = [...candidate.words, ...candidate.complement];
  return told.every((word) => EMPTY_WORDS.has(word) || known.has(word));
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

/** "the institute", "the Varda institute" of "Varda Institute for Peace". */
function sameNameWord(clusters: Clusters, candidate: Candidate): Cluster | null {
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
function sameClass(clusters: Clusters, candidate: Candidate): Cluster | null {
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
    return /^(authorities|power|administration)$/.test(lemma)
      ? null
      : (cluster) => cluster.kind === 'state' && (cluster.named || !isAdministration(clusters, cluster));
  if (kind === 'place')
    return /^(city|town|village|region|area|province|island|capital|territory)$/.test(lemma)
      ? (cluster) => cluster.kind === 'place' && cluster.named
      : null;
  if (kind === 'person')
    return /^(man|woman|boy|girl)$/.test(lemma)
      ? (cluster) => cluster.kind === 'person' && cluster.plural !== true
      : null;
  const classes = CLASSES.filter((list) => list.includes(lemma));
  if (classes.length === 0) return null;
  return (cluster, other) => {
    if (cluster.entry !== null && cluster.kind === 'state') return false;
    if (cluster.kind !== 'group' && cluster.kind !== 'body' && !(cluster.kind === 'unknown' && cluster.named))
      return false;
    if (other.name !== null || other.pronoun) return true;
    return classes.some((list) => list.includes(other.lemma));
  };
}

/** "The Salo administration": no country. */
function isAdministration(clusters: Clusters, cluster: Cluster): boolean {
  return cluster.members.some((member) => clusters.cast.candidates[member]!.lemma === 'administration');
}

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
      set.members.every((member) => isOfKind(candidate, clusters.of(member))) &&
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

function isOfKind(candidate: Candidate, member: Cluster): boolean {
  if (!gendersAgree(member.gender, candidate.gender)) return false;
  if (candidate.mention.form === 'pronoun' || ANY_KIND.has(candidate.lemma)) return true;
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
