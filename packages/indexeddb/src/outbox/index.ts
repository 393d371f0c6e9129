export { outboxStore } from './outbox-store.ts';
export type { OutboxOptions } from './outbox-store.ts';
export { outboxLimits } from './outbox-limits.ts';
export type { OutboxLimits } from './outbox-limits.ts';
export type { AttemptOutcome, LeasedRequest, OutboxRequest, OutboxStore } from './outbox.ts';
export type { OutboxEntry, OutboxState } from './outbox-row.ts';
export type { Tombstone } from './outbox-schema.ts';
