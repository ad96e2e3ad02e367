import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attribution, Attributions, TokenRange } from '../src/extract/types.ts';
import type { ParsedDocument } from '../src/model/parsed.ts';

/** Percent. */
export interface RoleScore {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

/** Scores by role of an attribution. */
export type RoleScores = Readonly<Record<Role, RoleScore>>;

export interface PolnearScores {
  readonly documents: number;
  readonly gold: number;
  readonly found: number;
  /**
   * An attribution's role is right when all its pieces, taken together, are exactly those of one attribution of the
   * gold that no other has been matched to; white space and punctuation at the ends of a piece do not count. Empty
   * roles ("it was reported") are left out on both sides.
   */
  readonly exact: RoleScores;
  /** Tokens that stand in the role of any attribution, against the same of the gold. */
  readonly overlap: RoleScores;
  /**
   * Stretches that the tagger marks, each on its own as sequence labelling is scored: right when a piece of the gold
   * has the same bounds, white space and punctuation at the ends aside. A piece in two attributions counts once; a
   * nested content counts as content.
   */
  readonly stretches: RoleScores;
}

export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** What is scored: a text taken apart. */
export interface Taken {
  readonly parsed: ParsedDocument;
  readonly attributions: Attributions;
}

type Offsets = readonly (readonly [number, number])[];
type Roles = Readonly<Record<Role, Offsets>>;

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Roles[];
}

/** Scores attributions on `polnear/dev.jsonl` under `dataDir` (PolNeAR, Newell et al. 2018); no other file is read. */
export async function scorePolnear(options: {
  readonly dataDir: string;
  readonly read: (text: string, id: string) => Promise<Taken>;
}): Promise<PolnearScores> {
  const lines = (await readFile(join(options.dataDir, 'polnear/dev.jsonl'), 'utf8'))
    .split('\n')
    .filter(Boolean);
  const counts = { exact: emptyCounts(), overlap: emptyCounts(), stretches: emptyCounts() };
  let gold = 0;
  let found = 0;
  for (const line of lines) {
    const document = JSON.parse(line) as GoldDocument;
    const taken = await options.read(document.text, document.id);
    const mine = taken.attributions.all.map((attribution) => rolesOf(taken.parsed, attribution));
    gold += document.attributions.length;
    found += mine.length;
    for (const role of ROLES) {
      countExact(counts.exact[role], document.text, document.attributions, mine, role);
      countOverlap(counts.overlap[role], taken.parsed, document.attributions, mine, role);
      countStretches(counts.stretches[role], taken.parsed, document, role);
    }
  }
  return {
    documents: lines.length,
    gold,
    found,
    exact: scoresOf(counts.exact),
    overlap: scoresOf(counts.overlap),
    stretches: scoresOf(counts.stretches),
  };
}

interface Count {
  right: number;
  gold: number;
  found: number;
}

function emptyCounts(): Record<Role, Count> {
  const zero = (): Count => ({ right: 0, gold: 0, found: 0 });
  return { source: zero(), cue: zero(), content: zero() };
}

function scoresOf(counts: Readonly<Record<Role, Count>>): RoleScores {
  const percent = (part: number, whole: number): number =>
    Math.round((1000 * part) / Math.max(1, whole)) / 10;
  const score = ({ right, gold, found }: Count): RoleScore => ({
    p: percent(right, found),
    r: percent(right, gold),
    f1: percent(2 * right, gold + found),
  });
  return { source: score(counts.source), cue: score(counts.cue), content: score(counts.content) };
}

/** The three roles of an attribution as character offsets. */
export function rolesOf(parsed: ParsedDocument, attribution: Attribution): Roles {
  const offsets = (ranges: readonly TokenRange[]): Offsets =>
    ranges.map((range) => {
      const { tokens } = parsed.sentences[range.sentence]!;
      return [tokens[range.first]!.start, tokens[range.last]!.end] as const;
    });
  return {
    source: attribution.source ? offsets([attribution.source]) : [],
    cue: offsets(attribution.cue),
    content: offsets(attribution.content),
  };
}

/** One string for the pieces of a role; pieces with blanks only between them are one. */
export function keyOf(text: string, pieces: Offsets): string {
  const whole: [number, number][] = [];
  for (const [start, end] of [...pieces].sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last[1], start))) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole.map(([start, end]) => bare(text, start, end)).join(' ');
}

function bare(text: string, from: number, to: number): string {
  const word = /[\p{L}\p{N}]/u;
  let start = from;
  let end = to;
  while (start < end && !word.test(text[start]!)) start++;
  while (end > start && !word.test(text[end - 1]!)) end--;
  return `${start}-${end}`;
}

function countExact(
  count: Count,
  text: string,
  gold: readonly Roles[],
  mine: readonly Roles[],
  role: Role,
): void {
  const open = new Map<string, number>();
  for (const one of gold) {
    if (one[role].length === 0) continue;
    const key = keyOf(text, one[role]);
    open.set(key, (open.get(key) ?? 0) + 1);
    count.gold++;
  }
  for (const one of mine) {
    if (one[role].length === 0) continue;
    count.found++;
    const key = keyOf(text, one[role]);
    const left = open.get(key) ?? 0;
    if (left === 0) continue;
    open.set(key, left - 1);
    count.right++;
  }
}

function countStretches(count: Count, parsed: ParsedDocument, gold: GoldDocument, role: Role): void {
  const pieces = gold.attributions.flatMap((one) => keyOf(gold.text, one[role]).split(' ').filter(Boolean));
  const marked = (parsed.roles ?? [])
    .filter((span) => span.role === role || (role === 'content' && span.role === 'nested'))
    .map(({ firstSentence, first, lastSentence, last }) => {
      const start = parsed.sentences[firstSentence]!.tokens[first]!.start;
      return bare(gold.text, start, parsed.sentences[lastSentence]!.tokens[last]!.end);
    });
  const [right, said] = [new Set(pieces), new Set(marked)];
  count.gold += right.size;
  count.found += said.size;
  count.right += [...said].filter((key) => right.has(key)).length;
}

function countOverlap(
  count: Count,
  parsed: ParsedDocument,
  gold: readonly Roles[],
  mine: readonly Roles[],
  role: Role,
): void {
  const pieces = (all: readonly Roles[]): Offsets => all.flatMap((one) => one[role]);
  const inside = (all: Offsets, start: number, end: number): boolean =>
    all.some(([from, to]) => from < end && start < to);
  const [goldPieces, minePieces] = [pieces(gold), pieces(mine)];
  for (const token of parsed.sentences.flatMap((sentence) => sentence.tokens)) {
    if (token.upos === 'PUNCT') continue;
    const right = inside(goldPieces, token.start, token.end);
    const said = inside(minePieces, token.start, token.end);
    count.gold += Number(right);
    count.found += Number(said);
    count.right += Number(right && said);
  }
}
