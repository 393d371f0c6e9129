import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assignLead,
  captureSubmission,
  clientNoun,
  createClient,
  isDealerkitError,
  leadNoun,
  setLeadStatus,
  setPolicy,
  taskNoun,
} from '../index.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, eventNoun, house, openCrm, policyNoun, policyId } from '../server/index.ts';
import { dealerNouns, dealerPreset, foundTenant } from './index.ts';

async function dealership() {
  const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  const open = (id: string) => openCrm({ backend, nouns: dealerNouns, principal: { id } });
  const root = openCrm({ backend, nouns: dealerNouns, principal: house });
  const save = (noun: string, id: string, data: Record<string, unknown>) =>
    root.run({ name: `${noun}.save` } as never, { id, data } as never);
  await root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  await save('branch', 'b1', { name: 'Lyon', managerId: 'boss' });
  await save('branch', 'b2', { name: 'Lille' });
  for (const [id, profileId, branchId] of [
    ['ana', 'salesperson', 'b1'],
    ['bob', 'salesperson', 'b1'],
    ['boss', 'manager', 'b1'],
    ['far', 'manager', 'b2'],
    ['adm', 'administrator', 'b1'],
  ] as const)
    await save('user', id, { name: id, profileId, branchId });
  await save('form', 'f1', {
    key: 'contact-1',
    name: 'Contact',
    language: 'fr',
    title: { fr: 'Contact' },
    submit: { fr: 'Envoyer', en: 'Send' },
    thanksTitle: { fr: 'Merci' },
    thanksText: { fr: 'À bientôt' },
    fields: [{ name: 'email', type: 'email', label: { fr: 'E-mail' } }],
    ownerId: 'ana',
    branchId: 'b1',
    sourceId: 'website',
  });
  const send = async (raw: Record<string, string>, key: string = crypto.randomUUID()) => {
    const input = { formId: 'f1', lang: 'fr', page: null, raw, flags: [], ip: null, userAgent: null };
    const { leadId, clientId, ...more } = await open('form:f1').run(captureSubmission, input, { key });
    return { ...more, leadId: leadId!, clientId: clientId! };
  };
  return { backend, open, root, send };
}

const refused = (code: string) => (error: unknown) => isDealerkitError(error, code as never);

test('C24 C30 a visitor becomes a lead of the form’s owner, with a deadline and an event; others get not-found', async () => {
  const { open, send } = await dealership();
  const { leadId, clientId } = await send({ firstName: 'Coco', lastName: 'Hernandez', email: 'Coco@Exemple.FR', message: 'Bonjour' });
  const ana = open('ana');
  const lead = await ana.get(leadNoun, leadId);
  assert.equal(lead.name, 'Coco Hernandez');
  assert.deepEqual(lead.ownerIds, ['ana']);
  assert.equal(lead.openTasks, 1);
  assert.deepEqual(lead.ties, ['branch:b1', 'own:ana']);
  assert.equal((await ana.get(clientNoun, clientId)).emails[0], 'coco@exemple.fr');
  assert.equal((await ana.list(taskNoun)).items.length, 1);
  assert.equal((await ana.list(eventNoun)).items[0]?.type, 'lead.created');
  await assert.rejects(open('bob').get(leadNoun, leadId), refused('not-found'));
  assert.equal((await open('bob').list(leadNoun)).items.length, 0);
  assert.equal((await open('boss').list(leadNoun)).items.length, 1);
  assert.equal((await open('far').list(leadNoun)).items.length, 0);
});

test('a second submission with the same key is the same lead; with another body it is refused', async () => {
  const { open, send } = await dealership();
  const key = 'k'.repeat(20);
  const [first, second] = [await send({ email: 'a@b.fr' }, key), await send({ email: 'a@b.fr' }, key)];
  assert.deepEqual(first, second);
  await assert.rejects(send({ email: 'x@y.fr' }, key), refused('key-reused'));
  assert.equal((await open('adm').list(leadNoun)).items.length, 1);
});

test('a returning visitor is attached to his client by exact e-mail', async () => {
  const { send } = await dealership();
  const [one, two] = [await send({ email: 'a@b.fr', lastName: 'A' }), await send({ email: ' A@B.fr ' })];
  assert.equal(one.clientId, two.clientId);
  assert.notEqual(one.leadId, two.leadId);
  await assert.rejects(send({ message: 'no way to reach me' }), refused('invalid'));
});

test('C18 assigning moves the lead and its deadline; the former owner sees it gone, the events with it', async () => {
  const { open, send } = await dealership();
  const { leadId } = await send({ email: 'a@b.fr' });
  const ana = open('ana');
  const watched = ana.watch(leadNoun, leadId);
  await new Promise<void>((resolve) => {
    const stop = watched.subscribe(() => {
      if (watched.state.status === 'error') {
        stop();
        resolve();
      } else if (watched.state.status === 'ready') void open('boss').run(assignLead, { id: leadId, ownerId: 'bob' });
    });
  });
  assert.equal(watched.state.error?.code, 'not-found');
  assert.equal((await ana.list(taskNoun)).items.length, 0);
  assert.equal((await ana.list(eventNoun)).items.length, 0);
  const bob = open('bob');
  assert.equal((await bob.list(taskNoun)).items.length, 1);
  await assert.rejects(bob.run(assignLead, { id: leadId, ownerId: 'ana' }), refused('forbidden'));
  await assert.rejects(open('boss').run(assignLead, { id: leadId, ownerId: 'far' }), refused('forbidden'));
});

test('O4 C19a typed clients need names, statuses follow stages and reopening restores the stage', async () => {
  const { open, send } = await dealership();
  await assert.rejects(open('ana').run(createClient, { kind: 'person', firstName: 'X' }), refused('invalid'));
  await assert.rejects(open('ana').run(createClient, { kind: 'person', nonsense: 1 } as never), refused('invalid'));
  const { leadId: id } = await send({ email: 'a@b.fr' });
  const ana = open('ana');
  await ana.run(setLeadStatus, { id, stageId: 'qualified' });
  assert.equal((await ana.run(setLeadStatus, { id, status: 'lost', lostReasonId: 'price' })).stageId, 'closed-lost');
  assert.equal((await ana.run(setLeadStatus, { id, status: 'open' })).stageId, 'qualified');
});

test('a policy change takes effect at once, without a new Crm', async () => {
  const { open, send } = await dealership();
  const { leadId } = await send({ email: 'a@b.fr' });
  const [ana, adm] = [open('ana'), open('adm')];
  await ana.get(leadNoun, leadId);
  const { policy, version } = await adm.get(policyNoun, policyId);
  const stored = policy as { nodes: Record<string, { levels: Record<string, unknown> }> };
  const nodes = { ...stored.nodes, 'role:staff': { levels: { ...stored.nodes['role:staff']!.levels, 'lead.view': 'none' } } };
  await adm.run(setPolicy, { policy: { ...stored, nodes } as never, version });
  await assert.rejects(ana.get(leadNoun, leadId), refused('not-found'));
  await assert.rejects(ana.run(setPolicy, { policy: stored as never }), refused('forbidden'));
});
