export * from './tallies.ts';
