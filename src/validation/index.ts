export { type CollectiveReport, isCollectivesCsv, validateCollectives } from './collectives/index.ts';
