export { DEFAULT_MAX_BYTES, documentOf, type ReadOptions, type ReadResult } from './document.ts';
export type { Raw, Sidecar } from './draft.ts';
export { readInputs } from './inputs.ts';
