import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactNoun, createClient } from '../index.ts';
import { gemBooksPreset } from './index.ts';
import { refusal, tenantOf } from './tenant.harness.ts';

test('G22 a client’s contact keeps the contacts of his client up to date, and makes none', async () => {
  const { as, root, save } = await tenantOf(gemBooksPreset);
  const { id: clientId } = await root.run(createClient, { kind: 'company', companyName: 'Atelier Nord' });
  await save('contact', 'c1', { clientId, name: 'Coco Hernandez' });
  await save('user', 'ext', { name: 'Coco Hernandez', clientId, profileId: 'client' });
  const keep = (id: string, name: string) => as('ext').run({ name: 'contact.save' } as never, { id, data: { clientId, name } } as never);
  await keep('c1', 'Colette Hernandez');
  assert.equal((await root.get(contactNoun, 'c1')).name, 'Colette Hernandez');
  await assert.rejects(keep('c2', 'Somebody else'), refusal('not-found'));
  const made = as('ext').run({ name: 'contact.save' } as never, { data: { clientId, name: 'Somebody else' } } as never);
  await assert.rejects(made, refusal('forbidden'));
});
