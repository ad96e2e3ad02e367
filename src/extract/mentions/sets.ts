import { childrenOf, clauseOf, firstConjunct, isRelation, markersOf, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Cast } from './cast.ts';
import { type Scene, treeAt } from './scene.ts';

/** Two or more candidates that a plural word may speak of together. */
export interface CandidateSet {
  readonly sentence: number;
  /** Last token that one of them takes. */
  readonly last: number;
  readonly members: readonly number[];
  /** `list`: coordinated or listed; `parties`: they meet, speak or deal with each other. */
  readonly how: 'list' | 'parties';
}

/** The coordinations of a document ("A, B and C") and the parties to one act ("A met with B and C"), in text order. */
export function findSets(cast: Cast): readonly CandidateSet[] {
  return cast.scene.sentences
    .flatMap(({ index }) => [...coordinations(cast, index), ...partiesIn(cast, index)])
    .sort((a, b) => a.sentence - b.sentence || a.last - b.last);
}

function coordinations(cast: Cast, sentence: number): readonly CandidateSet[] {
  const tree = treeAt(cast.scene, sentence);
  return cast.inSentence(sentence).flatMap((candidate) => {
    const { head } = candidate.mention;
    if (firstConjunct(tree, head) !== head) return [];
    const members = withConjuncts(cast, sentence, head);
    return members.length > 1 && members[0] === candidate ? [setOf(sentence, members, 'list')] : [];
  });
}

/** The candidate at a token and those coordinated with it. */
export function withConjuncts(cast: Cast, sentence: number, head: number): readonly Candidate[] {
  const tokens = [head, ...conjunctsBelow(cast, sentence, head)];
  return tokens.flatMap((token) => cast.at(sentence, token) ?? []).filter(isParty);
}

function conjunctsBelow(cast: Cast, sentence: number, token: number): readonly number[] {
  return cast
    .conjuncts(sentence, token)
    .flatMap((child) => [child, ...conjunctsBelow(cast, sentence, child)]);
}

function isParty(candidate: Candidate): boolean {
  return (
    candidate.kind !== 'place' &&
    candidate.kind !== 'document' &&
    (candidate.kind !== 'unknown' || candidate.name !== null || candidate.pronoun !== null)
  );
}

function setOf(sentence: number, members: readonly Candidate[], how: CandidateSet['how']): CandidateSet {
  return {
    sentence,
    last: Math.max(...members.map((member) => member.mention.last)),
    members: [...new Set(members.map((member) => member.index))],
    how,
  };
}

/** Subject and partner: "A met B", "A met with B", "A's meeting with B", "talks with B" under A. */
function partiesIn(cast: Cast, sentence: number): readonly CandidateSet[] {
  const tree = treeAt(cast.scene, sentence);
  return tree.tokens.flatMap((token) => {
    const met = token.deprel === 'obj' && cast.scene.words.isIn('two_sided', tree.tokens[token.head]!.lemma);
    if (!met && !isRelation(token.deprel, 'obl') && !isRelation(token.deprel, 'nmod')) return [];
    if (!met && !childrenOf(tree, token.index, 'case').some((index) => tree.tokens[index]!.lemma === 'with'))
      return [];
    const partners = withConjuncts(cast, sentence, token.index);
    const agents = agentsOf(cast, tree, sentence, token.head);
    const members = [...agents, ...partners].flatMap((member) => {
      const listed = listedMembers(cast, member).map((each) => cast.candidates[each]!);
      return listed.length > 0 ? listed : [member];
    });
    return agents.length > 0 && partners.length > 0 ? [setOf(sentence, members, 'parties')] : [];
  });
}

/** Who does what `governor` tells: its subject, its possessor, or the subject of the clause it stands in. */
function agentsOf(cast: Cast, tree: Tree, sentence: number, governor: number): readonly Candidate[] {
  for (const at of [governor, firstConjunct(tree, governor)]) {
    const own = childrenOf(tree, at, 'nmod:poss', 'nsubj')[0];
    if (own !== undefined) return withConjuncts(cast, sentence, own);
  }
  let clause = clauseOf(tree, governor);
  for (let steps = 0; steps < 4; steps++) {
    const subject = childrenOf(tree, clause, 'nsubj')[0];
    if (subject !== undefined) return withConjuncts(cast, sentence, subject);
    const { head } = tree.tokens[clause]!;
    if (head < 0) return [];
    clause = clauseOf(tree, head);
  }
  return [];
}

/** Plural phrases that list who they are: "three leaders – A, B and C", "its allies, A and B". */
export function listedMembers(cast: Cast, candidate: Candidate): readonly number[] {
  if (candidate.name !== null || candidate.pronoun || candidate.mention.form !== 'nominal') return [];
  const { sentence, head, last } = candidate.mention;
  const tree = treeAt(cast.scene, sentence);
  for (const child of childrenOf(tree, head, 'appos', 'parataxis', 'list', 'dep', 'flat', 'conj')) {
    if (candidate.plural !== true || child < last || !opensList(cast.scene, sentence, tree, child, last))
      continue;
    const members = withConjuncts(cast, sentence, child);
    const marked = /^[:–—(]$/.test(tree.tokens[last + 1]?.text ?? '');
    const fits = members.every(
      (member) => member.name !== null || (marked && member.kind === candidate.kind),
    );
    if (members.length > 1 && fits) return members.map((member) => member.index);
  }
  const after =
    candidate.plural === true && candidate.kind === 'person' ? namesAfter(cast, tree, candidate) : [];
  if (after.length > 0) return after;
  const several = candidate.plural === true || candidate.kind === 'group';
  return several ? [...headedMembers(cast, tree, candidate)] : [];
}

/** "the leaders of A and B, X and Y": as many names right after the phrase as it has owners, or as it counts. */
function namesAfter(cast: Cast, tree: Tree, candidate: Candidate): readonly number[] {
  const { sentence } = candidate.mention;
  const owners = cast.owners[candidate.index]!.map((owner) => cast.candidates[owner]!);
  const nested = owners.flatMap((owner) => cast.owners[owner.index]!.map((each) => cast.candidates[each]!));
  const inside = [candidate, ...owners, ...nested].filter((each) => each.mention.sentence === sentence);
  const last = Math.max(...inside.map((each) => each.mention.last));
  const end = cast
    .inSentence(sentence)
    .reduce(
      (far, each) =>
        each.mention.first <= far && each.mention.last > far && each.name === null ? each.mention.last : far,
      last,
    );
  const names: Candidate[] = [];
  for (let at = end; ; ) {
    let next = at + 1;
    while (/^(,|–|—|:|\(|and)$/.test(tree.tokens[next]?.text ?? '')) next++;
    const name = cast
      .inSentence(sentence)
      .find((each) => each.name !== null && each.start === next && each.kind === 'person');
    if (!name || next === at + 1) break;
    names.push(name);
    at = name.mention.last;
  }
  const wanted = candidate.count ?? owners.length;
  return names.length > 1 && names.length === wanted ? names.map((name) => name.index) : [];
}

/** Whether a comma, colon, dash or bracket stands right before the list. */
function opensList(scene: Scene, sentence: number, tree: Tree, child: number, last: number): boolean {
  const { tokens } = scene.sentences[sentence]!;
  let first = child;
  for (const part of childrenOf(tree, child))
    if (part < first && !isRelation(tokens[part]!.deprel, 'punct')) first = part;
  const before = tokens.slice(last + 1, first).map((token) => token.text);
  return before.some((text) => /^[,:–—(-]$/.test(text)) && !before.includes('and') && before.length <= 3;
}

/** "a delegation headed by A", "the delegation, which also included B and C". */
function* headedMembers(cast: Cast, tree: Tree, candidate: Candidate): Generator<number> {
  const { sentence, head } = candidate.mention;
  for (const clause of childrenOf(tree, head, 'acl')) {
    const { lemma } = tree.tokens[clause]!;
    const led = /^(head|lead|chair|comprise|consist)$/.test(lemma);
    const holds = /^(include|comprise|consist)$/.test(lemma);
    if (!led && !holds) continue;
    const tokens = holds
      ? childrenOf(tree, clause, 'obj', 'obl')
      : childrenOf(tree, clause, 'obl').filter((token) => markersOf(tree, token).includes('by'));
    for (const token of tokens)
      for (const member of withConjuncts(cast, sentence, token))
        if (member.name !== null && member.kind !== 'place') yield member.index;
  }
}
