export { Studies } from './studies.ts';
export { studyBase } from './study-base.ts';
export { StudyCancelled, type ThreadExecutor, threadExecutor } from './thread-executor.ts';
