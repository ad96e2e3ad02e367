import type { EntityKind, NameType } from '../../model/index.ts';
import type { Entry } from './gazetteer.ts';
import type { Gender } from './words.ts';

/** A name in its sentence, its title apart from it. */
export interface Name {
  readonly sentence: number;
  /** Tokens of the mention: the name with an honorific ("Sheikh"), without offices and ranks. */
  readonly first: number;
  readonly last: number;
  /** First token of the bare name. */
  readonly bare: number;
  readonly head: number;
  /** First token of the title before the name; equal to `first` where there is none. */
  readonly title: number;
  /** The bare name as written, white space evened out. */
  readonly text: string;
  readonly kind: EntityKind;
  readonly type: NameType | null;
  /** The model's probability, 0 where it saw no name. */
  readonly score: number;
  readonly form: 'name' | 'adjective';
  readonly entry: Entry | null;
  readonly gender: Gender;
  readonly plural: boolean;
}
