import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, treeOf } from '../tree.ts';
import type { Draft } from './draft.ts';
import { agentOf } from './grammar.ts';
import { mentionsOf, phraseOf, runsOf, type Scene, type Voice, wordsOf } from './scene.ts';
import { lemmaOf } from './words.ts';

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
  if (isMediumNoun(scene, draft.sentence, head)) return true;
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

/** "documents obtained by the Gazette": the medium that has them. */
function obtainedBy(
  scene: Scene,
  draft: Draft,
): { readonly head: number; readonly entity: DocumentEntity | null } | null {
  if (!draft.source) return null;
  const tree = treeOf(scene.sentences[draft.sentence]!);
  for (const clause of childrenOf(tree, draft.source.head, 'acl')) {
    if (!scene.index.obtaining.has(lemmaOf(tree, clause))) continue;
    const head = agentOf(tree, clause);
    const entity = head === null ? null : scene.speakers.entityAt(draft.sentence, head);
    if (head !== null && isOutlet(scene, draft, head, entity)) return { head, entity };
  }
  return null;
}

/** "Falk, quoted by Radio Nord, said": the medium that quotes the speaker, as a link before him. */
export function quotersOf(scene: Scene, draft: Draft): readonly Voice[] {
  if (!draft.source) return [];
  const tree = treeOf(scene.sentences[draft.sentence]!);
  return childrenOf(tree, draft.source.head, 'acl').flatMap((clause) => {
    if (
      !scene.index.quoting.has(lemmaOf(tree, clause)) &&
      !scene.index.interviewing.has(lemmaOf(tree, clause))
    )
      return [];
    const head = agentOf(tree, clause);
    const entity = head === null ? null : scene.speakers.entityAt(draft.sentence, head);
    if (head === null || !isOutlet(scene, draft, head, entity)) return [];
    return isOwnOutlet(scene, draft.sentence, head, entity) ? [] : [mediumVoice(scene, draft, head, entity)];
  });
}

/** A common noun of media, or a name beside one ("the news agency Tass"). */
export function isMediumNoun(scene: Scene, sentence: number, head: number): boolean {
  const tree = treeOf(scene.sentences[sentence]!);
  const beside = tree.tokens[head]!.upos === 'PROPN' && head > 0 ? [head - 1] : [];
  return [head, ...beside].some((at) => {
    if (!scene.index.mediaNouns.has(lemmaOf(tree, at))) return false;
    const news = childrenOf(tree, at, 'compound').concat(beside);
    return lemmaOf(tree, at) !== 'agency' || news.some((child) => lemmaOf(tree, child) === 'news');
  });
}

/** "the news agency Tass": the name beside the noun. */
function nameBeside(scene: Scene, sentence: number, head: number): number {
  const tree = treeOf(scene.sentences[sentence]!);
  if (!scene.index.mediaNouns.has(lemmaOf(tree, head))) return head;
  return (
    childrenOf(tree, head, 'appos', 'flat', 'nmod:desc', 'compound').find(
      (at) => at > head && tree.tokens[at]!.upos === 'PROPN',
    ) ?? head
  );
}

/** Whether the words name the outlet of the document itself: by its name, or as "this newspaper". */
export function isOwnOutlet(
  scene: Scene,
  sentence: number,
  head: number,
  entity: DocumentEntity | null,
): boolean {
  const words = wordsOf(scene, phraseOf(scene, sentence, head));
  const tree = treeOf(scene.sentences[sentence]!);
  const ours = childrenOf(tree, head, 'det').some((at) => /^this$/i.test(tree.tokens[at]!.text));
  if (
    ours &&
    (scene.index.mediaNouns.has(lemmaOf(tree, head)) ||
      /^(paper|reporter|website)$/i.test(words.replace(/^this\s+/i, '')))
  )
    return true;
  const own = scene.reading.parsed.document.outlet?.value;
  return own !== undefined && [entity?.name ?? '', words].some((name) => sameOutlet(name, own));
}

/** The media among those who heard it, other than the document's own outlet, and whether that heard it. */
export function pressAmong(
  scene: Scene,
  draft: Draft,
): { readonly media: readonly Voice[]; readonly own: boolean } {
  const heard = draft.hearers.map((noun) => {
    const head = nameBeside(scene, draft.sentence, noun);
    return { noun, head, entity: scene.speakers.entityAt(draft.sentence, head) };
  });
  const own = heard.some(
    ({ noun, head, entity }) =>
      isOwnOutlet(scene, draft.sentence, head, entity) || isOwnOutlet(scene, draft.sentence, noun, null),
  );
  const others = heard.filter(
    ({ noun, head, entity }) =>
      !isOwnOutlet(scene, draft.sentence, head, entity) &&
      (isOutlet(scene, draft, head, entity) || isMediumNoun(scene, draft.sentence, noun)),
  );
  return { media: others.map(({ head, entity }) => mediumVoice(scene, draft, head, entity)), own };
}

/** The medium that papers were obtained by, as a link before them; empty where none or the outlet itself is told. */
export function holdersOf(scene: Scene, draft: Draft): readonly Voice[] {
  const holder = obtainedBy(scene, draft);
  if (
    !holder ||
    holder.head === draft.anchor ||
    isOwnOutlet(scene, draft.sentence, holder.head, holder.entity)
  )
    return [];
  return [mediumVoice(scene, draft, holder.head, holder.entity)];
}
