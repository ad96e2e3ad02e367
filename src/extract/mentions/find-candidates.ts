import { dominates, type Tree } from '../tree.ts';
import { type Candidate, mentionOf } from './candidate.ts';
import { coordinationOf } from './coordination.ts';
import type { Name } from './name.ts';
import { findNames } from './names.ts';
import { nominalsOf } from './nominals.ts';
import { type PronounClass, pronounAt } from './pronouns.ts';
import { type Scene, topOf, treeAt, wordsBetween } from './scene.ts';

/** All candidates of a document in text order, the longer first where two begin alike. */
export function findCandidates(scene: Scene): readonly Candidate[] {
  const names = findNames(scene);
  const bySentence = scene.sentences.map(() => [] as Name[]);
  for (const name of names) bySentence[name.sentence]!.push(name);
  return scene.sentences
    .flatMap((sentence) => {
      const here = bySentence[sentence.index]!;
      const named = here.map((name) => nameCandidate(scene, name));
      const tree = treeAt(scene, sentence.index);
      const nominals = nominalsOf(scene, sentence.index, named, coordinationOf(scene, tree, named));
      const taken = new Set([...named, ...nominals].flatMap((candidate) => candidate.heads));
      const pronouns = sentence.tokens.flatMap((token) => {
        if (taken.has(token.index)) return [];
        const pronoun = pronounAt(scene, sentence.index, token.index);
        return pronoun ? [pronounCandidate(scene, sentence.index, token.index, pronoun)] : [];
      });
      return [...named, ...nominals, ...pronouns].sort(
        (a, b) => a.mention.first - b.mention.first || b.mention.last - a.mention.last,
      );
    })
    .map((candidate, index) => ({ ...candidate, index }));
}

function nameCandidate(scene: Scene, name: Name): Candidate {
  const tree = treeAt(scene, name.sentence);
  const people = name.entry?.use === 'people' || (name.form === 'adjective' && name.plural);
  const first =
    people && /^the$/i.test(tree.tokens[name.first - 1]?.text ?? '') ? name.first - 1 : name.first;
  const titled = name.title < name.bare;
  const kind = name.kind;
  return {
    index: -1,
    mention: mentionOf(scene, name.sentence, { ...name, first }, name.form),
    heads: headsOf(tree, name),
    start: Math.min(first, name.title),
    kind,
    plural: people ? null : kind === 'group' || kind === 'unknown' ? null : false,
    gender: name.gender,
    name: name.entry && name.entry.kind === kind ? name.entry.name : name.text,
    entry: name.entry,
    lemma: '',
    words: new Set(),
    proper: [],
    complement: [],
    determination: 'bare',
    count: null,
    role: titled ? titleText(scene, tree, name) : null,
    pronoun: null,
  };
}

/** The name's head, and the noun of the title before it where the tree hangs the name on the title. */
function headsOf(tree: Tree, name: Name): readonly number[] {
  if (name.title === name.bare) return [name.head];
  const top = topOf(tree, name.title, name.last);
  return top === name.head || !dominates(tree, top, name.head) ? [name.head] : [name.head, top];
}

function titleText(scene: Scene, tree: Tree, name: Name): string | null {
  let last = name.bare - 1;
  while (last >= name.title && /^[[\]]$/.test(tree.tokens[last]!.text)) last--;
  return last < name.title ? null : wordsBetween(scene, tree.tokens, name.title, last);
}

function pronounCandidate(scene: Scene, sentence: number, token: number, pronoun: PronounClass): Candidate {
  const range = { first: token, last: token, head: token };
  return {
    index: -1,
    mention: mentionOf(scene, sentence, range, 'pronoun'),
    heads: [token],
    start: token,
    kind: pronoun.kind,
    plural: pronoun.plural,
    gender: pronoun.gender,
    name: null,
    entry: null,
    lemma: scene.sentences[sentence]!.tokens[token]!.text.toLowerCase(),
    words: new Set(),
    proper: [],
    complement: [],
    determination: 'definite',
    count: pronoun.count,
    role: null,
    pronoun,
  };
}
