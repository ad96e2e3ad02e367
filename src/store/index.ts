export * from './ledger.ts';
export { type OpenOptions, openLedger } from './sqlite/open.ts';
