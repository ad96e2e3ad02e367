import type { Sentence } from '../../model/index.ts';
import { childOf, childrenOf, treeOf } from '../tree.ts';
import type { Scene, Voice } from './scene.ts';
import { lemmaOf } from './words.ts';

const texts = new WeakMap<Sentence, string>();

/** The words of a sentence in lower case with single blanks, one before and after; punctuation stands as blanks. */
export function wordsIn(scene: Scene, sentence: Sentence): string {
  const known = texts.get(sentence);
  if (known !== undefined) return known;
  const words = scene.reading.parsed.document.text
    .slice(sentence.start, sentence.end)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  const padded = ` ${words} `;
  texts.set(sentence, padded);
  return padded;
}

/** Whether the sentence is the first of its paragraph. */
export function startsParagraph(scene: Scene, sentence: Sentence): boolean {
  return scene.sentences[sentence.index - 1]?.paragraph !== sentence.paragraph;
}

/** How many words into a sentence an additive may stand to tie it to the one before ("Mr Ruiz also said"). */
const EARLY = 8;

/** Whether the sentence says that it goes on with the account before it: "Moreover", "He also", "In addition". */
export function goesOn(scene: Scene, sentence: Sentence): boolean {
  const early = earlyWords(wordsIn(scene, sentence));
  return scene.index.additive.some((phrase) => {
    if (ANYWHERE.has(phrase)) return early.includes(phrase);
    return (
      early.startsWith(phrase) ||
      (phrase.indexOf(' ', 1) < phrase.length - 1 && early.slice(0, NEAR + phrase.length).includes(phrase))
    );
  });
}

const ANYWHERE: ReadonlySet<string> = new Set([' also ', ' again ']);
/** Characters before an additive of several words. */
const NEAR = 12;

function earlyWords(words: string): string {
  let at = 0;
  for (let count = 0; count < EARLY && at >= 0; count++) at = words.indexOf(' ', at + 1);
  return at < 0 ? words : words.slice(0, at + 1);
}

/** Whether the outlet speaks for itself: "could not be reached", "presumably". */
export function speaksForItself(scene: Scene, sentence: Sentence): boolean {
  const words = wordsIn(scene, sentence);
  return scene.index.ownVoice.some((phrase) => words.includes(phrase));
}

/** Whether the sentence speaks about the source rather than for it: "The centre works with open sources". */
export function describesSource(scene: Scene, sentence: Sentence, voice: Voice): boolean {
  const tree = treeOf(sentence);
  const subject = childOf(tree, tree.root, 'nsubj');
  if (subject === null) return false;
  const verb = lemmaOf(tree, tree.root);
  if (scene.index.verbs.has(verb) || scene.index.quoting.has(verb)) return false;
  const entity = scene.speakers.entityAt(sentence.index, subject);
  const named = voice.entity !== null && entity?.id === voice.entity.id;
  const definite = childrenOf(tree, subject, 'det').some((at) => /^the$/i.test(tree.tokens[at]!.text));
  return named || (definite && voice.kind === 'outlet' && scene.index.mediaNouns.has(lemmaOf(tree, subject)));
}

const topics = new WeakMap<Sentence, ReadonlySet<string>>();

/** The entities that a sentence speaks of. */
export function topicOf(scene: Scene, sentence: Sentence): ReadonlySet<string> {
  const known = topics.get(sentence);
  if (known) return known;
  const found = new Set<string>();
  for (const { mention, entity } of mentionsIn(scene, sentence.index))
    if (mention.form !== 'pronoun' || entity.kind === 'person' || entity.kind === 'group')
      found.add(entity.id);
  topics.set(sentence, found);
  return found;
}

const bySentence = new WeakMap<Scene, Map<number, Scene['mentions']['all']>>();

function mentionsIn(scene: Scene, sentence: number): Scene['mentions']['all'] {
  let index = bySentence.get(scene);
  if (!index) {
    index = Map.groupBy(scene.mentions.all, ({ mention }) => mention.sentence);
    bySentence.set(scene, index);
  }
  return index.get(sentence) ?? [];
}

const TAKING_UP = /^(they|he|she|it|both|these|those|this|that)$/i;

/**
 * Whether the sentence goes on, in the past tense, about somebody whom the account before it has spoken of, taking him
 * up by a pronoun or as "the two": "He said that they had met. They talked about the strike." What the speaker himself
 * does next is no longer his account.
 */
export function takesUp(
  scene: Scene,
  sentence: Sentence,
  topic: ReadonlySet<string>,
  speaker: Voice,
): boolean {
  if (startsParagraph(scene, sentence)) return false;
  const tree = treeOf(sentence);
  const subject = childOf(tree, tree.root, 'nsubj');
  if (subject === null || tree.tokens[tree.root]!.xpos !== 'VBD') return false;
  const pair = /^(two|three|pair|sides|parties)$/i.test(tree.tokens[subject]!.text);
  const entity = scene.speakers.entityAt(sentence.index, subject);
  if (pair) return true;
  return (
    TAKING_UP.test(tree.tokens[subject]!.text) &&
    entity !== null &&
    entity.id !== speaker.entity?.id &&
    topic.has(entity.id)
  );
}

/** Whether the sentence goes on in the pluperfect with what somebody has just told: "Her husband had advised her to go." */
export function isBackstory(scene: Scene, sentence: Sentence): boolean {
  if (startsParagraph(scene, sentence)) return false;
  const tree = treeOf(sentence);
  return childrenOf(tree, tree.root, 'aux').some((at) => tree.tokens[at]!.text.toLowerCase() === 'had');
}

/** Whether the sentence tells of what has come since: papers of the time cannot tell it. */
export function tellsOfNow(scene: Scene, sentence: Sentence): boolean {
  const tree = treeOf(sentence);
  const perfect = childrenOf(tree, tree.root, 'aux').some((at) =>
    /^(has|have)$/i.test(tree.tokens[at]!.text),
  );
  const words = wordsIn(scene, sentence);
  return (
    (perfect &&
      childOf(tree, tree.root, 'nsubj', 'nsubj:pass') !== null &&
      !scene.index.verbs.has(lemmaOf(tree, tree.root))) ||
    scene.index.recent.some((phrase) => words.includes(phrase))
  );
}

/** The entities that the subject of the sentence speaks of, what they belong to and what they are made up of. */
export function subjectsOf(scene: Scene, sentence: Sentence): ReadonlySet<string> {
  const tree = treeOf(sentence);
  const subject = childOf(tree, tree.root, 'nsubj');
  const entity = subject === null ? null : scene.speakers.entityAt(sentence.index, subject);
  if (entity === null) return new Set();
  return new Set([entity.id, ...entity.members, ...(entity.of === null ? [] : [entity.of])]);
}
