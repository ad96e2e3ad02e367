import { childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { Content } from './content.ts';
import { agentOf } from './grammar.ts';
import { isQuoteMark } from './ranges.ts';
import { type CueIndex, lemmaOf } from './words.ts';

export function quoted(tree: Tree, verb: number): Content | null {
  for (const object of childrenOf(tree, verb, 'obj', 'obl', 'xcomp', 'advcl', 'dep')) {
    const tokens = subtreeOf(tree, object);
    const first = tokens[0]!;
    if (opensQuote(tree, first) || (first > 0 && opensQuote(tree, first - 1)))
      return { tokens, kind: 'quote' };
  }
  return null;
}

/** Whether a quotation mark stands at the token and opens. */
function opensQuote(tree: Tree, at: number): boolean {
  const { text } = tree.tokens[at]!;
  if (!isQuoteMark(text) || text === '”') return false;
  return text !== '"' || tree.tokens.slice(0, at + 1).filter((token) => token.text === '"').length % 2 === 1;
}

export function nounPhrase(index: CueIndex, tree: Tree, verb: number): Content | null {
  const object = childOf(tree, verb, 'obj');
  if (object === null) return null;
  const relative = /^(that|which|what|who|whom)$/i.test(tree.tokens[object]!.text);
  const reflexive = /sel(f|ves)$/i.test(tree.tokens[object]!.text);
  if (relative || reflexive) return null;
  if (lemmaOf(tree, verb) === 'deny' && index.withheld.has(lemmaOf(tree, object))) return null;
  const further = childrenOf(tree, verb, 'obl', 'advcl', 'xcomp').filter(
    (child) => child > object && !isCircumstance(tree, child),
  );
  return { tokens: [object, ...further].flatMap((child) => subtreeOf(tree, child)), kind: 'np' };
}

/** What says when or where something was said rather than what. */
function isCircumstance(tree: Tree, child: number): boolean {
  const { deprel, xpos } = tree.tokens[child]!;
  if (isRelation(deprel, 'advcl')) return !(markersOf(tree, child).includes('as') && xpos !== 'VBD');
  if (isRelation(deprel, 'xcomp')) return false;
  const markers = markersOf(tree, child);
  return (
    markers.length === 0 ||
    !markers.every((marker) =>
      ['as', 'of', 'about', 'with', 'between', 'for', 'regarding', 'concerning'].includes(marker),
    )
  );
}

export function passiveSubject(tree: Tree, verb: number): Content | null {
  const subject = childOf(tree, verb, 'nsubj:pass');
  return subject === null || agentOf(tree, verb) === null
    ? null
    : { tokens: subtreeOf(tree, subject), kind: 'np' };
}

export function clausal(
  tree: Tree,
  verb: number,
  relation: string,
  form: (xpos: string) => boolean,
): Content | null {
  const clause = childrenOf(tree, verb, relation, 'advcl').find(
    (child) =>
      child > verb &&
      tree.tokens[child]!.upos === 'VERB' &&
      isRelation(tree.tokens[child]!.deprel, relation) &&
      form(formOf(tree, child)),
  );
  return clause === undefined ? null : { tokens: subtreeOf(tree, clause), kind: 'inf' };
}

/** The tag of a clause's first verb: "being impressed" is a gerund. */
function formOf(tree: Tree, clause: number): string {
  const first = childrenOf(tree, clause, 'aux', 'cop').find((child) => child < clause);
  return tree.tokens[first ?? clause]!.xpos;
}

export function oblique(tree: Tree, verb: number, cases: readonly string[]): Content | null {
  const found = childrenOf(tree, verb, 'obl', 'advcl', 'ccomp', 'xcomp').find((child) => {
    const markers = markersOf(tree, child);
    return child > verb && !isDay(tree, child) && cases.some((marker) => markers.includes(marker));
  });
  if (found === undefined) return null;
  const markers = new Set(childrenOf(tree, found, 'case', 'mark').filter((at) => at < found));
  return { tokens: subtreeOf(tree, found, (at) => markers.has(at)), kind: 'oblique' };
}

/** "accused the ministry of breaking": the of-phrase that the tree has hung on the accused. */
export function onObject(tree: Tree, verb: number, marker: string): Content | null {
  for (const object of childrenOf(tree, verb, 'obj', 'iobj')) {
    const found = childrenOf(tree, object, 'acl', 'nmod').find(
      (child) =>
        child > object && markersOf(tree, child).includes(marker) && tree.tokens[child]!.upos === 'VERB',
    );
    if (found === undefined) continue;
    const markers = new Set(childrenOf(tree, found, 'case', 'mark').filter((at) => at < found));
    return { tokens: subtreeOf(tree, found, (at) => markers.has(at)), kind: 'oblique' };
  }
  return null;
}

function isDay(tree: Tree, token: number): boolean {
  return /^((mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d+(th|st|nd|rd)?)$/i.test(
    tree.tokens[token]!.text,
  );
}

export function withAs(tree: Tree, verb: number, passive: boolean): Content | null {
  const as = childrenOf(tree, verb, 'obl', 'advcl', 'xcomp').find(
    (child) => child > verb && markersOf(tree, child).includes('as'),
  );
  const object = passive ? childOf(tree, verb, 'nsubj:pass') : childOf(tree, verb, 'obj');
  if (as === undefined || object === null) return null;
  return { tokens: [...subtreeOf(tree, object), ...subtreeOf(tree, as)], kind: 'np' };
}

/** "called it a farce": all that follows the verb in its clause where the object and its predicate do. */
export function pair(tree: Tree, verb: number, passive: boolean): Content | null {
  const predicate = childrenOf(tree, verb, 'xcomp', 'obj', 'ccomp', 'obl').filter(
    (child) => child > verb && markersOf(tree, child).length === 0,
  );
  const object = passive
    ? childOf(tree, verb, 'nsubj:pass')
    : (childrenOf(tree, verb, 'obj', 'iobj').find((child) => child > verb) ?? null);
  if (object === null || (passive && agentOf(tree, verb) === null)) return null;
  const rest = predicate.filter((child) => child !== object);
  const opened = rest.length > 0 || quotedInside(tree, object);
  if (!opened) return null;
  return { tokens: [object, ...rest].flatMap((child) => subtreeOf(tree, child)), kind: 'np' };
}

function quotedInside(tree: Tree, object: number): boolean {
  return subtreeOf(tree, object).some((at) => isQuoteMark(tree.tokens[at]!.text));
}

/** All that follows the object in the verb's clause stands on the source's word too, but for participles of further cues. */
export function npReach(tree: Tree, verb: number, tokens: readonly number[]): readonly number[] {
  const first = Math.min(...tokens);
  const relative = tree.tokens.some(
    (token) =>
      token.index > first && /^(WDT|WP|WRB)$/.test(token.xpos) && token.text.toLowerCase() !== 'that',
  );
  if (relative) return Array.from({ length: tree.tokens.length - first }, (_, at) => first + at);
  return subtreeOf(
    tree,
    verb,
    (child) =>
      isRelation(tree.tokens[child]!.deprel, 'conj') ||
      (isRelation(tree.tokens[child]!.deprel, 'advcl') && tree.tokens[child]!.xpos === 'VBG'),
  ).filter((at) => at >= first);
}
