import type { Tree } from './tree.ts';

/** One change to a tree: under what a token hangs instead, and by what relation. */
export interface Change {
  readonly token: number;
  readonly head: number;
  readonly deprel: string;
}

/** Whether a noun (its lemma, lower case) is for a person. */
export type IsPerson = (noun: string) => boolean;

/** What is to change in a tree. */
export type Repair = (tree: Tree, isPerson: IsPerson) => readonly Change[];
