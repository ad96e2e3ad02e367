import { subjectOf } from '../subjects.ts';
import { clauseOf, dominates, isRelation, type Tree } from '../tree.ts';
import type { Candidate } from './candidate.ts';
import type { Cluster, Clusters } from './clusters.ts';
import { treeAt } from './scene.ts';
import type { CandidateSet } from './sets.ts';
import type { Feature } from './weights.ts';

/** What is looked at of an antecedent that is the `rank`th nearest. */
export function featuresOf(
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
        (pronoun.plural !== true || cluster?.plural === true) &&
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
