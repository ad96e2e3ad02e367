import type { NameType } from '../../model/index.ts';
import type { Entry } from './gazetteer.ts';

/** A stretch that names somebody or something, before its kind is told. */
export interface NameSpanFound {
  readonly first: number;
  readonly last: number;
  /** The model's type; null where only the tags or the gazetteer show a name. */
  readonly type: NameType | null;
  readonly score: number;
  /** Set where the words stand in the gazetteer. */
  readonly entry: Entry | null;
}
