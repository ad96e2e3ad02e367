import { isPassive, subjectOf } from '../events/arguments.ts';
import { childrenOf, clauseOf, dominates, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import { type Cluster, type Clusters, gendersAgree } from './clusters.ts';
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

/** Who speaks says "I": the third person inside a quotation is somebody else. */
function isSpeaker(clusters: Clusters, pronoun: Candidate, cluster: Cluster): boolean {
  const { cast } = clusters;
  const quotation = cast.quotations.at(pronoun.mention.sentence, pronoun.mention.head);
  const place = quotation < 0 ? null : cast.quotations.speaker(quotation);
  const speaker = place && cast.at(place.sentence, place.token);
  return speaker !== null && clusters.of(speaker.index).root === cluster.root;
}

/** Who says the quotation that names the other: '"Salo left," he said' makes him somebody else than Salo. */
function isInWordsOf(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const { quotations } = clusters.cast;
  const quotation = quotations.at(candidate.mention.sentence, candidate.mention.head);
  const place = quotation < 0 ? null : quotations.speaker(quotation);
  return place?.sentence === pronoun.mention.sentence && place.token === pronoun.mention.head;
}

/** Kind, gender and number. */
function fits(clusters: Clusters, pronoun: Candidate, cluster: Cluster, candidate: Candidate): boolean {
  if (candidate.pronoun?.use === 'former' || candidate.pronoun?.use === 'latter') return false;
  if (candidate.mention.form === 'adjective' && candidate.entry?.use !== 'people') return false;
  if (!gendersAgree(cluster.gender, pronoun.gender) || isReporter(clusters, candidate)) return false;
  if (isNobody(clusters, candidate) && candidate.mention.sentence !== pronoun.mention.sentence) return false;
  if (pronoun.kind === 'person')
    return (
      cluster.plural !== true && (cluster.kind === 'person' || (cluster.kind === 'unknown' && cluster.named))
    );
  if (pronoun.plural === true) return fitsPlural(clusters, cluster, candidate);
  return cluster.plural !== true && cluster.kind !== 'person' && !isPersonal(candidate);
}

function fitsPlural(clusters: Clusters, cluster: Cluster, candidate: Candidate): boolean {
  if (cluster.plural === true) return true;
  if (
    cluster.kind === 'group' ||
    cluster.kind === 'state' ||
    cluster.kind === 'body' ||
    cluster.kind === 'outlet'
  )
    return true;
  const whole = cluster.members.every((member) => clusters.cast.candidates[member]!.name === null);
  return (
    cluster.kind === 'person' &&
    candidate.mention.form === 'nominal' &&
    whole &&
    /^(someone|somebody|everyone|everybody|person)$/.test(candidate.lemma)
  );
}

/** "Our correspondent": the outlet's own, who is no part of what is told. */
function isReporter(clusters: Clusters, candidate: Candidate): boolean {
  if (!/^(correspondent|reporter|newspaper|columnist)$/.test(candidate.lemma)) return false;
  const { sentence, first } = candidate.mention;
  return /^(our|this)$/i.test(clusters.cast.scene.sentences[sentence]!.tokens[first]!.text);
}

/** "No minister", "neither": nobody that a later sentence could speak of. */
function isNobody(clusters: Clusters, candidate: Candidate): boolean {
  if (candidate.name !== null || candidate.pronoun) return false;
  const { sentence, first } = candidate.mention;
  return /^(no|neither|nobody|any|anybody|anyone|every|each|everybody|everyone)$/i.test(
    clusters.cast.scene.sentences[sentence]!.tokens[first]!.text,
  );
}

function isPersonal(candidate: Candidate): boolean {
  return candidate.pronoun !== null && candidate.pronoun.kind === 'person';
}

/** Whether grammar lets a pronoun stand for this mention. */
function isAllowed(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const here = pronoun.mention;
  const there = candidate.mention;
  if (here.sentence !== there.sentence) return true;
  if (isBarred(clusters, pronoun, candidate)) return false;
  const tree = treeAt(clusters.cast.scene, here.sentence);
  return pronoun.pronoun?.use !== 'reflexive' || clauseOf(tree, here.head) === clauseOf(tree, there.head);
}

/**
 * Whether grammar keeps a pronoun from whomever this mention speaks of: it is a part of the phrase itself, or another
 * argument of the same verb or noun.
 */
function isBarred(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const here = pronoun.mention;
  const there = candidate.mention;
  if (here.sentence !== there.sentence) return false;
  if (candidate.start <= here.head && here.head <= there.last) return true;
  const tree = treeAt(clusters.cast.scene, here.sentence);
  if (candidate.heads.some((head) => dominatesByName(tree, head, here.head))) return true;
  if (pronoun.pronoun?.use === 'reflexive') return false;
  if (pronoun.pronoun?.use === 'possessive')
    return ownsPartner(tree, here.head, there.head) || isJudged(tree, here.head, candidate);
  return areArgumentsOfOne(tree, here.head, there.head) || isUnderstoodSubject(tree, here.head, candidate);
}

/** "Salo was received and asked him": who asks is Salo, though his name stands by the verb before. */
function isUnderstoodSubject(tree: Tree, pronoun: number, candidate: Candidate): boolean {
  const { deprel } = tree.tokens[pronoun]!;
  const verb = governorOf(tree, pronoun);
  if (!['obj', 'iobj', 'obl'].some((relation) => isRelation(deprel, relation)) || verb < 0) return false;
  if (tree.tokens[verb]!.upos !== 'VERB' || childrenOf(tree, verb, 'nsubj').length > 0) return false;
  if (isPassive(tree, verb) && !isRelation(tree.tokens[verb]!.deprel, 'conj')) return false;
  const subject = subjectOf(tree, verb);
  return subject !== null && candidate.heads.includes(subject);
}

/** Whether the pronoun stands in an apposition or complement of the phrase itself ("Salo, his deputy"). */
function dominatesByName(tree: Tree, head: number, pronoun: number): boolean {
  for (let at = pronoun, steps = 0; at >= 0 && steps < 12; at = tree.tokens[at]!.head, steps++) {
    if (at === head) return true;
    if (/^(conj|acl|advcl|parataxis|nsubj|ccomp|xcomp)/.test(tree.tokens[at]!.deprel)) return false;
  }
  return false;
}

/** "Salo and his deputy" is allowed, "his Salo" is not. */
function ownsPartner(tree: Tree, pronoun: number, other: number): boolean {
  return tree.tokens[pronoun]!.head === other;
}

const JUDGES =
  /^(praise|laud|hail|commend|applaud|admire|salute|criticise|criticize|condemn|denounce|mock|ridicule|question|deplore|deride|welcome|reject|dismiss|dispute|accept|demand|refuse|doubt)$/;
/** What one judges of others, though one may have it oneself. */
const JUDGED =
  /^(courage|bravery|work|effort|role|handling|decision|leadership|conduct|behaviour|behavior|offer|proposal|plan|request|resignation|departure|apology|policy|claim|account|version|statement|remark|comment|loyalty|integrity|honesty|accusation|allegation|reading|suggestion|demand|invitation|advice|record|performance|motive|competence)$/;

/** "Salo praised her courage": it is another's. */
function isJudged(tree: Tree, pronoun: number, candidate: Candidate): boolean {
  const thing = tree.tokens[tree.tokens[pronoun]!.head];
  if (!thing || !isRelation(thing.deprel, 'obj') || !JUDGED.test(thing.lemma)) return false;
  const verb = tree.tokens[thing.head]!;
  if (!JUDGES.test(verb.lemma)) return false;
  const subject = subjectOf(tree, verb.index);
  return subject !== null && candidate.heads.includes(subject);
}

function areArgumentsOfOne(tree: Tree, a: number, b: number): boolean {
  const left = governorOf(tree, a);
  const right = governorOf(tree, b);
  if (left === a || right === b) return false;
  if (tree.tokens[a]!.head === b || tree.tokens[b]!.head === a) return true;
  return left === right;
}

/** The verb or noun that a phrase is an argument of, coordination passed over. */
function governorOf(tree: Tree, token: number): number {
  let at = token;
  while (isRelation(tree.tokens[at]!.deprel, 'conj') && tree.tokens[tree.tokens[at]!.head]!.upos !== 'VERB')
    at = tree.tokens[at]!.head;
  return tree.tokens[at]!.head;
}

function featuresOf(
  clusters: Clusters,
  pronoun: Candidate,
  antecedent: {
    readonly cluster: Cluster | null;
    readonly set: CandidateSet | null;
    readonly nearest: Candidate;
  },
  rank: number,
): Readonly<Record<Feature, number>> {
  const { nearest, cluster } = antecedent;
  const { sentences } = clusters.cast.scene;
  const back = Math.max(0, pronoun.mention.sentence - nearest.mention.sentence);
  const tree = treeAt(clusters.cast.scene, nearest.mention.sentence);
  const top = overApposition(tree, nearest.mention.head);
  const role = roleOf(tree, nearest.mention.head);
  const own = roleOf(treeAt(clusters.cast.scene, pronoun.mention.sentence), pronoun.mention.head);
  const times = cluster ? cluster.members.filter((member) => member < pronoun.index).length : 1;
  const kind = cluster?.kind ?? 'group';
  const yes = (fact: boolean): number => (fact ? 1 : 0);
  return {
    'same sentence': yes(back === 0),
    'one sentence back': yes(back === 1),
    'two sentences back': yes(back === 2),
    'three sentences back or more': yes(back >= 3) * (back - 2),
    subject: yes(role === 'subject'),
    'subject of the main clause': yes(role === 'subject' && tree.tokens[top]!.head === tree.root),
    object: yes(role === 'object'),
    possessor: yes(role === 'possessor'),
    oblique: yes(role === 'oblique'),
    'inside another phrase': yes(role === 'inside'),
    'like role': yes(role === own),
    'times told of': Math.log2(1 + times),
    'pronoun of its class': yes(
      nearest.pronoun !== null && nearest.pronoun.kind === pronoun.kind && nearest.plural === pronoun.plural,
    ),
    named: yes(cluster?.named ?? false),
    'known kind': yes(kind !== 'unknown'),
    place: yes(kind === 'place'),
    thing: yes(kind === 'unknown' && !(cluster?.named ?? false)),
    document: yes(kind === 'document'),
    organisation: yes(kind === 'group' || kind === 'body' || kind === 'outlet' || kind === 'state'),
    nearest: yes(rank === 0),
    rank: Math.min(rank, 8),
    'words between': back === 0 ? Math.min(20, Math.abs(pronoun.mention.head - nearest.mention.head)) : 0,
    'new paragraph': yes(
      sentences[pronoun.mention.sentence]!.paragraph !== sentences[nearest.mention.sentence]!.paragraph,
    ),
    'known gender': yes(cluster !== null && cluster.gender !== 'either' && cluster.gender === pronoun.gender),
    'known number': yes(cluster === null || (cluster.plural !== null && cluster.plural === pronoun.plural)),
    set: yes(antecedent.set !== null),
    indefinite: yes(nearest.determination === 'indefinite'),
    'inside a relative clause': yes(isInRelative(tree, nearest.mention.head)),
    'subject ahead': yes(nearest.index > pronoun.index),
    'named again after': yes(isNamedAfter(clusters, pronoun, cluster)),
    'subject of its clause': yes(
      back === 0 &&
        pronoun.pronoun?.use === 'possessive' &&
        nearest.heads.includes(subjectOver(tree, pronoun.mention.head) ?? -1),
    ),
    'subject before subject': yes(
      back === 1 && own === 'subject' && role === 'subject' && tree.tokens[top]!.head === tree.root,
    ),
    'clause above': yes(back === 0 && isAbove(tree, top, pronoun.mention.head)),
  };
}

/** Subject of the verb that governs the phrase a token stands in. */
function subjectOver(tree: Tree, token: number): number | null {
  let at = tree.tokens[token]!.head;
  while (at >= 0 && tree.tokens[at]!.upos !== 'VERB') {
    if (/^(conj|acl|advcl|parataxis|ccomp)/.test(tree.tokens[at]!.deprel)) return null;
    if (isRelation(tree.tokens[at]!.deprel, 'nsubj')) return null;
    at = tree.tokens[at]!.head;
  }
  return at < 0 ? null : subjectOf(tree, at);
}

/** Who is named later in the sentence was not yet spoken of: "he said that Salo had left". */
function isNamedAfter(clusters: Clusters, pronoun: Candidate, cluster: Cluster | null): boolean {
  return (
    cluster?.members.some((member) => {
      const { mention, name } = clusters.cast.candidates[member]!;
      return (
        name !== null && mention.sentence === pronoun.mention.sentence && mention.first > pronoun.mention.last
      );
    }) ?? false
  );
}

/** The phrase that an apposition or flat part stands by: its place in the sentence is theirs. */
function overApposition(tree: Tree, head: number): number {
  let at = head;
  while (/^(appos|flat)/.test(tree.tokens[at]!.deprel) && tree.tokens[at]!.head >= 0)
    at = tree.tokens[at]!.head;
  return at;
}

function roleOf(
  tree: Tree,
  head: number,
): 'subject' | 'object' | 'possessor' | 'oblique' | 'inside' | 'other' {
  let at = head;
  while (
    /^(conj|appos|flat)/.test(tree.tokens[at]!.deprel) &&
    tree.tokens[at]!.head >= 0 &&
    tree.tokens[tree.tokens[at]!.head]!.upos !== 'VERB'
  )
    at = tree.tokens[at]!.head;
  const { deprel } = tree.tokens[at]!;
  if (isRelation(deprel, 'nsubj')) return 'subject';
  if (isRelation(deprel, 'obj') || isRelation(deprel, 'iobj')) return 'object';
  if (deprel === 'nmod:poss') return 'possessor';
  if (isRelation(deprel, 'obl')) return 'oblique';
  return isRelation(deprel, 'nmod') || isRelation(deprel, 'compound') ? 'inside' : 'other';
}

function isInRelative(tree: Tree, head: number): boolean {
  return tree.tokens[clauseOf(tree, head)]!.deprel === 'acl:relcl';
}

/** Whether the clause of `pronoun` hangs below the clause whose subject is `head`. */
function isAbove(tree: Tree, head: number, pronoun: number): boolean {
  const clause = clauseOf(tree, head);
  const own = clauseOf(tree, pronoun);
  return clause !== own && dominates(tree, clause, own) && isRelation(tree.tokens[head]!.deprel, 'nsubj');
}
