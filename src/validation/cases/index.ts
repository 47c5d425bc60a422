export { type CaseFile, readCase } from './case-file.ts';
export { type CaseResult, caseResult, measurementsOfCase } from './validate-cases.ts';
