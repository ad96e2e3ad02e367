import { childrenOf, conjunctsOf, markersOf, subtreeOf, type Tree } from '../tree.ts';
import type { Scene } from './types.ts';

/** The modes that the things named at `token` give their event (null: none of its own); empty where none of `things` is named. */
export function thingsAt(
  scene: Scene,
  tree: Tree,
  token: number,
  things: ReadonlyMap<string, string | null>,
): readonly (string | null)[] {
  const out: (string | null)[] = [];
  for (const conjunct of conjunctsOf(tree, token)) {
    const near = [conjunct, ...childrenOf(tree, conjunct, 'compound', 'amod', 'nmod', 'conj')].filter(
      (at) => {
        const { deprel } = tree.tokens[at]!;
        return at === conjunct || deprel !== 'nmod' || markersOf(tree, at).includes('of');
      },
    );
    for (const at of near) {
      const { lemma, text } = tree.tokens[at]!;
      const key = [text.toLowerCase(), lemma.toLowerCase()].find((word) => things.has(word));
      if (key === undefined) continue;
      const mode = things.get(key) ?? null;
      out.push(
        mode === null && things.has('money') && isSum(scene, tree, conjunct) ? things.get('money')! : mode,
      );
      break;
    }
  }
  return out;
}

/** Whether a noun phrase tells an amount of money ("a gift of 250,000 pounds"). */
function isSum(scene: Scene, tree: Tree, token: number): boolean {
  const inside = new Set(subtreeOf(tree, token));
  return scene.figures.some(
    ({ sentence, first, figure }) =>
      sentence === tree.sentence.index && inside.has(first) && /^[A-Z]{3}$/.test(figure.unit),
  );
}
