import { isRelation, type Tree } from '../tree.ts';
import type { TokenRange } from '../types.ts';

/** The token of an expression that hangs on something outside of it. */
export function headOf(tree: Tree, { first, last }: TokenRange): number {
  for (let at = first; at <= last; at++) {
    const { head, deprel } = tree.tokens[at]!;
    if (
      (head < first || head > last) &&
      !['case', 'punct', 'mark', 'det', 'cc'].some((r) => isRelation(deprel, r))
    )
      return at;
  }
  return first;
}
