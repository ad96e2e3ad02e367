import type { ModeSwitch, RealisWords } from '../../lexicon/frames.ts';
import type { TraceStep } from '../../model/index.ts';
import { negationAt } from '../realis/negation.ts';
import { type RealisFound, realisAt } from '../realis/realis.ts';
import { childOf, childrenOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { FigureExpression } from '../types.ts';
import { isPairPhrase } from './actors.ts';
import { type Binding, bind } from './bind.ts';
import { matchesAt } from './match.ts';
import { partyCount } from './parties.ts';
import type { Match, Proposal, Scene } from './types.ts';

/** A match with the roles that its frame gives. */
interface Candidate {
  readonly match: Match;
  readonly binding: Binding;
}

/** Events that the frames propose in one sentence, in text order: one for each trigger, more where its things differ. */
export function proposeIn(scene: Scene, tree: Tree): readonly Proposal[] {
  const times = timeTokens(scene, tree);
  return tree.tokens.flatMap(({ index }) => {
    const matches = matchesAt(tree, index, scene.reading.lexicon, times);
    const chosen = best(
      matches.flatMap((match) => candidateOf(scene, tree, match)),
      tree,
    );
    return chosen ? proposalsOf(scene, tree, chosen) : [];
  });
}

/** Tokens of time expressions: they fill no slot. */
function timeTokens(scene: Scene, tree: Tree): ReadonlySet<number> {
  const out = new Set<number>();
  for (const { sentence, first, last } of scene.times.all)
    if (sentence === tree.sentence.index) for (let at = first; at <= last; at++) out.add(at);
  return out;
}

function candidateOf(scene: Scene, tree: Tree, match: Match): readonly Candidate[] {
  const { realis } = scene.reading.lexicon.frames;
  const negated = negationAt(tree, match.token, realis) ?? carrierNegation(tree, match, realis);
  // A tie that does not stand is no tie.
  if (match.frame.negated ? negationAt(tree, match.token, realis) === null : isTie(match) && negated !== null)
    return [];
  if (
    match.frame.mode === 'deny' &&
    match.trigger.kind === 'adjective' &&
    isMereAttribute(scene, tree, match.token)
  )
    return [];
  if (insistsThatItIs(scene, tree, match)) return [];
  // Nor is one that somebody plans or wishes for.
  if (isTie(match) && ['planned', 'requested'].includes(realisOf(tree, match, realis).realis)) return [];
  const binding = bind(scene, tree, match);
  if (!binding) return [];
  const enough =
    match.trigger.kind !== 'verb' ||
    partyCount(binding) >= match.frame.parties ||
    (match.frame.event === 'CONSULT' && match.arguments.some(({ token }) => isPairPhrase(tree, token)));
  return enough ? [{ match, binding }] : [];
}

/** "A false impression" denies nothing; "the false report" does. */
function isMereAttribute(scene: Scene, tree: Tree, token: number): boolean {
  const { deprel, head } = tree.tokens[token]!;
  if (!isRelation(deprel, 'amod')) return false;
  const { nouns, documents } = scene.reading.lexicon.cues;
  const { lemma } = tree.tokens[head]!;
  return ![...nouns.map(({ words }) => words), ...Object.values(documents)].some((words) =>
    words.includes(lemma),
  );
}

/** "Insisted that he had not come" says so; "insisted that he come" asks for it, as "assured that he would" promises it. */
function insistsThatItIs(scene: Scene, tree: Tree, { token, trigger }: Match): boolean {
  if (trigger.kind !== 'verb' || !scene.reading.lexicon.events.assuring.has(trigger.lemma)) return false;
  const object = childOf(tree, token, 'obj', 'iobj');
  const clause =
    childOf(tree, token, 'ccomp') ?? (object === null ? null : childOf(tree, object, 'acl:relcl'));
  if (clause === null) return false;
  const verbs = [clause, ...childrenOf(tree, clause, 'aux', 'cop')];
  return verbs.some((at) => ['VBD', 'VBZ'].includes(tree.tokens[at]!.xpos));
}

function isTie({ frame }: Match): boolean {
  return frame.event === 'STATE';
}

function carrierNegation(tree: Tree, { carrier, token }: Match, words: RealisWords): number | null {
  const no = childrenOf(tree, token, 'det').find((at) => tree.tokens[at]!.text.toLowerCase() === 'no');
  return no ?? (carrier === null ? null : negationAt(tree, carrier, words));
}

/** Of the frames that fit one trigger, the one with most words and slots; ties keep the lexicon's order. */
function best(candidates: readonly Candidate[], tree: Tree): Candidate | null {
  let chosen: Candidate | null = null;
  for (const candidate of candidates)
    if (!chosen || scoreOf(candidate, tree) > scoreOf(chosen, tree)) chosen = candidate;
  return chosen;
}

/** A speech act with a clause for its content fits better than a deed with the same words ("called on her to leave"). */
function scoreOf({ match, binding }: Candidate, tree: Tree): number {
  const { frame, token, trigger } = match;
  const speaks = frame.content === 'drop' && childOf(tree, token, 'xcomp', 'ccomp') !== null;
  const filled = binding.slots.length + trigger.rest.length * 2;
  const named = Math.min(binding.actor.length, 2) + Math.min(binding.recipient.length, 2);
  return filled * 2 + named + (speaks ? 3 : 0) + (frame.negated ? 1 : 0);
}

function proposalsOf(scene: Scene, tree: Tree, { match, binding }: Candidate): readonly Proposal[] {
  const modes = binding.modes.length > 0 && match.frame.mode === null ? binding.modes : [match.frame.mode];
  return modes.map((mode) => proposalOf(scene, tree, match, binding, mode));
}

function proposalOf(scene: Scene, tree: Tree, match: Match, binding: Binding, mode: string | null): Proposal {
  const { frame, token, carrier } = match;
  const words = scene.reading.lexicon.frames;
  const realis = realisOf(tree, match, words.realis);
  const switches = words.switches.filter(({ event }) => event === frame.event);
  const switched =
    switches.length === 0
      ? null
      : switchOf(clauseText(tree, carrier ?? token), thingMode(binding, mode), switches);
  return {
    sentence: match.sentence,
    token,
    kind: match.trigger.kind,
    lemma: match.trigger.lemma,
    carrier,
    frame,
    event: frame.event,
    mode: switched?.to ?? thingMode(binding, mode),
    actor: binding.actor,
    recipient: binding.recipient,
    via: binding.via,
    where: binding.where,
    figure: figureOf(scene, tree, match),
    realis: frame.event === 'STATE' ? 'state' : realis.realis,
    slots: binding.slots,
    time: null,
    trace: traceOf(tree, match, switched?.words ?? null, realis),
  };
}

/** The steps by which a proposal got its event, its mode where a word switched it, and its realis. */
function traceOf(
  tree: Tree,
  match: Match,
  switched: string | null,
  { realis, words }: RealisFound,
): readonly TraceStep[] {
  const { frame, trigger, token } = match;
  const detail = `"${tree.tokens[token]!.text}" as ${trigger.kind} "${[trigger.lemma, ...trigger.rest].join(' ')}"`;
  const quoted = words.map((word) => `"${word}"`).join(', ');
  return [
    { rule: `frame ${frame.id}`, slot: 'event', detail: `${detail}${slotWords(tree, match)}` },
    ...(switched === null ? [] : [{ rule: 'mode switch', slot: 'mode', detail: switched }]),
    ...(words.length === 0 ? [] : [{ rule: 'realis', slot: 'realis', detail: `${quoted}: ${realis}` }]),
  ];
}

/** The words in the slots that the frame has roles for, and the verb that carries a noun. */
function slotWords(tree: Tree, { frame, arguments: filled, carrier }: Match): string {
  const slots = filled.flatMap(({ slot, token }) => {
    const role = frame.roles.get(slot);
    return role === undefined ? [] : [`${slot} "${tree.tokens[token]!.text}" (${role})`];
  });
  const carried = carrier === null ? [] : [`carried by "${tree.tokens[carrier]!.text}"`];
  return [...carried, ...slots].map((part) => `; ${part}`).join('');
}

/** Of words that tell of the event only when negated the negation says nothing more; who tries to persuade asks. */
function realisOf(tree: Tree, { frame, token, carrier }: Match, words: RealisWords): RealisFound {
  const found = realisAt(tree, token, carrier, words);
  if (frame.negated || (frame.event === 'REQUEST' && (found.attempted || asksOutright(tree, token))))
    return { ...found, realis: 'happened' };
  return found;
}

/** "I must ask you", "we would urge him": a modal of the one who asks takes nothing away. */
function asksOutright(tree: Tree, token: number): boolean {
  const subject = childOf(tree, token, 'nsubj');
  if (subject === null || !/^(i|we)$/i.test(tree.tokens[subject]!.text)) return false;
  const auxiliaries = childrenOf(tree, token, 'aux').map((at) => tree.tokens[at]!.text.toLowerCase());
  return auxiliaries.length === 1 && ['must', 'would', 'may', 'can'].includes(auxiliaries[0]!);
}

/** Where the frame has a mode of its own and a thing stands there, the thing is only asked for, not the mode. */
function thingMode(binding: Binding, mode: string | null): string | null {
  return binding.modes.length === 1 && binding.modes[0] !== null ? binding.modes[0]! : mode;
}

function switchOf(
  clause: string,
  mode: string | null,
  switches: readonly ModeSwitch[],
): { readonly to: string; readonly words: string } | null {
  for (const change of switches) {
    if (!change.from.includes(mode)) continue;
    const words = change.words.find((phrase) => clause.includes(` ${phrase.toLowerCase()} `));
    if (words !== undefined) return { to: change.to, words };
  }
  return null;
}

/** The words of the clause that a trigger heads, without clauses beside or below it. */
function clauseText(tree: Tree, top: number): string {
  const inside = subtreeOf(tree, top, (child) => {
    const { deprel, upos } = tree.tokens[child]!;
    if (isRelation(deprel, 'conj')) return upos === 'VERB';
    return ['ccomp', 'parataxis', 'advcl', 'acl:relcl'].some((relation) => isRelation(deprel, relation));
  });
  return ` ${inside.map((at) => tree.tokens[at]!.text.toLowerCase()).join(' ')} `;
}

/** Events of which only money is told: agreed, offered and turned down, sued for. */
const WITH_MONEY = new Set(['AGREE', 'REJECT', 'ACCUSE']);
const WITH_FIGURE = new Set([
  'AID',
  'REQUEST',
  'ASSAULT',
  'MOBILIZE',
  'SUPPORT',
  'COERCE',
  'SANCTION',
  'COOPERATE',
  'CONCEDE',
  'RETREAT',
  'STATE',
]);

/** The first figure in what the trigger or its carrier governs, its subject and further clauses left out. */
function figureOf(scene: Scene, tree: Tree, match: Match): FigureExpression | null {
  const here = scene.figures.filter(({ sentence }) => sentence === tree.sentence.index);
  const counts = WITH_FIGURE.has(match.frame.event);
  if (here.length === 0 || !(counts || WITH_MONEY.has(match.frame.event))) return null;
  const top = match.carrier ?? match.token;
  const passive = match.arguments.some(
    ({ slot, token }) => slot === 'object' && tree.tokens[token]!.deprel === 'nsubj:pass',
  );
  const inside = subtreeOf(tree, top, (child) => {
    const { deprel } = tree.tokens[child]!;
    return ['conj', 'parataxis', 'acl:relcl', ...(passive ? [] : ['nsubj'])].some((relation) =>
      isRelation(deprel, relation),
    );
  });
  const covered = new Set(inside);
  // "Between two and three million dollars": the parser may join the numbers.
  return (
    here.find(
      ({ first, last, figure }) =>
        (covered.has(first) || covered.has(last)) && (counts || /^[A-Z]{3}$/.test(figure.unit)),
    ) ?? null
  );
}
