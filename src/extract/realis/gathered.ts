import type { Realis } from '../../model/index.ts';
import type { Tree } from '../tree.ts';

/** What has been gathered on the way up from a trigger. */
export interface Gathered {
  readonly found: { readonly realis: Realis; readonly word: string; readonly token: number }[];
}

/** Notes what a word tells of the event; each word counts once. */
export function note(tree: Tree, gathered: Gathered, realis: Realis, token: number): void {
  if (gathered.found.some((item) => item.token === token)) return;
  gathered.found.push({ realis, word: tree.tokens[token]!.text, token });
}
