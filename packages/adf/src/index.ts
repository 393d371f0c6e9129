export { adfLimits } from './limits.ts';
export type { AdfLimits } from './limits.ts';
export { AdfRefusal } from './refusal.ts';
export type { Place } from './refusal.ts';
