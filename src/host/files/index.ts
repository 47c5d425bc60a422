export { hashOfBytes, type WriteOutcome, writeFileAtomically } from './atomic-write.ts';
export { Documents, type Grant } from './documents.ts';
export { type FileOperations, nodeFileOperations, type OpenFile, systemErrorCode } from './file-operations.ts';
export { Journal } from './journal.ts';
