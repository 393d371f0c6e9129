import type { Clock } from '@dealerkit/core';
import { type OutboxPort, outboxName } from './outbox-port.ts';

/** Opens what keeps requests on this device (docs/decisions/0028-the-form-and-its-outbox.md). Rejects when it could not be loaded. */
export async function openOutbox(clock: Clock): Promise<OutboxPort> {
  return (await import('@dealerkit/indexeddb/outbox')).outboxStore({ name: outboxName, clock });
}
