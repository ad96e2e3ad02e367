import { type Sentence, spanOf, type When } from '../../model/index.ts';
import { childrenOf, type Tree } from '../tree.ts';
import type { Attaching, Dated } from './attaching.ts';
import { safeWhen } from './expression.ts';
import { relationTo } from './reach.ts';
import { boundedBy } from './relation.ts';

/** "since the outbreak of the war", "a few days after the vote": the time of an event that the text has dated. */
export function eventAnchor(
  scene: Attaching,
  tree: Tree,
  clause: number,
  trigger: number,
  inFront = false,
): Dated | null {
  for (const noun of childrenOf(tree, clause, 'obl', 'advcl', 'nmod')) {
    const relation = relationTo(scene, tree, noun);
    if (!relation || noun === trigger || (inFront && noun > clause)) continue;
    const known = scene.anchored.dateOf(tree, noun);
    if (!known) continue;
    const counted = nearWords(tree, noun);
    const edtf = boundedBy(known, counted ? 'near' : relation, false);
    return {
      when: edtf === null ? null : safeWhen(edtf, 'inferred', spanOfNoun(scene, tree.sentence, noun)),
    };
  }
  return null;
}

/** "a few days after", "shortly after": near to the event, not any time after it. */
function nearWords(tree: Tree, noun: number): boolean {
  const marker = childrenOf(tree, noun, 'case', 'mark')[0];
  const before = marker === undefined ? undefined : tree.tokens[marker - 1]?.text.toLowerCase();
  return before !== undefined && /^(?:hours|days|weeks|shortly|soon|just|immediately|moments)$/.test(before);
}

function spanOfNoun(scene: Attaching, sentence: Sentence, noun: number): When['span'] {
  const { start, end } = sentence.tokens[noun]!;
  const { text } = scene.reading.parsed.document;
  return spanOf(text, start, end);
}
