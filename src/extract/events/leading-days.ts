import type { Tree } from '../tree.ts';
import type { TimeExpression } from '../types.ts';
import type { Proposal, Scene } from './types.ts';

/** Words between the times of a list before a clause ("on 4 and then again on 7 May"). */
const JOINTS = new Set('and , & on in the then again also'.split(' '));
/** What may stand before such a list. */
const OPENERS = new Set(['ADP', 'DET', 'ADV', 'PUNCT', 'CCONJ']);

/**
 * The times of a list that opens the sentence of an event told with its first verb ("On 4 and 7 May Senn met the judge"):
 * each is that of one event. Empty where fewer than two, of one fineness, stand there.
 */
export function leadingTimes(proposal: Proposal, scene: Scene, tree: Tree): readonly TimeExpression[] {
  const { sentence, token, carrier } = proposal;
  const all = scene.times.all.filter(
    (one) => one.sentence === sentence && one.type === 'DATE' && one.last < token,
  );
  const [first] = all;
  if (!first || !tree.tokens.slice(0, first.first).every(({ upos }) => OPENERS.has(upos))) return [];
  const run = [first];
  for (const next of all.slice(1)) {
    const between = tree.tokens.slice(run.at(-1)!.last + 1, next.first);
    if (!between.every(({ text }) => JOINTS.has(text.toLowerCase()))) break;
    if (!between.some(({ text }) => text === 'and' || text === '&' || text === ',')) break;
    run.push(next);
  }
  const toVerb = tree.tokens.slice(run.at(-1)!.last + 1, token);
  if (toVerb.some(({ upos, index }) => upos === 'VERB' && index !== carrier)) return [];
  const lengths = new Set(run.map(({ when, value }) => (when?.edtf ?? value).length));
  const values = new Set(run.map(({ when, value }) => when?.edtf ?? value));
  return lengths.size === 1 && values.size === run.length && run.length > 1 ? run : [];
}
