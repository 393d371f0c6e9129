export { adfLimits } from './limits.ts';
export type { AdfLimits } from './limits.ts';
export { AdfRefusal } from './refusal.ts';
export type { Place } from './refusal.ts';
export type { AdfDocument, AdfIssue, AdfNode } from './node.ts';
export { readAdf, validateAdf } from './read-adf.ts';
export type { AdfReading } from './read-adf.ts';
