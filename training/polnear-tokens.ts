/**
 * Cuts the PolNeAR articles into sentences and tokens with Hearsay's own rules, as the attribution tagger will see them.
 *
 *     node training/polnear-tokens.ts DATA OUT
 *
 * OUT/train.jsonl and OUT/dev.jsonl: one article a line, {"id", "sentences": [[[start, end], ...], ...]}.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type AbbreviationLists, abbreviationsOf, splitSentences } from '../src/parse/index.ts';

const [data, out] = process.argv.slice(2);
if (!data || !out) throw new Error('usage: node training/polnear-tokens.ts DATA OUT');
const lexicon = new URL('../lexicon/abbreviations.yaml', import.meta.url);
const abbreviations = abbreviationsOf(parse(readFileSync(lexicon, 'utf8')) as AbbreviationLists);
mkdirSync(out, { recursive: true });
for (const part of ['train.jsonl', 'dev.jsonl']) {
  const lines = readFileSync(join(data, 'polnear', part), 'utf8').split('\n').filter(Boolean);
  const cut = lines.map((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const sentences = splitSentences(text, 0, text.length, abbreviations);
    return JSON.stringify({ id, sentences: sentences.map((s) => s.tokens.map((t) => [t.start, t.end])) });
  });
  writeFileSync(join(out, part), `${cut.join('\n')}\n`);
}
