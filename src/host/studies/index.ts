export { runStudy, type StudyOutcome, type StudyReport, type StudyRequest, studyBase } from './run-study.ts';
export { StudyCancelled, type ThreadExecutor, threadExecutor } from './thread-executor.ts';
