import type { DocumentEntity } from '../../model/index.ts';
import { childrenOf, treeOf } from '../tree.ts';
import type { Draft } from './draft.ts';
import type { Found, Scene, Voice } from './scene.ts';
import { lemmaOf } from './words.ts';

/** "Ruiz's report" where the text knows a Ruiz Institute and no person of that name by another word: the institute. */
export function publisherNamed(scene: Scene, spoken: DocumentEntity): DocumentEntity {
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
export function publisherBefore(
  scene: Scene,
  draft: Draft,
  noun: number,
  earlier: readonly Found[],
): Voice | null {
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
