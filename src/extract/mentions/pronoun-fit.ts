import type { Candidate } from './candidate.ts';
import { type Cluster, type Clusters, gendersAgree } from './clusters.ts';
import { treeAt } from './scene.ts';

/** Who speaks says "I": the third person inside a quotation is somebody else. */
export function isSpeaker(clusters: Clusters, pronoun: Candidate, cluster: Cluster): boolean {
  const { cast } = clusters;
  const quotation = cast.quotations.at(pronoun.mention.sentence, pronoun.mention.head);
  const place = quotation < 0 ? null : cast.quotations.speaker(quotation);
  const speaker = place && cast.at(place.sentence, place.token);
  return speaker !== null && clusters.of(speaker.index).root === cluster.root;
}

/** Who says the quotation that names the other: '"Salo left," he said' makes him somebody else than Salo. */
export function isInWordsOf(clusters: Clusters, pronoun: Candidate, candidate: Candidate): boolean {
  const { quotations } = clusters.cast;
  const quotation = quotations.at(candidate.mention.sentence, candidate.mention.head);
  const place = quotation < 0 ? null : quotations.speaker(quotation);
  return place?.sentence === pronoun.mention.sentence && place.token === pronoun.mention.head;
}

/** Kind, gender and number. */
export function fits(
  clusters: Clusters,
  pronoun: Candidate,
  cluster: Cluster,
  candidate: Candidate,
): boolean {
  if (candidate.pronoun?.use === 'former' || candidate.pronoun?.use === 'latter') return false;
  if (candidate.mention.form === 'adjective' && candidate.entry?.use !== 'people') return false;
  if (!gendersAgree(cluster.gender, pronoun.gender) || isReporter(clusters, candidate)) return false;
  if (isThing(clusters, cluster, candidate) && wantsSomebody(clusters, pronoun)) return false;
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
  if (!clusters.cast.scene.words.isIn('reporters', candidate.lemma)) return false;
  const { sentence, first } = candidate.mention;
  return /^(our|this)$/i.test(clusters.cast.scene.sentences[sentence]!.tokens[first]!.text);
}

function ownedBy(clusters: Clusters, pronoun: Candidate): string {
  const { tokens } = treeAt(clusters.cast.scene, pronoun.mention.sentence);
  return tokens[tokens[pronoun.mention.head]!.head]?.lemma.toLowerCase() ?? '';
}

/** Whether the verb that a pronoun is subject or object of asks for somebody, not for a thing. */
function wantsSomebody(clusters: Clusters, pronoun: Candidate): boolean {
  if (pronoun.kind === 'person') return false;
  if (pronoun.pronoun?.use === 'possessive')
    return clusters.cast.scene.words.isIn('of_somebody', ownedBy(clusters, pronoun));
  if (pronoun.pronoun?.use !== 'personal') return false;
  const tree = treeAt(clusters.cast.scene, pronoun.mention.sentence);
  const { deprel, head } = tree.tokens[pronoun.mention.head]!;
  const verb = tree.tokens[head];
  if (verb?.upos !== 'VERB') return false;
  const lemma = verb.lemma.toLowerCase();
  if (deprel === 'nsubj') return clusters.cast.scene.words.isIn('done_by_somebody', lemma);
  return /^(obj|iobj|nsubj:pass)$/.test(deprel) && clusters.cast.scene.words.isIn('done_to_somebody', lemma);
}

/** What is told of by a noun for no person, group or body; of documents, which also ask and accuse, not those. */
function isThing(clusters: Clusters, cluster: Cluster, candidate: Candidate): boolean {
  if (cluster.named || candidate.pronoun !== null) return false;
  return (
    cluster.kind === 'unknown' &&
    candidate.mention.form === 'nominal' &&
    !clusters.cast.scene.words.isSet(candidate.lemma)
  );
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
