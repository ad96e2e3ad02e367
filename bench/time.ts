import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TimeExpression } from '../src/extract/types.ts';
import type { ScoreRow } from './table.ts';

/** A line of `time/tbaq.*.jsonl`. */
interface Annotated {
  readonly id: string;
  readonly dct: string;
  readonly text: string;
  readonly timexes: readonly { start: number; end: number; type: string; value: string }[];
}

/** Precision, recall and F1, in shares. */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface TimeScores {
  readonly documents: number;
  readonly gold: number;
  readonly found: number;
  /** A span of the system and one of the gold that share a character, each used once. */
  readonly relaxed: Scores;
  /** Equal spans, an article or full stop at the edge aside. */
  readonly strict: Scores;
  /** Of relaxed matches: same TIMEX3 type, same value. */
  readonly type: number;
  readonly value: number;
  /** F1 where a match counts only with the right value, as TempEval-3 ranks. */
  readonly valueF1: number;
  /** Spans missed, made up, or of another value, for reading. */
  readonly misses: readonly string[];
}

/** What the set is measured with: `read` gives the time expressions of a text published on an ISO day. */
export interface TimeSetting {
  readonly dataDir: string;
  readonly read: (text: string, published: string) => Promise<readonly TimeExpression[]>;
  readonly part?: 'dev' | 'train';
}

/**
 * Time expressions on TimeBank and AQUAINT as cleaned for TempEval-3 (`time/tbaq.dev.jsonl` under `dataDir`), the
 * document creation time given as the day of publication. Values are compared as TIMEX3 strings after the set's known
 * slips are mended: weeks are padded (`2000-W7`), trailing unknown parts dropped (`1998-XX`), decades and centuries cut
 * to their known digits (`198X`, `19XX`), and a week written as a month (`1999-02` on "this week") read as a week.
 */
export async function scoreTime({ dataDir, read, part = 'dev' }: TimeSetting): Promise<TimeScores> {
  const lines = readFileSync(join(dataDir, 'time', `tbaq.${part}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  const count = { gold: 0, found: 0, relaxed: 0, strict: 0, type: 0, value: 0 };
  const misses: string[] = [];
  for (const line of lines) {
    const { id, dct, text, timexes } = JSON.parse(line) as Annotated;
    const found = await read(text, dct.slice(0, 10));
    const open = new Set(found);
    const show = (start: number, end: number): string =>
      `${id}: ...${text.slice(Math.max(0, start - 50), start)}[[${text.slice(start, end)}]]${text.slice(end, end + 30)}`.replaceAll(
        '\n',
        ' ',
      );
    count.gold += timexes.length;
    count.found += found.length;
    for (const gold of timexes) {
      const match = bestMatch(gold, open);
      if (!match) {
        misses.push(`missed ${gold.type} ${gold.value} ${show(gold.start, gold.end)}`);
        continue;
      }
      open.delete(match);
      count.relaxed++;
      const same = edges(text, gold.start, gold.end) === edges(text, match.span.start, match.span.end);
      const value = sameValue(gold.value, match.value, text.slice(gold.start, gold.end));
      count.strict += Number(same);
      count.type += Number(gold.type === match.type);
      count.value += Number(value);
      if (!value)
        misses.push(
          `value ${gold.value} not ${match.value} (${dct.slice(0, 10)}) ${show(gold.start, gold.end)}`,
        );
      else if (!same) misses.push(`edge "${match.span.quote}" ${show(gold.start, gold.end)}`);
    }
    for (const { span, value } of open) misses.push(`extra ${value} ${show(span.start, span.end)}`);
  }
  return {
    documents: lines.length,
    gold: count.gold,
    found: count.found,
    relaxed: scores(count.relaxed, count.found, count.gold),
    strict: scores(count.strict, count.found, count.gold),
    type: count.type / count.relaxed,
    value: count.value / count.relaxed,
    valueF1: scores(count.value, count.found, count.gold).f1,
    misses,
  };
}

function scores(hits: number, found: number, gold: number): Scores {
  const precision = found === 0 ? 0 : hits / found;
  const recall = gold === 0 ? 0 : hits / gold;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The span that shares most characters with the gold one. */
function bestMatch(
  gold: { readonly start: number; readonly end: number },
  found: ReadonlySet<TimeExpression>,
): TimeExpression | null {
  let best: TimeExpression | null = null;
  let most = 0;
  for (const one of found) {
    const shared = Math.min(gold.end, one.span.end) - Math.max(gold.start, one.span.start);
    if (shared > most) {
      best = one;
      most = shared;
    }
  }
  return best;
}

/** A span without a leading article and with no stop at its end. */
function edges(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  const lead = /^(?:the|a|an)\s+/i.exec(words)?.[0].length ?? 0;
  return `${start + lead} ${start + words.replace(/[.,\s]+$/, '').length}`;
}

function sameValue(gold: string, found: string, words: string): boolean {
  const week = /\bweek/i.test(words) ? gold.replace(/^(\d{4})-(\d\d)$/, '$1-W$2') : gold;
  return normal(week) === normal(found) || normal(gold) === normal(found);
}

function normal(value: string): string {
  return value
    .replace(/-W(\d)$/, '-W0$1')
    .replace(/(?:-X+)+$/, '')
    .replace(/^(\d{2,3})X+$/, '$1');
}

/** The rows that `npm run eval` prints. */
export function timeRows(result: TimeScores): readonly ScoreRow[] {
  const part = `time: TimeBank and AQUAINT dev (${result.documents} documents, ${result.gold} expressions; ${result.found} found)`;
  return [
    {
      part,
      measure: 'span F1 relaxed',
      value: result.relaxed.f1,
      next: 0.88,
      beside: 'TempEval-3 best .905 (other documents)',
    },
    { part, measure: 'span F1 strict', value: result.strict.f1, beside: 'TempEval-3 best .827' },
    { part, measure: 'type accuracy', value: result.type },
    { part, measure: 'value accuracy', value: result.value, next: 0.8 },
    { part, measure: 'value F1', value: result.valueF1, beside: 'TempEval-3 best .776' },
  ];
}
