export { clientRows } from './client-rows.ts';
export type { ClientRow } from './client-rows.ts';
export { parseCsv, writeCsv, writeRow } from '@dealerkit/core';
export { progressBar } from './progress-bar.ts';
