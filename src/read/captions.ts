import type { OutletWords } from '../lexicon/outlets.ts';
import { endsSentence, type Paragraph } from './lines.ts';
import { literal } from './patterns.ts';

/** Words above which a line before a credit is a paragraph of the report rather than the caption. */
const LONGEST_CAPTION = 70;

/** Numbers of the paragraphs that are captions or credits, from the cues of the lexicon and the place of a credit. */
export function captionsAmong(paragraphs: readonly Paragraph[], words: OutletWords): Set<number> {
  const cues = cuesOf(words);
  const found = new Set<number>();
  const captions = new Set<string>();
  for (const [at, { text }] of paragraphs.entries()) {
    const credit = cues.bracketed.exec(text.slice(-200));
    if (credit) {
      found.add(at);
      captions.add(bare(text.slice(0, Math.max(0, text.length - credit[0].length))));
    } else if (
      cues.start.test(text) ||
      cues.sole.test(text) ||
      (cues.end.test(text) && !endsSentence(text) && text.length < 300)
    ) {
      found.add(at);
    }
  }
  captions.delete('');
  for (const [at, paragraph] of paragraphs.entries()) {
    if (found.has(at)) continue;
    if (captions.has(bare(paragraph.text)) || carriesCredit(paragraphs, at, found, cues.only)) found.add(at);
  }
  return found;
}

/** Whether the next line, directly under this one, is nothing but a credit: then this line is what it credits. */
function carriesCredit(
  paragraphs: readonly Paragraph[],
  at: number,
  found: ReadonlySet<number>,
  only: RegExp,
): boolean {
  const next = paragraphs[at + 1];
  if (at === 0 || !next || !found.has(at + 1) || next.apart || !only.test(next.text)) return false;
  const { text, apart } = paragraphs[at]!;
  return apart && text.split(/\s+/).length <= LONGEST_CAPTION;
}

function bare(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '')
    .trim()
    .toLowerCase();
}

interface Cues {
  readonly bracketed: RegExp;
  readonly only: RegExp;
  readonly start: RegExp;
  readonly end: RegExp;
  /** A line that is nothing but the name of an agency, perhaps with a photographer's. */
  readonly sole: RegExp;
}

const made = new WeakMap<OutletWords, Cues>();

function cuesOf(words: OutletWords): Cues {
  const known = made.get(words);
  if (known) return known;
  const agencies = words.agencies.flatMap(({ name, short }) => [name, ...short]);
  const credit = `[([]\\s*(?:(?:(?:[A-Z]{2,}|${any(agencies)}) )?(?:${any(words.credit_words)})\\s*(?:[:/]|by\\b|of\\b|(?=[\\])]))|(?:${any(agencies)})\\s*/)[^()[\\]]{0,140}[)\\]]\\.?`;
  const starts = words.caption_starts.map((start) =>
    /\w$/.test(start) ? `${literal(start)}\\s*[:|–—-](?=\\s)` : literal(start),
  );
  const cues: Cues = {
    bracketed: new RegExp(`\\s*${credit}\\s*$`, 'i'),
    only: new RegExp(`^\\s*${credit}\\s*$`, 'i'),
    start: new RegExp(`^[[(]?(?:${starts.join('|')})`, 'i'),
    end: new RegExp(`[\\s/|-](?:${any(words.credit_ends)})[)\\]]?$`, 'i'),
    sole: new RegExp(
      `^(?:${any([...agencies, ...words.credit_ends])})(?: ?/ ?[\\p{L}.'’ -]{2,60})?\\.?$`,
      'iu',
    ),
  };
  made.set(words, cues);
  return cues;
}

function any(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}
