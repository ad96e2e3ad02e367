import type { ChainLink, Span, TraceStep, When } from '../model/index.ts';
import type { Proposal, Scene } from './events/types.ts';
import type { Attribution, ResolvedMention } from './types.ts';

/** What is known of a claim or tally when its steps are told. */
export interface Told {
  readonly when: When | null;
  /** The rule that chose `when`. */
  readonly rule: string;
  readonly chain: readonly ChainLink[];
  /** Whether the chain's last source was left out because he is the actor. */
  readonly shortened: boolean;
}

/** The steps that set each slot beside those that the proposal has gathered: whom, where, when, how real, on whose word. */
export function stepsOf(scene: Scene, proposal: Proposal, told: Told): readonly TraceStep[] {
  return [
    ...(['actor', 'recipient', 'via'] as const).flatMap((slot) =>
      proposal[slot].map((party) => partyStep(scene, proposal, slot, party)),
    ),
    ...placeSteps(scene, proposal),
    ...figureSteps(proposal),
    timeStep(scene, proposal, told),
    ...realisSteps(proposal),
    ...chainSteps(scene, proposal, told),
  ];
}

/** Whom a slot names, by what words, and why these words speak of that one. */
function partyStep(
  scene: Scene,
  proposal: Proposal,
  slot: string,
  { mention, entity }: ResolvedMention,
): TraceStep {
  const words = `"${flat(mention.span.quote)}"`;
  const whole = entity.name === mention.span.quote ? words : `${words} speaks of ${flat(entity.name)}`;
  const why = scene.mentions.why(mention);
  const facts = [
    whole,
    `${mention.form}, ${entity.kind}${nameScore(scene, mention)}`,
    why ?? '',
    mention.sentence === proposal.sentence ? '' : `told of in ${apart(mention.sentence, proposal.sentence)}`,
  ];
  return { rule: `frame ${proposal.frame.id}`, slot, detail: facts.filter(Boolean).join('; ') };
}

/** What the name model holds the words to be, and how sure it is. */
function nameScore(scene: Scene, { sentence, first, last, head }: ResolvedMention['mention']): string {
  const names = scene.reading.parsed.sentences[sentence]!.names;
  const name =
    names.find(
      (span) => span.first >= first && span.last <= last && span.first <= head && head <= span.last,
    ) ?? names.find((span) => span.first <= head && head <= span.last);
  return name ? ` (name model: ${name.type} ${name.score.toFixed(2)})` : '';
}

function placeSteps(scene: Scene, { where, sentence }: Proposal): readonly TraceStep[] {
  if (!where) return [];
  const { tokens } = scene.reading.parsed.sentences[where.sentence]!;
  const lead = tokens[where.first - 1]?.upos === 'ADP' ? `${tokens[where.first - 1]!.text} ` : '';
  const words = tokens.slice(where.first, where.last + 1).map(({ text }) => text);
  const kind = where.mention
    ? `; ${where.mention.entity.kind}${nameScore(scene, where.mention.mention)}`
    : '';
  const from = where.sentence === sentence ? '' : `; told in ${apart(where.sentence, sentence)}`;
  return [{ rule: 'place', slot: 'where', detail: `"${lead}${words.join(' ')}"${kind}${from}` }];
}

function figureSteps({ figure }: Proposal): readonly TraceStep[] {
  if (!figure) return [];
  const { bound, value, unit, per, span } = figure.figure;
  const amount = [bound, value, unit, per === null ? '' : `per ${per}`]
    .filter((part) => part !== '')
    .join(' ');
  return [{ rule: 'figure', slot: 'figure', detail: `${amount} from "${flat(span.quote)}"` }];
}

/** Which words told the time, as what they were read, and what was added to them. */
function timeStep(scene: Scene, { sentence }: Proposal, { when, rule }: Told): TraceStep {
  if (!when) return { rule: `${rule}, none`, slot: 'when', detail: 'no time is told that this event has' };
  const read = when.span && scene.times.all.find(({ span }) => isSame(span, when.span!));
  const at = when.span && sentenceAt(scene, when.span);
  const published = scene.reading.parsed.document.published?.value.edtf;
  const facts = [
    when.span ? `${when.edtf} from "${flat(when.span.quote)}"` : when.edtf,
    read ? `read as ${read.type} ${read.value}` : '',
    when.basis === 'stated' ? 'stated' : `inferred${published ? `, the document being of ${published}` : ''}`,
    at !== null && at !== sentence ? `told in ${apart(at, sentence)}` : '',
  ];
  return { rule, slot: 'when', detail: facts.filter(Boolean).join('; ') };
}

function realisSteps({ event, realis, trace }: Proposal): readonly TraceStep[] {
  if (trace.some(({ slot }) => slot === 'realis')) return [];
  const detail =
    event === 'STATE'
      ? 'a standing tie'
      : `no negation, modal, condition or word of intent stands over it: ${realis}`;
  return [{ rule: 'realis', slot: 'realis', detail }];
}

/** Each link of the chain: the rule that found the attribution, and how its source comes to speak here. */
function chainSteps(scene: Scene, proposal: Proposal, { chain, shortened }: Told): readonly TraceStep[] {
  const { outlet } = scene.reading.parsed.document;
  const steps = chain.map((link, place): TraceStep => {
    if (place > 0) return linkStep(scene, proposal, link);
    const from = outlet ? ` (from ${outlet.how})` : ' (outlet not told)';
    return { rule: 'outlet', slot: 'chain', detail: `${flat(link.name)}${from}` };
  });
  const own = {
    rule: 'the actor speaks',
    slot: 'chain',
    detail: 'the act is his own word, no link repeats him',
  };
  return shortened ? [...steps, own] : steps;
}

function linkStep(scene: Scene, { sentence, token }: Proposal, link: ChainLink): TraceStep {
  const cue = link.cue;
  const name = `${flat(link.name)} (${link.manner}${cue ? `, "${flat(cue.quote)}"` : ''})`;
  if (!cue) return { rule: 'attribution', slot: 'chain', detail: name };
  const found = attributionOf(scene, cue);
  const at = sentenceAt(scene, cue);
  const holds = found && scene.attributions.around(sentence, token).includes(found);
  const reach =
    holds || at === sentence || at === null ? 'holds these words' : `runs on from ${apart(at, sentence)}`;
  return { rule: `attribution${found ? `, ${found.rule}` : ''}`, slot: 'chain', detail: `${name}; ${reach}` };
}

/** The attribution whose cue has these words. */
function attributionOf(scene: Scene, cue: Span): Attribution | undefined {
  const { sentences } = scene.reading.parsed;
  return scene.attributions.all.find(({ cue: ranges }) =>
    ranges.some(({ sentence, first, last }) => {
      const { tokens } = sentences[sentence]!;
      return tokens[first]!.start < cue.end && cue.start < tokens[last]!.end;
    }),
  );
}

function sentenceAt(scene: Scene, { start }: Span): number | null {
  const found = scene.reading.parsed.sentences.find(
    (sentence) => sentence.start <= start && start < sentence.end,
  );
  return found?.index ?? null;
}

/** "the sentence before", "a sentence 3 after". */
function apart(from: number, to: number): string {
  const distance = Math.abs(to - from);
  const side = from < to ? 'before' : 'after';
  return distance === 1 ? `the sentence ${side}` : `a sentence ${distance} ${side}`;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function flat(words: string): string {
  return words.replace(/\s+/g, ' ');
}
