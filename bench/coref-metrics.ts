/** A partition of mentions: each cluster is a list of mention keys. Clusters of one are left out by the caller. */
export type Partition = readonly (readonly string[])[];

/** Sums of numerator and denominator of precision and recall, so that documents can be added up. */
export interface Tally {
  readonly precision: readonly [number, number];
  readonly recall: readonly [number, number];
}

export const EMPTY_TALLY: Tally = { precision: [0, 0], recall: [0, 0] };

/** Adds the sums of two documents. */
export function addTallies(a: Tally, b: Tally): Tally {
  const add = (x: readonly [number, number], y: readonly [number, number]): readonly [number, number] => [
    x[0] + y[0],
    x[1] + y[1],
  ];
  return { precision: add(a.precision, b.precision), recall: add(a.recall, b.recall) };
}

/** Precision, recall and F1 of a tally, shares from 0 to 1; 0 where there is nothing. */
export function ratesOf(tally: Tally): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const share = ([over, under]: readonly [number, number]): number => (under === 0 ? 0 : over / under);
  const precision = share(tally.precision);
  const recall = share(tally.recall);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** MUC (Vilain et al. 1995): links kept. */
export function muc(gold: Partition, system: Partition): Tally {
  return { recall: links(gold, system), precision: links(system, gold) };
}

function links(from: Partition, to: Partition): readonly [number, number] {
  const where = clusterOf(to);
  let kept = 0;
  let all = 0;
  for (const cluster of from) {
    const parts = new Set<string>();
    for (const mention of cluster) parts.add(String(where.get(mention) ?? `alone ${mention}`));
    kept += cluster.length - parts.size;
    all += cluster.length - 1;
  }
  return [kept, all];
}

function clusterOf(partition: Partition): ReadonlyMap<string, number> {
  return new Map(partition.flatMap((cluster, index) => cluster.map((mention) => [mention, index] as const)));
}

/** B-cubed (Bagga and Baldwin 1998): per mention, the share of its cluster that is right. */
export function bCubed(gold: Partition, system: Partition): Tally {
  return { recall: perMention(gold, system), precision: perMention(system, gold) };
}

function perMention(from: Partition, to: Partition): readonly [number, number] {
  const where = clusterOf(to);
  let right = 0;
  let all = 0;
  for (const cluster of from) {
    const counts = new Map<number, number>();
    for (const mention of cluster) {
      const index = where.get(mention);
      if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    for (const count of counts.values()) right += (count * count) / cluster.length;
    all += cluster.length;
  }
  return [right, all];
}

/** Entity-based CEAF (Luo 2005): clusters aligned one to one so that their overlap (phi 4) is greatest. */
export function ceafE(gold: Partition, system: Partition): Tally {
  const where = clusterOf(system);
  const overlap = gold.map((cluster) => {
    const row = new Array<number>(system.length).fill(0);
    for (const mention of cluster) {
      const index = where.get(mention);
      if (index !== undefined) row[index]! += 1;
    }
    return row.map((shared, index) => (2 * shared) / (cluster.length + system[index]!.length));
  });
  const best = greatestAssignment(overlap);
  return { recall: [best, gold.length], precision: [best, system.length] };
}

/** Sum of the best one-to-one assignment of rows to columns (Kuhn-Munkres with potentials, cubic). */
export function greatestAssignment(gain: readonly (readonly number[])[]): number {
  const rows = gain.length;
  const columns = gain[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return 0;
  const flip = rows > columns;
  const n = flip ? columns : rows;
  const m = flip ? rows : columns;
  const cost = (i: number, j: number): number => -(flip ? gain[j]![i]! : gain[i]![j]!);
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const match = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) augment(i, m, u, v, match, cost);
  let sum = 0;
  for (let j = 1; j <= m; j++) if (match[j]! > 0) sum -= cost(match[j]! - 1, j - 1);
  return sum;
}

function augment(
  row: number,
  m: number,
  u: Float64Array,
  v: Float64Array,
  match: Int32Array,
  cost: (i: number, j: number) => number,
): void {
  const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
  const used = new Uint8Array(m + 1);
  const way = new Int32Array(m + 1);
  match[0] = row;
  let column = 0;
  do {
    used[column] = 1;
    const i = match[column]!;
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let j = 1; j <= m; j++) {
      if (used[j]) continue;
      const reduced = cost(i - 1, j - 1) - u[i]! - v[j]!;
      if (reduced < least[j]!) [least[j], way[j]] = [reduced, column];
      if (least[j]! < delta) [delta, next] = [least[j]!, j];
    }
    for (let j = 0; j <= m; j++)
      if (used[j]) {
        u[match[j]!]! += delta;
        v[j]! -= delta;
      } else least[j]! -= delta;
    column = next;
  } while (match[column] !== 0);
  while (column !== 0) {
    match[column] = match[way[column]!]!;
    column = way[column]!;
  }
}
