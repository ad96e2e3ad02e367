import type { Frame, Trigger } from '../../lexicon/frames.ts';
import type { ResolvedMention } from '../types.ts';
import type { Scene } from './types.ts';

/** Endings that make a noun one who does: "shipowner", "industrialist", "trainee". */
const AGENTIVE = /(er|or|ist|man|woman|men|women|eer|ee|ian|eur|smith|wright|mate|ess|crat|ant|naut)$/;

/** Things and matters whose words end so by chance. */
const THINGS = new Set(
  'abdomen access acumen address altogether anger another answer atelier barrier beer behavior behaviour binder boiler border bumper bunker burner business calendar cancer career carrier center chamber chapter charter cheer coffee color colour committee computer congress container corner corridor counter covenant cross cruiser cyber cylinder danger december decree deer degree dinner disaster door dossier dress either elevator encounter error escalator factor favor favour fever fiber filter finger floor folder former fortress freezer frontier gender grant guarantee harbor harbour headquarter heater helicopter honor honour humor humour hunger illness jubilee labor labour ladder latter layer letter liver loss lumber manner matter mattress mess metaphor meteor meter mirror monitor motor murder neither newspaper november number october offer omen order other paper pedigree pier plant pollutant poster powder power press printer process progress quarter radar reactor regimen register remainder reminder restaurant river router rubber scanner scooter sector semen semester september server shelter shoulder spree stamen stress success summer supper surrender tanker tender terror theater thunder tier timber together tower tractor trailer transfer trimester vapor variant veneer ventilator warrant water weather whether winter wonder'.split(
    ' ',
  ),
);

/** Modes of CONSULT whose verbs only people and bodies can be the subject of. */
const SOCIAL = new Set<string | null>(['meeting', 'call', 'letter', 'talks']);

/** Determiners and counts with which a body, not a matter, is spoken of ("both sides"). */
const SIDES = new Set(['side', 'half', 'pair', 'two', 'camp', 'party']);

/**
 * Whether a description whose kind is not known names somebody who can take part: by an agentive ending ("the shipowner"), as
 * one of the sides, as the subject of a verb of meeting, calling, writing or talking ("the pontiff met"), or of one of asking
 * that has a clause for its `content` ("the rival bid demanded that").
 */
export function isSomebody(
  scene: Scene,
  { mention }: ResolvedMention,
  slot: string,
  trigger: Trigger,
  frame: Frame,
  content: boolean,
): boolean {
  if (mention.form !== 'nominal') return false;
  const { lemma, upos } = scene.reading.parsed.sentences[mention.sentence]!.tokens[mention.head]!;
  const word = lemma.toLowerCase();
  if (upos !== 'NOUN' || THINGS.has(word)) return false;
  if (AGENTIVE.test(word) && word.length > 4) return true;
  if (frame.event === 'REQUEST') return slot === 'subject' && trigger.kind === 'verb' && content;
  if (frame.event !== 'CONSULT') return false;
  if (SIDES.has(word)) return true;
  return slot === 'subject' && trigger.kind === 'verb' && trigger.rest.length === 0 && SOCIAL.has(frame.mode);
}
