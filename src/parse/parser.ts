import type { Document } from '../model/document.ts';
import type { NameSpan, NameType, ParsedDocument, Sentence, Upos } from '../model/parsed.ts';
import { type AbbreviationLists, type Abbreviations, abbreviationsOf } from './abbreviations.ts';
import { createAttributionTagger, type TaggerMeta } from './attribution-tagger.ts';
import { bestTree } from './decode.ts';
import { shareEvidence } from './evidence.ts';
import { affixCodes, characterCodes, type FeatureSizes, normalForm } from './features.ts';
import { type Gazetteer, gazetteerOf, type NameLists } from './gazetteer.ts';
import { bestLabels, type CompiledChain, compileChain, labelledSpans, labelProbabilities } from './labels.ts';
import { type LemmaTable, lemmaOf } from './lemma.ts';
import { refineNames } from './names.ts';
import type { Runtime, RuntimeSession, RuntimeTensor } from './runtime.ts';
import { type SentenceBounds, splitSentences } from './sentences.ts';
import { withoutTitles } from './titles.ts';

/** models/english.json. */
export interface ModelMeta extends FeatureSizes {
  readonly format: number;
  readonly labelSize: number;
  readonly unknownWord: number;
  readonly words: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprels: readonly string[];
  readonly names: readonly string[];
  /** Log-potentials of the first name label, and of each after each (rows: the label before). */
  readonly nameStart: readonly number[];
  readonly nameTransitions: readonly (readonly number[])[];
  readonly gazetteer: NameLists;
}

/** What a parser is made of: the runtime and the contents of the files in models/ and lexicon/. */
export interface ParserParts {
  readonly runtime: Runtime;
  /** models/english.onnx */
  readonly model: Uint8Array;
  /** models/english-labels.onnx */
  readonly labels: Uint8Array;
  /** models/english.json */
  readonly meta: ModelMeta;
  /** models/english-lemmas.json */
  readonly lemmas: LemmaTable;
  /** lexicon/abbreviations.yaml */
  readonly abbreviations: AbbreviationLists;
  /** models/attribution.onnx and models/attribution.json; without them no roles of attribution are marked. */
  readonly tagger?: { readonly model: Uint8Array; readonly meta: TaggerMeta };
}

/** A word as the model sees it, without its place in a text. `head` is an index, -1 for the root. */
export interface ParsedWord {
  readonly text: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
}

/** A sentence given as tokens, parsed. */
export interface ParsedTokens {
  readonly words: readonly ParsedWord[];
  readonly names: readonly NameSpan[];
}

export interface Parser {
  /** Sentences, tokens, trees and names of every part but boilerplate. */
  parse(document: Document): Promise<ParsedDocument>;
  /** The same for the sentences of one document, already cut into words; names are not voted on. */
  parseTokens(sentences: readonly (readonly string[])[]): Promise<ParsedTokens[]>;
}

/** Padded tokens in one run of the model, and sentences in it at most. */
const BATCH_TOKENS = 1600;
const BATCH_SENTENCES = 64;
const STEP_OVERHEAD = 3;
const SUPPORTED_FORMAT = 2;

/**
 * Loads the model into the runtime and gives a parser. One parser serves any number of documents.
 * Throws Error when the model is of another format than this code reads.
 *
 *     import * as runtime from 'onnxruntime-node';
 *     const parser = await createParser({ runtime, model, labels, meta, lemmas, abbreviations });
 */
export async function createParser(parts: ParserParts): Promise<Parser> {
  if (parts.meta.format !== SUPPORTED_FORMAT)
    throw new Error(
      `models/english.json has format ${parts.meta.format}, this program reads ${SUPPORTED_FORMAT}`,
    );
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all' };
  const abbreviations = abbreviationsOf(parts.abbreviations);
  const network = new Network(
    parts.runtime,
    await parts.runtime.InferenceSession.create(parts.model, options),
    await parts.runtime.InferenceSession.create(parts.labels, options),
    parts.meta,
    parts.lemmas,
    abbreviations,
  );
  const { tagger: files, runtime } = parts;
  const tagger = files ? await createAttributionTagger(runtime, files.model, files.meta) : null;
  return {
    parseTokens: (sentences) => network.parse(sentences),
    async parse(document) {
      const cut: { readonly bounds: SentenceBounds; readonly part: Sentence['part'] }[] = [];
      for (const part of document.parts) {
        if (part.kind === 'boilerplate') continue;
        const next = (cut.at(-1)?.bounds.paragraph ?? -1) + 1;
        for (const bounds of splitSentences(document.text, part.start, part.end, abbreviations, next))
          cut.push({ bounds, part: part.kind });
      }
      const words = cut.map(({ bounds }) => bounds.tokens.map((t) => document.text.slice(t.start, t.end)));
      const parsed = await network.read(words);
      const sentences = cut.map(({ bounds, part }, index): Sentence => {
        const tokens = bounds.tokens.map((t, k) => ({ index: k, ...t, ...parsed[index]!.words[k]! }));
        const { start, end, paragraph } = bounds;
        return { index, start, end, paragraph, part, tokens, names: parsed[index]!.names };
      });
      const names = refineNames(sentences.map((s) => ({ words: s.tokens, names: s.names })));
      const named = { document, sentences: sentences.map((s, k) => ({ ...s, names: names[k]! })) };
      if (!tagger) return named;
      const seen = parsed.map(({ rows, states }, k) => ({
        paragraph: cut[k]!.bounds.paragraph,
        forms: words[k]!,
        words: rows,
        states,
      }));
      return { ...named, roles: await tagger.tag(seen) };
    },
  };
}

interface ReadTokens extends ParsedTokens {
  readonly rows: readonly number[];
  readonly states: Float32Array;
}

/** The features of one form, looked up once for all its occurrences. */
interface FormFeatures {
  /** Its normal form. */
  readonly key: string;
  readonly word: number;
  readonly affixes: readonly number[];
  readonly characters: readonly number[];
}

/** How many forms are remembered between documents. */
const CACHE_SIZE = 100_000;

class Network {
  readonly #runtime: Runtime;
  readonly #encoder: RuntimeSession;
  readonly #labeller: RuntimeSession;
  readonly #meta: ModelMeta;
  readonly #lemmas: LemmaTable;
  readonly #abbreviations: Abbreviations;
  readonly #rows: ReadonlyMap<string, number>;
  readonly #known: ReadonlySet<string>;
  readonly #features = new Map<string, FormFeatures>();
  readonly #gazetteer: Gazetteer;
  readonly #chain: CompiledChain;

  constructor(
    runtime: Runtime,
    encoder: RuntimeSession,
    labeller: RuntimeSession,
    meta: ModelMeta,
    lemmas: LemmaTable,
    abbreviations: Abbreviations,
  ) {
    this.#runtime = runtime;
    this.#encoder = encoder;
    this.#labeller = labeller;
    this.#meta = meta;
    this.#lemmas = lemmas;
    this.#abbreviations = abbreviations;
    this.#rows = new Map(meta.words.map((word, row) => [word, row]));
    this.#gazetteer = gazetteerOf(meta.gazetteer);
    this.#chain = compileChain({
      labels: meta.names,
      start: meta.nameStart,
      transitions: meta.nameTransitions,
    });
    this.#known = new Set(meta.words);
  }

  /** Parses sentences in batches of like length; the answers stand in the order of the questions. */
  async parse(sentences: readonly (readonly string[])[]): Promise<ParsedTokens[]> {
    return (await this.read(sentences)).map(({ words, names }) => ({ words, names }));
  }

  /** The same with what the attribution tagger needs: row of each word in the word table, states of the second layer. */
  async read(sentences: readonly (readonly string[])[]): Promise<ReadTokens[]> {
    const words: ParsedWord[][] = sentences.map(() => []);
    const scores: Float32Array[][] = sentences.map(() => []);
    const states: Float32Array[] = sentences.map(() => new Float32Array(0));
    for (const batch of batchesOf(sentences)) {
      const answers = await this.#run(batch.map((k) => sentences[k]!));
      batch.forEach((k, i) => {
        words[k] = answers[i]!.words;
        scores[k] = answers[i]!.nameScores;
        states[k] = answers[i]!.states;
      });
    }
    const keys = sentences.map((s) => s.map((form) => this.#featuresOf(form).key));
    const shared = shareEvidence(keys, scores);
    return words.map((of, k) => {
      const names = withoutTitles(of, this.#namesOf(shared[k]!), this.#abbreviations.isTitle);
      const rows = sentences[k]!.map((form) => this.#featuresOf(form).word);
      return { words: of, names, rows, states: states[k]! };
    });
  }

  #featuresOf(form: string): FormFeatures {
    const known = this.#features.get(form);
    if (known) return known;
    const key = normalForm(form);
    const made = {
      key,
      word: this.#rows.get(key) ?? this.#meta.unknownWord,
      affixes: affixCodes(form, this.#meta),
      characters: characterCodes(form, this.#meta),
    };
    if (this.#features.size >= CACHE_SIZE) this.#features.clear();
    this.#features.set(form, made);
    return made;
  }

  /** The inputs of the encoder: features of each distinct form, and which form stands where (steps, batch). */
  #feeds(sentences: readonly (readonly string[])[]): Record<string, RuntimeTensor> {
    const { affixFeatures, charactersPerWord } = this.#meta;
    const steps = Math.max(...sentences.map((s) => s.length));
    const index = new Int32Array(steps * sentences.length);
    const { width } = this.#gazetteer;
    const lists = new Float32Array(steps * sentences.length * width);
    const numbers = new Map<string, number>();
    const forms: FormFeatures[] = [];
    sentences.forEach((sentence, b) => {
      const listed = this.#gazetteer.features(sentence.map((form) => this.#featuresOf(form).key));
      for (let t = 0; t < sentence.length; t++)
        lists.set(listed.subarray(t * width, (t + 1) * width), (t * sentences.length + b) * width);
      for (let t = 0; t < steps; t++) {
        const form = sentence[t] ?? sentence[0]!;
        let number = numbers.get(form);
        if (number === undefined) {
          number = forms.push(this.#featuresOf(form)) - 1;
          numbers.set(form, number);
        }
        index[t * sentences.length + b] = number;
      }
    });
    const ints = (data: Iterable<number>, dims: number[]): RuntimeTensor =>
      new this.#runtime.Tensor('int32', Int32Array.from(data), dims);
    return {
      words: ints(
        forms.map((f) => f.word),
        [forms.length],
      ),
      affixes: ints(
        forms.flatMap((f) => f.affixes),
        [forms.length, affixFeatures],
      ),
      characters: ints(
        forms.flatMap((f) => f.characters),
        [forms.length, charactersPerWord],
      ),
      index: ints(index, [steps, sentences.length]),
      gazetteer: new this.#runtime.Tensor('float32', lists, [steps, sentences.length, width]),
      lengths: ints(
        sentences.map((s) => s.length),
        [sentences.length],
      ),
    };
  }

  async #run(sentences: readonly (readonly string[])[]): Promise<Answer[]> {
    const scores = await this.#encoder.run(this.#feeds(sentences));
    const batch = sentences.length;
    const steps = scores.arcs!.dims[1]!;
    const arcs = scores.arcs!.data as Float32Array;
    const heads = sentences.map((s, b) => bestTree(arcScores(arcs, b, steps, s.length)));
    const deprels = await this.#relations(scores, sentences, heads, steps);
    const upos = scores.upos!.data as Int32Array;
    const xpos = scores.xpos!.data as Int32Array;
    const names = scores.names!.data as Float32Array;
    const states = scores.states!.data as Float32Array;
    const depth = scores.states!.dims[2]!;
    return sentences.map((sentence, b) => {
      const words = sentence.map((text, t): ParsedWord => {
        const tag = this.#meta.xpos[xpos[t * batch + b]!]!;
        return {
          text,
          lemma: lemmaOf(text, tag, this.#lemmas, this.#known),
          upos: this.#meta.upos[upos[t * batch + b]!] as Upos,
          xpos: tag,
          head: heads[b]![t + 1]! - 1,
          deprel: deprels[b]![t]!,
        };
      });
      const nameScores = rowsOf(names, sentence.length, b, batch, this.#meta.names.length);
      const from = b * steps * depth;
      return { words, nameScores, states: states.slice(from, from + sentence.length * depth) };
    });
  }

  /** The relation of each word to the head chosen for it. */
  async #relations(
    scores: Readonly<Record<string, RuntimeTensor>>,
    sentences: readonly (readonly string[])[],
    heads: readonly (readonly number[])[],
    steps: number,
  ): Promise<string[][]> {
    const { labelSize: size, deprels } = this.#meta;
    const dependentRows = scores.dependents!.data as Float32Array;
    const headRows = scores.heads!.data as Float32Array;
    const total = sentences.reduce((sum, s) => sum + s.length, 0);
    const dependents = new Float32Array(total * size);
    const governors = new Float32Array(total * size);
    let row = 0;
    sentences.forEach((sentence, b) => {
      for (let t = 0; t < sentence.length; t++, row++) {
        const from = (b * steps + t) * size;
        const over = (b * (steps + 1) + heads[b]![t + 1]!) * size;
        dependents.set(dependentRows.subarray(from, from + size), row * size);
        governors.set(headRows.subarray(over, over + size), row * size);
      }
    });
    const { Tensor } = this.#runtime;
    const answer = await this.#labeller.run({
      dependents: new Tensor('float32', dependents, [total, size]),
      heads: new Tensor('float32', governors, [total, size]),
    });
    const labels = answer.labels!.data as Float32Array;
    const root = deprels.indexOf('root');
    row = 0;
    return sentences.map((sentence, b) =>
      sentence.map((_, t) => {
        const at = row++ * deprels.length;
        if (heads[b]![t + 1] === 0) return 'root';
        let best = root === 0 ? 1 : 0;
        for (let k = 0; k < deprels.length; k++)
          if (k !== root && labels[at + k]! > labels[at + best]!) best = k;
        return deprels[best]!;
      }),
    );
  }

  #namesOf(scores: readonly Float32Array[]): NameSpan[] {
    const best = bestLabels(scores, this.#chain);
    const spans = labelledSpans(best.map((k) => this.#chain.labels[k]!));
    if (spans.length === 0) return [];
    const probabilities = labelProbabilities(scores, this.#chain);
    return spans.map(({ first, last, type }) => {
      const score = Math.min(...best.slice(first, last + 1).map((k, i) => probabilities[first + i]![k]!));
      return { first, last, type: type as NameType, score: Math.round(score * 1000) / 1000 };
    });
  }
}

/** What the model says of one sentence: its words, and for each the scores of the name labels. */
interface Answer {
  readonly words: ParsedWord[];
  readonly nameScores: Float32Array[];
  /** Tokens times depth. */
  readonly states: Float32Array;
}

/** The rows of sentence `b` of an output (steps, batch, width), one a word. */
function rowsOf(
  values: Float32Array,
  length: number,
  b: number,
  batch: number,
  width: number,
): Float32Array[] {
  return Array.from({ length }, (_, t) => {
    const at = (t * batch + b) * width;
    return values.subarray(at, at + width);
  });
}

/** Scores of heads for one sentence of a batch; row 0 is empty, a word does not head itself. */
function arcScores(arcs: Float32Array, b: number, steps: number, length: number): Float64Array[] {
  const rows = [new Float64Array(length + 1)];
  for (let d = 1; d <= length; d++) {
    const at = (b * steps + d - 1) * (steps + 1);
    const row = Float64Array.from(arcs.subarray(at, at + length + 1));
    row[d] = -1e9;
    rows.push(row);
  }
  return rows;
}

/**
 * Indexes of the non-empty sentences in groups of like length, so that the model's work is least: a group costs its
 * longest sentence times its size plus a constant, the overhead of a time step counted in rows.
 */
function batchesOf(sentences: readonly (readonly string[])[]): number[][] {
  const order = sentences.map((_, k) => k).filter((k) => sentences[k]!.length > 0);
  order.sort((a, b) => sentences[a]!.length - sentences[b]!.length || a - b);
  const cost = [0];
  const start = [0];
  for (let end = 1; end <= order.length; end++) {
    const longest = sentences[order[end - 1]!]!.length;
    cost[end] = Number.POSITIVE_INFINITY;
    for (let from = end - 1; from >= Math.max(0, end - BATCH_SENTENCES); from--) {
      const size = end - from;
      if (size > 1 && size * longest > BATCH_TOKENS) break;
      const total = cost[from]! + longest * (size + STEP_OVERHEAD);
      if (total < cost[end]!) {
        cost[end] = total;
        start[end] = from;
      }
    }
  }
  const batches: number[][] = [];
  for (let end = order.length; end > 0; end = start[end]!) batches.push(order.slice(start[end]!, end));
  return batches;
}
