import type { DocumentClass } from '../../lexicon/cues.ts';
import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, isRelation, subtreeOf, type Tree, treeOf } from '../tree.ts';
import { interviewee, isWitness, namedByInitials } from './answering.ts';
import type { Draft, SourceWords } from './draft.ts';
import { authorOf, documentIn } from './grammar.ts';
import { publisherBefore, publisherNamed } from './publisher.ts';
import { sourceWords } from './ranges.ts';
import { type Found, mentionsOf, phraseOf, runsOf, type Scene, type Voice, wordsOf } from './scene.ts';
import { isMedium, levelOf } from './voice-level.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

/** Who stands behind an attribution and on what level: a person or body, a medium, papers, or nobody named. */
export function voiceOf(scene: Scene, draft: Draft, earlier: readonly Found[]): Voice {
  const told = {
    manner: draft.manner,
    cue: runsOf(draft.sentence, draft.cue)[0] ?? null,
    hearer: draft.hearers.map((head) => wordsOf(scene, phraseOf(scene, draft.sentence, head))),
    adverbial: draft.rule === 'adverb',
  };
  const { source } = draft;
  return source
    ? { ...told, ...sourced(scene, draft, source, earlier) }
    : { ...told, ...unsourced(scene, draft) };
}

/** What tells who speaks. */
type Speaking = Omit<Voice, 'manner' | 'cue' | 'hearer' | 'adverbial'>;

function unsourced(scene: Scene, draft: Draft): Speaking {
  const words =
    draft.cue.length > 0
      ? wordsOf(scene, { sentence: draft.sentence, first: draft.cue[0]!, last: draft.cue.at(-1)! })
      : '';
  const name = impersonalWords(scene, draft) ?? words;
  return {
    key: `cue:${draft.sentence}:${draft.anchor}`,
    level: 'voice',
    entity: null,
    kind: 'unknown',
    name,
    mentions: [name],
    named: false,
    source: null,
    document: null,
    collective: false,
    counted: false,
  };
}

function sourced(
  scene: Scene,
  draft: Draft,
  source: SourceWords,
  earlier: readonly Found[],
): Speaking & Partial<Pick<Voice, 'cue'>> {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const noun = documentIn(scene.index, tree, source.head);
  const document = documentClass(scene.index, tree, noun);
  const spoken = whoSpeaks(scene, draft, draft.speaker ?? source.head);
  const known = publisherKnown(scene, draft, { noun, document, spoken }, earlier);
  const entity =
    known?.entity ?? (document === 'publication' && spoken ? publisherNamed(scene, spoken) : spoken);
  const words = wordsOf(scene, noun === source.head ? source : sourceWords(tree, noun));
  const phrase = draft.rule.startsWith('noun') ? `${words} ${tree.tokens[draft.anchor]!.text}` : '';
  const level =
    known?.level ??
    (isMedium(scene, draft, entity, earlier) ? 'medium' : levelOf(scene, draft, entity, document));
  return {
    key: known?.key ?? entity?.id ?? `words:${words.toLowerCase()}`,
    level,
    entity,
    kind: entity?.kind ?? (document === null ? 'unknown' : 'document'),
    name: known?.name ?? entity?.name ?? words,
    mentions: mentionsOf(
      entity,
      ...(known?.mentions ?? []),
      isPronoun(tree, source.head) || isMark(tree, source.head) ? '' : words,
      document === null || known ? '' : shortWords(scene, draft.sentence, tree, noun),
      phrase,
    ),
    named: entity ? !entity.unnamed : false,
    ...(isMark(tree, source.head) ? { source: null, cue: null } : { source }),
    document,
    collective: isCollective(scene.index, tree, noun),
    counted: isCounted(tree, noun),
  };
}

/** The publisher of a report or paper that is told of again and is itself the one who speaks. */
function publisherKnown(
  scene: Scene,
  draft: Draft,
  { noun, document, spoken }: { noun: number; document: DocumentClass | null; spoken: DocumentEntity | null },
  earlier: readonly Found[],
): Voice | null {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const published = document === 'publication' || scene.index.mediaNouns.has(lemmaOf(tree, noun));
  if (!published || (draft.speaker ?? draft.source?.head) !== noun) return null;
  return spoken?.kind === 'outlet' && !spoken.unnamed ? null : publisherBefore(scene, draft, noun, earlier);
}

/** "Ten records", "another letter": told apart from others of its kind. */
function isCounted(tree: Tree, noun: number): boolean {
  return childrenOf(tree, noun, 'nummod', 'amod', 'det').some((at) =>
    /^(\d.*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|another|other|separate|second|new|further|more|earlier|later|subsequent)$/i.test(
      tree.tokens[at]!.text,
    ),
  );
}

/** The author behind a letter that speaks ("in Salo's letter"), null where the voice is no letter or nobody is known to have written it. */
export function authorVoice(scene: Scene, draft: Draft, voice: Voice): Voice | null {
  if (voice.document !== 'correspondence' || !draft.source) return null;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const author = authorOf(scene.index, tree, draft.source.head);
  const entity = author === null ? null : scene.speakers.entityAt(draft.sentence, author);
  if (author === null || !entity || voice.collective) return null;
  return {
    ...voice,
    key: entity.id,
    level: 'voice',
    entity,
    kind: entity.kind,
    name: entity.name,
    mentions: mentionsOf(entity),
    named: !entity.unnamed,
    source: { sentence: draft.sentence, first: author, last: author },
    document: null,
  };
}

/** A document without what tells where it comes from: "accounts obtained by the paper" are "accounts". */
function shortWords(scene: Scene, sentence: number, tree: Tree, noun: number): string {
  const ahead = childrenOf(tree, noun, 'amod', 'compound', 'nummod', 'nmod:poss').filter((at) => at < noun);
  const first = Math.min(noun, ...ahead.flatMap((at) => subtreeOf(tree, at)));
  return wordsOf(scene, { sentence, first, last: noun });
}

/** "it was reported in April": the clause without its content names the link that has no source. */
function impersonalWords(scene: Scene, draft: Draft): string | null {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  if (tree.tokens[draft.anchor]!.upos !== 'VERB') return null;
  const tokens = subtreeOf(
    tree,
    draft.anchor,
    (child) =>
      isRelation(tree.tokens[child]!.deprel, 'ccomp') || isRelation(tree.tokens[child]!.deprel, 'csubj'),
  );
  const expletive = childrenOf(tree, draft.anchor, 'expl', 'nsubj').find(
    (at) => tree.tokens[at]!.text.toLowerCase() === 'it',
  );
  if (expletive === undefined) return null;
  const content = draft.content[0];
  const last = tokens
    .filter((at) => content === undefined || content.sentence !== draft.sentence || at < content.first)
    .at(-1);
  return last === undefined || last < expletive
    ? null
    : wordsOf(scene, { sentence: draft.sentence, first: expletive, last });
}

/** A question mark stands for the one who answers. */
function isMark(tree: Tree, token: number): boolean {
  return tree.tokens[token]!.upos === 'PUNCT';
}

function isPronoun(tree: Tree, token: number): boolean {
  return tree.tokens[token]!.upos === 'PRON';
}

function isCollective(index: CueIndex, tree: Tree, noun: number): boolean {
  return (
    index.collective.has(lemmaOf(tree, noun)) || index.collective.has(tree.tokens[noun]!.text.toLowerCase())
  );
}

/** The entity of the speaking token; of "the latter" and "the former" that of the pair named before it. */
function whoSpeaks(scene: Scene, draft: Draft, speaker: number): DocumentEntity | null {
  if (draft.rule === 'turn of an interview') return interviewee(scene, draft.sentence);
  if (draft.rule === 'turn' && isWitness(scene, draft)) return interviewee(scene, draft.sentence);
  const initialled = draft.rule === 'turn' ? namedByInitials(scene, draft) : null;
  if (initialled) return initialled;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const word = tree.tokens[speaker]!.text.toLowerCase();
  if (word === 'latter' || word === 'former') {
    const pair = tree.tokens
      .slice(0, speaker)
      .reverse()
      .find(
        (token) =>
          isRelation(token.deprel, 'conj') &&
          token.head >= 0 &&
          scene.speakers.entityAt(draft.sentence, token.index) !== null,
      );
    if (pair) return scene.speakers.entityAt(draft.sentence, word === 'latter' ? pair.index : pair.head);
  }
  return scene.speakers.entityAt(draft.sentence, speaker) ?? namedBeside(scene, draft, speaker);
}

/** The name in apposition to the speaking noun, also where the tree has made both subjects ("Deputy leader Ana Ruiz"). */
function namedBeside(scene: Scene, draft: Draft, speaker: number): DocumentEntity | null {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const { head, deprel, upos } = tree.tokens[speaker]!;
  if (!/^(NOUN|PROPN|NUM|ADJ)$/.test(upos)) return null;
  const beside = tree.tokens.filter(
    (token) =>
      token.index !== speaker &&
      token.upos === 'PROPN' &&
      ((token.head === speaker &&
        ['appos', 'flat', 'nmod:desc', 'compound'].includes(token.deprel) &&
        token.index > speaker) ||
        (token.head === head && token.deprel === deprel && token.index > speaker)),
  );
  const found = beside.map((token) => scene.speakers.entityAt(draft.sentence, token.index));
  return found.find((entity) => entity?.kind === 'person') ?? null;
}
