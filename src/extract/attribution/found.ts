import type { DocumentClass } from '../../lexicon/cues.ts';
import type { DocumentEntity, EntityKind, Manner, Sentence } from '../../model/index.ts';
import { spanOf } from '../../model/index.ts';
import { childrenOf, isRelation, subtreeOf, type Tree, treeOf } from '../tree.ts';
import type { Attribution, Mentions, Reading, TokenRange } from '../types.ts';
import type { Draft } from './draft.ts';
import { agentOf, authorOf, documentIn } from './grammar.ts';
import { type Quote, quotesOf } from './quotes.ts';
import { anyHolds, sourceWords } from './ranges.ts';
import type { Speakers } from './speakers.ts';
import { type CueIndex, cueIndex, documentClass, lemmaOf } from './words.ts';

/**
 * How near to the facts a source stands in a chain: a medium tells what it gathered, papers what was written at the
 * time, a voice what somebody said. Chains run in this order.
 */
export type Level = 'medium' | 'papers' | 'voice';

/** One who stands in a chain, in one place of the text. */
export interface Voice {
  /** Same for the same source: its entity, or the words where it has none. */
  readonly key: string;
  readonly level: Level;
  readonly entity: DocumentEntity | null;
  readonly kind: EntityKind;
  readonly name: string;
  readonly mentions: readonly string[];
  readonly named: boolean;
  readonly manner: Manner;
  readonly cue: TokenRange | null;
  readonly source: TokenRange | null;
  readonly hearer: readonly string[];
  readonly document: DocumentClass | null;
  /** Whether the document is a whole collection ("the documents", "correspondence"). */
  readonly collective: boolean;
  /** Whether it is but an adverb ("reportedly"). */
  readonly adverbial: boolean;
  /** Whether it is told apart from others of its kind ("ten records", "another letter"). */
  readonly counted: boolean;
}

/** An attribution with what the chain needs to know of it. */
export interface Found {
  readonly attribution: Attribution;
  readonly draft: Draft;
  readonly voice: Voice;
  /** Who wrote the letter that speaks, where it is one and tells it. */
  readonly author: Voice | null;
  /** Media that heard or printed it, other than the document's own outlet, outermost first. */
  readonly media: readonly Voice[];
  /** Whether it was said to the outlet of this document. */
  readonly toOutlet: boolean;
}

/** What the makers of Found values see. */
export interface Scene {
  readonly reading: Reading;
  readonly sentences: readonly Sentence[];
  readonly mentions: Mentions;
  readonly speakers: Speakers;
  readonly index: CueIndex;
  readonly quotes: readonly Quote[];
}

/** Sets out a document for scope and chains. */
export function sceneOf(reading: Reading, mentions: Mentions, speakers: Speakers): Scene {
  const { document, sentences } = reading.parsed;
  return {
    reading,
    mentions,
    speakers,
    sentences,
    index: cueIndex(reading.lexicon.cues),
    quotes: quotesOf(document.text, sentences),
  };
}

/** The words of a range as written, blanks made single. */
export function wordsOf(scene: Scene, range: TokenRange): string {
  const { tokens } = scene.sentences[range.sentence]!;
  return scene.reading.parsed.document.text
    .slice(tokens[range.first]!.start, tokens[range.last]!.end)
    .replace(/\s+/g, ' ');
}

/** Resolves drafts in text order: who the source is, what kind of source, and which media heard it. */
export function foundOf(scene: Scene, drafts: readonly Draft[]): readonly Found[] {
  const out: Found[] = [];
  for (const draft of drafts) out.push(notItself(scene, foundFor(scene, draft, out), out));
  return out
    .map((found) => inFirstPerson(scene, found, out))
    .map((found) => notTheNarrator(scene, found, out));
}

/** "I", "we" inside a quotation are who speaks it. */
function inFirstPerson(scene: Scene, found: Found, all: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || !/^(i|we)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text))
    return found;
  const outer = all.filter(
    (other) =>
      other !== found && other.draft.direct && anyHolds(other.draft.content, draft.sentence, draft.anchor),
  );
  const speaker = outer.at(-1)?.voice;
  return speaker
    ? as(found, { ...speaker, manner: voice.manner, cue: voice.cue, source: voice.source })
    : found;
}

function as(found: Found, voice: Voice): Found {
  return { ...found, voice, attribution: { ...found.attribution, entity: voice.entity } };
}

/**
 * "The embassy called it absurd. It said Norvia had helped": who is named in what "it" says is not "it"; the subject
 * of the sentence before is.
 */
function notItself(scene: Scene, found: Found, earlier: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || voice.entity === null || draft.direct) return found;
  if (!/^(it|they)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text)) return found;
  const named = scene.mentions.all.some(
    ({ mention, entity }) =>
      entity === voice.entity &&
      mention.form === 'name' &&
      anyHolds(draft.content, mention.sentence, mention.head),
  );
  const before = earlier.findLast(
    ({ voice: other }) => other.entity !== null && other.entity !== voice.entity,
  );
  if (!named || !before || draft.sentence - before.draft.sentence > 1) return found;
  return as(found, { ...before.voice, manner: voice.manner, cue: voice.cue, source: voice.source });
}

/**
 * Inside a quotation "I" is who speaks, so "he said" there is somebody else: the person last named before it in the
 * quotation.
 */
function notTheNarrator(scene: Scene, found: Found, all: readonly Found[]): Found {
  const { draft, voice } = found;
  const head = draft.source?.head;
  if (head === undefined || voice.entity === null) return found;
  if (!/^(he|she)$/i.test(scene.sentences[draft.sentence]!.tokens[head]!.text)) return found;
  const narrator = all.find(
    (other) =>
      other.draft.direct &&
      other.voice.entity === voice.entity &&
      anyHolds(other.draft.content, draft.sentence, draft.anchor),
  );
  if (!narrator) return found;
  const named = scene.mentions.all.filter(
    ({ mention, entity }) =>
      entity.kind === 'person' &&
      entity !== voice.entity &&
      mention.form === 'name' &&
      (mention.sentence < draft.sentence || (mention.sentence === draft.sentence && mention.head < head)) &&
      anyHolds(narrator.draft.content, mention.sentence, mention.head),
  );
  const other = named.at(-1)?.entity;
  if (!other) return found;
  const instead = {
    ...voice,
    key: other.id,
    entity: other,
    kind: other.kind,
    name: other.name,
    mentions: mentionsOf(other),
    named: !other.unnamed,
  };
  return { ...found, voice: instead, attribution: { ...found.attribution, entity: other } };
}

function foundFor(scene: Scene, draft: Draft, earlier: readonly Found[]): Found {
  const voice = voiceOf(scene, draft, earlier);
  const heard = draft.hearers.map((head) => ({
    head,
    entity: scene.speakers.entityAt(draft.sentence, head),
  }));
  const own = scene.reading.parsed.document.outlet?.value ?? null;
  const outlets = heard.filter(({ head, entity }) => isOutlet(scene, draft, head, entity));
  const isOwn = (head: number, entity: DocumentEntity | null): boolean =>
    own !== null &&
    [entity?.name ?? '', wordsOf(scene, phraseOf(scene, draft.sentence, head))].some((name) =>
      sameOutlet(name, own),
    );
  const heardBy = outlets
    .filter(({ head, entity }) => !isOwn(head, entity))
    .map(({ head, entity }) => mediumVoice(scene, draft, head, entity));
  const holder = voice.level === 'papers' ? obtainedBy(scene, draft) : null;
  const media =
    holder && !isOwn(holder.head, holder.entity)
      ? [mediumVoice(scene, draft, holder.head, holder.entity)]
      : heardBy;
  return {
    draft,
    voice,
    author: authorVoice(scene, draft, voice),
    media,
    toOutlet: outlets.some(({ head, entity }) => isOwn(head, entity)),
    attribution: {
      source: draft.source,
      entity: voice.entity,
      cue: runsOf(draft.sentence, draft.cue),
      manner: draft.manner,
      hearer: draft.hearers.map((head) => phraseOf(scene, draft.sentence, head)),
      content: draft.content,
      when: null,
      rule: draft.rule,
    },
  };
}

/** "documents obtained by the Gazette": the medium that has them. */
function obtainedBy(
  scene: Scene,
  draft: Draft,
): { readonly head: number; readonly entity: DocumentEntity | null } | null {
  if (!draft.source) return null;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  for (const clause of childrenOf(tree, draft.source.head, 'acl')) {
    if (!/^(obtain|see|review|get|examine|leak|publish|acquire)$/.test(lemmaOf(tree, clause))) continue;
    const head = agentOf(tree, clause);
    const entity = head === null ? null : scene.speakers.entityAt(draft.sentence, head);
    if (head !== null && isOutlet(scene, draft, head, entity)) return { head, entity };
  }
  return null;
}

function runsOf(sentence: number, tokens: readonly number[]): readonly TokenRange[] {
  const out: { sentence: number; first: number; last: number }[] = [];
  for (const token of tokens) {
    const run = out.at(-1);
    if (run && run.last === token - 1) run.last = token;
    else out.push({ sentence, first: token, last: token });
  }
  return out;
}

function phraseOf(scene: Scene, sentence: number, head: number): TokenRange {
  const mention = scene.speakers.mentionAt(sentence, head)?.mention;
  return mention
    ? { sentence, first: mention.first, last: mention.last }
    : { sentence, first: head, last: head };
}

function sameOutlet(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^the\s+/, '')
      .replace(/^www\.|\.(com|org|net|co\.\w+)$/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return bare(a) === bare(b) && bare(a) !== '';
}

function isOutlet(scene: Scene, draft: Draft, head: number, entity: DocumentEntity | null): boolean {
  if (entity?.kind === 'outlet') return true;
  if (entity && (entity.kind === 'person' || entity.kind === 'state' || entity.kind === 'place'))
    return false;
  const name = entity?.name ?? wordsOf(scene, phraseOf(scene, draft.sentence, head));
  const own = scene.reading.parsed.document.outlet?.value;
  if (own !== undefined && sameOutlet(name, own)) return true;
  if (!/^\p{Lu}/u.test(name.replace(/^(the|a)\s+/i, ''))) return false;
  if (draft.press.includes(head)) return true;
  return name.split(/[\s-]+/).some((word) => scene.index.mediaWords.has(word.toLowerCase()));
}

function mediumVoice(scene: Scene, draft: Draft, head: number, entity: DocumentEntity | null): Voice {
  const range = phraseOf(scene, draft.sentence, head);
  const words = wordsOf(scene, range);
  return {
    key: entity?.id ?? `words:${words.toLowerCase()}`,
    level: 'medium',
    entity,
    kind: entity?.kind ?? 'outlet',
    name: entity?.name ?? words,
    mentions: mentionsOf(entity, words),
    named: true,
    manner: 'reported',
    cue: runsOf(draft.sentence, draft.cue)[0] ?? null,
    source: range,
    hearer: [],
    document: null,
    collective: false,
    adverbial: false,
    counted: false,
  };
}

/** Names and descriptions of an entity as written, each once; pronouns are left out. */
export function mentionsOf(entity: DocumentEntity | null, ...also: readonly string[]): readonly string[] {
  const written = (entity?.mentions ?? [])
    .filter((mention) => mention.form !== 'pronoun')
    .map((mention) => mention.span.quote.replace(/\s+/g, ' '));
  return [...new Set([...written, ...also.filter((words) => words !== '')])].slice(0, 40);
}

function voiceOf(scene: Scene, draft: Draft, earlier: readonly Found[]): Voice {
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
    document === 'publication' && speaker === noun ? publisherBefore(scene, draft, noun, earlier) : null;
  const entity =
    known?.entity ?? (document === 'publication' && spoken ? publisherNamed(scene, spoken) : spoken);
  const words = wordsOf(scene, noun === draft.source.head ? draft.source : sourceWords(tree, noun));
  const phrase = draft.rule.startsWith('noun') ? `${words} ${tree.tokens[draft.anchor]!.text}` : '';
  const level = known?.level ?? levelOf(scene, draft, entity, document);
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
      isPronoun(tree, draft.source.head) ? '' : words,
      phrase,
    ),
    named: entity ? !entity.unnamed : false,
    source: draft.source,
    document,
    collective: isCollective(scene.index, tree, noun),
    counted: childrenOf(tree, noun, 'nummod', 'amod', 'det').some((at) =>
      /^(\d.*|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|another|other|separate|second|new|further|more|earlier|later|subsequent)$/i.test(
        tree.tokens[at]!.text,
      ),
    ),
  };
}

function authorVoice(scene: Scene, draft: Draft, voice: Voice): Voice | null {
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
  if (document === 'publication') return 'medium';
  if (document === 'statement') return 'voice';
  if (document !== null) return 'papers';
  if (entity?.kind === 'outlet') return 'medium';
  if (entity?.kind === 'document') return 'papers';
  const organised = entity?.kind === 'body' || entity?.kind === 'group' || entity?.kind === 'unknown';
  if (!organised || !entity) return 'voice';
  if (draft.rule === 'according to' || draft.rule === 'per' || givesReport(scene, draft)) return 'medium';
  const words = entity.name.toLowerCase().split(/\s+/);
  return words.some((word) => scene.index.publishers.has(word)) ? 'medium' : 'voice';
}

/** "X issued a report saying that": X speaks as a publisher. */
function givesReport(scene: Scene, draft: Draft): boolean {
  const tree = treeOf(scene.sentences[draft.sentence]!);
  const head = tree.tokens[draft.anchor]!.head;
  return [draft.anchor, head].some(
    (at) =>
      at >= 0 &&
      (documentClass(scene.index, tree, at) === 'publication' ||
        childrenOf(tree, at, 'obj').some(
          (child) => documentClass(scene.index, tree, child) === 'publication',
        )),
  );
}

/** The Span of a range of tokens in the canonical text. */
export function spanOfRange(scene: Scene, range: TokenRange): ReturnType<typeof spanOf> {
  const { tokens } = scene.sentences[range.sentence]!;
  return spanOf(scene.reading.parsed.document.text, tokens[range.first]!.start, tokens[range.last]!.end);
}
