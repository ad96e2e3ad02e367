import { castOf } from '../src/extract/mentions/cast.ts';
import type { MentionReading } from '../src/extract/mentions/index.ts';
import { weightClass } from '../src/extract/mentions/pronoun-links.ts';
import { resolveAll } from '../src/extract/mentions/resolve.ts';
import { sceneOf } from '../src/extract/mentions/scene.ts';
import { FEATURES, type Weights } from '../src/extract/mentions/weights.ts';
import { type GoldCoref, readCoref } from './coref.ts';

/** One pronoun with what it may stand for; `right` marks the antecedents that the gold joins it to. */
interface Example {
  readonly options: readonly Float64Array[];
  readonly right: readonly boolean[];
}

type Class = 'person' | 'thing' | 'plural';

const EPOCHS = 60;
const RATE = 0.15;
const SHRINK = 1e-4;

/** How often the best-scored antecedent is right, over pronouns that have a right one. */
export interface FitReport {
  readonly class: Class;
  readonly examples: number;
  readonly accuracy: number;
  readonly weights: Weights;
}

/**
 * Fits the weights of src/extract/mentions/weights.ts on the train part of GUM whose texts are free for any use, as a
 * softmax over the antecedents of each pronoun. Sets are left out: GUM marks too few, so their weight is set by hand.
 * Deterministic.
 */
export function fitPronouns(dataDir: string, lexicon: MentionReading['lexicon']): readonly FitReport[] {
  const examples = collect(dataDir, lexicon, 'train');
  const held = collect(dataDir, lexicon, 'dev');
  return (['person', 'thing', 'plural'] as const).map((name) => {
    const weights = descend(examples[name]);
    const named = Object.fromEntries(
      FEATURES.map((feature, at) => [feature, round(weights[at]!)]),
    ) as Weights;
    return {
      class: name,
      examples: examples[name].length,
      accuracy: accuracy(held[name], weights),
      weights: named,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function collect(
  dataDir: string,
  lexicon: MentionReading['lexicon'],
  part: 'train' | 'dev',
): Record<Class, Example[]> {
  const out: Record<Class, Example[]> = { person: [], thing: [], plural: [] };
  for (const { gold, parsed } of readCoref(dataDir, part)) {
    if (gold.nonCommercial) continue;
    const clusterOf = goldByHead(gold);
    const cast = castOf(sceneOf({ parsed, lexicon }));
    const startOf = (candidate: (typeof cast.candidates)[number]): number =>
      parsed.sentences[candidate.mention.sentence]!.tokens[candidate.mention.head]!.start;
    resolveAll(cast, (pronoun, all) => {
      const antecedents = all.filter(({ set }) => set === null);
      const wanted = clusterOf.get(startOf(pronoun));
      if (wanted === undefined) return;
      const right = antecedents.map(({ nearest }) => clusterOf.get(startOf(nearest)) === wanted);
      if (!right.includes(true) || antecedents.length < 2) return;
      const options = antecedents.map(({ features }) =>
        Float64Array.from(FEATURES, (name) => features[name]),
      );
      out[weightClass(pronoun)].push({ options, right });
    });
  }
  return out;
}

function goldByHead(gold: GoldCoref): ReadonlyMap<number, string> {
  return new Map(
    gold.clusters.flatMap(({ id, mentions }) => mentions.map(({ head }) => [head[0], id] as const)),
  );
}

function scores(example: Example, weights: Float64Array): readonly number[] {
  return example.options.map((option) => option.reduce((sum, value, at) => sum + value * weights[at]!, 0));
}

function descend(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(FEATURES.length);
  const seen = new Float64Array(FEATURES.length).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const example of examples) {
      const gradient = gradientOf(example, weights);
      for (let at = 0; at < weights.length; at++) {
        const slope = gradient[at]! + SHRINK * weights[at]!;
        seen[at]! += slope * slope;
        weights[at]! -= (RATE * slope) / Math.sqrt(seen[at]!);
      }
    }
  return weights;
}

function gradientOf(example: Example, weights: Float64Array): Float64Array {
  const raw = scores(example, weights);
  const top = Math.max(...raw);
  const exps = raw.map((score) => Math.exp(score - top));
  const all = exps.reduce((sum, value) => sum + value, 0);
  const good = exps.reduce((sum, value, at) => sum + (example.right[at] ? value : 0), 0);
  const gradient = new Float64Array(weights.length);
  example.options.forEach((option, at) => {
    const pull = exps[at]! / all - (example.right[at] ? exps[at]! / good : 0);
    for (let feature = 0; feature < gradient.length; feature++) gradient[feature]! += pull * option[feature]!;
  });
  return gradient;
}

function accuracy(examples: readonly Example[], weights: Float64Array): number {
  const hits = examples.filter((example) => {
    const raw = scores(example, weights);
    return example.right[raw.indexOf(Math.max(...raw))];
  });
  return examples.length === 0 ? 0 : hits.length / examples.length;
}
