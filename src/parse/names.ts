import type { NameSpan, NameType } from '../model/parsed.ts';

/** What the refiners of names look at: a sentence's words with their parts of speech and its names. */
export interface NamedSentence {
  readonly words: readonly {
    readonly text: string;
    readonly upos: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly names: readonly NameSpan[];
}

const PARTICLES: ReadonlySet<string> = new Set(
  'al el ul ud ad as ar an at ash az bin ibn ben bint abu abd abdul von van de del di da la le'.split(' '),
);

/**
 * The names of each sentence of one document, mended in order: pieces of a name with particles joined
 * ("Yunus al|-|Temsar"), then one type for each surface, by vote.
 */
export function refineNames(sentences: readonly NamedSentence[]): NameSpan[][] {
  const joined = sentences.map((s) => ({ ...s, names: joinParticles(s) }));
  return voteTypes(joined);
}

/** Names of one sentence, those cut at a particle and hyphen put together. */
export function joinParticles(sentence: NamedSentence): NameSpan[] {
  const out: NameSpan[] = [];
  for (const name of sentence.names) {
    const before = out.at(-1);
    const grown = growOverHyphen(sentence, name);
    if (before && before.type === grown.type && isJoint(sentence, before, grown)) {
      out[out.length - 1] = { ...before, last: grown.last, score: Math.min(before.score, grown.score) };
    } else if (!before || grown.first > before.last) out.push(grown);
  }
  return out;
}

/** Whether only particles and glued hyphens stand between two names of one type, at least one of them. */
function isJoint({ words }: NamedSentence, before: NameSpan, after: NameSpan): boolean {
  if (before.type !== 'person') return false;
  const between = words.slice(before.last + 1, after.first).map((w) => w.text.toLowerCase());
  const edge = words[before.last]!.text.toLowerCase();
  if (between.length === 0)
    return PARTICLES.has(edge) || PARTICLES.has(words[after.first]!.text.toLowerCase());
  if (between.length > 3) return false;
  return (
    between.every((w) => w === '-' || PARTICLES.has(w)) &&
    (between.some((w) => w !== '-') || PARTICLES.has(edge))
  );
}

/** Grows a name whose last word is a particle over the hyphen and the name that follow without a blank. */
function growOverHyphen({ words }: NamedSentence, name: NameSpan): NameSpan {
  const edge = words[name.last]!;
  const hyphen = words[name.last + 1];
  const rest = words[name.last + 2];
  if (!hyphen || !rest || hyphen.text !== '-' || !PARTICLES.has(edge.text.toLowerCase())) return name;
  if (hyphen.start !== edge.end || rest.start !== hyphen.end || rest.upos !== 'PROPN') return name;
  return { ...name, last: name.last + 2 };
}

/** One type for each surface within a document: the one with the greatest sum of scores. */
function voteTypes(sentences: readonly NamedSentence[]): NameSpan[][] {
  const votes = new Map<string, Map<NameType, number>>();
  const vote = (surface: string, type: NameType, weight: number): void => {
    const of = votes.get(surface) ?? new Map<NameType, number>();
    of.set(type, (of.get(type) ?? 0) + weight);
    votes.set(surface, of);
  };
  for (const sentence of sentences) {
    for (const name of sentence.names) {
      vote(surfaceOf(sentence, name), name.type, name.score);
      if (name.type === 'person' && name.last > name.first)
        vote(sentence.words[name.last]!.text, 'person', name.score * 0.8);
    }
  }
  return sentences.map((sentence) =>
    sentence.names.map((name) => {
      const of = [...(votes.get(surfaceOf(sentence, name)) ?? new Map<NameType, number>())];
      const best = of.reduce((a, b) => (b[1] > a[1] ? b : a), [name.type, 0] as [NameType, number]);
      return best[0] === name.type ? name : { ...name, type: best[0] };
    }),
  );
}

function surfaceOf(sentence: NamedSentence, name: NameSpan): string {
  return sentence.words
    .slice(name.first, name.last + 1)
    .map((w) => w.text)
    .join(' ');
}
