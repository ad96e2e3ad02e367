import { foldName } from '../../model/index.ts';
import { childrenOf, extentOf, isRelation, type Tree } from '../tree.ts';
import { joinAliases } from './aliases.ts';
import type { Candidate } from './candidate.ts';
import { type Clusters, gendersAgree, kindsAgree } from './clusters.ts';
import { nameWords } from './name-match.ts';
import { relativeGovernor } from './pronouns.ts';
import { treeAt } from './scene.ts';
import { joinShortNames, joinSpellings } from './short-names.ts';

/**
 * Joins what the document plainly says to be one, before anything is guessed: equal names, stated aliases, appositions,
 * predicates ("Salo is the mayor"), relative pronouns, shortened names and spellings of one name.
 */
export function joinCertain(clusters: Clusters): void {
  joinEqualNames(clusters);
  joinAliases(clusters);
  joinShortNames(clusters);
  joinSpellings(clusters);
  joinGovernments(clusters);
  joinStrayAppositions(clusters);
  joinAppositions(clusters);
  joinPredicates(clusters);
  joinDoubleOffices(clusters);
  joinNamedPronouns(clusters);
  joinRelatives(clusters);
}

function joinEqualNames(clusters: Clusters): void {
  const byName = new Map<string, number>();
  for (const candidate of clusters.cast.candidates) {
    if (candidate.name === null) continue;
    const key = equalKey(candidate);
    const first = byName.get(key);
    if (first === undefined) byName.set(key, candidate.index);
    else clusters.merge(first, candidate.index, 'same name');
  }
}

/** Equal names are one unless one is a place and the other who acts, or a person; nor are Mr and Mrs Salo. */
function equalKey(candidate: Candidate): string {
  const kind =
    candidate.kind === 'person' || candidate.kind === 'place' || candidate.kind === 'state'
      ? candidate.kind
      : 'other';
  const name = foldName(candidate.name ?? '');
  const told = kind === 'person' && !name.includes(' ') ? ` ${candidate.gender}` : '';
  return `${kind} ${name}${told}`;
}

/** "the Finnish government", "Finland's government", "the Finnish state" are the state itself. */
function joinGovernments(clusters: Clusters): void {
  const { cast } = clusters;
  for (const candidate of cast.candidates) {
    if (!clusters.cast.scene.words.isIn('governments', candidate.lemma)) continue;
    if (candidate.kind !== 'state' || candidate.plural === true || candidate.determination === 'indefinite')
      continue;
    const owner = cast.owners[candidate.index]!.find((index) => clusters.of(index).kind === 'state');
    if (owner !== undefined) clusters.merge(owner, candidate.index, 'government of the state');
  }
}

/** "Mira Salo, the mayor of Varda", "the mayor of Varda, Mira Salo", "its leader Mira Salo". */
function joinAppositions(clusters: Clusters): void {
  const { cast } = clusters;
  for (const candidate of cast.candidates) {
    const { sentence } = candidate.mention;
    const tree = treeAt(cast.scene, sentence);
    for (const head of candidate.heads)
      for (const child of [...childrenOf(tree, head, ...BESIDE), ...bareConjuncts(tree, head)]) {
        const other = cast.at(sentence, child);
        if (!other || other === candidate) continue;
        const site = siteOf(clusters, tree, candidate, other, child);
        if (isApposition(clusters, tree, site, other, child))
          clusters.merge(site.index, other.index, 'apposition');
      }
  }
}

/** "the president of the union, Mira Salo": a person stands beside the person, though the tree hangs it on the union. */
const BESIDE = ['appos', 'parataxis', 'list', 'dep', 'nmod:desc', 'flat'] as const;

/** The one conjunct of a phrase that no "and" joins: more often an apposition. */
function bareConjuncts(tree: Tree, head: number): readonly number[] {
  const conjuncts = childrenOf(tree, head, 'conj');
  const joined = conjuncts.some((child) => childrenOf(tree, child, 'cc').length > 0);
  return conjuncts.length === 1 && !joined && !isRelation(tree.tokens[head]!.deprel, 'conj') ? conjuncts : [];
}

function siteOf(
  clusters: Clusters,
  tree: Tree,
  candidate: Candidate,
  other: Candidate,
  child: number,
): Candidate {
  const beside =
    isRelation(tree.tokens[child]!.deprel, 'appos') || isRelation(tree.tokens[child]!.deprel, 'conj');
  const twoNames = candidate.name !== null && other.name !== null;
  if (other.kind !== 'person' || (candidate.kind === 'person' && !twoNames) || !beside) return candidate;
  for (let at = candidate.mention.head; /^(nmod|compound)/.test(tree.tokens[at]!.deprel); ) {
    at = tree.tokens[at]!.head;
    const above = clusters.cast.at(candidate.mention.sentence, at);
    if (above?.kind === 'person' && at < candidate.mention.head) return above;
  }
  return candidate;
}

function isApposition(clusters: Clusters, tree: Tree, a: Candidate, b: Candidate, child: number): boolean {
  if (a.mention.form === 'pronoun' || b.mention.form === 'pronoun') return false;
  if (a.mention.form === 'adjective' || b.mention.form === 'adjective') return false;
  if (a.name !== null && b.name !== null) return false;
  if (clusters.cast.scene.words.isIn('nobody', b.lemma) || isOfNextName(clusters, a, b)) return false;
  if (a.plural === true || b.plural === true || childrenOf(tree, child, 'cc', 'case').length > 0)
    return false;
  const { deprel } = tree.tokens[child]!;
  if (isRelation(deprel, 'conj') && (b.name === null || a.kind !== 'person' || b.kind !== 'person'))
    return false;
  if (!/^(appos|conj)/.test(deprel) && !isLooseApposition(tree, a, b, child)) return false;
  if (a.kind === 'unknown' && b.kind === 'unknown' && a.name === null && b.name === null) return false;
  if (crossesQuote(tree, a, b) || (a.kind === 'person') !== (b.kind === 'person')) return false;
  const plain = kindsAgree(a.kind, b.kind) && gendersAgree(a.gender, b.gender);
  return plain && canBeOne(clusters, a, b) && !bothDefinite(clusters, a, b);
}

/** "Mira Salo, a senior fellow at the institute,": right after the name, though the tree hangs it elsewhere. */
function joinStrayAppositions(clusters: Clusters): void {
  const { cast } = clusters;
  for (const candidate of cast.candidates) {
    const { sentence, head, first, last } = candidate.mention;
    if (candidate.name !== null || candidate.kind !== 'person' || candidate.plural === true) continue;
    const tree = treeAt(cast.scene, sentence);
    if (!isRelation(tree.tokens[head]!.deprel, 'appos') || tree.tokens[first - 1]?.text !== ',') continue;
    const closed =
      /^[,.;)–—]$/.test(tree.tokens[last + 1]?.text ?? '.') || tree.tokens[last + 1]!.upos === 'CCONJ';
    const name = cast
      .inSentence(sentence)
      .find((other) => other.name !== null && other.mention.last === first - 2);
    if (
      closed &&
      name?.kind === 'person' &&
      !isOfNextName(clusters, name, candidate) &&
      canBeOne(clusters, name, candidate)
    )
      clusters.merge(name.index, candidate.index, 'phrase after the name');
  }
}

/** "Salo, her deputy, Aino Berg, and a banker": between two names, what is "hers" is the second. */
function isOfNextName(clusters: Clusters, name: Candidate, phrase: Candidate): boolean {
  if (name.name === null || phrase.name !== null || phrase.determination !== 'possessive') return false;
  const { sentence, first, last } = phrase.mention;
  const { tokens } = clusters.cast.scene.sentences[sentence]!;
  if (!/^(his|her|their)$/i.test(tokens[first]!.text) || tokens[last + 1]?.text !== ',') return false;
  return clusters.cast.inSentence(sentence).some((other) => other.name !== null && other.start === last + 2);
}

function crossesQuote(tree: Tree, a: Candidate, b: Candidate): boolean {
  const [left, right] = a.mention.first < b.mention.first ? [a, b] : [b, a];
  return tree.tokens.slice(left.mention.last + 1, right.start).some((token) => /^["“”]$/.test(token.text));
}

/** Two that go by different names are two, whatever is said of both. */
function canBeOne(clusters: Clusters, a: Candidate, b: Candidate): boolean {
  if (!clusters.agree(a.index, b.index)) return false;
  const [left, right] = [wordsOfNames(clusters, a), wordsOfNames(clusters, b)];
  return left.size === 0 || right.size === 0 || [...left].some((word) => right.has(word));
}

function wordsOfNames(clusters: Clusters, candidate: Candidate): ReadonlySet<string> {
  const members = clusters.of(candidate.index).members;
  return new Set(
    members
      .flatMap((member) => nameWords(clusters.cast.candidates[member]!.name ?? ''))
      .filter((word) => word !== ''),
  );
}

/** Two persons of different owners are two. */
function bothDefinite(clusters: Clusters, a: Candidate, b: Candidate): boolean {
  const { owners } = clusters.cast;
  const owns = (one: Candidate, other: Candidate): boolean =>
    owners[other.index]!.some(
      (owner) => owner === one.index || (one.kind !== 'person' && clusters.same(owner, one.index)),
    );
  return owns(a, b) || owns(b, a);
}

/** A phrase between commas right after another that the tree hangs on it by some other bond. */
function isLooseApposition(tree: Tree, a: Candidate, b: Candidate, child: number): boolean {
  const { first, last } = extentOf(tree, child);
  const comma = tree.tokens[first - 1]?.text === ',' || tree.tokens[first]?.text === ',';
  const closed = last + 1 >= tree.tokens.length || /^[,.;)–—]$/.test(tree.tokens[last + 1]!.text);
  const persons = a.kind === 'person' && b.kind === 'person';
  const adjacent = b.start - a.mention.last <= 2 && b.start > a.mention.last;
  if (adjacent && persons && a.name === null && b.name !== null && b.start === a.mention.last + 1)
    return true;
  return adjacent && comma && closed && persons;
}

/** "He, Salo, had refused". */
function joinNamedPronouns(clusters: Clusters): void {
  const { cast } = clusters;
  for (const pronoun of cast.candidates) {
    if (pronoun.pronoun?.use !== 'personal' || pronoun.kind !== 'person') continue;
    const { sentence, last } = pronoun.mention;
    const { tokens } = cast.scene.sentences[sentence]!;
    const name = cast.inSentence(sentence).find((other) => other.name !== null && other.start === last + 2);
    if (name?.kind !== 'person' || tokens[last + 1]?.text !== ',') continue;
    if (tokens[name.mention.last + 1]?.text !== ',' || tokens[name.mention.last + 2]?.upos === 'CCONJ')
      continue;
    if (gendersAgree(name.gender, pronoun.gender)) clusters.merge(name.index, pronoun.index, 'named beside');
  }
}

/** "His cousin and envoy, Mira Salo", "the author and critic": a second noun without article is the same person's. */
function joinDoubleOffices(clusters: Clusters): void {
  const { cast } = clusters;
  for (const first of cast.candidates) {
    const { sentence, head } = first.mention;
    if (first.kind !== 'person' || first.name !== null || first.plural === true) continue;
    if (!/^(definite|possessive|indefinite)$/.test(first.determination)) continue;
    const joined = cast.conjuncts(sentence, head).flatMap((token) => cast.at(sentence, token) ?? []);
    const [second] = joined;
    if (joined.length !== 1 || !second || second.name !== null || second.plural === true) continue;
    if (second.kind !== 'person' || second.determination !== 'bare') continue;
    if (
      clusters.cast.scene.words.isIn('family', first.lemma) &&
      clusters.cast.scene.words.isIn('family', second.lemma)
    )
      continue;
    if (second.start - first.mention.last === 2 && canBeOne(clusters, first, second))
      clusters.merge(first.index, second.index, 'one person in two words');
  }
}

const POSSIBLE = new Set(['would', 'could', 'might', 'may', 'should', 'can', 'must']);

/** "Salo is the mayor of Varda", "Varda, which is a port union": affirmed, and of like kind. */
function joinPredicates(clusters: Clusters): void {
  const { cast } = clusters;
  for (const candidate of cast.candidates) {
    const { sentence, head } = candidate.mention;
    if (candidate.name !== null || candidate.mention.form !== 'nominal') continue;
    const tree = treeAt(cast.scene, sentence);
    if (childrenOf(tree, head, 'cop').length === 0) continue;
    const subject = childrenOf(tree, head, 'nsubj')[0] ?? sharedSubject(tree, head);
    const other = subject === undefined ? null : cast.at(sentence, subject);
    if (!other || !isAffirmed(tree, head) || candidate.plural !== (other.plural ?? candidate.plural))
      continue;
    const told = candidate.kind !== 'unknown' && kindsAgree(candidate.kind, other.kind);
    if (told && canBeOne(clusters, candidate, other))
      clusters.merge(other.index, candidate.index, 'said to be');
  }
}

/** "Salo, who left and is the mayor": the subject of the verb, or the phrase, that the predicate is joined to. */
function sharedSubject(tree: Tree, head: number): number | undefined {
  const { deprel, head: joined } = tree.tokens[head]!;
  if (!isRelation(deprel, 'conj') || joined < 0) return undefined;
  if (tree.tokens[joined]!.upos === 'VERB') return childrenOf(tree, joined, 'nsubj')[0];
  return childrenOf(tree, joined, 'cop').length === 0 ? joined : childrenOf(tree, joined, 'nsubj')[0];
}

function isAffirmed(tree: Tree, head: number): boolean {
  if (tree.tokens.at(-1)?.text === '?') return false;
  if (childrenOf(tree, head, 'mark').some((index) => /^(if|whether|unless)$/i.test(tree.tokens[index]!.text)))
    return false;
  return childrenOf(tree, head, 'aux', 'advmod', 'det').every((index) => {
    const { text, lemma } = tree.tokens[index]!;
    return !POSSIBLE.has(lemma) && !/^(not|n't|n’t|never|no|neither)$/i.test(text);
  });
}

function joinRelatives(clusters: Clusters): void {
  const { cast } = clusters;
  for (const candidate of cast.candidates) {
    if (candidate.pronoun?.use !== 'relative') continue;
    const { sentence, head } = candidate.mention;
    const governor = relativeGovernor(treeAt(cast.scene, sentence), head);
    const other = governor === null ? null : cast.at(sentence, governor);
    if (other) clusters.merge(other.index, candidate.index, 'relative pronoun');
  }
}
