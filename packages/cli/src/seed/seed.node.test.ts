import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, type Lead, type Message, type Noun, canonical } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns, sha256 } from '@dealerkit/core/server';
import { cliPorts } from '../ports.ts';
import { copyTenant } from './copy-tenant.ts';
import { seedTenant } from './seed-tenant.ts';

const nouns = allNouns(dealerNouns);
const now = Date.UTC(2026, 5, 15, 9);

async function seeded(): Promise<Backend> {
  const backend = memoryBackend({ nouns });
  await seedTenant({ backend, ports: cliPorts, now });
  return backend;
}

async function all(backend: Backend, { name, sorts }: Noun): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await backend.query(name, { sort: Object.keys(sorts)[0]!, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items.map(({ record, ties }) => ({ ...record, ties })));
    cursor = page.next;
    if (cursor === undefined) return found;
  }
}

const nounNamed = (name: string): Noun => nouns.find((noun) => noun.name === name)!;
const hashOf = async (backend: Backend): Promise<string> => sha256(canonical(await Promise.all(nouns.map((noun) => all(backend, noun)))));

test('the same moment gives the same house, byte for byte, and every part of it is there', async () => {
  const [one, two] = [await seeded(), await seeded()];
  assert.equal(await hashOf(one), await hashOf(two));
  const counts = Object.fromEntries(await Promise.all(nouns.map(async (noun) => [noun.name, (await all(one, noun)).length] as const)));
  assert.deepEqual(
    {
      branch: counts['branch'],
      user: counts['user'],
      group: counts['group'],
      client: counts['client'],
      lead: counts['lead'],
      form: counts['form'],
    },
    { branch: 3, user: 12, group: 4, client: 300, lead: 800, form: 3 },
  );
  assert.equal((await all(one, nounNamed('vehicle'))).filter((vehicle) => vehicle['leadId'] === null).length, 40);
  const leads = (await all(one, nounNamed('lead'))) as unknown as Lead[];
  const at = new Date(now).toISOString();
  const open = leads.filter(({ status }) => status === 'open');
  assert.deepEqual([...new Set(leads.map(({ status }) => status))].sort(), ['lost', 'open', 'won']);
  assert.equal(new Set(leads.map(({ stageId }) => stageId)).size, 9);
  assert.ok(leads.filter(({ status }) => status === 'lost').every(({ lostReasonId }) => lostReasonId !== null));
  assert.ok(open.filter(({ assigned }) => !assigned).length >= 5);
  assert.ok(open.filter(({ nextDeadlineAt }) => nextDeadlineAt !== null && nextDeadlineAt < at).length >= 10);
  assert.ok(leads.every(({ createdAt, updatedAt }) => createdAt <= updatedAt && updatedAt <= at));
  const messages = (await all(one, nounNamed('message'))) as unknown as Message[];
  assert.ok(messages.length >= 40 && messages.every(({ status, paper }) => status === 'sent' && paper !== null), String(messages.length));
  const clients = (await all(one, nounNamed('client'))) as unknown as Client[];
  assert.deepEqual([...new Set(clients.map(({ language }) => language))].sort(), ['en', 'es', 'fr']);
  await assert.rejects(copyTenant(one, two, nouns), { code: 'conflict' });
});
