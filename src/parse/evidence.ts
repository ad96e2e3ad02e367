/** How far the other places of a word in a document count, at most; reached with three of them. */
const SHARE = 0.3;
const ENOUGH = 3;
const LEAST = 1e-4;
const LEAST_OWN = 1e-12;
/** Distance in scores from which on a word is taken for no name. */
const SURE = 7;
const LETTER = /^\p{L}/u;

/**
 * Lets every word learn from its other places in the document: the log-probability of each label is drawn towards the
 * mean probability there, so that "Marrow" in a headline profits from "Marrow Football Federation" in the text.
 * `keys[s][t]` is the normal form of word t of sentence s, `scores[s][t]` are the scores of its labels,
 * up to a constant; the answer has the same shape.
 */
export function shareEvidence(
  keys: readonly (readonly string[])[],
  scores: readonly (readonly Float32Array[])[],
): Float32Array[][] {
  const places = new Map<string, Float32Array[]>();
  keys.forEach((of, s) => {
    of.forEach((key, t) => {
      const row = scores[s]![t]!;
      const known = places.get(key);
      if (known) known.push(row);
      else places.set(key, [row]);
    });
  });
  const drawn = new Map<Float32Array, Float32Array>();
  for (const [key, rows] of places) {
    if (rows.length < 2 || key.length < 2 || !LETTER.test(key) || rows.every(isSurelyOutside)) continue;
    draw(rows, drawn);
  }
  return scores.map((rows) => rows.map((row) => drawn.get(row) ?? row));
}

/** Whether label 0, outside of names, is beyond doubt. */
function isSurelyOutside(row: Float32Array): boolean {
  for (let k = 1; k < row.length; k++) if (row[0]! - row[k]! < SURE) return false;
  return true;
}

function draw(rows: readonly Float32Array[], drawn: Map<Float32Array, Float32Array>): void {
  const own = rows.map(softmax);
  const sums = own[0]!.map((_, k) => own.reduce((sum, row) => sum + row[k]!, 0));
  const others = rows.length - 1;
  const weight = SHARE * Math.min(1, others / ENOUGH);
  own.forEach((row, i) => {
    const mixed = row.map((p, k) => {
      const mean = Math.max(LEAST, (sums[k]! - p) / others);
      return (1 - weight) * Math.log(Math.max(p, LEAST_OWN)) + weight * Math.log(mean);
    });
    drawn.set(rows[i]!, mixed);
  });
}

function softmax(row: Float32Array): Float32Array {
  const top = Math.max(...row);
  let sum = 0;
  const out = row.map((value) => Math.exp(value - top));
  for (const value of out) sum += value;
  return out.map((value) => value / sum);
}
