export { sqlBackend } from './sql-backend.ts';
export type { SqlBackendOptions } from './sql-backend.ts';
export type { SqlPool } from './database.ts';
export { migrate } from './schema/migrate.ts';
export { changesKept, sweep } from './sweep.ts';
export type { SweepOptions } from './sweep.ts';
