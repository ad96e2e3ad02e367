import type { Sentence, Token } from '../../model/index.ts';
import { ancestorsOf, childrenOf, type Tree, treeOf } from '../tree.ts';

/** Which way from the time of telling a clause looks. `pluperfect` looks back from the time last told of. */
export type Tense = 'past' | 'pluperfect' | 'present' | 'future';

/** The tense of the clause that a token stands in, after its verb and auxiliaries; of a noun's clause that around it. */
export function tenseAt(sentence: Sentence, token: number, futureSigns: ReadonlySet<string>): Tense {
  const tree = treeOf(sentence);
  const told = [token, ...ancestorsOf(tree, token)];
  for (const at of told) {
    const tense = tenseOf(tree, at, futureSigns);
    if (tense) return sentence.part === 'headline' && tense === 'present' ? 'past' : tense;
  }
  return 'past';
}

/** What is scheduled or put off lies ahead also where the scheduling is past. */
const PLANNING = /^(?:schedule|slate|postpone|delay|reschedule)$/;
const PAST_TAGS = /^(?:VBD|VBN)$/;

function tenseOf(tree: Tree, at: number, futureSigns: ReadonlySet<string>): Tense | null {
  const token = tree.tokens[at]!;
  const helpers = childrenOf(tree, at, 'aux', 'cop', 'mark').map((child) => tree.tokens[child]!);
  if (token.upos !== 'VERB' && token.upos !== 'AUX' && !helpers.some(({ upos }) => upos === 'AUX'))
    return null;
  const low = helpers.map(({ text }) => text.toLowerCase());
  if (low.some((word) => /^(?:will|'ll|’ll|shall|wo)$/.test(word))) return 'future';
  if (low.includes('had')) return 'pluperfect';
  if (PLANNING.test(token.lemma)) return 'future';
  if (low.some((word) => /^(?:was|were|did)$/.test(word))) return 'past';
  if (low.some((word) => /^(?:has|have|'ve|’ve)$/.test(word))) return 'past';
  // "Are due to meet": where the parser takes the adjective for a mark.
  if (low.includes('to') && low.some((word) => word !== 'to' && futureSigns.has(word))) return 'future';
  if (low.includes('to')) return infinitive(tree, at, futureSigns);
  if (low.some((word) => /^(?:would|could|might|may|can|should|must)$/.test(word))) return 'future';
  if (futureWord(token, futureSigns) && !/^VBD$/.test(token.xpos)) return 'future';
  if (low.some((word) => /^(?:is|are|'s|be|being|'re|am)$/.test(word))) return 'present';
  if (PAST_TAGS.test(token.xpos)) return 'past';
  if (helpers.some(({ xpos }) => xpos === 'VBD')) return 'past';
  if (/^VB[ZP]$/.test(token.xpos) || helpers.some(({ xpos }) => /^VB[ZP]$/.test(xpos))) return 'present';
  return null;
}

/** "plans to meet": what is planned lies ahead; "went to meet": it took place when the going did. */
function infinitive(tree: Tree, at: number, futureSigns: ReadonlySet<string>): Tense | null {
  const governor = tree.tokens[tree.tokens[at]!.head];
  return governor && futureWord(governor, futureSigns) ? 'future' : null;
}

function futureWord(token: Token, futureSigns: ReadonlySet<string>): boolean {
  return futureSigns.has(token.text.toLowerCase()) || futureSigns.has(token.lemma);
}
