import type { FrameRole } from '../../lexicon/frames.ts';
import type { EntityKind } from '../../model/index.ts';
import { childrenOf, conjunctsOf, dominates, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import { isSomebody } from './agents.ts';
import { placeAt, whereOf } from './places.ts';
import type { Argument, Match, PlaceFound, Scene } from './types.ts';

/** Who and where a match names. */
export interface Binding {
  readonly actor: readonly ResolvedMention[];
  readonly recipient: readonly ResolvedMention[];
  readonly via: readonly ResolvedMention[];
  readonly where: PlaceFound | null;
  /** Modes of the things named; empty where the frame has no thing or none stands there. */
  readonly modes: readonly (string | null)[];
  readonly slots: readonly string[];
}

const ACTING: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'person',
  'group',
  'state',
  'body',
  'outlet',
  'unknown',
  'document',
]);
/** Slots in which a place stands for those who govern it ("Lima denied", "talks between Lima and Quito"). */
const GOVERNING = new Set([
  'subject',
  'owner',
  'between',
  'with',
  'against',
  'object',
  'by',
  'among',
  'from',
]);
const FIRST_PERSON = new Set(['i', 'me', 'my', 'we', 'us', 'our', 'mine', 'ours', 'myself', 'ourselves']);
const SECOND_PERSON = new Set(['you', 'your', 'yourself']);

const addressees = new WeakMap<Scene, ResolvedMention | null>();

/** Whom a document that is a letter addresses ("Dear Professor Moss"), null where none is. */
function addresseeOf(scene: Scene): ResolvedMention | null {
  let found = addressees.get(scene);
  if (found === undefined) {
    const greeting = scene.reading.parsed.sentences.find(({ tokens }) => tokens[0]?.text === 'Dear');
    const named = scene.mentions.all.find(
      ({ mention, entity }) => mention.sentence === greeting?.index && entity.kind === 'person',
    );
    found = named ?? null;
    addressees.set(scene, found);
  }
  return found;
}

/** Types of event for which "praised Lima's efforts" names Lima. */
const THROUGH_OWNER = new Set([
  'SUPPORT',
  'ACCUSE',
  'REJECT',
  'ASSAULT',
  'COERCE',
  'RETREAT',
  'THREATEN',
  'SANCTION',
  'AID',
]);
/** What only the one whose it is can do or give: "demanded Lima's resignation" asks Lima. */
const OWN_ACTS =
  /^(resignation|departure|exit|apology|explanation|answer|reply|response|withdrawal|surrender|retreat|help|support|cooperation|testimony|consent|approval|permission|signature|word|silence|return|abdication|confession|intervention|mediation|assistance|protection|backing|advice|opinion|view)$/;

/** Slots in which a document stands for its writers. */
const WRITING = new Set(['subject', 'owner', 'by', 'speaker']);

/** Types of event whose doer may stand behind a thing ("the rebels' rockets hit"): nobody speaks through a thing. */
const DEEDS = new Set(['ASSAULT', 'COERCE', 'RETREAT', 'MOBILIZE']);

/** The people, bodies and states that the noun phrase at `token` names, for a slot of this name. */
export function actorsAt(
  scene: Scene,
  tree: Tree,
  token: number,
  slot: string,
  match: Match | null = null,
): readonly ResolvedMention[] {
  const sentence = tree.sentence.index;
  const word = tree.tokens[token]!;
  if (word.upos === 'PRON' && FIRST_PERSON.has(word.text.toLowerCase())) {
    const speaker = scene.attributions.speakerOf(sentence, token);
    const mention = speaker && (scene.mentions.at(sentence, token)?.mention ?? speaker.mentions[0]);
    if (mention) return [{ mention, entity: speaker }];
  }
  const all = scene.mentions
    .participants(sentence, token)
    .filter((named) => acts(scene, tree, named, slot, match) && !isWhereabouts(tree, token, named));
  if (SECOND_PERSON.has(word.text.toLowerCase())) {
    const addressee = addresseeOf(scene);
    const speaker = scene.attributions.speakerOf(sentence, token);
    if (addressee && speaker && speaker.id !== addressee.entity.id) return [addressee];
  }
  const found = slot === 'between' || slot === 'among' ? parties(all) : all;
  // "Tens of thousands of students" are students.
  const counted = found.length === 0 && word.text.toLowerCase() in scene.reading.lexicon.figures.rough;
  const whole = counted
    ? childrenOf(tree, token, 'nmod').find((child) => markersOf(tree, child)[0] === 'of')
    : undefined;
  if (whole !== undefined) return actorsAt(scene, tree, whole, slot, match);
  if (found.length === 0) {
    const name = childrenOf(tree, token, 'appos').find((child) => tree.tokens[child]!.upos === 'PROPN');
    if (name !== undefined) return actorsAt(scene, tree, name, slot, match);
  }
  const more = childrenOf(tree, token, 'nmod', 'acl').filter((child) =>
    markersOf(tree, child).includes('including'),
  );
  const leaders = word.lemma === 'delegation' || word.lemma === 'team' ? leadersOf(tree, token) : [];
  return [...found, ...[...more, ...leaders].flatMap((child) => actorsAt(scene, tree, child, slot, match))];
}

/** Beside two who can have to do with each other a matter is none ("talks between A and B, and efforts to"). */
function parties(found: readonly ResolvedMention[]): readonly ResolvedMention[] {
  const known = found.filter(({ mention, entity }) => entity.kind !== 'unknown' || mention.form === 'name');
  return known.length > 1 ? known : found;
}

/** Whether a noun phrase speaks of two named before: "the two", "the pair", "both men", "the two ministers". */
export function isPairPhrase(tree: Tree, token: number): boolean {
  const isTwo = (at: number): boolean =>
    ['two', 'both', 'pair', 'duo'].includes(tree.tokens[at]!.text.toLowerCase());
  const definite = childrenOf(tree, token, 'det').some((at) =>
    ['the', 'these', 'both'].includes(tree.tokens[at]!.text.toLowerCase()),
  );
  return definite && (isTwo(token) || childrenOf(tree, token, 'nummod', 'det').some(isTwo));
}

/** Those who lead a delegation ("a delegation headed by ..."). */
function leadersOf(tree: Tree, token: number): readonly number[] {
  return childrenOf(tree, token, 'acl')
    .filter((clause) => ['head', 'lead'].includes(tree.tokens[clause]!.lemma))
    .flatMap((clause) =>
      childrenOf(tree, clause, 'obl').filter((child) => markersOf(tree, child)[0] === 'by'),
    );
}

/**
 * Whether somebody can act: of what is of no known kind names and what a frame makes somebody, of places those that stand for a
 * government.
 */
function acts(scene: Scene, tree: Tree, named: ResolvedMention, slot: string, match: Match | null): boolean {
  const { mention, entity } = named;
  if (entity.kind === 'unknown')
    return (
      mention.form === 'name' ||
      (match?.frame.event !== 'CONSULT' && match?.frame.kinds.get(slot)?.has('unknown') === true) ||
      slot === 'between' ||
      slot === 'among' ||
      (match !== null &&
        isSomebody(scene, named, slot, match.trigger, match.frame, hasContent(tree, match.token)))
    );
  if (entity.kind === 'document') return WRITING.has(slot);
  if (entity.kind === 'place' && mention.form === 'nominal' && !isSettled(scene, mention)) return false;
  if (entity.kind === 'place' && slot === 'to')
    return match?.frame.event === 'CONSULT' && match.frame.mode !== 'visit';
  return ACTING.has(entity.kind) || (entity.kind === 'place' && GOVERNING.has(slot));
}

/** Whether a verb has a clause for its object, or an infinitive for what it asks. */
function hasContent(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb, 'ccomp', 'xcomp', 'advcl').some((clause) =>
    childrenOf(tree, clause, 'mark').some((mark) => ['that', 'to'].includes(tree.tokens[mark]!.lemma)),
  );
}

/** "The town denied it": of places told of by a noun only those where people live stand for them. */
function isSettled(scene: Scene, { sentence, head }: ResolvedMention['mention']): boolean {
  const { lemma } = scene.reading.parsed.sentences[sentence]!.tokens[head]!;
  return /^(city|town|village|capital|region|province|district|county|municipality|island|settlement|borough|area|territory|port|archipelago|emirate|enclave|canton|office|headquarters|embassy)$/i.test(
    lemma,
  );
}

/** A place that only tells where those are who are meant ("the guards in Lima"). */
function isWhereabouts(tree: Tree, token: number, { mention, entity }: ResolvedMention): boolean {
  if (entity.kind !== 'place' && entity.kind !== 'state') return false;
  if (mention.sentence !== tree.sentence.index || mention.head === token) return false;
  if (!dominates(tree, token, mention.head)) return false;
  const markers =
    entity.kind === 'place'
      ? ['in', 'at', 'near', 'inside', 'from', 'across']
      : ['in', 'at', 'near', 'inside'];
  return markersOf(tree, mention.head).some((marker) => markers.includes(marker));
}

/** Gives roles to what fills the slots of a match; null where what the frame needs is not there. */
export function bind(scene: Scene, tree: Tree, match: Match): Binding | null {
  const { frame } = match;
  const roles: Record<'actor' | 'recipient' | 'via', ResolvedMention[]> = {
    actor: [],
    recipient: [],
    via: [],
  };
  const filledSlots = new Set<string>();
  const modes: (string | null)[] = [];
  let where: PlaceFound | null = null;
  let things = false;
  const carriedBy = match.carrier === null ? '' : tree.tokens[match.carrier]!.lemma;
  const hosted = frame.hosts.has(carriedBy);
  const reaching = frame.receivers.has(carriedBy);
  const speaker = frame.roles.has('speaker') ? speakerAt(scene, tree, match.token) : null;
  if (speaker) {
    filledSlots.add('speaker');
    roles.actor.push(speaker);
  }
  for (const argument of match.arguments) {
    const role = roleOf(frame.roles.get(argument.slot), argument, hosted, reaching, match);
    if (speaker && role === 'actor') continue;
    if (isGiven(match, argument, role)) continue;
    if (role !== undefined && isEachOther(tree, argument.token)) {
      filledSlots.add(argument.slot);
      continue;
    }
    if (argument.slot === 'object' && !objectFits(scene, tree, match, argument, role)) return null;
    if (role === undefined) continue;
    if (role === 'thing') {
      const given = thingsAt(scene, tree, argument.token, frame.things);
      if (given.length === 0 && argument.slot === 'object') return null;
      if (given.length === 0) continue;
      things = true;
      modes.push(...given);
      filledSlots.add(argument.slot);
      continue;
    }
    if (role === 'host') {
      const place = placeAt(scene, tree, argument.token);
      if (place) {
        where ??= place;
        filledSlots.add(argument.slot);
        if (HOMES.has(tree.tokens[argument.token]!.lemma))
          roles.recipient.push(...hostsAt(scene, tree, argument));
        continue;
      }
      const visited = hostsAt(scene, tree, argument);
      if (visited.length > 0) {
        roles.recipient.push(...visited);
        filledSlots.add(argument.slot);
        continue;
      }
      if (argument.slot !== 'object' && argument.slot !== 'with' && match.trigger.kind === 'verb') {
        const destination = argument.slot === 'to' ? destinationAt(scene, tree, argument.token) : null;
        if (destination) {
          where ??= destination;
          filledSlots.add(argument.slot);
        }
        continue;
      }
    }
    const kinds = frame.kinds.get(argument.slot);
    const named = partiesAt(scene, tree, match, argument).filter(
      ({ entity }) => !kinds || kinds.has(entity.kind),
    );
    if (named.length === 0) continue;
    filledSlots.add(argument.slot);
    roles[role === 'host' ? 'recipient' : role].push(...named);
  }
  const addressed =
    isDirected(match) && roles.recipient.length === 0 ? speakerAddressed(scene, tree, match) : [];
  roles.recipient.push(...addressed);
  if (addressed.length > 0) filledSlots.add('owner').add('to');
  const needsThing = [...frame.roles.values()].includes('thing') && frame.mode === null;
  if (needsThing && !things && frame.things.size > 0) return null;
  if (!frame.needs.every((slots) => slots.some((slot) => filledSlots.has(slot)))) return null;
  const binding = {
    actor: distinct(roles.actor),
    recipient: distinct(
      frame.event === 'ASSAULT'
        ? roles.recipient.filter(({ entity }) => entity.kind !== 'place')
        : roles.recipient,
    ),
    via: distinct(roles.via),
    where: where ?? whereOf(scene, tree, match),
    modes: [...new Set(modes)],
    slots: [...filledSlots],
  };
  return binding;
}

/** "Each other", "one another": those who do it, who stand in the subject. */
function isEachOther(tree: Tree, token: number): boolean {
  const words = [token, token + 1].map((at) => tree.tokens[at]?.text.toLowerCase());
  return /^(?:each other|one another)$/.test(words.join(' '));
}

/** "Promised [her] a chapel", "refused [them] the floor": beside who is addressed the other object is a thing. */
function isGiven({ frame, arguments: all }: Match, { slot }: Argument, role: FrameRole | undefined): boolean {
  if (slot !== 'object' || role !== 'recipient' || frame.roles.get('second') !== 'recipient') return false;
  return all.some((other) => other.slot === 'second');
}

/** Where one travels "to" is a place, also where its name is held to be a group's, or nobody knows what it names. */
function destinationAt(scene: Scene, tree: Tree, token: number): PlaceFound | null {
  const named = scene.mentions.at(tree.sentence.index, token);
  if (named?.mention.head !== token || named.mention.form !== 'name') return null;
  if (named.entity.kind !== 'unknown' && named.entity.kind !== 'group') return null;
  const { first, last } = named.mention;
  return { sentence: tree.sentence.index, first, last, mention: null };
}

const HOMES = new Set(
  'home house office residence villa apartment flat cell palace farm headquarters headquarter estate room hotel yacht ranch mansion chamber tent'.split(
    ' ',
  ),
);

/** Whom one goes to: a body ("to the ministry"), or whose home or office it is ("to the abbot's cell"). */
function hostsAt(scene: Scene, tree: Tree, { slot, token }: Argument): readonly ResolvedMention[] {
  if (slot !== 'to' && slot !== 'at' && slot !== 'object') return [];
  if (HOMES.has(tree.tokens[token]!.lemma)) {
    const owner =
      childrenOf(tree, token, 'nmod:poss')[0] ??
      childrenOf(tree, token, 'nmod').find((child) => markersOf(tree, child)[0] === 'of');
    return owner === undefined || tree.tokens[owner]!.upos === 'PRON'
      ? []
      : actorsAt(scene, tree, owner, 'owner').filter(({ entity }) => entity.kind !== 'place');
  }
  if (slot === 'object') return [];
  return actorsAt(scene, tree, token, slot).filter(({ entity }) => entity.kind === 'body');
}

/**
 * Where "between" names the parties, who hosts or mediates is "via", and a word before the noun is none. Who "receives" a
 * letter or visit is the one whom it reaches, where the text says from whom and to no other one.
 */
function roleOf(
  role: FrameRole | undefined,
  { slot }: Argument,
  hosted: boolean,
  reaching: boolean,
  match: Match,
): FrameRole | undefined {
  if (reaching && slot === 'subject' && isDirected(match)) {
    const roles = match.arguments
      .filter((other) => other.slot !== slot)
      .map((other) => match.frame.roles.get(other.slot));
    return roles.includes('actor') && !roles.includes('recipient') ? 'recipient' : undefined;
  }
  const between = match.arguments.some((other) => other.slot === 'between' || other.slot === 'among');
  if (!between || role !== 'actor') return role;
  if (slot === 'before') return undefined;
  return hosted && slot === 'subject' ? 'via' : role;
}

/** "Thank you for your letter", "your visit of Sunday last": to the one who says so. */
function speakerAddressed(scene: Scene, tree: Tree, match: Match): readonly ResolvedMention[] {
  const owner = match.arguments.find(({ slot }) => slot === 'owner');
  if (!owner || !/^your$/i.test(tree.tokens[owner.token]!.text)) return [];
  const speaker = speakerAt(scene, tree, match.token);
  return speaker ? [speaker] : [];
}

/** Whether one side acts towards the other: a letter, a visit. */
function isDirected({ frame }: Match): boolean {
  return frame.mode === 'letter' || frame.mode === 'visit';
}

/** The one in whose words a token stands, where one is known. */
export function speakerAt(scene: Scene, tree: Tree, token: number): ResolvedMention | null {
  const sentence = tree.sentence.index;
  const inner = scene.attributions.around(sentence, token).at(-1);
  const entity = inner?.entity ?? scene.attributions.speakerOf(sentence, token);
  if (!entity) return null;
  const named = inner?.source ? scene.mentions.at(inner.source.sentence, inner.source.head) : null;
  const mention = named?.entity.id === entity.id ? named.mention : entity.mentions[0];
  return mention ? { mention, entity } : null;
}

/** A direct object that the frame does not know, or that names nobody where somebody is meant, speaks against it. */
function objectFits(
  scene: Scene,
  tree: Tree,
  match: Match,
  argument: Argument,
  role: FrameRole | undefined,
): boolean {
  if (match.trigger.kind !== 'verb' || match.frame.anyObject) return true;
  if (role === 'thing') return true;
  if (role === 'host')
    return (
      placeAt(scene, tree, argument.token) !== null ||
      actorsAt(scene, tree, argument.token, 'object').length > 0
    );
  if (match.frame.event === 'ASSAULT' && placeAt(scene, tree, argument.token) !== null) return true;
  return role !== undefined && partiesAt(scene, tree, match, argument).length > 0;
}

function partiesAt(
  scene: Scene,
  tree: Tree,
  match: Match,
  { slot, token }: Argument,
): readonly ResolvedMention[] {
  const named = withPartner(scene, tree, token, slot, actorsAt(scene, tree, token, slot, match));
  if (named.length > 0) return named;
  if (match.frame.answers && slot !== 'subject') return writersAt(scene, tree, token);
  const through =
    match.frame.event === 'REQUEST'
      ? slot !== 'subject' && OWN_ACTS.test(tree.tokens[token]!.lemma)
      : THROUGH_OWNER.has(match.frame.event);
  if (!through) return named;
  if (slot === 'before' || tree.tokens[token]!.upos === 'PRON') return [];
  const acting = slot === 'subject' && match.frame.roles.get(slot) === 'actor';
  if (acting && !DEEDS.has(match.frame.event)) return [];
  return behindOf(scene, tree, token, DEEDS.has(match.frame.event));
}

/** Whose letter is answered: who answers "the abbot's letter" answers the abbot. */
function writersAt(scene: Scene, tree: Tree, token: number): readonly ResolvedMention[] {
  return scene.mentions.at(tree.sentence.index, token)?.entity.kind === 'document'
    ? behindOf(scene, tree, token, true)
    : [];
}

/** "Between Moss and board member Ana Roper": a parser may tie the first name to the second as a word before it. */
function withPartner(
  scene: Scene,
  tree: Tree,
  token: number,
  slot: string,
  named: readonly ResolvedMention[],
): readonly ResolvedMention[] {
  if ((slot !== 'between' && slot !== 'among') || named.length !== 1) return named;
  const before = childrenOf(tree, token, 'compound', 'nmod:desc');
  const partner = [
    ...before,
    ...before.flatMap((child) => childrenOf(tree, child, 'compound', 'nmod:desc')),
  ].find((child) => childrenOf(tree, child, 'conj').length > 0);
  return partner === undefined ? named : distinct([...actorsAt(scene, tree, partner, slot), ...named]);
}

/** Those behind a thing or deed: its possessor, the state or group named before it, or who it is of or by. */
function behindOf(scene: Scene, tree: Tree, token: number, deed: boolean): readonly ResolvedMention[] {
  for (const child of childrenOf(tree, token, 'nmod:poss', 'amod', 'compound', 'nmod')) {
    const { deprel, upos } = tree.tokens[child]!;
    // "Bombed Hamas targets" hits Hamas; "defends Exxon articles" defends nobody.
    if (deprel === 'compound' && !deed) continue;
    if (deprel === 'amod' && upos === 'VERB') continue;
    if (deprel === 'nmod' && !['of', 'by', 'from'].includes(markersOf(tree, child)[0] ?? '')) continue;
    const named = actorsAt(scene, tree, child, 'owner');
    if (named.length > 0) return named;
  }
  return [];
}

function thingsAt(
  scene: Scene,
  tree: Tree,
  token: number,
  things: ReadonlyMap<string, string | null>,
): readonly (string | null)[] {
  const out: (string | null)[] = [];
  for (const conjunct of conjunctsOf(tree, token)) {
    const near = [conjunct, ...childrenOf(tree, conjunct, 'compound', 'amod', 'nmod', 'conj')].filter(
      (at) => {
        const { deprel } = tree.tokens[at]!;
        return at === conjunct || deprel !== 'nmod' || markersOf(tree, at).includes('of');
      },
    );
    for (const at of near) {
      const { lemma, text } = tree.tokens[at]!;
      const key = [text.toLowerCase(), lemma.toLowerCase()].find((word) => things.has(word));
      if (key === undefined) continue;
      const mode = things.get(key) ?? null;
      out.push(
        mode === null && things.has('money') && isSum(scene, tree, conjunct) ? things.get('money')! : mode,
      );
      break;
    }
  }
  return out;
}

/** Whether a noun phrase tells an amount of money ("a gift of 250,000 pounds"). */
function isSum(scene: Scene, tree: Tree, token: number): boolean {
  const inside = new Set(subtreeOf(tree, token));
  return scene.figures.some(
    ({ sentence, first, figure }) =>
      sentence === tree.sentence.index && inside.has(first) && /^[A-Z]{3}$/.test(figure.unit),
  );
}

/** Each entity once, at its first mention. */
export function distinct(mentions: readonly ResolvedMention[]): readonly ResolvedMention[] {
  const seen = new Set<string>();
  return mentions.filter(({ entity }) => !seen.has(entity.id) && seen.add(entity.id));
}
