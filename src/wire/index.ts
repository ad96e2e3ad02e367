export * from './claim.ts';
export * from './listings.ts';
export * from './problem.ts';
export * from './source.ts';
export * from './tally.ts';
