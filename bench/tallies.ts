import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { edtfBounds } from '../src/model/index.ts';
import type { WireTally } from '../src/wire/index.ts';
import type { ScoreRow } from './table.ts';

/** A tally of the gold, as far as it is scored; the format stands in the README of the shared corpus. */
interface GoldTally {
  readonly count: number;
  readonly bound: string;
  readonly period: string | null;
  readonly members: readonly string[];
  readonly evidence: string;
  readonly borne_out: boolean | null;
}

interface GoldDocument {
  readonly tallies?: readonly GoldTally[];
  readonly claims: readonly { readonly key: string; readonly mode: string | null }[];
}

interface Pair {
  readonly gold: GoldTally;
  readonly system: WireTally;
  /** Mode of the gold's members, null where they are none or of several. */
  readonly mode: string | null;
}

/**
 * Scores tallies, JSON lines as `export --format tallies` prints them, against the `.json` of these texts in `folder`. A
 * tally is matched with a gold one of its document where the evidences overlap, each once. A period is right where first
 * and last day agree, near where they overlap; the mode to be met is that of the gold's members.
 */
export function tallyRows(folder: string, texts: readonly string[], lines: string): readonly ScoreRow[] {
  const found = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as WireTally);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
  const documents = texts.map((name) => {
    const gold = JSON.parse(read(name.replace(/\.txt$/, '.json'))) as GoldDocument;
    const own = found.filter(({ source }) => basename(source) === name);
    return { gold, pairs: pairsOf(read(name), gold, own) };
  });
  const wanted = documents.flatMap(({ gold }) => gold.tallies ?? []).length;
  const pairs = documents.flatMap((document) => document.pairs);
  const part = `tallies: ${basename(folder)} (${wanted} in the gold, ${found.length} found)`;
  const row = (measure: string, right: number, all: number): ScoreRow => ({
    part,
    measure,
    value: all === 0 ? null : right / all,
  });
  const share = (
    measure: string,
    fits: (pair: Pair) => boolean,
    among: (pair: Pair) => boolean = () => true,
  ) =>
    row(
      `of matched: ${measure}`,
      pairs.filter((pair) => among(pair) && fits(pair)).length,
      pairs.filter(among).length,
    );
  return [
    row('recall', pairs.length, wanted),
    row('precision', pairs.length, found.length),
    share('count', ({ gold, system }) => gold.count === system.count),
    share('bound', ({ gold, system }) => gold.bound === system.bound),
    share('period exact', ({ gold, system }) => timeFit(gold.period, system.period) === 'exact'),
    share('period near', ({ gold, system }) => timeFit(gold.period, system.period) !== null),
    share(
      'mode',
      ({ mode, system }) => mode === system.mode,
      ({ mode }) => mode !== null,
    ),
    share(
      'borne out',
      ({ gold, system }) => gold.borne_out === (system.verdict === 'borne out'),
      ({ gold }) => gold.borne_out !== null,
    ),
  ];
}

function pairsOf(text: string, gold: GoldDocument, found: readonly WireTally[]): readonly Pair[] {
  const left = [...found];
  return (gold.tallies ?? []).flatMap((tally): readonly Pair[] => {
    const start = text.indexOf(tally.evidence);
    if (start < 0) throw new Error(`gold of ${found[0]?.document}: "${tally.evidence}" is not in the text`);
    const end = start + tally.evidence.length;
    const at = left.findIndex(({ evidence }) => evidence.start < end && start < evidence.end);
    if (at < 0) return [];
    const modes = new Set(
      gold.claims.filter(({ key }) => tally.members.includes(key)).map(({ mode }) => mode),
    );
    const [system] = left.splice(at, 1) as [WireTally];
    return [{ gold: tally, system, mode: modes.size === 1 ? [...modes][0]! : null }];
  });
}

function timeFit(gold: string | null, system: string | null): 'exact' | 'near' | null {
  if (gold === null || system === null) return gold === system ? 'exact' : null;
  const [a, b] = [edtfBounds(gold), edtfBounds(system)];
  if (!a || !b) return null;
  if (a.earliest === b.earliest && a.latest === b.latest) return 'exact';
  const apart = (x: string | null, y: string | null): boolean => x !== null && y !== null && x < y;
  return apart(a.latest, b.earliest) || apart(b.latest, a.earliest) ? null : 'near';
}
