import { childrenOf, isRelation, type Tree, treeOf } from '../tree.ts';
import type { Reading } from '../types.ts';
import type { Stretch } from './calendar.ts';
import type { Expression } from './expression.ts';
import { headOf } from './heads.ts';

/** Which events the text has dated, so that "since the outbreak of the war" has a time. */
export interface Anchored {
  /** The stretch of the event that a noun names, itself or under "outbreak of", null where the text dates none or two. */
  readonly dateOf: (tree: Tree, noun: number) => Stretch | null;
}

/** Event nouns with a time hung on them ("the 7 May attack") or on the verb that begins them ("since May, X has waged war"). */
export function anchoredNouns(
  reading: Reading,
  bySentence: ReadonlyMap<number, readonly Expression[]>,
  events: ReadonlySet<string>,
): Anchored {
  const { times } = reading.lexicon;
  const dates = new Map<string, Stretch[]>();
  const note = (lemma: string, stretch: Stretch): void => {
    dates.set(lemma, [...(dates.get(lemma) ?? []), stretch]);
  };
  for (const sentence of reading.parsed.sentences) {
    const tree = treeOf(sentence);
    for (const expression of bySentence.get(sentence.index) ?? [])
      if (expression.stretch && ['day', 'month', 'year'].includes(expression.stretch.unit))
        for (const lemma of datedBy(tree, expression, events, times.start_verbs))
          note(lemma, expression.stretch);
  }
  return {
    dateOf: (tree, noun) => {
      const bound = times.start_nouns.includes(tree.tokens[noun]!.lemma);
      const event = bound ? childrenOf(tree, noun, 'nmod')[0] : noun;
      const lemma = event === undefined ? '' : tree.tokens[event]!.lemma;
      const definite = childrenOf(tree, event ?? noun, 'det', 'nmod:poss', 'amod', 'compound').length > 0;
      return definite || bound ? single(dates.get(lemma) ?? []) : null;
    },
  };
}

function datedBy(
  tree: Tree,
  expression: Expression,
  events: ReadonlySet<string>,
  starting: readonly string[],
): readonly string[] {
  const above = tree.tokens[headOf(tree, expression)]?.head ?? -1;
  const governor = tree.tokens[above];
  if (!governor) return [];
  if (governor.upos === 'NOUN') return events.has(governor.lemma) ? [governor.lemma] : [];
  if (governor.upos !== 'VERB' || !starting.includes(governor.lemma)) return [];
  return childrenOf(tree, above, 'nsubj', 'obj')
    .map((child) => tree.tokens[child]!)
    .filter(
      ({ lemma, deprel }) => events.has(lemma) && (isRelation(deprel, 'obj') || governor.lemma !== 'wage'),
    )
    .map(({ lemma }) => lemma);
}

/** The one stretch that all agree on: equal, or one a day of the others' month; null where they do not. */
function single(stretches: readonly Stretch[]): Stretch | null {
  const days = new Map(
    stretches.map((stretch) => [`${stretch.year}-${stretch.month}-${stretch.day}`, stretch]),
  );
  const known = [...days.values()].filter(({ year }) => year !== null);
  const list = known.length > 0 ? known : [...days.values()];
  const finest = list.find(({ unit }) => unit === 'day') ?? list[0];
  if (!finest) return null;
  const agree = list.every(
    ({ year, month, day }) =>
      year === finest.year &&
      (month === null || month === finest.month) &&
      (day === null || day === finest.day),
  );
  return agree ? finest : null;
}
