import type { Cues } from '../../lexicon/cues.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { negationAt } from '../realis/negation.ts';
import { realisAt } from '../realis/realis.ts';
import { childOf, childrenOf, isRelation, markersOf, subtreeOf, type Tree } from '../tree.ts';

/**
 * How a clause says no. `such`: to what was said before ("no such call", "that is not true"); `flat`: never, nobody, no call;
 * `plain`: a bare "not"; `elsewhere`: by an alibi; `mistaken`: the others got it wrong; `short`: "No.",
 * "I did not.", which answer what was asked right before.
 */
export type Strength = 'such' | 'flat' | 'plain' | 'elsewhere' | 'mistaken' | 'short';

/** A clause that says no. */
export interface Denying {
  readonly strength: Strength;
  /** Its subject; null where it has none that is somebody or something: "there was no call", "no call was made". */
  readonly subject: number | null;
  /** Whether the subject itself is denied: "nobody met", "no call was made". */
  readonly ofSubject: boolean;
}

/** How the clause that `token` heads says that something was not so; null where it does not. */
export function saysNo(tree: Tree, token: number, { cues, frames }: Lexicon): Denying | null {
  if (isBareNo(tree, token)) return { strength: 'short', subject: null, ofSubject: false };
  if (!isPredicate(tree, token) || isAside(tree, token) || tree.tokens.at(-1)!.text === '?') return null;
  const subject = childOf(tree, token, 'nsubj');
  const no = negationAt(tree, token, frames.realis) ?? negatedPhrase(tree, token);
  const text = clauseText(tree, token);
  if (no === null) return contrary(tree, token, text, subject, cues);
  if (isSilent(tree, token, cues) || isOpen(tree, token, text)) return null;
  if (isElliptical(tree, token) && isPast(tree, token))
    return { strength: 'short', subject, ofSubject: false };
  const strength = strengthOf(tree, token, no, text, cues);
  if (!tellsOfFact(tree, token, cues)) return null;
  if (
    realisAt(tree, token, null, frames.realis).realis !== 'denied' &&
    negationAt(tree, token, frames.realis) === no
  )
    return null;
  const negated = subject !== null && (no === subject || childrenOf(tree, subject).includes(no));
  return {
    strength,
    subject: negated || childOf(tree, token, 'expl') !== null ? null : subject,
    ofSubject: negated && childOf(tree, token, 'expl') === null,
  };
}

/** Without a "not": the others heard wrong, or the one concerned was elsewhere. */
function contrary(
  tree: Tree,
  token: number,
  text: string,
  subject: number | null,
  cues: Cues,
): Denying | null {
  if (isOpen(tree, token, text) || !isPast(tree, token)) return null;
  const { lemma, upos } = tree.tokens[token]!;
  const has = (list: readonly string[]): boolean => list.some((words) => text.includes(` ${words} `));
  const denying = { subject, ofSubject: false };
  if (cues.mistaking.includes(lemma) && subject !== null) return { ...denying, strength: 'mistaken' };
  const linked = childOf(tree, token, 'cop') !== null || ['spend', 'be', 'leave', 'resign'].includes(lemma);
  if (!linked) return null;
  const placed =
    upos !== 'VERB' && markersOf(tree, token).some((marker) => marker === 'in' || marker === 'at');
  const elsewhere = has(cues.elsewhere) || (placed && has(cues.that_time));
  return elsewhere ? { ...denying, strength: 'elsewhere' } : null;
}

/** What was or has been, or stands as a fact ("does not know him", "has no ties"); not what is held in general. */
function tellsOfFact(tree: Tree, token: number, cues: Cues): boolean {
  const { lemma } = tree.tokens[token]!;
  if (isPast(tree, token)) return true;
  const things = childrenOf(tree, token, 'obj', 'nsubj').map((at) => tree.tokens[at]!);
  if (cues.truth.includes(lemma) || things.some((thing) => cues.truth.includes(thing.lemma))) return true;
  if (lemma === 'exist') return true;
  if (['know', 'recognise', 'recognize'].includes(lemma))
    return (
      things.some(({ deprel, upos }) => deprel === 'obj' && upos !== 'NOUN') ||
      childOf(tree, token, 'obl') !== null
    );
  if (lemma === 'have' || childOf(tree, token, 'expl') !== null)
    return things.some((thing) => cues.ties.includes(thing.lemma));
  return false;
}

function isPast(tree: Tree, token: number): boolean {
  const auxiliaries = childrenOf(tree, token, 'aux', 'cop').map((at) => tree.tokens[at]!);
  if (auxiliaries.some(({ lemma, xpos }) => xpos === 'VBD' || lemma === 'have')) return true;
  return auxiliaries.length === 0 && ['VBD', 'VBN'].includes(tree.tokens[token]!.xpos);
}

/** "I did not.", "No, we have not.": the question said the rest. */
function isElliptical(tree: Tree, token: number): boolean {
  const { lemma, upos } = tree.tokens[token]!;
  if (!/^(do|have|be)$/.test(lemma) || (upos !== 'AUX' && upos !== 'VERB')) return false;
  return childrenOf(tree, token).every((at) =>
    /^(nsubj|advmod|punct|discourse|cc|reparandum|parataxis)/.test(tree.tokens[at]!.deprel),
  );
}

/** "No." and "Never." in answer to a question. */
function isBareNo(tree: Tree, token: number): boolean {
  const { text, head } = tree.tokens[token]!;
  if (head >= 0 || !/^(no|never|nope|nonsense|rubbish)$/i.test(text)) return false;
  return tree.tokens.filter(({ upos }) => upos !== 'PUNCT').length <= 2;
}

function isPredicate(tree: Tree, token: number): boolean {
  const { upos } = tree.tokens[token]!;
  return upos === 'VERB' || upos === 'AUX' || childOf(tree, token, 'cop') !== null;
}

/** Side clauses ("who had not slept", "if he had not come") say no to nobody. */
function isAside(tree: Tree, token: number): boolean {
  const { deprel } = tree.tokens[token]!;
  if (isRelation(deprel, 'acl') && opensWithThat(tree, token)) return false;
  return ['acl', 'advcl', 'aux', 'cop', 'amod', 'csubj', 'xcomp'].some((relation) =>
    isRelation(deprel, relation),
  );
}

/** "Swore to the judge that he had not": a clause of what is said that the parser hung on a noun. */
function opensWithThat(tree: Tree, token: number): boolean {
  const first = tree.tokens[subtreeOf(tree, token)[0]!]!;
  return first.upos === 'SCONJ' && first.text.toLowerCase() === 'that';
}

/** "On no occasion", "at no time", "asked for nothing". */
function negatedPhrase(tree: Tree, token: number): number | null {
  const found = childrenOf(tree, token, 'obl').flatMap((child) =>
    [child, ...childrenOf(tree, child, 'det')].filter((at) =>
      /^(no|nothing|nobody|none)$/i.test(tree.tokens[at]!.text),
    ),
  );
  return found[0] ?? null;
}

/** "Did not comment", "has taken no decision", "there is no doubt": such a no answers nobody. */
function isSilent(tree: Tree, token: number, cues: Cues): boolean {
  const told = [token, ...childrenOf(tree, token, 'obj', 'nsubj')].filter(
    (at) =>
      at === token || childrenOf(tree, at, 'det').some((det) => /^(no|any)$/i.test(tree.tokens[det]!.text)),
  );
  if (isHeld(tree, token, cues)) return true;
  const subject = childOf(tree, token, 'nsubj');
  const ways =
    subject !== null &&
    tree.tokens[subject]!.lemma === 'we' &&
    childrenOf(tree, token, 'aux').some((at) => tree.tokens[at]!.text.toLowerCase() === 'do');
  return (
    ways ||
    told.some((at) => cues.unanswering.includes(tree.tokens[at]!.lemma)) ||
    childrenOf(tree, token, 'advmod').some((at) => tree.tokens[at]!.lemma === 'yet')
  );
}

/** "Hopes that it does not": what somebody holds or feels, not what he says was so. */
function isHeld(tree: Tree, token: number, cues: Cues): boolean {
  const { deprel, head } = tree.tokens[token]!;
  if (!isRelation(deprel, 'ccomp')) return false;
  const { lemma } = tree.tokens[head]!;
  return cues.verbs.some(({ manner, words }) => manner === 'thought' && words.includes(lemma));
}

/** What will, may or should not be is no denial of what was said to have been; "could not have been" is. */
function isOpen(tree: Tree, token: number, text: string): boolean {
  const auxiliaries = childrenOf(tree, token, 'aux').map((at) => tree.tokens[at]!);
  const modal = auxiliaries.some(({ xpos, lemma }) => xpos === 'MD' || lemma === 'need');
  const past = auxiliaries.some(({ lemma }) => lemma === 'have') && !/ (without|if|unless|had) /.test(text);
  return (modal && !past) || / (if|whether) /.test(text);
}

function strengthOf(tree: Tree, token: number, no: number, text: string, cues: Cues): Strength {
  if (/ ((no|any) such|such an?|of the (kind|sort)) /.test(text)) return 'such';
  const subject = childOf(tree, token, 'nsubj');
  const said =
    subject !== null && /^(that|this|it|they|these|none|nothing)$/i.test(tree.tokens[subject]!.text);
  const truth = [token, ...childrenOf(tree, token, 'obj', 'nsubj')].some((at) =>
    cues.truth.includes(tree.tokens[at]!.lemma),
  );
  if (truth && (said || tree.tokens[token]!.upos === 'VERB' || tree.tokens[token]!.upos === 'AUX'))
    return 'such';
  const word = tree.tokens[no]!.text.toLowerCase();
  return /^(not|n['’]t)$/.test(word) &&
    !/ (ever|any|anything|anyone|anybody|whatsoever|at all|in any way) /.test(text)
    ? 'plain'
    : 'flat';
}

function clauseText(tree: Tree, token: number): string {
  return ` ${subtreeOf(tree, token)
    .map((at) => tree.tokens[at]!.text.toLowerCase())
    .join(' ')} `;
}
