import type { DocumentClass } from '../../lexicon/cues.ts';
import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, treeOf } from '../tree.ts';
import type { Draft } from './draft.ts';
import { isMediumNoun } from './media.ts';
import type { Found, Level, Scene } from './scene.ts';
import { documentClass, lemmaOf } from './words.ts';

/** A name beside a common noun of media ("the magazine Vesper"), or one that was a medium before. */
export function isMedium(
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

/** Whether a voice publishes (medium), is read (papers) or just speaks. */
export function levelOf(
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
