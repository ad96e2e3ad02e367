import {
  ancestorsOf,
  childOf,
  childrenOf,
  firstConjunct,
  isRelation,
  markersOf,
  subtreeOf,
  type Tree,
} from '../tree.ts';
import type { Argument } from './types.ts';

const RELATIVE = new Set(['who', 'whom', 'which', 'that']);
/** Verbs whose subject, not object, does what their infinitive says ("promised her to go"). */
const SUBJECT_CONTROL = new Set([
  'promise',
  'threaten',
  'vow',
  'pledge',
  'offer',
  'use',
  'take',
  'need',
  'want',
]);

/** Verbs whose object does what their infinitive says, also where the parser takes that for a purpose. */
const OBJECT_CONTROL = new Set(
  'ask urge tell order persuade convince encourage force allow invite press request instruct enable lead cause warn advise beg push want expect direct pressure compel require permit implore summon'.split(
    ' ',
  ),
);

/** Past forms that are no participles: whatever a parser says, such a verb is active. */
const PAST = new Set(
  'spoke wrote saw went gave took came flew rang began drove chose broke arose swore'.split(' '),
);

/** Whether a verb stands in the passive: by its subject, its auxiliary, or as a participle after its noun. */
export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  if (PAST.has(token.text.toLowerCase())) return false;
  if (childOf(tree, verb, 'nsubj:pass', 'aux:pass', 'csubj:pass') !== null) return true;
  if (token.deprel === 'acl' && childOf(tree, verb, 'obl:agent') !== null) return true;
  if (token.xpos !== 'VBN' || childOf(tree, verb, 'nsubj', 'aux') !== null) return false;
  if (isMainVerb(tree, verb) || sharedObject(tree, verb) !== null) return false;
  if (token.deprel === 'acl' || token.deprel === 'advcl' || token.deprel === 'amod') return true;
  if (!isRelation(token.deprel, 'conj')) return false;
  return isPassive(tree, token.head);
}

/** In "The opposition called for talks." a parser may take the only verb for a participle that hangs on its subject. */
function isMainVerb(tree: Tree, verb: number): boolean {
  const { deprel, head } = tree.tokens[verb]!;
  if ((deprel !== 'acl' && deprel !== 'xcomp') || head !== tree.root || tree.tokens.at(-1)?.text !== '.')
    return false;
  const noun = tree.tokens[head]!;
  if (noun.upos !== 'PROPN' && noun.xpos !== 'NNS' && childOf(tree, head, 'det') === null) return false;
  if (head > verb || childOf(tree, head, 'cop', 'nsubj') !== null || markersOf(tree, verb).length > 0)
    return false;
  if (childrenOf(tree, verb, 'obl').some((child) => markersOf(tree, child)[0] === 'by')) return false;
  const inside = new Set(childrenOf(tree, head, 'acl').flatMap((clause) => subtreeOf(tree, clause)));
  return !tree.tokens.some(({ index, xpos }) => FINITE.has(xpos) && index !== verb && !inside.has(index));
}

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD']);

/** A noun that heads no clause, so that a verb beside it ("the unions, which had called for it, marched") is said of it. */
function isBareNoun(tree: Tree, token: number): boolean {
  const { upos } = tree.tokens[token]!;
  return (
    (upos === 'NOUN' || upos === 'PROPN') &&
    token === tree.root &&
    childOf(tree, token, 'cop', 'nsubj') === null
  );
}

/** Whether a pronoun opens a relative clause headed by `verb`. */
export function isRelative(tree: Tree, pronoun: number, verb: number): boolean {
  const { text, upos } = tree.tokens[pronoun]!;
  const clause = tree.tokens[verb]!.deprel;
  return (
    (upos === 'PRON' || upos === 'DET' || upos === 'SCONJ') &&
    RELATIVE.has(text.toLowerCase()) &&
    (clause.includes('relcl') || isRelation(clause, 'acl') || isRelation(clause, 'conj'))
  );
}

/**
 * The prepositions on a noun, also where they stand on a title or description before it ("with union leader Ines Roper").
 */
export function prepositionsOf(tree: Tree, noun: number): readonly string[] {
  const own = markersOf(tree, noun);
  if (own.length > 0) return own;
  const title = childrenOf(tree, noun, 'nmod:desc', 'compound', 'amod').find(
    (child) => child < noun && childOf(tree, child, 'case') !== null,
  );
  return title === undefined ? own : markersOf(tree, title);
}

/** The noun that a relative clause headed by `verb` (or by the first of its coordination) hangs on, else null. */
export function antecedentOf(tree: Tree, verb: number): number | null {
  const top = tree.tokens[firstConjunct(tree, verb)]!;
  return isRelation(top.deprel, 'acl') || top.deprel === 'advcl:relcl' ? top.head : null;
}

/**
 * The token that is the grammatical subject of a verb or predicate, looked for beyond its own clause where it has none:
 * shared by coordination, controlled (infinitives, participles), or the noun that a participle or relative clause hangs on.
 */
export function subjectOf(tree: Tree, verb: number, depth = 0): number | null {
  const own = ownSubject(tree, verb);
  if (own !== null) {
    if (tree.tokens[own]!.deprel.startsWith('csubj')) return null;
    if (!isRelative(tree, own, verb)) return own;
    return antecedentOf(tree, verb) ?? own;
  }
  const token = tree.tokens[verb]!;
  const crossed = crossedSubject(tree, verb);
  if (crossed !== null) return crossed;
  if (token.head < 0) return nearestSubject(tree, verb);
  if (depth > 8) return null;
  const head = token.head;
  const relation = token.deprel.split(':')[0];
  const meant = subjectAfterFor(tree, verb, head);
  if (meant !== null) return meant;
  if (relation === 'parataxis') return nearestSubject(tree, verb);
  if (relation === 'ccomp') return strayedSubject(tree, verb, head) ?? subjectOf(tree, head, depth + 1);
  if (relation === 'conj' && isBareNoun(tree, head)) return FINITE.has(token.xpos) ? head : null;
  if (relation === 'xcomp' && isMainVerb(tree, verb)) return head;
  if (relation === 'conj') return subjectOf(tree, head, depth + 1);
  if (relation === 'xcomp') return controllerOf(tree, verb, head, depth);
  if (relation === 'advcl' && token.xpos === 'VB' && OBJECT_CONTROL.has(tree.tokens[head]!.lemma))
    return controllerOf(tree, verb, head, depth);
  if (relation === 'advcl' && isOfObject(tree, verb))
    return objectOf(tree, head) ?? childOf(tree, head, 'iobj') ?? subjectOf(tree, head, depth + 1);
  if (relation === 'advcl') return isPredicate(tree, head) ? subjectOf(tree, head, depth + 1) : null;
  // "Troops loyal to the general": an adjective behind its noun is said of it.
  if (relation === 'amod') return token.upos === 'ADJ' && head < verb ? head : null;
  if (relation === 'acl' && isWanted(tree, verb)) return head;
  if (relation === 'acl')
    return token.xpos === 'VB' || childOf(tree, verb, 'mark') !== null ? doerBehind(tree, head, depth) : head;
  if ((relation === 'obl' || relation === 'nmod') && token.xpos === 'VBG')
    return doerBehind(tree, head, depth);
  return null;
}

/** "Accused them of taking", "kept them from leaving": it is the object that does it. */
function isOfObject(tree: Tree, verb: number): boolean {
  const marks = markersOf(tree, verb);
  return (
    tree.tokens[verb]!.xpos === 'VBG' &&
    marks.some((mark) => ['of', 'from', 'for', 'against', 'into'].includes(mark))
  );
}

/** Whether an infinitive hangs on the object of a verb that wants it of that one ("want the envoy to go"). */
function isWanted(tree: Tree, verb: number): boolean {
  const { xpos, head } = tree.tokens[verb]!;
  const { deprel, head: above } = tree.tokens[head]!;
  return xpos === 'VB' && isRelation(deprel, 'obj') && OBJECT_CONTROL.has(tree.tokens[above]!.lemma);
}

/** In "called for the envoy to go" it is the envoy who goes. */
function subjectAfterFor(tree: Tree, verb: number, head: number): number | null {
  const to = childrenOf(tree, verb, 'mark').find((mark) => tree.tokens[mark]!.lemma === 'to');
  if (to === undefined || !['advcl', 'xcomp', 'ccomp'].includes(tree.tokens[verb]!.deprel)) return null;
  const named = childrenOf(tree, head, 'obl', 'nmod').findLast((child) => child < to);
  if (named === undefined || markersOf(tree, named)[0] !== 'for') return null;
  return tree.tokens.slice(named + 1, to).some(({ upos }) => upos === 'VERB' || upos === 'PUNCT')
    ? null
    : named;
}

/** The last subject before a finite verb that has none, as in "paid visits to Lima ... met with the heads". */
function nearestSubject(tree: Tree, verb: number): number | null {
  if (!['VBD', 'VBZ', 'VBP'].includes(tree.tokens[verb]!.xpos)) return null;
  const before = tree.tokens
    .slice(0, verb)
    .findLast(({ deprel, head }) => isRelation(deprel, 'nsubj') && tree.tokens[head]!.upos === 'VERB');
  return before && !RELATIVE.has(before.text.toLowerCase()) ? before.index : null;
}

/** A name right before a verb that a parser tied to a noun behind the verb ("[Ana Lopez] hosted talks"): its subject. */
function crossedSubject(tree: Tree, verb: number): number | null {
  let at = verb - 1;
  while (at >= 0 && ['AUX', 'ADV'].includes(tree.tokens[at]!.upos)) at--;
  if (at < 0 || tree.tokens[at]!.upos !== 'PROPN') return null;
  while (tree.tokens[at]!.deprel === 'flat' && tree.tokens[at]!.head < at) at = tree.tokens[at]!.head;
  const { head, deprel } = tree.tokens[at]!;
  return head > verb && ['compound', 'nmod', 'nmod:desc', 'amod'].includes(deprel) ? at : null;
}

/** In "Ana met Tom, Greta said" a parser may tie both subjects to "said": the one before "met" is its own. */
function strayedSubject(tree: Tree, verb: number, head: number): number | null {
  const all = childrenOf(tree, head, 'nsubj');
  return all.length > 1 ? (all.findLast((child) => child < verb) ?? null) : null;
}

/** The subject nearest before the verb: a parser that gives two has taken a time ("later that month") for the first. */
function ownSubject(tree: Tree, verb: number): number | null {
  const all = childrenOf(tree, verb, 'nsubj', 'csubj');
  return all.findLast((child) => child < verb) ?? all[0] ?? null;
}

function controllerOf(tree: Tree, verb: number, head: number, depth: number): number | null {
  const object = objectOf(tree, head) ?? childOf(tree, head, 'iobj');
  const governor = tree.tokens[head]!;
  const infinitive = tree.tokens[verb]!.xpos === 'VB';
  if (
    object !== null &&
    !(
      infinitive &&
      SUBJECT_CONTROL.has(governor.lemma) &&
      governor.lemma !== 'want' &&
      governor.lemma !== 'need'
    )
  )
    return object;
  const asked = childrenOf(tree, head, 'obl').find((oblique) => {
    const [marker] = markersOf(tree, oblique);
    return (
      infinitive &&
      (marker === 'on' || marker === 'upon' || marker === 'to' || marker === 'for') &&
      governor.lemma !== 'agree'
    );
  });
  return asked ?? subjectOf(tree, head, depth + 1);
}

/** Who does what a noun's complement says ("his efforts to persuade", "made an attempt to"). */
function doerBehind(tree: Tree, noun: number, depth: number): number | null {
  if (isPredicate(tree, noun)) return subjectOf(tree, noun, depth + 1);
  const owner = childOf(tree, noun, 'nmod:poss');
  if (owner !== null) return owner;
  const by = childrenOf(tree, noun, 'nmod').find((child) =>
    ['by', 'from', 'of'].includes(markersOf(tree, child)[0] ?? ''),
  );
  if (by !== undefined) return by;
  const verb = ancestorsOf(tree, noun).find((above) => isPredicate(tree, above));
  return verb === undefined || depth > 6 ? null : subjectOf(tree, verb, depth + 1);
}

/** Whether a token heads a clause: a verb, or what a copula or a subject makes a predicate. */
export function isPredicate(tree: Tree, token: number): boolean {
  const { upos } = tree.tokens[token]!;
  return upos === 'VERB' || upos === 'AUX' || childOf(tree, token, 'cop', 'nsubj') !== null;
}

/** Slots of a verb or predicate adjective, passives turned round, shared and controlled subjects filled in. */
export function verbArguments(tree: Tree, verb: number): readonly Argument[] {
  const known = made.get(tree) ?? new Map<number, readonly Argument[]>();
  made.set(tree, known);
  const found = known.get(verb) ?? findVerbArguments(tree, verb);
  known.set(verb, found);
  return found;
}

const made = new WeakMap<Tree, Map<number, readonly Argument[]>>();

function findVerbArguments(tree: Tree, verb: number): readonly Argument[] {
  const out: Argument[] = [];
  const passive = isPassive(tree, verb);
  const hasObject = childOf(tree, verb, 'obj') !== null;
  const subject = subjectOf(tree, verb);
  for (const token of withTwins(tree, verb, subject))
    out.push({ slot: passive ? (hasObject ? 'second' : 'object') : 'subject', token });
  for (const child of childrenOf(tree, verb)) out.push(...argumentAt(tree, verb, child, passive));
  out.push(...seenOnArrival(tree, verb), ...doerTold(tree, verb));
  const shared = sharedObject(tree, verb);
  if (!hasObject && !passive && shared !== null) out.push({ slot: 'object', token: shared });
  if (!hasObject && !passive && shared === null) out.push(...gapOf(tree, verb));
  return out;
}

/** Whom one comes or goes "to see": their own slot, "see". */
function seenOnArrival(tree: Tree, verb: number): readonly Argument[] {
  return childrenOf(tree, verb, 'xcomp', 'advcl').flatMap((purpose) =>
    tree.tokens[purpose]!.lemma === 'see' && markersOf(tree, purpose).includes('to')
      ? childrenOf(tree, purpose, 'obj', 'iobj').map((token) => ({ slot: 'see', token }))
      : [],
  );
}

/** Who does what the clause tells that is a verb's object ("complained that THEY had come"): its own slot, "doer". */
function doerTold(tree: Tree, verb: number): readonly Argument[] {
  const clause = childOf(tree, verb, 'ccomp');
  if (clause === null || isPassive(tree, clause)) return [];
  const token = childOf(tree, clause, 'nsubj');
  return token === null ? [] : [{ slot: 'doer', token }];
}

/** A subject with those that stand before it, joined by "and", where the parser gave each as a subject of its own. */
function withTwins(tree: Tree, verb: number, subject: number | null): readonly number[] {
  if (subject === null) return [];
  const others = childrenOf(tree, verb, 'nsubj').filter((other) => {
    if (other >= subject) return false;
    const between = tree.tokens.slice(other + 1, subject);
    return between.some(({ upos }) => upos === 'CCONJ') && between.every(({ upos }) => upos !== 'VERB');
  });
  return [...others, subject];
}

function argumentAt(tree: Tree, verb: number, child: number, passive: boolean): readonly Argument[] {
  const { deprel } = tree.tokens[child]!;
  const named = isRelative(tree, child, verb) ? antecedentOf(tree, verb) : child;
  if (named === null) return [];
  if (isRelation(deprel, 'obj')) {
    const objects = childrenOf(tree, verb, 'obj');
    // Of two objects the first is who is given ("gave the museum 2 million").
    return [{ slot: objects.length > 1 && child === objects[0] ? 'second' : 'object', token: named }];
  }
  const name = isRelation(deprel, 'xcomp') && tree.tokens[child]!.upos === 'PROPN';
  if (name && childOf(tree, verb, 'obj') === null) return [{ slot: 'object', token: child }];
  if (isRelation(deprel, 'iobj'))
    return [{ slot: isOnlyObject(tree, verb) ? 'object' : 'second', token: named }];
  if (!isRelation(deprel, 'obl') || isRelation(deprel, 'obl:tmod')) return [];
  return obliqueMarkers(tree, verb, child).map((marker) => ({
    slot: passive && marker === 'by' ? 'subject' : marker,
    token: named,
  }));
}

/** "Thanked Salo": beside no object and no clause, what a parser takes for an indirect object is the object. */
function isOnlyObject(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'obj', 'ccomp', 'xcomp', 'parataxis').length === 0;
}

/** The prepositions on an oblique; a bare one right after a title with a preposition is its name ("with leader | Ines Roper"). */
function obliqueMarkers(tree: Tree, verb: number, child: number): readonly string[] {
  const own = prepositionsOf(tree, child);
  if (own.length > 0 || tree.tokens[child]!.upos !== 'PROPN') return own;
  if (tree.tokens[child]!.deprel === 'obl:agent') return ['by'];
  const before = childrenOf(tree, verb, 'obl').find((other) => other === child - 1);
  return before === undefined ? own : prepositionsOf(tree, before);
}

/** The object that "met and briefed the envoy" states once for both verbs. */
function sharedObject(tree: Tree, verb: number): number | null {
  const { deprel, head } = tree.tokens[verb]!;
  const siblings = isRelation(deprel, 'conj') ? childrenOf(tree, head, 'conj') : [];
  const next = [...childrenOf(tree, verb, 'conj'), ...siblings].find((other) => other > verb);
  if (next === undefined || tree.tokens[next]!.upos !== 'VERB') return null;
  const between = tree.tokens.slice(verb + 1, next);
  if (!between.every((token) => ['CCONJ', 'PUNCT', 'ADV', 'AUX'].includes(token.upos))) return null;
  return childOf(tree, next, 'obj') ?? sharedObject(tree, next);
}

/** The direct object of a verb, for a relative pronoun its noun ("whom they call an ally"), else null. */
function objectOf(tree: Tree, verb: number): number | null {
  const object = childOf(tree, verb, 'obj');
  return object !== null && isRelative(tree, object, verb) ? antecedentOf(tree, verb) : object;
}

/** In "the envoy they met" the noun is the object, though no word in the clause says so. */
function gapOf(tree: Tree, verb: number): readonly Argument[] {
  const token = tree.tokens[verb]!;
  if (!token.deprel.endsWith('relcl')) return [];
  const own = childOf(tree, verb, 'nsubj');
  if (own === null || isRelative(tree, own, verb)) return [];
  const stranded = childrenOf(tree, verb, 'obl', 'obj').some((child) => isRelative(tree, child, verb));
  if (stranded) return [];
  const whom = tree.tokens[token.head]!;
  if (!/^(whom|which)$/i.test(whom.text)) return [{ slot: 'object', token: meantBy(tree, token.head) }];
  const named = nounBefore(tree, whom.index);
  const markers = markersOf(tree, whom.index);
  return named === null ? [] : [{ slot: markers[0] ?? 'object', token: named }];
}

/** The head of the noun phrase before the comma and preposition of a relative ("the judge, to whom Moss wrote"). */
function nounBefore(tree: Tree, relative: number): number | null {
  const last = tree.tokens.findLast(
    ({ index, upos }) => index < relative && upos !== 'PUNCT' && upos !== 'ADP',
  );
  if (!last || (last.upos !== 'NOUN' && last.upos !== 'PROPN')) return null;
  let at = last;
  while (['flat', 'appos', 'compound'].includes(at.deprel) && at.head < at.index && at.head >= 0)
    at = tree.tokens[at.head]!;
  return at.index;
}

/** What a free relative is said to be: in "what they want is an apology" the apology. */
export function meantBy(tree: Tree, token: number): number {
  const { text, deprel, head } = tree.tokens[token]!;
  const said =
    text.toLowerCase() === 'what' && isRelation(deprel, 'nsubj') && childOf(tree, head, 'cop') !== null;
  return said ? head : token;
}

/**
 * Slots of a noun: possessor, words before it, prepositional phrases; the subject where it is a predicate, an apposition or
 * a title; and what its carrier, or a participle after it ("a letter sent to"), adds.
 */
export function nounArguments(
  tree: Tree,
  noun: number,
  carrier: number | null,
  fellows: readonly number[] = [],
): readonly Argument[] {
  const out: Argument[] = [];
  const first = firstConjunct(tree, noun);
  for (const child of childrenOf(tree, noun)) out.push(...nominalAt(tree, child));
  if (first !== noun && !out.some(({ slot }) => slot === 'owner')) {
    const owner = childOf(tree, first, 'nmod:poss');
    if (owner !== null) out.push({ slot: 'owner', token: owner });
    // "Kenyan funding, weapons and training": a name before the first is before all.
    for (const child of childrenOf(tree, first, 'amod', 'compound'))
      if (/^\p{Lu}/u.test(tree.tokens[child]!.text)) out.push({ slot: 'before', token: child });
  }
  if (carrier !== null) out.push(...namedBeside(tree, noun), ...carriedArguments(tree, carrier, noun));
  else out.push(...predicateSubject(tree, noun), ...holderOf(tree, noun));
  for (const fellow of fellows)
    for (const argument of fellow === carrier ? [] : carriedArguments(tree, fellow, noun))
      if (!out.some(({ token, slot }) => token === argument.token || slot === argument.slot))
        out.push(argument);
  out.push(...originOf(tree, noun));
  return out;
}

/** "The letter is from the abbot": a predicate with its preposition says from or to whom its subject is. */
function originOf(tree: Tree, noun: number): readonly Argument[] {
  const { deprel, head } = tree.tokens[noun]!;
  if (deprel !== 'nsubj' || childOf(tree, head, 'cop') === null) return [];
  return markersOf(tree, head)
    .filter((marker) => ['from', 'to', 'by'].includes(marker))
    .map((slot) => ({ slot, token: head }));
}

/** Who stands under or with a noun: "the TROOPS under the command of", "THEY are under arrest", "with his backing SHE won". */
function holderOf(tree: Tree, noun: number): readonly Argument[] {
  const marker = markersOf(tree, noun)[0];
  const { deprel, head } = tree.tokens[noun]!;
  if ((marker !== 'under' && marker !== 'with') || head < 0) return [];
  if (isRelation(deprel, 'nmod')) return marker === 'under' ? [{ slot: 'holder', token: head }] : [];
  const verb = isRelation(deprel, 'obl') ? head : noun;
  const named = marker === 'under' ? (objectOf(tree, verb) ?? subjectOf(tree, verb)) : subjectOf(tree, verb);
  return named === null ? [] : [{ slot: 'holder', token: named }];
}

function nominalAt(tree: Tree, child: number): readonly Argument[] {
  const { deprel, upos } = tree.tokens[child]!;
  if (isRelation(deprel, 'nmod:poss')) return [{ slot: 'owner', token: child }];
  if (isRelation(deprel, 'nmod') || isRelation(deprel, 'obl'))
    return prepositionsOf(tree, child).map((marker) => ({ slot: marker, token: child }));
  const before = isRelation(deprel, 'compound') || isRelation(deprel, 'amod') || deprel === 'nmod:unmarked';
  if (before && upos !== 'VERB') return [{ slot: 'before', token: child }];
  if (isRelation(deprel, 'acl') && markersOf(tree, child).includes('including'))
    return [{ slot: 'including', token: child }];
  return [];
}

/** What the verb above or the participle below an event noun says of it, the noun itself left out. */
function carriedArguments(tree: Tree, carrier: number, noun: number): readonly Argument[] {
  const first = firstConjunct(tree, noun);
  return verbArguments(tree, carrier).filter(({ token }) => token !== noun && token !== first);
}

/** Who is named in apposition to a noun ("their proxy, the Coast Militia"). */
function namedBeside(tree: Tree, noun: number): readonly Argument[] {
  return childrenOf(tree, noun, 'appos')
    .slice(0, 1)
    .map((token) => ({ slot: 'subject', token }));
}

/** Of whom a noun is said: "X is a proxy", "X, a proxy", "proxy X", "acting as a proxy", "considered a proxy". */
function predicateSubject(tree: Tree, noun: number): readonly Argument[] {
  const { deprel, head } = tree.tokens[noun]!;
  const named = namedBeside(tree, noun);
  if (named.length > 0) return named;
  if (childOf(tree, noun, 'cop') !== null || isRelation(deprel, 'xcomp')) {
    const subject = subjectOf(tree, noun);
    return subject === null ? [] : [{ slot: 'subject', token: subject }];
  }
  if (head < 0) return [];
  if (isRelation(deprel, 'appos')) return [{ slot: 'subject', token: head }];
  if (isRelation(deprel, 'compound') && tree.tokens[head]!.upos === 'PROPN') {
    const owner = childOf(tree, head, 'nmod:poss');
    return [{ slot: 'subject', token: head }, ...(owner === null ? [] : [{ slot: 'owner', token: owner }])];
  }
  if (isRelation(deprel, 'obl') && markersOf(tree, noun).includes('as')) {
    const subject = objectOf(tree, head) ?? subjectOf(tree, head);
    return subject === null ? [] : [{ slot: 'subject', token: subject }];
  }
  return [];
}
