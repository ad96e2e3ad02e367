import type { Abbreviations } from './abbreviations.ts';
import { type TokenBounds, tokenize } from './tokens.ts';

/** A sentence as a run of tokens; offsets in UTF-16 units of the text. */
export interface SentenceBounds {
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph, from the one given. */
  readonly paragraph: number;
  readonly tokens: readonly TokenBounds[];
}

/** A stretch of text whose line breaks, if any, are soft. */
interface Block {
  readonly start: number;
  readonly end: number;
  /** Number of the stretch between blank lines that it is in. */
  readonly paragraph: number;
}

/**
 * Sentences of `text` between two offsets. None crosses a blank line, nor a line break, unless the break is one of
 * hard-wrapped text. Full stops, question and exclamation marks end a sentence, also inside quotation marks; closing
 * marks go with what they close, opening marks with what follows.
 */
export function splitSentences(
  text: string,
  start: number,
  end: number,
  abbreviations: Abbreviations,
  firstParagraph = 0,
): SentenceBounds[] {
  return blocksOf(text, start, end).flatMap((block) => {
    const tokens = tokenize(text, block.start, block.end, abbreviations);
    return cutTokens(text, tokens, abbreviations).map((run) => ({
      start: run[0]!.start,
      end: run.at(-1)!.end,
      paragraph: firstParagraph + block.paragraph,
      tokens: run,
    }));
  });
}

const BULLET = /^\s*(?:[-*•·–—▪]\s|\(?(?:\d{1,3}|[a-z])[.)]\s)/;

function blocksOf(text: string, start: number, end: number): Block[] {
  const blocks: Block[] = [];
  let paragraph = 0;
  const between = /\n[^\S\n]*\n\s*|\f+/g;
  const slice = text.slice(start, end);
  let from = 0;
  const add = (to: number): void => {
    if (slice.slice(from, to).trim() === '') return;
    blocks.push(...joinLines(text, start + from, start + to, paragraph));
    paragraph++;
  };
  for (const gap of slice.matchAll(between)) {
    add(gap.index);
    from = gap.index + gap[0].length;
  }
  add(slice.length);
  return blocks;
}

/** Lines of a paragraph, joined where the break is soft. */
function joinLines(text: string, start: number, end: number, paragraph: number): Block[] {
  const lines: { start: number; end: number }[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== '\n') continue;
    if (text.slice(from, at).trim() !== '') lines.push({ start: from, end: at });
    from = at + 1;
  }
  const widest = Math.max(0, ...lines.map((line) => text.slice(line.start, line.end).trimEnd().length));
  const blocks: Block[] = [];
  lines.forEach((line, k) => {
    const last = blocks.at(-1);
    const before = lines[k - 1];
    if (last && before && isSoft(text, before, line, widest, lines.length))
      blocks[blocks.length - 1] = { ...last, end: line.end };
    else blocks.push({ ...line, paragraph });
  });
  return blocks;
}

/** Whether the break between two lines is one of hard-wrapped text: the line before is nearly as wide as the widest. */
function isSoft(
  text: string,
  before: { start: number; end: number },
  after: { start: number; end: number },
  widest: number,
  count: number,
): boolean {
  const left = text.slice(before.start, before.end).trimEnd();
  const right = text.slice(after.start, after.end).trimStart();
  if (BULLET.test(right) || widest > 130 || widest < 38) return false;
  const continues = /^[\p{Ll},;)]/u.test(right) && !/[.!?:]["”’)]*$/.test(left);
  if (continues) return left.length >= 25;
  if (left.length < widest * 0.7) return false;
  return count > 2 || left.length >= 58;
}

const TERMINAL = /^(?:\.|[!?]+|\.{2,}|…)$/;
const CLOSER = /^(?:["”’'»)\]]|''|’’)$/;
const OPENER = /^(?:["“‘'«([]|``|‘‘)$/;
/** Words that begin sentences more often than they are parts of names. */
const STARTER =
  /^(?:The|A|An|He|She|It|They|We|I|You|This|That|These|Those|There|In|On|At|But|And|Or|So|If|As|By|For|From|His|Her|Its|Their|Our|My|When|While|After|Before|Since|However|Meanwhile|Also|Then|What|Who|Why|How|Where|With|Both|Some|Many|Most|No|Not|According|Although|Though|Because|Earlier|Later|Last|Another|To)$/;
const SPEECH =
  /^(?:said|says|asked|asks|told|tells|wrote|writes|added|adds|replied|shouted|cried|exclaimed|wondered|chanted|tweeted|posted|screamed|yelled|whispered|continued|remarked|demanded)$/;

/** What goes on after "5 p.m.": days, months, time zones. */
const AFTER_HOUR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|[A-Z]{2,4}T?|Eastern|Central|Pacific|Greenwich)$/;

/** Cuts one block's tokens into sentences. */
function cutTokens(
  text: string,
  tokens: readonly TokenBounds[],
  abbreviations: Abbreviations,
): TokenBounds[][] {
  const words = tokens.map((t) => text.slice(t.start, t.end));
  const runs: TokenBounds[][] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    const stop = sentenceEnd(tokens, words, i, from, abbreviations);
    if (stop === null) continue;
    runs.push(tokens.slice(from, stop + 1));
    from = stop + 1;
    i = stop;
  }
  if (from < tokens.length) runs.push(tokens.slice(from));
  return runs.flatMap((run) => cutLong(run, text));
}

/** Longer runs are lists or tables; the parser's work grows with the square of the length. */
const LONGEST_SENTENCE = 160;

/** Pieces of at most LONGEST_SENTENCE tokens, cut behind the last semicolon, comma or dash that allows it. */
function cutLong(run: TokenBounds[], text: string): TokenBounds[][] {
  if (run.length <= LONGEST_SENTENCE) return [run];
  const isMark = (t: TokenBounds): boolean => /^(?:[;,|]|-{2,}|[–—])$/.test(text.slice(t.start, t.end));
  const mark = run.slice(0, LONGEST_SENTENCE).findLastIndex(isMark);
  const stop = mark > LONGEST_SENTENCE / 2 ? mark + 1 : LONGEST_SENTENCE;
  return [run.slice(0, stop), ...cutLong(run.slice(stop), text)];
}

/** If a sentence ends with the mark at `i`: the index of its last token, closing marks included. Else null. */
function sentenceEnd(
  tokens: readonly TokenBounds[],
  words: readonly string[],
  i: number,
  from: number,
  abbreviations: Abbreviations,
): number | null {
  const word = words[i]!;
  const abbreviated = /^\p{L}.*\.$/u.test(word);
  if (!abbreviated && !TERMINAL.test(word)) return null;
  if (word === '.' && i === from + 1 && /^(?:\d{1,3}|[A-Za-z])$/.test(words[from]!)) return null;
  const next = afterClosers(tokens, words, i + 1);
  const last = next - 1;
  if (next >= tokens.length) return last;
  if (tokens[next]!.start === tokens[last]!.end && !OPENER.test(words[next]!)) {
    return word === '.' && /^[A-Z][a-z]/.test(words[next]!) && /^[a-z]{2,}$/.test(words[i - 1] ?? '')
      ? last
      : null;
  }
  const opened = OPENER.test(words[next]!) || /^[-–—•*]+$/.test(words[next]!);
  const head = opened ? (words[next + 1] ?? '') : words[next]!;
  if (abbreviated) return endsAfterAbbreviation(word, head, opened, abbreviations) ? last : null;
  if (!/^[\p{Lu}\p{N}@#$£€‘’'ʿʾ]/u.test(head) && !(opened && word === '.' && /^\p{L}/u.test(head)))
    return null;
  if (last > i && word !== '.' && words.slice(next, next + 4).some((w) => SPEECH.test(w))) return null;
  return last;
}

/** The index behind the closing marks, further end marks and the note mark ("[17]") that begin at `at`. */
function afterClosers(tokens: readonly TokenBounds[], words: readonly string[], at: number): number {
  let next = at;
  const glued = (): boolean => next < tokens.length && tokens[next]!.start === tokens[next - 1]!.end;
  while (glued() && CLOSER.test(words[next]!)) next++;
  while (glued() && TERMINAL.test(words[next]!)) next++;
  const note = words[next] === '[' && /^\d{1,3}$/.test(words[next + 1] ?? '') && words[next + 2] === ']';
  return note ? next + 3 : next;
}

function endsAfterAbbreviation(
  word: string,
  head: string,
  opened: boolean,
  abbreviations: Abbreviations,
): boolean {
  const bare = word.slice(0, -1);
  if (/^\p{Lu}$/u.test(bare)) return false;
  const kind = abbreviations.kindOf(bare);
  if (kind === 'title' || kind === 'number' || kind === 'inner') return false;
  if (kind === 'month') return STARTER.test(head);
  if (/^[ap]\.m\.$/i.test(word)) return /^\p{Lu}/u.test(head) && !AFTER_HOUR.test(head);
  return STARTER.test(head) || (opened && /^\p{Lu}/u.test(head));
}
