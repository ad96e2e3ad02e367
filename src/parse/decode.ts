const FORBIDDEN = -1e9;

/** Row d, column h: how well h heads d, up to a constant a row; index 0 is the sentence's root, row 0 is not read. */
type Scores = readonly Float64Array[];

/**
 * Heads of the best tree with exactly one root: Chu and Liu (1965), Edmonds (1967), over the three likeliest roots.
 * `scores` has n + 1 rows and columns; the answer has n + 1 heads, 0 standing for the root.
 */
export function bestTree(scores: Scores): number[] {
  const n = scores.length - 1;
  const heads = greedyHeads(scores);
  if (heads.filter((h, d) => d > 0 && h === 0).length === 1 && !findCycle(heads)) return heads;
  let best: { readonly tree: number[]; readonly value: number } | null = null;
  for (const root of likeliestRoots(scores)) {
    const tree = spanningTree(withRoot(scores, root));
    let value = 0;
    for (let d = 1; d <= n; d++) value += d === root ? scores[d]![0]! : scores[d]![tree[d]!]!;
    if (!best || value > best.value) best = { tree, value };
  }
  return best ? best.tree : heads;
}

/** The three words whose row gives the root the greatest share. */
function likeliestRoots(scores: Scores): number[] {
  const share = scores.map((row) => {
    const top = Math.max(...row);
    return row[0]! - top - Math.log(row.reduce((sum, value) => sum + Math.exp(value - top), 0));
  });
  const words = Array.from({ length: scores.length - 1 }, (_, i) => i + 1);
  return words.sort((a, b) => share[b]! - share[a]!).slice(0, 3);
}

/** A copy in which `root` hangs on 0 and nothing else may. */
function withRoot(scores: Scores, root: number): Float64Array[] {
  return scores.map((row, d) => {
    if (d !== root) {
      const copy = Float64Array.from(row);
      copy[0] = FORBIDDEN;
      return copy;
    }
    const only = new Float64Array(row.length).fill(FORBIDDEN);
    only[0] = row[0]!;
    return only;
  });
}

function greedyHeads(scores: Scores): number[] {
  const heads = [0];
  for (let d = 1; d < scores.length; d++) {
    let best = d === 0 ? 1 : 0;
    for (let h = 1; h < scores.length; h++) if (h !== d && scores[d]![h]! > scores[d]![best]!) best = h;
    heads.push(best);
  }
  return heads;
}

/** One cycle of the graph of heads, or null. */
function findCycle(heads: readonly number[]): number[] | null {
  const done = new Uint8Array(heads.length);
  done[0] = 2;
  for (let start = 1; start < heads.length; start++) {
    const path: number[] = [];
    let at = start;
    while (done[at] === 0) {
      done[at] = 1;
      path.push(at);
      at = heads[at]!;
    }
    if (done[at] === 1) return path.slice(path.indexOf(at));
    for (const word of path) done[word] = 2;
  }
  return null;
}

function spanningTree(scores: Scores): number[] {
  const heads = greedyHeads(scores);
  const cycle = findCycle(heads);
  if (!cycle) return heads;
  const { small, rest, enters, leaves } = contract(scores, heads, cycle);
  return expand(spanningTree(small), heads, cycle, rest, enters, leaves);
}

interface Contraction {
  readonly small: Float64Array[];
  readonly rest: readonly number[];
  /** For each word outside: the word of the cycle that it would head. */
  readonly enters: ReadonlyMap<number, number>;
  /** For each word outside: the word of the cycle that would head it. */
  readonly leaves: ReadonlyMap<number, number>;
}

/** The graph with the cycle drawn together into one last node. */
function contract(scores: Scores, heads: readonly number[], cycle: readonly number[]): Contraction {
  const inside = new Set(cycle);
  const rest = scores.map((_, v) => v).filter((v) => !inside.has(v));
  const m = rest.length;
  const small = Array.from({ length: m + 1 }, () => new Float64Array(m + 1).fill(FORBIDDEN));
  const enters = new Map<number, number>();
  const leaves = new Map<number, number>();
  const total = cycle.reduce((sum, v) => sum + scores[v]![heads[v]!]!, 0);
  rest.forEach((v, i) => {
    if (v !== 0) {
      rest.forEach((k, j) => {
        if (k !== v) small[i]![j] = scores[v]![k]!;
      });
      const out = argmax(cycle, (k) => scores[v]![k]!);
      leaves.set(v, out);
      small[i]![m] = scores[v]![out]!;
    }
    const gain = (k: number): number => scores[k]![v]! - scores[k]![heads[k]!]!;
    const into = argmax(cycle, gain);
    enters.set(v, into);
    small[m]![i] = total + gain(into);
  });
  return { small, rest, enters, leaves };
}

function expand(
  tree: readonly number[],
  heads: readonly number[],
  cycle: readonly number[],
  rest: readonly number[],
  enters: ReadonlyMap<number, number>,
  leaves: ReadonlyMap<number, number>,
): number[] {
  const m = rest.length;
  const out = new Array<number>(heads.length).fill(0);
  rest.forEach((v, i) => {
    if (v !== 0) out[v] = tree[i] === m ? leaves.get(v)! : rest[tree[i]!]!;
  });
  for (const v of cycle) out[v] = heads[v]!;
  const entry = rest[tree[m]!]!;
  out[enters.get(entry)!] = entry;
  return out;
}

function argmax(items: readonly number[], score: (item: number) => number): number {
  let best = items[0]!;
  for (const item of items) if (score(item) > score(best)) best = item;
  return best;
}
