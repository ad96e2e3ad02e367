export { claimLines } from './claims.ts';
export { csvRecords } from './csv.ts';
