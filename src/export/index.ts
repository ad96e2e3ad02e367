export { claimLines } from './claims.ts';
export { csvRecords } from './csv.ts';
export { type PloverCode, ploverCodeOf, ploverLines } from './plover.ts';
export { type CheckedTally, checkedTallies, tallyLines } from './tallies.ts';
