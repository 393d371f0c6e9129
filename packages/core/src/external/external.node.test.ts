import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type Crm,
  type InputOf,
  clientNoun,
  createClient,
  importClient,
  importLead,
  isDealerkitError,
  leadNoun,
  taskNoun,
  upsertClient,
  upsertLead,
  userNoun,
} from '../index.ts';
import { foundTenant, dealerNouns, dealerPreset } from '../dealer/index.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, eventNoun, house, openCrm } from '../server/index.ts';

async function dealership() {
  const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  const root = openCrm({ backend, nouns: dealerNouns, principal: house });
  const save = (noun: string, id: string, data: object) => root.run({ name: `${noun}.save` } as never, { id, data } as never);
  await root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  await save('branch', 'b1', { name: 'Lyon', managerId: 'ana' });
  await save('branch', 'b2', { name: 'Lille' });
  for (const [id, profileId, branchId] of [
    ['ana', 'salesperson', 'b1'],
    ['far', 'salesperson', 'b2'],
    ['adm', 'administrator', 'b1'],
  ] as const)
    await save('user', id, { name: id, profileId, branchId });
  await save('user', 'gone', { name: 'Gone', profileId: 'salesperson', branchId: 'b1', active: false });
  const as = (id: string): Crm => openCrm({ backend, nouns: dealerNouns, principal: { id } });
  return { backend, root, save, as };
}

const refused = (code: string) => (error: unknown) => isDealerkitError(error, code as never);
const dms = (id: string) => ({ system: 'dms', id });
const person = { kind: 'person', firstName: 'Coco', lastName: 'Hernandez' } as const;

describe('upsert by external id', () => {
  test('creates, changes what differs, and writes nothing when nothing does', async () => {
    const { as } = await dealership();
    const adm = as('adm');
    const made = await adm.run(upsertClient, { externalId: dms('1'), data: { ...person, emails: ['Coco@Example.com'] } });
    assert.equal(made.outcome, 'created');
    const first = await adm.get(clientNoun, made.id);
    assert.deepEqual(first.externalIds, [dms('1')]);
    const again = await adm.run(upsertClient, { externalId: dms('1'), data: { ...person, emails: ['coco@example.COM '] } });
    assert.deepEqual(again, { id: made.id, outcome: 'unchanged' });
    assert.equal((await adm.get(clientNoun, made.id)).version, first.version);
    const changed = await adm.run(upsertClient, { externalId: dms('1'), data: { jobTitle: 'Pilot' } });
    assert.deepEqual(changed, { id: made.id, outcome: 'updated' });
    const second = await adm.get(clientNoun, made.id);
    assert.equal(second.jobTitle, 'Pilot');
    assert.deepEqual([second.emails, second.lastName], [['coco@example.com'], 'Hernandez'], 'what is left out stays');
    const { items } = await adm.list(eventNoun, { where: { eq: ['subject', `client:${made.id}`] }, sort: 'oldest' });
    assert.deepEqual(
      items.map(({ type, params }) => [type, params['fields']]),
      [
        ['client.created', undefined],
        ['client.updated', ['jobTitle']],
      ],
    );
  });

  test('an external id is one record’s in its noun, whichever command gives it; it is free again when that record lets go of it', async () => {
    const { root } = await dealership();
    const [a, b] = [await root.run(createClient, person), await root.run(createClient, person)];
    const give = (id: string, ids: readonly string[]) =>
      root.run({ name: 'vehicle.save' } as never, { id, data: { label: id, externalIds: ids.map((each) => dms(each)) } } as never);
    await give('v1', ['1', '2']);
    await assert.rejects(give('v2', ['2']), (error) => isDealerkitError(error, 'duplicate') && error.details.candidates?.[0] === 'v1');
    await give('v1', ['1']);
    await give('v2', ['2']);
    await assert.rejects(give('v1', ['1', '2']), refused('duplicate'));
    // The same pair may stand for one record of each noun.
    assert.equal((await root.run(upsertClient, { externalId: dms('1'), data: person })).outcome, 'created');
    assert.notEqual(a.id, b.id);
  });

  test('the right to create makes, the right to update changes; a record that one may not see is a duplicate, and is not told', async () => {
    const { as, root } = await dealership();
    const { id } = await as('ana').run(upsertClient, { externalId: dms('1'), data: person });
    await assert.rejects(as('far').run(upsertClient, { externalId: dms('1'), data: { jobTitle: 'x' } }), (error) => {
      assert.ok(isDealerkitError(error, 'duplicate'));
      assert.deepEqual(error.details.candidates ?? [], []);
      assert.ok(!JSON.stringify({ message: error.message, ...error.details }).includes(id));
      return true;
    });
    await root.run(
      { name: 'policy.set' } as never,
      {
        policy: {
          v: 1,
          preset: 'none',
          userParents: 'profile',
          nodes: {
            'user:ana': { levels: { 'client.view': 'all', 'client.create': 'all' } },
            'user:far': { levels: { 'client.view': 'all', 'client.update': 'all' } },
            'profile:administrator': { levels: { 'policy.manage': 'all' } },
          },
          rules: [],
          sharing: {},
        },
      } as never,
    );
    await assert.rejects(as('ana').run(upsertClient, { externalId: dms('1'), data: { jobTitle: 'x' } }), refused('forbidden'));
    await assert.rejects(as('far').run(upsertClient, { externalId: dms('2'), data: person }), refused('forbidden'));
    assert.equal((await as('far').run(upsertClient, { externalId: dms('1'), data: { jobTitle: 'x' } })).outcome, 'updated');
    assert.equal((await as('ana').run(upsertClient, { externalId: dms('2'), data: person })).outcome, 'created');
  });

  test('a lead finds its client by the other system’s id, and keeps the owner that the house gave it', async () => {
    const { as } = await dealership();
    const adm = as('adm');
    const client = await adm.run(upsertClient, { externalId: dms('c'), data: { ...person, emails: ['c@example.com'] } });
    const lead = { externalId: dms('l'), data: { clientExternalId: dms('c'), vehicle: 'Clio', ownerId: 'ana' } };
    const { id } = await adm.run(upsertLead, lead);
    const stored = await adm.get(leadNoun, id);
    assert.deepEqual([stored.clientId, stored.ownerIds, stored.vehicle], [client.id, ['ana'], 'Clio']);
    await adm.run({ name: 'lead.assign' } as never, { id, ownerId: 'adm' } as never);
    assert.equal((await adm.run(upsertLead, lead)).outcome, 'unchanged');
    assert.equal((await adm.run(upsertLead, { ...lead, data: { ...lead.data, vehicle: 'Zoe' } })).outcome, 'updated');
    assert.deepEqual((await adm.get(leadNoun, id)).ownerIds, ['adm']);
    await assert.rejects(
      adm.run(upsertLead, { externalId: dms('m'), data: { clientExternalId: dms('?') } }),
      (error) => isDealerkitError(error, 'invalid') && error.details.fields?.['data.clientExternalId']?.code === 'unknown',
    );
  });

  test('any rows in any order, four at once: each id once, and the last write of each stands', async () => {
    const row = fc.record({
      id: fc.integer({ min: 0, max: 4 }),
      jobTitle: fc.constantFrom('Pilot', 'Chef', null),
      lastName: fc.constantFrom('A', 'B'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 6 }), async (rows, after) => {
        const { root } = await dealership();
        const put = ({ id, ...data }: (typeof rows)[number]) =>
          root.run(upsertClient, { externalId: dms(String(id)), data: { kind: 'person', firstName: 'X', ...data } });
        await Promise.all(rows.map((each) => put(each)));
        for (const each of after) await put(each);
        const { items } = await root.list(clientNoun, { limit: 100 });
        const ids = items.map(({ externalIds }) => externalIds[0]!.id).sort();
        assert.deepEqual(ids, [...new Set([...rows, ...after].map(({ id }) => String(id)))].sort());
        for (const { externalIds, jobTitle, lastName } of items) {
          const last = after.findLast(({ id }) => String(id) === externalIds[0]!.id);
          if (last) assert.deepEqual([jobTitle, lastName], [last.jobTitle, last.lastName]);
          else
            assert.ok(
              rows.some((each) => String(each.id) === externalIds[0]!.id && each.jobTitle === jobTitle && each.lastName === lastName),
            );
        }
        const seen = new Map(items.map(({ id, version }) => [id, version]));
        for (const { externalIds, jobTitle, lastName } of items)
          assert.equal((await root.run(upsertClient, { externalId: externalIds[0]!, data: { jobTitle, lastName } })).outcome, 'unchanged');
        for (const { id, version } of (await root.list(clientNoun, { limit: 100 })).items) assert.equal(version, seen.get(id));
      }),
      { numRuns: Number(process.env['DEALERKIT_CASES'] ?? 60) },
    );
  });
});

describe('import', () => {
  const past = { createdAt: '2019-05-06T07:08:09.000Z', createdBy: 'old-crm:7' };

  test('a client keeps when and by whom he was created and his owner, even one who left, and may lack a name', async () => {
    const { as } = await dealership();
    const adm = as('adm');
    const { id } = await adm.run(importClient, {
      externalId: dms('1'),
      data: { lastName: 'Solo', ownerId: 'gone', branchId: 'b1', ...past },
    });
    const client = await adm.get(clientNoun, id);
    assert.deepEqual([client.createdAt, client.createdBy, client.updatedBy], [past.createdAt, past.createdBy, 'adm']);
    assert.deepEqual([client.ownerIds, client.branchId, client.incomplete, client.name], [['gone'], 'b1', true, 'Solo']);
    const { items } = await adm.list(eventNoun, { where: { eq: ['subject', `client:${id}`] } });
    assert.deepEqual(
      items.map(({ type }) => type),
      ['client.imported'],
    );
    assert.equal(
      (await adm.run(importClient, { externalId: dms('1'), data: { lastName: 'Solo', ownerId: 'gone', ...past } })).outcome,
      'unchanged',
    );
  });

  test('a lead keeps its status, owner and dates, opens no deadline, and is changed by the next import', async () => {
    const { as } = await dealership();
    const adm = as('adm');
    const client = await adm.run(importClient, { externalId: dms('1'), data: { ...person, emails: ['c@example.com'] } });
    const data = { clientId: client.id, status: 'won', closedAt: '2020-01-01T00:00:00.000Z', ownerId: 'gone', ...past } as const;
    const { id } = await adm.run(importLead, { externalId: dms('l'), data });
    const lead = await adm.get(leadNoun, id);
    assert.deepEqual([lead.status, lead.stageId, lead.closedAt, lead.createdAt], ['won', 'closure', data.closedAt, past.createdAt]);
    assert.deepEqual(
      [lead.ownerIds, lead.assigned, lead.openTasks, lead.nextDeadlineAt, lead.lastActivityAt],
      [['gone'], true, 0, null, past.createdAt],
    );
    assert.equal((await adm.list(taskNoun, { limit: 10 })).items.length, 0);
    assert.equal((await adm.run(importLead, { externalId: dms('l'), data })).outcome, 'unchanged');
    const open = await adm.run(importLead, { externalId: dms('m'), data: { clientId: client.id, ownerId: null } });
    assert.deepEqual((await adm.get(leadNoun, open.id)).ownerIds, []);
    assert.equal((await adm.list(taskNoun, { limit: 10 })).items.length, 0, 'not for open ones either');
    assert.equal((await adm.run(importLead, { externalId: dms('m'), data: { status: 'lost', lostNote: 'elsewhere' } })).outcome, 'updated');
    assert.deepEqual((({ status, lostNote }) => [status, lostNote])(await adm.get(leadNoun, open.id)), ['lost', 'elsewhere']);
  });

  test('it is a right of its own; the future, an unknown owner and an unknown stage are refused', async () => {
    const { as, root } = await dealership();
    await assert.rejects(as('ana').run(importClient, { externalId: dms('1'), data: person }), refused('forbidden'));
    const adm = as('adm');
    const give = (data: InputOf<typeof importClient>['data']) => adm.run(importClient, { externalId: dms('1'), data });
    await assert.rejects(give({ ...person, createdAt: '2999-01-01T00:00:00.000Z' }), refused('invalid'));
    await assert.rejects(give({ ...person, ownerId: 'nobody-ever' }), refused('invalid'));
    const client = await root.run(createClient, { ...person, emails: ['c@example.com'] });
    await assert.rejects(
      adm.run(importLead, { externalId: dms('l'), data: { clientId: client.id, stageId: 'horse' } }),
      refused('invalid'),
    );
    await assert.rejects(
      adm.run(importLead, { externalId: dms('l'), data: { clientId: client.id, stageId: 'closure', status: 'lost' } }),
      refused('invalid'),
    );
    assert.equal((await root.list(leadNoun, { limit: 10 })).items.length, 0);
    assert.equal((await root.list(userNoun, { limit: 10 })).items.length, 4);
  });
});
