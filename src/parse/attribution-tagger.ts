import { ROLE_LAYERS, type RoleLayer, type RoleSpan } from '../model/parsed.ts';
import type { Runtime, RuntimeSession } from './runtime.ts';

/** models/attribution.json: the chain of a linear-chain CRF over OUT, BEGIN, INSIDE for each layer. */
export interface TaggerMeta {
  readonly format: number;
  readonly layers: readonly string[];
  /** [layer][label] */
  readonly start: readonly (readonly number[])[];
  /** [layer][from][to] */
  readonly transitions: readonly (readonly (readonly number[])[])[];
}

/** A sentence as the tagger sees it. */
export interface TaggerSentence {
  readonly paragraph: number;
  readonly forms: readonly string[];
  /** Row of each form in the word table of the English model. */
  readonly words: readonly number[];
  /** Second-layer states of the English model, tokens times `depth`. */
  readonly states: Float32Array;
}

export interface AttributionTagger {
  /** Sources, cues and contents of a document, in text order. */
  tag(sentences: readonly TaggerSentence[]): Promise<readonly RoleSpan[]>;
}

/** Tokens of a passage at most; a passage ends early with a paragraph once it is this full. As in training. */
const LONGEST = 160;
const FULL = 0.6;
const LABELS = 3;
const INSIDE = 2;
const BEGIN = 1;
const FLAGS = 3;
const SUPPORTED_FORMAT = 1;
/** Passages in one run. */
const BATCH = 16;

/**
 * Loads the attribution tagger (a BiLSTM-CRF over the states of the English model; training/train_attribution.py).
 * Throws Error when the model is of another format than this code reads.
 */
export async function createAttributionTagger(
  runtime: Runtime,
  model: Uint8Array,
  meta: TaggerMeta,
): Promise<AttributionTagger> {
  if (meta.format !== SUPPORTED_FORMAT || meta.layers.join() !== ROLE_LAYERS.join())
    throw new Error(
      `models/attribution.json has format ${meta.format}, this program reads ${SUPPORTED_FORMAT}`,
    );
  const session = await runtime.InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    async tag(sentences) {
      const spans: RoleSpan[] = [];
      const passages = passagesOf(sentences).toSorted((a, b) => a.places.length - b.places.length);
      for (let at = 0; at < passages.length; at += BATCH) {
        const batch = passages.slice(at, at + BATCH);
        const { scores, stride } = await scoresOf(runtime, session, sentences, batch);
        batch.forEach((passage, b) => {
          spans.push(
            ...spansOf(passage, meta, (t, k) => scores[t * stride + b * LABELS * ROLE_LAYERS.length + k]!),
          );
        });
      }
      return spans.sort(
        (a, b) => a.firstSentence - b.firstSentence || a.first - b.first || compareRoles(a, b),
      );
    },
  };
}

const compareRoles = (a: RoleSpan, b: RoleSpan): number =>
  ROLE_LAYERS.indexOf(a.role) - ROLE_LAYERS.indexOf(b.role);

interface Passage {
  /** [sentence, token] of each step. */
  readonly places: readonly (readonly [number, number])[];
}

/** Sentences in passages of at most LONGEST tokens, broken at ends of paragraphs where that leaves them full. */
function passagesOf(sentences: readonly TaggerSentence[]): Passage[] {
  const passages: Passage[] = [];
  let places: (readonly [number, number])[] = [];
  const flush = (): void => {
    if (places.length > 0) passages.push({ places });
    places = [];
  };
  sentences.forEach(({ forms, paragraph }, s) => {
    const length = Math.min(forms.length, LONGEST);
    const newParagraph = s > 0 && paragraph !== sentences[s - 1]!.paragraph;
    if (places.length + length > LONGEST || (newParagraph && places.length > LONGEST * FULL)) flush();
    for (let t = 0; t < length; t++) places.push([s, t]);
  });
  flush();
  return passages;
}

/** 1 inside double quotes, 0 outside, reset at each paragraph; as in training. */
function quoteDepths(sentences: readonly TaggerSentence[], { places }: Passage): number[] {
  let inside = 0;
  return places.map(([s, t], k) => {
    const before = k > 0 ? places[k - 1]![0] : s;
    if (sentences[before]!.paragraph !== sentences[s]!.paragraph) inside = 0;
    const form = sentences[s]!.forms[t]!;
    if (form === '"' || form === "''" || form === '``') inside = 1 - inside;
    else if (form === '“') inside = 1;
    else if (form === '”') inside = 0;
    return inside;
  });
}

async function scoresOf(
  runtime: Runtime,
  session: RuntimeSession,
  sentences: readonly TaggerSentence[],
  batch: readonly Passage[],
): Promise<{ readonly scores: Float32Array; readonly stride: number }> {
  const steps = Math.max(...batch.map((p) => p.places.length));
  const first = sentences[batch[0]!.places[0]![0]]!;
  const depth = first.states.length / first.forms.length;
  const states = new Float32Array(steps * batch.length * depth);
  const words = new Int32Array(steps * batch.length);
  const flags = new Float32Array(steps * batch.length * FLAGS);
  batch.forEach((passage, b) => {
    const quoted = quoteDepths(sentences, passage);
    passage.places.forEach(([s, t], step) => {
      const sentence = sentences[s]!;
      const row = step * batch.length + b;
      states.set(sentence.states.subarray(t * depth, (t + 1) * depth), row * depth);
      words[row] = sentence.words[t]!;
      flags.set([quoted[step]!, t === 0 ? 1 : 0, t === sentence.forms.length - 1 ? 1 : 0], row * FLAGS);
    });
  });
  const { Tensor } = runtime;
  const answer = await session.run({
    states: new Tensor('float32', states, [steps, batch.length, depth]),
    words: new Tensor('int32', words, [steps, batch.length]),
    flags: new Tensor('float32', flags, [steps, batch.length, FLAGS]),
    lengths: new Tensor(
      'int32',
      Int32Array.from(batch, (p) => p.places.length),
      [batch.length],
    ),
  });
  const scores = answer.scores!.data as Float32Array;
  return { scores, stride: batch.length * LABELS * ROLE_LAYERS.length };
}

function spansOf(
  passage: Passage,
  meta: TaggerMeta,
  score: (step: number, column: number) => number,
): RoleSpan[] {
  return ROLE_LAYERS.flatMap((role, layer) => {
    const labels = viterbi(passage.places.length, meta, layer, (t, label) =>
      score(t, layer * LABELS + label),
    );
    return runsOf(labels).map(([from, to]) => roleSpan(role, passage, from, to));
  });
}

function roleSpan(role: RoleLayer, { places }: Passage, from: number, to: number): RoleSpan {
  const [firstSentence, first] = places[from]!;
  const [lastSentence, last] = places[to]!;
  return { role, firstSentence, first, lastSentence, last };
}

/** The best label sequence of one layer. */
function viterbi(
  steps: number,
  meta: TaggerMeta,
  layer: number,
  emission: (step: number, label: number) => number,
): number[] {
  const transitions = meta.transitions[layer]!;
  let value = Array.from({ length: LABELS }, (_, k) => meta.start[layer]![k]! + emission(0, k));
  const back: number[][] = [];
  for (let t = 1; t < steps; t++) {
    const from: number[] = [];
    const next: number[] = [];
    for (let k = 0; k < LABELS; k++) {
      let best = 0;
      for (let j = 1; j < LABELS; j++)
        if (value[j]! + transitions[j]![k]! > value[best]! + transitions[best]![k]!) best = j;
      from.push(best);
      next.push(value[best]! + transitions[best]![k]! + emission(t, k));
    }
    back.push(from);
    value = next;
  }
  const path = [value.indexOf(Math.max(...value))];
  for (let t = back.length - 1; t >= 0; t--) path.push(back[t]![path.at(-1)!]!);
  return path.reverse();
}

function runsOf(labels: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  labels.forEach((label, t) => {
    if (label === BEGIN) runs.push([t, t]);
    else if (label === INSIDE && runs.length > 0 && runs.at(-1)![1] === t - 1) runs.at(-1)![1] = t;
  });
  return runs;
}
