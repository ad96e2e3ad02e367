/** A linear chain over labels: log-potentials that a conditional random field learnt, one row per earlier label. */
export interface LabelChain {
  readonly labels: readonly string[];
  readonly start: readonly number[];
  readonly transitions: readonly (readonly number[])[];
}

/** What the functions below read: potentials flat by rows, and their exponentials. */
export interface CompiledChain extends LabelChain {
  readonly size: number;
  readonly logs: Float64Array;
  readonly factors: Float64Array;
}

/** Lays the chain out for speed. */
export function compileChain(chain: LabelChain): CompiledChain {
  const logs = Float64Array.from(chain.transitions.flat());
  return { ...chain, size: chain.labels.length, logs, factors: logs.map(Math.exp) };
}

/**
 * The best sequence of labels (Viterbi). `scores` has one row a word and one column a label; gives label numbers. What
 * BIO forbids has a potential so low that it is never chosen.
 */
export function bestLabels(scores: readonly Float32Array[], chain: CompiledChain): number[] {
  const { size, logs } = chain;
  if (scores.length === 0) return [];
  const choices = new Uint8Array(scores.length * size);
  let value = Float64Array.from(scores[0]!, (score, k) => score + chain.start[k]!);
  let next = new Float64Array(size);
  for (let t = 1; t < scores.length; t++) {
    const row = scores[t]!;
    for (let b = 0; b < size; b++) {
      let best = 0;
      let top = value[0]! + logs[b]!;
      for (let a = 1; a < size; a++) {
        const reach = value[a]! + logs[a * size + b]!;
        if (reach > top) {
          top = reach;
          best = a;
        }
      }
      choices[t * size + b] = best;
      next[b] = top + row[b]!;
    }
    [value, next] = [next, value];
  }
  const path = [value.indexOf(Math.max(...value))];
  for (let t = scores.length - 1; t > 0; t--) path.push(choices[t * size + path.at(-1)!]!);
  return path.reverse();
}

/** Probability of each label at each word given the whole sentence (forward and backward sums, scaled at each word). */
export function labelProbabilities(
  scores: readonly Float32Array[],
  { size, factors, start }: CompiledChain,
): Float64Array[] {
  const local = scores.map((row) => {
    const top = Math.max(...row);
    return Float64Array.from(row, (score) => Math.exp(score - top));
  });
  const forward: Float64Array[] = [];
  local.forEach((row, t) => {
    const before = forward[t - 1];
    const reach = before ? product(before, factors, size, false) : Float64Array.from(start, Math.exp);
    forward.push(scaled(reach.map((value, k) => value * row[k]!)));
  });
  const out: Float64Array[] = [];
  let after: Float64Array = new Float64Array(size).fill(1);
  for (let t = local.length - 1; t >= 0; t--) {
    const beyond = after;
    out.push(scaled(forward[t]!.map((value, k) => value * beyond[k]!)));
    const weighed = local[t]!.map((value, k) => value * beyond[k]!);
    after = scaled(product(weighed, factors, size, true));
  }
  return out.reverse();
}

/** A row times the matrix of factors, or with `transposed` the matrix times the row. */
function product(row: Float64Array, factors: Float64Array, size: number, transposed: boolean): Float64Array {
  const out = new Float64Array(size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) {
      if (transposed) out[a]! += factors[a * size + b]! * row[b]!;
      else out[b]! += row[a]! * factors[a * size + b]!;
    }
  return out;
}

function scaled(row: Float64Array): Float64Array {
  let sum = 0;
  for (const value of row) sum += value;
  return row.map((value) => value / sum);
}

/** A run of words with one label type; `last` is included. */
export interface LabelledSpan {
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** The spans that a well-formed BIO sequence writes. */
export function labelledSpans(labels: readonly string[]): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  labels.forEach((label, i) => {
    const open = spans.at(-1);
    if (label[0] === 'B') spans.push({ first: i, last: i, type: label.slice(2) });
    else if (label[0] === 'I' && open && open.last === i - 1) spans[spans.length - 1] = { ...open, last: i };
  });
  return spans;
}
