import type { Cues, DocumentClass, NounCue, VerbCue } from '../../lexicon/cues.ts';
import { DOCUMENT_CLASSES } from '../../lexicon/cues.ts';
import { childrenOf, type Tree } from '../tree.ts';

/** A verb group with the further words by which one of its verbs was met ("point out", "call for"). */
export interface VerbEntry {
  readonly cue: VerbCue;
  /** The further words of a verb of several ("point out"). */
  readonly rest: readonly string[];
}

/** The words of the lexicon by lemma, for look-up. */
export interface CueIndex {
  readonly cues: Cues;
  readonly verbs: ReadonlyMap<string, readonly VerbEntry[]>;
  readonly nouns: ReadonlyMap<string, readonly NounCue[]>;
  readonly documents: ReadonlyMap<string, DocumentClass>;
  readonly collective: ReadonlySet<string>;
  readonly ofDocuments: ReadonlySet<string>;
  readonly givesOut: ReadonlySet<string>;
  readonly aboutDocuments: ReadonlySet<string>;
  readonly quoting: ReadonlySet<string>;
  readonly interviewing: ReadonlySet<string>;
  readonly courts: ReadonlySet<string>;
  readonly testifying: ReadonlySet<string>;
  readonly impersonal: ReadonlySet<string>;
  readonly expected: ReadonlySet<string>;
  readonly paperActs: ReadonlySet<string>;
  /** Each cut into its words. */
  readonly prepositions: readonly (readonly string[])[];
  readonly adverbs: ReadonlySet<string>;
  readonly commentNouns: ReadonlySet<string>;
  readonly withheld: ReadonlySet<string>;
  readonly mediaNouns: ReadonlySet<string>;
  readonly denialWords: ReadonlySet<string>;
  readonly tellings: ReadonlySet<string>;
  readonly spokes: ReadonlySet<string>;
  /** Phrases with a blank before and after. */
  readonly ownVoice: readonly string[];
  readonly response: readonly string[];
  readonly additive: readonly string[];
  readonly recent: readonly string[];
  readonly hearsay: ReadonlySet<string>;
  readonly charges: ReadonlySet<string>;
  readonly customs: ReadonlySet<string>;
  readonly obtaining: ReadonlySet<string>;
  readonly replying: ReadonlySet<string>;
  readonly mediaWords: ReadonlySet<string>;
  readonly publishers: ReadonlySet<string>;
}

const cache = new WeakMap<Cues, CueIndex>();

/** The look-up tables of the cues; made once per lexicon. */
export function cueIndex(cues: Cues): CueIndex {
  const known = cache.get(cues);
  if (known) return known;
  const verbs = new Map<string, VerbEntry[]>();
  for (const cue of cues.verbs)
    for (const word of cue.words) {
      const [lemma, ...rest] = word.split(' ');
      verbs.set(lemma!, [...(verbs.get(lemma!) ?? []), { cue, rest }]);
    }
  const nouns = new Map<string, NounCue[]>();
  for (const cue of cues.nouns)
    for (const word of cue.words) nouns.set(word, [...(nouns.get(word) ?? []), cue]);
  const documents = new Map<string, DocumentClass>();
  for (const kind of DOCUMENT_CLASSES)
    for (const word of cues.documents[kind]) if (!documents.has(word)) documents.set(word, kind);
  const index: CueIndex = {
    cues,
    verbs,
    nouns,
    documents,
    collective: new Set(cues.collective),
    ofDocuments: new Set(cues.of_documents),
    givesOut: new Set(cues.gives_out),
    aboutDocuments: new Set(cues.about_documents),
    quoting: new Set(cues.quoting),
    interviewing: new Set(cues.interviewing),
    courts: new Set(cues.courts),
    testifying: new Set(cues.testifying),
    impersonal: new Set(cues.impersonal),
    expected: new Set(cues.expected),
    paperActs: new Set(cues.paper_acts),
    prepositions: cues.prepositions.map((words) => words.split(' ')),
    adverbs: new Set(cues.adverbs),
    commentNouns: new Set(cues.comment_nouns),
    withheld: new Set(cues.withheld),
    mediaNouns: new Set(cues.media_nouns),
    denialWords: new Set(cues.denial_words),
    tellings: new Set(cues.tellings),
    spokes: new Set(cues.spokes),
    ownVoice: cues.own_voice.map(padded),
    response: cues.response.map(padded),
    additive: cues.additive.map(padded),
    recent: cues.recent.map(padded),
    hearsay: new Set(cues.hearsay),
    charges: new Set(cues.charges),
    customs: new Set(cues.customs),
    obtaining: new Set(cues.obtaining),
    replying: new Set(cues.replying),
    mediaWords: new Set(cues.media_words),
    publishers: new Set(cues.publishers),
  };
  cache.set(cues, index);
  return index;
}

function padded(phrase: string): string {
  return ` ${phrase} `;
}

/** The groups that the verb at `token` is in, those of several words first, in the order of the lexicon. */
export function verbCues(index: CueIndex, tree: Tree, token: number): readonly VerbEntry[] {
  const entries = index.verbs.get(lemmaOf(tree, token)) ?? [];
  const whole = entries.filter((entry) => entry.rest.length > 0 && followedBy(tree, token, entry.rest));
  return [...whole, ...entries.filter((entry) => entry.rest.length === 0)];
}

function followedBy(tree: Tree, token: number, rest: readonly string[]): boolean {
  const next = tree.tokens[token + 1]?.text.toLowerCase();
  if (next === rest[0]) return true;
  return childrenOf(tree, token, 'compound:prt', 'advmod', 'xcomp', 'obj').some(
    (child) => child > token && child - token < 8 && tree.tokens[child]!.text.toLowerCase() === rest[0],
  );
}

/** Lower-case lemma of a token. */
export function lemmaOf(tree: Tree, token: number): string {
  return tree.tokens[token]!.lemma.toLowerCase();
}

/** The class of document that the noun at `token` names, or null. */
export function documentClass(index: CueIndex, tree: Tree, token: number): DocumentClass | null {
  const { upos, text } = tree.tokens[token]!;
  if (upos !== 'NOUN' && upos !== 'PROPN') return null;
  return index.documents.get(lemmaOf(tree, token)) ?? index.documents.get(text.toLowerCase()) ?? null;
}
