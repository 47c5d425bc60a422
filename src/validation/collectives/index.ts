export {
  type CollectiveGroup,
  type CollectiveReport,
  type ErrorSummary,
  isCollectivesCsv,
  validateCollectives,
} from './validate-collectives.ts';
