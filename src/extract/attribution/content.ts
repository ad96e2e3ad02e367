/** What a verb's frame gives: the tokens attributed, and whether a clause or quotation is among them. */
export interface Content {
  readonly tokens: readonly number[];
  readonly kind: 'clause' | 'quote' | 'np' | 'inf' | 'above' | 'oblique';
}
