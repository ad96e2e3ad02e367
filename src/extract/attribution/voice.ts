import type { DocumentClass } from '../../lexicon/cues.ts';
import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, isRelation, subtreeOf, type Tree, treeOf } from '../tree.ts';
import type { Draft } from './draft.ts';
import { authorOf, documentIn } from './grammar.ts';
import { labelEnd } from './interview.ts';
import { isMediumNoun } from './media.ts';
import { sourceWords } from './ranges.ts';
import {
  type Found,
  type Level,
  mentionsOf,
  phraseOf,
  runsOf,
  type Scene,
  type Voice,
  wordsOf,
} from './scene.ts';
import { type CueIndex, documentClass, lemmaOf } from './words.ts';

export function voiceOf(scene: Scene, draft: Draft, earlier: readonly Found[]): Voice {
  const cue = runsOf(draft.sentence, draft.cue)[0] ?? null;
  const hearer = draft.hearers.map((head) => wordsOf(scene, phraseOf(scene, draft.sentence, head)));
  const base = {
    manner: draft.manner,
    cue,
    hearer,
    document: null,
    collective: false,
    adverbial: draft.rule === 'adverb',
    counted: false,
  };
  if (!draft.source) {
    const words =
      draft.cue.length > 0
        ? wordsOf(scene, { sentence: draft.sentence, first: draft.cue[0]!, last: draft.cue.at(-1)! })
        : '';
    const name = impersonalWords(scene, draft) ?? words;
    return {
      ...base,
      key: `cue:${draft.sentence}:${draft.anchor}`,
      level: 'voice',
      entity: null,
      kind: 'unknown',
      name,
      mentions: [name],
      named: false,
      source: null,
    };
  }
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const noun = documentIn(scene.index, tree, draft.source.head);
  const document = documentClass(scene.index, tree, noun);
  const speaker = draft.speaker ?? draft.source.head;
  const spoken = whoSpeaks(scene, draft, speaker);
  const known =
    (document === 'publication' || scene.index.mediaNouns.has(lemmaOf(tree, noun))) &&
    speaker === noun &&
    !(spoken?.kind === 'outlet' && !spoken.unnamed)
      ? publisherBefore(scene, draft, noun, earlier)
      : null;
  const entity =
    known?.entity ?? (document === 'publication' && spoken ? publisherNamed(scene, spoken) : spoken);
  const words = wordsOf(scene, noun === draft.source.head ? draft.source : sourceWords(tree, noun));
  const phrase = draft.rule.startsWith('noun') ? `${words} ${tree.tokens[draft.anchor]!.text}` : '';
  const level =
    known?.level ??
    (isMedium(scene, draft, entity, earlier) ? 'medium' : levelOf(scene, draft, entity, document));
  return {
    ...base,
    key: known?.key ?? entity?.id ?? `words:${words.toLowerCase()}`,
    level,
    entity,
    kind: entity?.kind ?? (document === null ? 'unknown' : 'document'),
    name: known?.name ?? entity?.name ?? words,
    mentions: mentionsOf(
      entity,
      ...(known?.mentions ?? []),
      isPronoun(tree, draft.source.head) || isMark(tree, draft.source.head) ? '' : words,
      document === null || known ? '' : shortWords(scene, draft.sentence, tree, noun),
      phrase,
    ),
    named: entity ? !entity.unnamed : false,
    ...(isMark(tree, draft.source.head) ? { source: null, cue: null } : { source: draft.source }),
    document,
    collective: isCollective(scene.index, tree, noun),
    counted: childrenOf(tree, noun, 'nummod', 'amod', 'det').some((at) =>
      /^(\d.*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|another|other|separate|second|new|further|more|earlier|later|subsequent)$/i.test(
        tree.tokens[at]!.text,
      ),
    ),
  };
}

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

/** "THE WITNESS:" before a turn: whose testimony it is, the head of the transcript tells. */
function isWitness(scene: Scene, { sentence, source }: Draft): boolean {
  const words = scene.sentences[sentence]!.tokens.slice(source!.first, source!.last + 1);
  return /^(?:the )?(?:witness|interviewee|deponent)$/i.test(words.map(({ text }) => text).join(' '));
}

/** "E.L.:" before a turn: the person told of before whose names begin so. */
function namedByInitials(scene: Scene, { sentence, source }: Draft): DocumentEntity | null {
  const words = scene.sentences[sentence]!.tokens.slice(source!.first, source!.last + 1);
  const initials = words.map(({ text }) => text.replace(/[.\s]/g, '')).join('');
  if (!/^\p{Lu}{2,4}$/u.test(initials) || words.every(({ text }) => !text.includes('.'))) return null;
  const of = (name: string): string =>
    name
      .split(/[\s-]+/)
      .map((word) => word[0])
      .join('');
  const fitting = scene.mentions.entities.filter(
    ({ kind, unnamed, name }) =>
      kind === 'person' && !unnamed && of(name) === initials && !name.includes('.'),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

/**
 * Who answers in an interview: of those whom the words before the first question name, the one after "interview with" or "testimony of", else
 * the first person, else whoever is named first and is no place.
 */
function interviewee(scene: Scene, sentence: number): DocumentEntity | null {
  const first = scene.sentences.find(
    (one) => one.part === 'body' && (labelEnd(one) !== null || one.tokens.at(-1)?.text === '?'),
  );
  const before = scene.mentions.all.filter(
    ({ mention }) =>
      mention.sentence < Math.min(sentence, first?.index ?? sentence) && mention.form === 'name',
  );
  const persons = before.filter(({ entity }) => entity.kind === 'person');
  const announced = persons.find(({ mention }) => {
    const { tokens } = scene.sentences[mention.sentence]!;
    return tokens
      .slice(Math.max(0, mention.first - 3), mention.first)
      .some((token) =>
        /^(?:interview|testimony|evidence|deposition|examination|statement)/i.test(token.text),
      );
  });
  const anybody = before.find(
    ({ entity }) => entity.kind !== 'place' && entity.kind !== 'state' && entity.kind !== 'outlet',
  );
  return (announced ?? persons[0] ?? anybody)?.entity ?? null;
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

/** "Ruiz's report" where the text knows a Ruiz Institute and no person of that name by another word: the institute. */
function publisherNamed(scene: Scene, spoken: DocumentEntity): DocumentEntity {
  if (spoken.kind === 'outlet' || spoken.kind === 'body') return spoken;
  const words = spoken.name.toLowerCase().split(/\s+/);
  const whole = scene.mentions.entities.find((entity) => {
    const longer = entity.name
      .toLowerCase()
      .replace(/^the\s+/, '')
      .split(/\s+/);
    return (
      entity !== spoken &&
      ['body', 'group', 'outlet', 'unknown'].includes(entity.kind) &&
      longer.length > words.length &&
      words.every((word, at) => longer[at] === word) &&
      longer.some((word) => scene.index.publishers.has(word))
    );
  });
  return whole ?? spoken;
}

/** A name beside a common noun of media ("the magazine Vesper"), or one that was a medium before. */
function isMedium(
  scene: Scene,
  draft: Draft,
  entity: DocumentEntity | null,
  earlier: readonly Found[],
): boolean {
  if (draft.source === null) return false;
  if (isMediumNoun(scene, draft.sentence, draft.source.head)) return true;
  return (
    entity !== null &&
    earlier.some(
      ({ voice }) =>
        voice.level === 'medium' &&
        voice.entity === entity &&
        voice.document === null &&
        /^verb|^quotes/.test(draft.rule),
    )
  );
}

/** "The report" after "X issued a report": X. */
function publisherBefore(scene: Scene, draft: Draft, noun: number, earlier: readonly Found[]): Voice | null {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const definite = childrenOf(tree, noun, 'det').some((at) =>
    /^(the|this|that)$/i.test(tree.tokens[at]!.text),
  );
  if (!definite) return null;
  const said = earlier.filter((found) => found.voice.level === 'medium' && found.voice.entity !== null);
  const same = said.filter((found) => namesDocument(scene, found, lemmaOf(tree, noun)));
  return (same.at(-1) ?? said.at(-1))?.voice ?? null;
}

function namesDocument(scene: Scene, found: Found, lemma: string): boolean {
  const tree = treeOf(scene.sentences[found.draft.sentence]!);
  return tree.tokens.some((token) => token.lemma.toLowerCase() === lemma && token.upos === 'NOUN');
}

function levelOf(
  scene: Scene,
  draft: Draft,
  entity: DocumentEntity | null,
  document: DocumentClass | null,
): Level {
  if (document === 'publication' || isAuthor(scene, draft)) return 'medium';
  if (document === 'statement') return 'voice';
  if (document !== null) return 'papers';
  if (entity?.kind === 'outlet') return 'medium';
  if (entity?.kind === 'document') return 'papers';
  const organised = entity?.kind === 'body' || entity?.kind === 'group' || entity?.kind === 'unknown';
  if (!organised || !entity) return 'voice';
  if (
    draft.rule === 'according to' ||
    draft.rule === 'per' ||
    (draft.manner === 'reported' && !isCourt(entity))
  )
    return 'medium';
  if (givesReport(scene, draft)) return 'medium';
  const words = entity.name.toLowerCase().split(/\s+/);
  return words.some((word) => scene.index.publishers.has(word)) ? 'medium' : 'voice';
}

/** "The study's author": what he says is what the study tells. */
function isAuthor(scene: Scene, { sentence, source }: Draft): boolean {
  if (!source) return false;
  const tree = treeOf(scene.sentences[sentence]!);
  if (!/^(co-)?(author|writer|compiler)$/.test(lemmaOf(tree, source.head))) return false;
  return childrenOf(tree, source.head, 'nmod').some(
    (at) => documentClass(scene.index, tree, at) === 'publication',
  );
}

function isCourt(entity: DocumentEntity): boolean {
  return /\b(court|tribunal|jury|judges?)\b/i.test(entity.name);
}

/** Who denies or criticises a report does not publish it. */
const DENYING: ReadonlySet<string> = new Set(['denied', 'accused', 'thought']);

/** "X issued a report saying that": X speaks as a publisher. */
function givesReport(scene: Scene, draft: Draft): boolean {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const head = tree.tokens[draft.anchor]!.head;
  return [draft.anchor, head].some(
    (at) =>
      at >= 0 &&
      (documentClass(scene.index, tree, at) === 'publication' ||
        (!DENYING.has(draft.manner) &&
          childrenOf(tree, at, 'obj').some(
            (child) => documentClass(scene.index, tree, child) === 'publication',
          ))),
  );
}
