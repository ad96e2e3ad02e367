import { meantBy } from '../predicates.ts';
import {
  ancestorsOf,
  childrenOf,
  dominates,
  firstConjunct,
  isRelation,
  markersOf,
  type Tree,
} from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { distinct } from './bind.ts';
import { lowerText } from './match.ts';
import type { Proposal, Refiner, Scene } from './types.ts';

/** What names actors and recipients: a proposal, or the binding that becomes one. */
type Named = Pick<Proposal, 'actor' | 'recipient'>;

/** All that take part, each entity once. */
export function partiesOf(proposal: Named): readonly ResolvedMention[] {
  return distinct([...proposal.actor, ...proposal.recipient]);
}

/** Parties counted: a plural one counts as two. */
export function partyCount(proposal: Named): number {
  return partiesOf(proposal).reduce(
    (sum, { entity, mention }) =>
      sum + (isWe(mention.span.quote) || entity.plural || entity.members.length > 1 ? 2 : 1),
    0,
  );
}

/** One who says "we" speaks for others too. */
function isWe(words: string): boolean {
  return ['we', 'us', 'our', 'they', 'them'].includes(words.toLowerCase());
}

/** Whether two proposals share a party. */
export function sharesParty(a: Proposal, b: Proposal): boolean {
  const ids = new Set(partiesOf(a).map(({ entity }) => entity.id));
  return partiesOf(b).some(({ entity }) => ids.has(entity.id));
}

/** Whether every party of `a` is one of `b`. */
export function isWithin(a: Proposal, b: Proposal): boolean {
  const ids = new Set(partiesOf(b).map(({ entity }) => entity.id));
  return partiesOf(a).every(({ entity }) => ids.has(entity.id));
}

/** Nobody does a thing to himself: who is already an actor leaves the recipients. */
export const dropSelfRelations: Refiner = (proposals) =>
  proposals.map((proposal) => {
    const actors = new Set(proposal.actor.map(({ entity }) => entity.id));
    const recipient = proposal.recipient.filter(({ entity }) => !actors.has(entity.id));
    return recipient.length === proposal.recipient.length ? proposal : { ...proposal, recipient };
  });

/** An event needs the parties that its frame asks for. */
export const dropWithoutParties: Refiner = (proposals, scene) =>
  proposals.filter((proposal) => {
    const parties = partiesOf(proposal);
    if (
      parties.length === 0 ||
      (proposal.kind === 'noun' && proposal.mode === 'visit' && proposal.actor.length === 0) ||
      (proposal.kind === 'noun' && proposal.event === 'CONSULT' && parties.every(isAnybody)) ||
      isTalkOfAnybody(proposal, scene)
    )
      return false;
    if (partyCount(proposal) >= proposal.frame.parties) return true;
    return (
      proposal.carrier !== null &&
      proposal.event === 'CONSULT' &&
      proposal.actor.some(isBody) &&
      proposal.mode === 'meeting'
    );
  });

/** An unnamed plural tied to nobody ("top officials"): a meeting of such says nothing of whom. */
function isAnybody({ entity }: ResolvedMention): boolean {
  return entity.unnamed && entity.plural && entity.of === null && entity.members.length === 0;
}

/** "People are talking about it": nobody in particular, nowhere and at no time. */
function isTalkOfAnybody(proposal: Proposal, scene: Scene): boolean {
  const [party, ...others] = partiesOf(proposal);
  if (proposal.event !== 'CONSULT' || !party || others.length > 0 || proposal.where !== null) return false;
  if (
    !isAnybody(party) ||
    /^(?:the|these|those|both|all|\S*\d|two|three|four|five|six|several|some)\b/i.test(party.entity.name)
  )
    return false;
  const { start, end } = scene.reading.parsed.sentences[proposal.sentence]!;
  const told = scene.times.of(proposal.sentence, proposal.token)?.span;
  return !told || told.start < start || told.end > end;
}

/** A body that holds a meeting is one of many. */
function isBody({ entity }: ResolvedMention): boolean {
  return entity.kind === 'group' || entity.kind === 'body';
}

/**
 * A verb and a noun of one clause that tell the same event ("met for a meeting", "spoke in a call"): the verb stays, with
 * the noun's parties and the more telling mode.
 */
export const mergeVerbWithNoun: Refiner = (proposals, _scene, treeAt) => {
  const gone = new Set<Proposal>();
  const merged = new Map<Proposal, Proposal>();
  for (const noun of proposals) {
    if (noun.kind !== 'noun') continue;
    const tree = treeAt(noun.sentence);
    for (const other of proposals)
      if (other.sentence === noun.sentence && isSent(tree, noun, other))
        if (isWithin(other, noun)) gone.add(other);
        else if (isWithin(noun, other)) gone.add(noun);
    if (gone.has(noun)) continue;
    const verb = proposals.find(
      (other) =>
        other !== noun &&
        !gone.has(other) &&
        other.sentence === noun.sentence &&
        other.event === noun.event &&
        compatible(other, noun) &&
        (noun.carrier === other.token || hangsOn(tree, noun.token, other.token)) &&
        (isWithin(noun, other) || noun.carrier === other.token || isManner(tree, noun, other)),
    );
    if (!verb) continue;
    gone.add(noun);
    const base = merged.get(verb) ?? verb;
    merged.set(verb, {
      ...base,
      carrier: base.carrier ?? noun.token,
      mode: tellingMode(base, noun),
      actor: isManner(tree, noun, verb)
        ? base.actor
        : distinct([
            ...base.actor,
            ...noun.actor.filter(({ entity }) => !base.recipient.some((r) => r.entity.id === entity.id)),
          ]),
      where: base.where ?? noun.where,
      trace: [...base.trace, { rule: 'one event told twice', slot: 'event', detail: noun.lemma }],
    });
  }
  return proposals.flatMap((proposal) => (gone.has(proposal) ? [] : [merged.get(proposal) ?? proposal]));
};

/** "The letter, signed by X, is addressed to Y": the letter is the subject of what is told of its sending. */
function isSent(tree: Tree, noun: Proposal, verb: Proposal): boolean {
  if (verb.kind !== 'verb') return false;
  const { deprel, head } = tree.tokens[noun.token]!;
  const top = tree.tokens[firstConjunct(tree, verb.token)]!;
  const saidOf = deprel === 'nsubj:pass' && head === verb.token;
  const behind = top.deprel === 'acl' && top.head === noun.token;
  return noun.mode === 'letter' && verb.mode === 'letter' && (saidOf || behind);
}

/** "Spoke [by telephone]": the noun only tells how those talked whom the verb already names. */
function isManner(tree: Tree, noun: Proposal, verb: Proposal): boolean {
  return (
    noun.mode === 'call' &&
    noun.slots.length > 0 &&
    tree.tokens[noun.token]!.head === verb.token &&
    ['by', 'over', 'via', 'on'].includes(markersOf(tree, noun.token)[0] ?? '') &&
    partyCount(verb) >= 2
  );
}

const SAME_EVENT: readonly (readonly (string | null)[])[] = [
  ['meeting', 'talks', null],
  ['call', 'talks', null],
  ['letter', null],
];

function compatible(a: Proposal, b: Proposal): boolean {
  if (a.mode === b.mode || a.event !== 'CONSULT') return true;
  return SAME_EVENT.some((modes) => modes.includes(a.mode) && modes.includes(b.mode));
}

function tellingMode(verb: Proposal, noun: Proposal): string | null {
  if (verb.event === 'CONSULT' && (verb.mode === 'talks' || verb.mode === null))
    return noun.mode ?? verb.mode;
  return verb.mode ?? noun.mode;
}

function hangsOn(tree: Tree, noun: number, verb: number): boolean {
  const path = ancestorsOf(tree, noun);
  const at = path.indexOf(verb);
  if (at < 0 || at > 1) return false;
  const top = at === 0 ? noun : path[0]!;
  return (
    !isRelation(tree.tokens[top]!.deprel, 'nsubj') &&
    !['advcl', 'ccomp', 'conj', 'parataxis'].some((r) => isRelation(tree.tokens[top]!.deprel, r)) &&
    !markersOf(tree, noun).some((marker) =>
      ['after', 'before', 'since', 'following', 'despite', 'about'].includes(marker),
    )
  );
}

/**
 * A definite noun without parties of its own speaks of the last event of its kind ("the meeting took place in Oslo"): it
 * gives that one the place it lacks, and is no claim itself.
 */
export const joinBackReferences: Refiner = (proposals, _scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const earlier = backReference(proposal, out, treeAt);
    if (earlier < 0) {
      out.push(proposal);
      continue;
    }
    const known = out[earlier]!;
    out[earlier] = {
      ...known,
      where: known.where ?? proposal.where,
      trace: [...known.trace, { rule: 'spoken of again', slot: 'event', detail: proposal.lemma }],
    };
  }
  return out;
};

const REACH = 4;
/** A letter is spoken of from far away. */
const LETTER_REACH = 12;
const OWN = ['my', 'our', 'his', 'her', 'your'];

function backReference(
  proposal: Proposal,
  before: readonly Proposal[],
  treeAt: (sentence: number) => Tree,
): number {
  if (proposal.kind !== 'noun' || proposal.event === 'STATE') return -1;
  const tree = treeAt(proposal.sentence);
  const definite = childrenOf(tree, proposal.token, 'det', 'nmod:poss').some((child) =>
    [
      ...(proposal.event === 'CONSULT' ? OWN : []),
      'the',
      'this',
      'that',
      'these',
      'those',
      'their',
      'its',
      'such',
      'both',
    ].includes(tree.tokens[child]!.text.toLowerCase()),
  );
  if (!definite) return -1;
  for (let index = before.length - 1; index >= 0; index--) {
    const other = before[index]!;
    if (proposal.sentence - other.sentence > (proposal.mode === 'letter' ? LETTER_REACH : REACH)) return -1;
    if (
      other.event === proposal.event &&
      (proposal.realis === 'denied') === (other.realis === 'denied') &&
      compatible(other, proposal) &&
      (partiesOf(proposal).length === 0 || isWithin(proposal, other))
    )
      return index;
  }
  return -1;
}

/** "Reiterated his support for them" tells of the pledge, not of a tie besides: the noun is what the verb's deed consists in. */
export const dropTiesToldAsDeeds: Refiner = (proposals, _scene, treeAt) =>
  proposals.filter((noun) => {
    if (noun.event !== 'STATE' || noun.kind !== 'noun') return true;
    const tree = treeAt(noun.sentence);
    const { head, deprel } = tree.tokens[noun.token]!;
    return !proposals.some(
      (verb) =>
        verb.sentence === noun.sentence &&
        verb.kind === 'verb' &&
        verb.event !== 'STATE' &&
        verb.token === head &&
        isRelation(deprel, 'obj') &&
        isWithin(noun, verb),
    );
  });

/** One claim for one event: of proposals of one sentence with the same type, mode and parties the fuller stays. */
export const dropRepeats: Refiner = (proposals, _scene, treeAt) => {
  const out: Proposal[] = [];
  for (const proposal of proposals) {
    const index = out.findIndex(
      (other) =>
        other.sentence === proposal.sentence &&
        other.event === proposal.event &&
        (other.mode === proposal.mode || (proposal.event === 'CONSULT' && compatible(other, proposal))) &&
        isWithin(proposal, other) &&
        isWithin(other, proposal) &&
        // Who accuses and sues does two things.
        !(proposal.event === 'ACCUSE' && proposal.kind === 'verb' && proposal.frame.id !== other.frame.id) &&
        !isAnswer(proposal, other) &&
        !(
          proposal.kind === 'verb' &&
          other.kind === 'verb' &&
          (proposal.event === 'CONSULT'
            ? !isSameLetter(proposal, other, treeAt(proposal.sentence))
            : proposal.event === 'REQUEST' && proposal.lemma !== other.lemma)
        ),
    );
    if (index < 0) out.push(proposal);
    else if (proposal.kind === 'verb' && out[index]!.kind === 'noun') out[index] = proposal;
  }
  return out;
};

/** Whether one letter went from one side and the other one back. */
function isAnswer(a: Proposal, b: Proposal): boolean {
  if (a.mode !== 'letter' || b.mode !== 'letter' || a.actor.length === 0 || b.actor.length === 0)
    return false;
  const writers = new Set(b.actor.map(({ entity }) => entity.id));
  return a.actor.every(({ entity }) => !writers.has(entity.id));
}

/** Two verbs of one sentence tell of one letter, unless the second one answers the first or says that there was another. */
function isSameLetter(a: Proposal, b: Proposal, tree: Tree): boolean {
  const writers = new Set(b.actor.map(({ entity }) => entity.id));
  const again = childrenOf(tree, a.token, 'advmod').some((child) =>
    ['again', 'more', 'later'].includes(tree.tokens[child]!.text.toLowerCase()),
  );
  return b.mode === 'letter' && !again && a.actor.every(({ entity }) => writers.has(entity.id));
}

const HABITS: Readonly<Record<string, string>> = { arms: 'arms', funding: 'funds', training: 'trains' };

/**
 * What one does as a habit is a tie: aid in the simple present, backing of a group by a state or group, also where it is said to
 * have lasted ("has backed them for years") or is told of the backed ("is backed by", "the rebels, backed by").
 */
export const turnHabitsIntoTies: Refiner = (proposals, scene, treeAt) =>
  proposals.map((proposal) => {
    const aid = proposal.event === 'AID';
    const backing =
      proposal.event === 'SUPPORT' &&
      proposal.mode === 'endorse' &&
      ['back', 'support'].includes(proposal.lemma);
    if (proposal.kind !== 'verb' || proposal.realis !== 'happened' || (!aid && !backing)) return proposal;
    const aimed = proposal.recipient.length > 0 || (aid && proposal.slots.includes('object'));
    if (proposal.actor.length === 0 || !aimed) return proposal;
    const tree = treeAt(proposal.sentence);
    const lasting = backing && (isBackedBy(tree, proposal.token) || lasts(tree, proposal.token, scene));
    if (!lasting && !isHabit(tree, proposal.token)) return proposal;
    const mode = aid ? (HABITS[proposal.mode ?? ''] ?? 'backs') : 'backs';
    return {
      ...proposal,
      event: 'STATE',
      mode,
      realis: 'state',
      trace: [
        ...proposal.trace,
        { rule: 'habit', slot: 'event', detail: lasting ? 'lasting' : 'simple present' },
      ],
    };
  });

function isHabit(tree: Tree, verb: number): boolean {
  const { xpos, deprel, head } = tree.tokens[verb]!;
  const aux = childrenOf(tree, verb, 'aux');
  if (childrenOf(tree, verb, 'aux:pass').length > 0) return isPresent(tree, aux) && xpos === 'VBN';
  if (aux.some((at) => tree.tokens[at]!.lemma !== 'do')) return false;
  if (xpos === 'VBZ' || xpos === 'VBP') return true;
  return (
    isRelation(deprel, 'conj') &&
    isHabit(tree, head) &&
    (xpos === 'VBN') === (tree.tokens[head]!.xpos === 'VBN')
  );
}

/** "Is backed", not "was backed" or "is being backed". */
function isPresent(tree: Tree, aux: readonly number[]): boolean {
  return aux.length === 1 && ['VBZ', 'VBP'].includes(tree.tokens[aux[0]!]!.xpos);
}

/** "The rebels, backed by": a participle behind its noun with its doer. */
function isBackedBy(tree: Tree, verb: number): boolean {
  const { xpos, deprel } = tree.tokens[verb]!;
  return xpos === 'VBN' && deprel === 'acl' && childrenOf(tree, verb, 'aux', 'nsubj').length === 0;
}

/** "Has backed them for a decade", "has long supported": the perfect with words of a span of time that reaches to now. */
function lasts(tree: Tree, verb: number, scene: Scene): boolean {
  const { lasting } = scene.reading.lexicon.frames.realis;
  const perfect = childrenOf(tree, verb, 'aux').some((at) =>
    ['has', 'have', 've'].includes(tree.tokens[at]!.text.toLowerCase().replace(/^['’]/, '')),
  );
  if (!perfect) return false;
  return childrenOf(tree, verb, 'advmod', 'obl', 'advcl').some((at) =>
    [tree.tokens[at]!.lemma.toLowerCase(), ...markersOf(tree, at)].some((word) => lasting.has(word)),
  );
}

/** A headline repeats what the body tells: its proposal stays only where the body has none like it. */
export const dropHeadlineRepeats: Refiner = (proposals, scene) => {
  const partOf = (sentence: number): string => scene.reading.parsed.sentences[sentence]!.part;
  return proposals.filter((proposal) => {
    const part = partOf(proposal.sentence);
    if (part === 'body') return true;
    if (part !== 'headline' || partiesOf(proposal).some(({ entity }) => entity.unnamed)) return false;
    return !proposals.some(
      (other) =>
        partOf(other.sentence) === 'body' && other.event === proposal.event && sharesParty(proposal, other),
    );
  });
};

/** Whether the sentence holds a phrase; kept here for refiners that look at the whole clause. */
export function sentenceHas(tree: Tree, words: readonly string[]): boolean {
  const text = lowerText(tree);
  return words.some((word) => text.includes(` ${word} `));
}

/** "After talks", "since the raid": what tells when is no content. */
function isTimed(tree: Tree, token: number): boolean {
  const { deprel } = tree.tokens[token]!;
  if (!isRelation(deprel, 'obl') && !isRelation(deprel, 'advcl') && !isRelation(deprel, 'nmod')) return false;
  return markersOf(tree, token).some((marker) =>
    ['after', 'before', 'during', 'since', 'following'].includes(marker),
  );
}

/** Whether a noun tells how a thing was said ("asked for it [in a letter]"), wherever a parser tied it. */
function tellsManner(tree: Tree, noun: number): boolean {
  return tree.tokens[noun]!.upos === 'NOUN' && ['in', 'by', 'via'].includes(markersOf(tree, noun)[0] ?? '');
}

/** Whether `inner` stands in what `outer` governs, its subject, adverbial and coordinated clauses left out. */
export function isContentOf(tree: Tree, outer: Proposal, inner: number): boolean {
  const { deprel, head } = tree.tokens[outer.token]!;
  if (
    outer.kind === 'noun' &&
    deprel === 'nsubj' &&
    head === inner &&
    childrenOf(tree, inner, 'cop', 'aux').length > 0
  )
    return true;
  // "Must go": what stands at the auxiliary is what is asked.
  if (outer.kind === 'word') return head === inner && isRelation(deprel, 'aux');
  if (outer.kind === 'verb' && head >= 0 && meantBy(tree, head) === inner && head !== inner) return true;
  const nodes = outer.carrier === null ? [outer.token] : [outer.token, outer.carrier];
  return nodes.some((node) => {
    if (node === inner || !dominates(tree, node, inner)) return false;
    const path = [inner, ...ancestorsOf(tree, inner)];
    const way = path.slice(0, path.indexOf(node));
    if (tellsManner(tree, inner)) return false;
    if (way.slice(0, -1).some((at) => tree.tokens[at]!.deprel === 'acl:relcl')) return false;
    const below = way.at(-1)!;
    const relation = tree.tokens[below]!.deprel.split(':')[0]!;
    if (way.some((at) => isTimed(tree, at))) return false;
    if (relation === 'obl')
      return !markersOf(tree, below).some((marker) => ['in', 'at', 'by'].includes(marker));
    return (
      ['xcomp', 'ccomp', 'obj', 'acl', 'nmod'].includes(relation) ||
      (relation === 'advcl' &&
        markersOf(tree, below).some((marker) => ['to', 'against', 'of', 'from', 'for'].includes(marker)))
    );
  });
}
