import type { RealisWords } from '../../lexicon/frames.ts';
import { childOf, treeOf } from '../tree.ts';
import type { Reading } from '../types.ts';
import { negationAt } from './negation.ts';

const ANAPHORS = new Set(['that', 'this', 'it', 'none', 'neither', 'nothing']);
const HAPPENING = new Set([
  'happen',
  'occur',
  'materialise',
  'materialize',
  'take',
  'come',
  'transpire',
  'go',
]);

/**
 * Sentences that say of what went right before them that it did not take place ("But that didn't happen"): their numbers.
 */
export function denyingSentences(reading: Reading, words: RealisWords): ReadonlySet<number> {
  const out = new Set<number>();
  for (const sentence of reading.parsed.sentences) {
    if (sentence.tokens.length > 12) continue;
    const tree = treeOf(sentence);
    const verb = sentence.tokens.find((token) => token.upos === 'VERB' && HAPPENING.has(token.lemma))?.index;
    if (verb === undefined) continue;
    const subject = childOf(tree, verb, 'nsubj');
    if (subject === null) continue;
    const anaphor = ANAPHORS.has(tree.tokens[subject]!.text.toLowerCase());
    if (anaphor && negationAt(tree, verb, words) !== null) out.add(sentence.index);
  }
  return out;
}
