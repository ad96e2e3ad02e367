import type { Tree } from '../tree.ts';
import type { ResolvedMention } from '../types.ts';
import type { Match, Scene } from './types.ts';

/** The one in whose words a token stands, where one is known. */
export function speakerAt(scene: Scene, tree: Tree, token: number): ResolvedMention | null {
  const sentence = tree.sentence.index;
  const inner = scene.attributions.around(sentence, token).at(-1);
  const entity = inner?.entity ?? scene.attributions.speakerOf(sentence, token);
  if (!entity) return null;
  const named = inner?.source ? scene.mentions.at(inner.source.sentence, inner.source.head) : null;
  const mention = named?.entity.id === entity.id ? named.mention : entity.mentions[0];
  return mention ? { mention, entity } : null;
}

/** "Thank you for your letter", "your visit of Sunday last": to the one who says so. */
export function speakerAddressed(scene: Scene, tree: Tree, match: Match): readonly ResolvedMention[] {
  const owner = match.arguments.find(({ slot }) => slot === 'owner');
  if (!owner || !/^your$/i.test(tree.tokens[owner.token]!.text)) return [];
  const speaker = speakerAt(scene, tree, match.token);
  return speaker ? [speaker] : [];
}

/** Whether one side acts towards the other: a letter, a visit. */
export function isDirected({ frame }: Match): boolean {
  return frame.mode === 'letter' || frame.mode === 'visit';
}

const addressees = new WeakMap<Scene, ResolvedMention | null>();

/** Whom a document that is a letter addresses ("Dear Professor Moss"), null where none is. */
export function addresseeOf(scene: Scene): ResolvedMention | null {
  let found = addressees.get(scene);
  if (found === undefined) {
    const greeting = scene.reading.parsed.sentences.find(({ tokens }) => tokens[0]?.text === 'Dear');
    const named = scene.mentions.all.find(
      ({ mention, entity }) => mention.sentence === greeting?.index && entity.kind === 'person',
    );
    found = named ?? null;
    addressees.set(scene, found);
  }
  return found;
}
