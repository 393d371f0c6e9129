/** `dealerkit mail bounces` against a gateway, with a service key’s right. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { createLead, grantPolicy, leadNoun, messageNoun, sendMessage } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { main } from 'dealerkit';
import { deliveryReport } from '../packages/cli/src/mail/delivery-report.harness.ts';
import { type GatewayServer, startGateway } from './support/gateway-server.ts';

let gateway: GatewayServer;
let folder: string;
const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
const crm = openCrm({ backend, nouns: dealerNouns, principal: house });

before(async () => {
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  await crm.run(grantPolicy, { node: 'service:bounces', levels: { 'message.view': 'all', 'message.bounce': 'all', 'lead.view': 'all' } });
  gateway = await startGateway({ backendFor: () => backend });
  folder = await mkdtemp(join(tmpdir(), 'bounces-'));
});
after(async () => {
  await gateway.close();
  await crm.close();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const write = (text: string): void => void (said += text);
  const io = { out: write, err: write, terminal: false, env: {}, signal: new AbortController().signal };
  return { code: await main(args, io), said };
}

it('C21: what came back is noted on its message, once, by who may', async () => {
  const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
  const { id: leadId } = await crm.run(createLead, { client });
  const { id } = await crm.run(sendMessage, { leadId, subject: 'Bonjour', text: 'Merci' });
  await mkdir(join(folder, 'in'));
  const files = async () => {
    await writeFile(join(folder, 'in', '1.eml'), deliveryReport({ id: `<${id}@garage.example>` }));
    await writeFile(join(folder, 'in', '2.eml'), deliveryReport({ id: '<somebody-else@garage.example>' }));
    await writeFile(join(folder, 'in', 'notes.txt'), 'x');
  };
  const bounces = (token: string) => run('mail', 'bounces', join(folder, 'in'), '--url', gateway.url, '--token', token);
  await files();
  assert.equal((await bounces('nobody')).code, 1);
  assert.equal((await crm.get(messageNoun, id)).status, 'queued');
  const { code, said } = await bounces('service:bounces');
  assert.equal(code, 0, said);
  assert.match(said, /^1 of 2 mails/);
  assert.deepEqual(await readdir(join(folder, 'in')), ['notes.txt', 'read']);
  const { status, error } = await crm.get(messageNoun, id);
  assert.deepEqual({ status, error }, { status: 'bounced', error: '5.1.1' });
  assert.equal((await crm.get(leadNoun, leadId)).firstContactAt, null);
  assert.equal((await run('mail', 'everything')).code, 2);
});
