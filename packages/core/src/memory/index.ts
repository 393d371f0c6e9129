export { applyCommit, emptyState, receiptKey } from './apply-commit.ts';
export type { Applied, AppliedCommit, State, StoredJob } from './apply-commit.ts';
export { memoryFiles } from './memory-files.ts';
export { changeSide, memoryBackend, memoryWindow } from './memory-backend.ts';
