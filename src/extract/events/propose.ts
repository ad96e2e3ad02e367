import type { ModeSwitch, RealisWords } from '../../lexicon/frames.ts';
import { negationAt, type RealisFound, realisAt } from '../realis/realis.ts';
import { childOf, isRelation, subtreeOf, type Tree } from '../tree.ts';
import type { FigureExpression } from '../types.ts';
import { type Binding, bind } from './bind.ts';
import { matchesAt } from './match.ts';
import type { Match, Proposal, Scene } from './types.ts';

/** Events that the frames propose in one sentence, in text order; several of one trigger where frames or modes differ. */
export function proposeIn(scene: Scene, tree: Tree): readonly Proposal[] {
  const { lexicon } = scene.reading;
  const out: Proposal[] = [];
  const times = timeTokens(scene, tree);
  for (const token of tree.tokens) {
    const matches = matchesAt(tree, token.index, lexicon, times);
    if (matches.length === 0) continue;
    out.push(
      ...best(
        matches.flatMap((match) => proposalsOf(scene, tree, match)),
        tree,
      ),
    );
  }
  return out;
}

/** Tokens of time expressions: they fill no slot. */
function timeTokens(scene: Scene, tree: Tree): ReadonlySet<number> {
  const out = new Set<number>();
  for (const { sentence, first, last } of scene.times.all)
    if (sentence === tree.sentence.index) for (let at = first; at <= last; at++) out.add(at);
  return out;
}

function proposalsOf(scene: Scene, tree: Tree, match: Match): readonly Proposal[] {
  if (match.frame.negated && negationAt(tree, match.token, scene.reading.lexicon.frames.realis) === null)
    return [];
  const binding = bind(scene, tree, match);
  if (!binding) return [];
  const modes = binding.modes.length > 0 && match.frame.mode === null ? binding.modes : [match.frame.mode];
  return modes.map((mode) => proposalOf(scene, tree, match, binding, mode));
}

function proposalOf(scene: Scene, tree: Tree, match: Match, binding: Binding, mode: string | null): Proposal {
  const { frame, token, carrier } = match;
  const words = scene.reading.lexicon.frames;
  const realis = realisOf(tree, match, words.realis);
  const switched = switchOf(
    clauseText(tree, carrier ?? token),
    frame.event,
    thingMode(binding, mode),
    words.switches,
  );
  const trigger = tree.tokens[token]!.text;
  const detail = [match.trigger.lemma, ...match.trigger.rest].join(' ');
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
    filled: binding.slots.length + match.trigger.rest.length * 2,
    time: null,
    trace: [
      {
        rule: `frame ${frame.id}`,
        slot: 'event',
        detail: `"${trigger}" as ${match.trigger.kind} "${detail}"`,
      },
      ...(switched ? [{ rule: 'mode switch', slot: 'mode', detail: switched.words }] : []),
      ...(realis.words.length > 0
        ? [{ rule: 'realis', slot: 'realis', detail: realis.words.join(', ') }]
        : []),
    ],
  };
}

/** Of words that tell of the event only when negated the negation says nothing more; who tries to persuade asks. */
function realisOf(tree: Tree, { frame, token, carrier }: Match, words: RealisWords): RealisFound {
  const found = realisAt(tree, token, carrier, words);
  if (frame.negated || (frame.event === 'REQUEST' && found.attempted))
    return { ...found, realis: 'happened' };
  return found;
}

/** Where the frame has a mode of its own and a thing stands there, the thing is only asked for, not the mode. */
function thingMode(binding: Binding, mode: string | null): string | null {
  return binding.modes.length === 1 && binding.modes[0] !== null ? binding.modes[0]! : mode;
}

function switchOf(
  clause: string,
  event: string,
  mode: string | null,
  switches: readonly ModeSwitch[],
): { readonly to: string; readonly words: string } | null {
  for (const change of switches) {
    if (change.event !== event || !change.from.includes(mode)) continue;
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

/** Of the frames that fit one trigger, the one with most words and slots, in each of its modes; ties keep the lexicon's order. */
function best(proposals: readonly Proposal[], tree: Tree): readonly Proposal[] {
  let chosen: Proposal[] = [];
  for (const proposal of proposals) {
    const first = chosen[0];
    if (!first || scoreOf(proposal, tree) > scoreOf(first, tree)) chosen = [proposal];
    else if (first.frame === proposal.frame && !chosen.some(({ mode }) => mode === proposal.mode))
      chosen.push(proposal);
  }
  return chosen;
}

/** A speech act with a clause for its content fits better than a deed with the same words ("called on her to leave"). */
function scoreOf({ filled, actor, recipient, frame, token }: Proposal, tree: Tree): number {
  const speaks = frame.content === 'drop' && childOf(tree, token, 'xcomp', 'ccomp') !== null;
  return filled * 2 + Math.min(actor.length, 2) + Math.min(recipient.length, 2) + (speaks ? 3 : 0);
}

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
  if (!WITH_FIGURE.has(match.frame.event)) return null;
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
  return (
    scene.figures.find(
      ({ sentence, first, last }) =>
        sentence === tree.sentence.index && covered.has(first) && covered.has(last),
    ) ?? null
  );
}
