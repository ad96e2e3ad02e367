import type { Sentence } from '../../model/index.ts';
import { treeOf } from '../tree.ts';
import type { Found, Scene, Voice } from './scene.ts';
import { speaksForItself, topicOf } from './signals.ts';
import { lemmaOf } from './words.ts';

/** A witness whose testimony a report follows: in which paragraph, and of whom it has told. */
export interface Testimony {
  readonly voice: Voice;
  readonly paragraph: number;
  readonly topic: ReadonlySet<string>;
}

/**
 * The testimony after a sentence that `governing` rules: it begins where somebody tells a court or testifies, goes on in the
 * paragraphs where the witness has the word again, and ends where somebody of whom it did not tell has it.
 */
export function testimonyAfter(
  scene: Scene,
  before: Testimony | null,
  sentence: Sentence,
  governing: readonly Found[],
): Testimony | null {
  const topic = topicOf(scene, sentence);
  const witness =
    governing.find((found) => testifies(scene, found)) ?? namedAfter(before, sentence, governing);
  const voice = witness?.voice ?? governing.find((found) => found.voice.key === before?.voice.key)?.voice;
  if (voice) {
    const known = before?.voice.key === voice.key ? before.topic : [];
    return { voice, paragraph: sentence.paragraph, topic: new Set([...known, ...topic]) };
  }
  if (!before || before.paragraph !== sentence.paragraph) return before;
  if (governing.length > 0 && !governing.every((found) => isToldOf(scene, before, sentence, found)))
    return null;
  return { ...before, topic: new Set([...before.topic, ...topic]) };
}

/** The witness where a sentence that nobody else rules tells on, in the past tense. */
export function testimonyOver(
  scene: Scene,
  testimony: Testimony | null,
  sentence: Sentence,
  governing: readonly Found[],
): readonly Voice[] {
  if (!testimony || testimony.paragraph !== sentence.paragraph || speaksForItself(scene, sentence)) return [];
  const told = governing.every((found) => isToldOf(scene, testimony, sentence, found));
  return told && isPast(sentence) ? [testimony.voice] : [];
}

/** News tells first what "the former clerk" told the court, and in the next paragraph who that is. */
function namedAfter(
  before: Testimony | null,
  sentence: Sentence,
  governing: readonly Found[],
): Found | undefined {
  if (!before || before.voice.named || sentence.paragraph !== before.paragraph + 1) return undefined;
  const [first] = governing;
  return first?.voice.named && first.voice.entity?.kind === 'person' && first.voice.level === 'voice'
    ? first
    : undefined;
}

/** "Told the court that", "testified that", "said in evidence". */
function testifies(scene: Scene, { draft, voice }: Found): boolean {
  if (voice.level !== 'voice' || voice.entity === null || !draft.link) return false;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  if (isMinutes(scene)) return true;
  if (scene.index.testifying.has(lemmaOf(tree, draft.anchor))) return true;
  if (voice.entity.mentions.some(({ form, span }) => form === 'nominal' && /\bwitness$/i.test(span.quote)))
    return true;
  return draft.hearers.some((head) => scene.index.courts.has(lemmaOf(tree, head)));
}

/** Each item of minutes follows the one who reports. */
function isMinutes(scene: Scene): boolean {
  const { text } = scene.reading.parsed.document;
  return scene.sentences.some(
    ({ part, start, end }) => part === 'headline' && /\bminutes\b/i.test(text.slice(start, end)),
  );
}

/** What somebody said of whom the witness told, in her past tense ("he promised her a house"), is of her telling. */
function isToldOf(
  scene: Scene,
  testimony: Testimony,
  sentence: Sentence,
  { draft, voice, toOutlet }: Found,
): boolean {
  if (toOutlet || draft.manner === 'denied' || voice.entity === null || !testimony.topic.has(voice.entity.id))
    return false;
  return draft.sentence === sentence.index && isPast(sentence) && !speaksForItself(scene, sentence);
}

function isPast(sentence: Sentence): boolean {
  const { tokens, root } = treeOf(sentence);
  const verb = tokens[root]!;
  const auxiliaries = tokens.filter(({ head, deprel }) => head === root && deprel.startsWith('aux'));
  const finite = auxiliaries[0] ?? verb;
  return finite.xpos === 'VBD';
}
