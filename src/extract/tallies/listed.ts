import { placeAt } from '../events/places.ts';
import { within } from '../events/series.ts';
import type { PlaceFound, Proposal, Refiner, Scene } from '../events/types.ts';
import { markersOf, type Tree } from '../tree.ts';
import type { TimeExpression } from '../types.ts';
import { countOf } from './counts.ts';

/** One of the events that a list after a count tells of. */
interface Listed {
  readonly time: TimeExpression;
  readonly place: PlaceFound | null;
}

/** A mark that opens a list of what was counted. */
const OPENING = /^[:(–—]$/;
const PARTING = /^[,;]$|^and$/;
/** How many tokens may stand between the words that count and such a mark ("three times in 2014:"). */
const REACH = 5;

/** "Met three times: in Lima in March, in Quito in June ..." tells, beside the count, of one event for each time in the list. */
export const tellListed: Refiner = (proposals, scene, treeAt) =>
  proposals.flatMap((proposal): readonly Proposal[] => {
    const listed = listedAfter(proposal, scene, treeAt(proposal.sentence));
    if (listed.length === 0) return [proposal];
    return listed.map(({ time, place }) => {
      const step = { rule: 'listed after a count', slot: 'event', detail: time.value };
      return { ...proposal, time, where: place, trace: [...proposal.trace, step] };
    });
  });

/** The events that a list with a time for each tells of, right after the words that count them; empty where none stands there. */
export function listedAfter(proposal: Proposal, scene: Scene, tree: Tree): readonly Listed[] {
  if (proposal.event !== 'CONSULT' || proposal.realis !== 'happened') return [];
  const counted = countOf(tree, proposal, scene.reading.lexicon);
  if (!counted) return [];
  const near = tree.tokens.slice(counted.last + 1, counted.last + 1 + REACH);
  const mark = near.find(({ text }) => OPENING.test(text));
  if (!mark || near.some(({ index, upos }) => index < mark.index && upos === 'VERB')) return [];
  const listed = stretchesAfter(tree, mark.index).map(([first, last]) => listedIn(scene, tree, first, last));
  const told = listed.filter((one) => one !== null);
  return told.length > 1 && told.length === listed.length && told.length <= counted.value ? told : [];
}

/** First and last token of the stretches between commas and "and", up to what ends the clause. */
function stretchesAfter(tree: Tree, mark: number): readonly (readonly [number, number])[] {
  const stop = tree.tokens.find(
    ({ index, text, upos }) => index > mark && (/^[.;)–—]$/.test(text) || ['VERB', 'AUX'].includes(upos)),
  );
  const out: (readonly [number, number])[] = [];
  let first = mark + 1;
  for (let at = first; at <= (stop?.index ?? tree.tokens.length); at++) {
    const token = tree.tokens[at];
    if (token && at !== stop?.index && !PARTING.test(token.text.toLowerCase())) continue;
    if (at > first) out.push([first, at - 1]);
    first = at + 1;
  }
  return out;
}

function listedIn(scene: Scene, tree: Tree, first: number, last: number): Listed | null {
  const sentence = tree.sentence.index;
  const time = scene.times.all.find(
    (one) => one.sentence === sentence && one.type === 'DATE' && one.first >= first && one.last <= last,
  );
  if (!time) return null;
  const spot = tree.tokens
    .slice(first, last + 1)
    .find(
      ({ index, upos }) =>
        ['PROPN', 'NOUN'].includes(upos) &&
        (index < time.first || index > time.last) &&
        ['in', 'at'].includes(markersOf(tree, index)[0] ?? ''),
    );
  return { time, place: spot ? within(placeAt(scene, tree, spot.index), last) : null };
}
