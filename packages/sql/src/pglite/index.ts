export { openPglite } from './open-pglite.ts';
export type { OpenPglite } from './open-pglite.ts';
