import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Preset, defineCommand, defineNoun, isDealerkitError, sharingSchema } from '../index.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, handle, handler, house, openCrm, openSource, runJobs } from '../server/index.ts';
import { foundTenant } from '../dealer/index.ts';

const person = defineNoun({
  name: 'person',
  schema: z.strictObject({
    name: z.string(),
    team: z.array(z.string()),
    home: z.nullable(z.string()),
    active: z._default(z.boolean(), true),
  }),
  actions: ['save'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  person: ({ id, name, team, home, active }) => ({ id, name, active, groups: team, branch: home, client: null, profile: 'worker' }),
});
const saveCar = defineCommand({
  name: 'car.create',
  input: z.strictObject({
    id: z.optional(z.string()),
    ownerIds: z.array(z.string()),
    price: z._default(z.number(), 1),
    label: z._default(z.string(), 'car'),
  }),
  output: z.strictObject({ id: z.string() }),
  right: 'car.create',
});
const patchCar = defineCommand({
  name: 'car.update',
  input: z.strictObject({ id: z.string(), patch: z.record(z.string(), z.unknown()), from: z.optional(z.record(z.string(), z.unknown())) }),
  output: z.strictObject({}),
  right: 'car.update',
  subject: ({ id }) => ({ noun: 'car', id }),
});
const scrap = defineCommand({
  name: 'car.scrap',
  input: z.strictObject({ id: z.string() }),
  output: z.strictObject({ parts: z.number() }),
  right: 'car.delete',
  subject: ({ id }) => ({ noun: 'car', id }),
});
const car = defineNoun({
  name: 'car',
  schema: z.strictObject({
    label: z.string(),
    price: z.number(),
    ownerIds: z.array(z.string()),
    sharing: z._default(sharingSchema, null),
  }),
  commands: [saveCar, patchCar, scrap],
  ties: { owners: 'ownerIds', sharing: 'sharing' },
  guards: { ownerIds: 'assign', sharing: 'share' },
  sorts: { label: { field: 'label', direction: 'asc' }, price: { field: 'price', direction: 'asc' } },
  search: { label: 'text' },
});
const addPart = defineCommand({
  name: 'part.create',
  input: z.strictObject({ carId: z.string() }),
  output: z.strictObject({ id: z.string() }),
  right: 'part.create',
});
const part = defineNoun({
  name: 'part',
  schema: z.strictObject({ carId: z.string() }),
  commands: [addPart],
  parents: [{ field: 'carId', noun: 'car' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
});
const nouns = [
  handle(person, [
    handler(
      defineCommand({
        name: 'person.save',
        input: z.strictObject({ id: z.string(), data: z.record(z.string(), z.unknown()) }),
        output: z.strictObject({}),
        right: 'person.save',
      }),
      async (ctx, { id, data }) => {
        const held = await ctx.system.get(person, id);
        return { output: {}, changes: [held ? ctx.update(held, data) : { ...ctx.create(person, data), id }] };
      },
    ),
  ]),
  handle(car, [
    handler(saveCar, async (ctx, { id, ...data }) => {
      const change = ctx.create(car, data);
      return {
        output: { id: id ?? change.id },
        changes: [{ ...change, id: id ?? change.id }],
        events: [{ type: 'car.made', about: [{ noun: 'car', id: id ?? change.id }] }],
      };
    }),
    handler(patchCar, async (ctx, { id, patch, from }) => ({ output: {}, changes: [ctx.update(await ctx.get(car, id), patch, from)] })),
    handler(scrap, async (ctx, { id }) => {
      const where = { eq: ['carId', id] as const };
      const parts = await ctx.system.list(part, { where });
      return {
        output: { parts: parts.length },
        summary: { parts: parts.length },
        changes: [ctx.remove(await ctx.get(car, id)), ...parts.map((one) => ctx.remove(one))],
        expects: [{ noun: 'part', where, ids: parts.map(({ record }) => record.id) }],
      };
    }),
  ]),
  handle(part, [
    handler(addPart, async (ctx, { carId }) =>
      ((change) => ({ output: { id: change.id }, changes: [change] }))(ctx.create(part, { carId })),
    ),
  ]),
];
const preset: Preset = {
  name: 'test',
  userParents: 'profile',
  parents: {},
  fragments: {
    person: { levels: { 'profile:worker': { view: 'all' } } },
    car: {
      levels: { 'profile:worker': { view: ['own', 'groups'], create: 'own', update: 'own', delete: 'own', assign: 'groups' } },
      sharing: { default: 'private', read: ['view'], write: ['view', 'update'] },
    },
    part: { levels: { 'profile:worker': { view: 'own', create: 'all' } } },
    event: { levels: { 'profile:worker': { view: 'own' } } },
  },
};

async function garage() {
  const backend = memoryBackend({ nouns: allNouns(nouns) });
  await foundTenant({ backend, nouns, preset });
  const root = openCrm({ backend, nouns, principal: house });
  for (const [id, team] of [
    ['ann', ['red']],
    ['ben', ['red']],
    ['cem', ['blue']],
  ] as const)
    await root.run({ name: 'person.save' } as never, { id, data: { name: id, team, home: null } } as never);
  const open = (id: string) => openCrm({ backend, nouns, principal: { id } });
  return { backend, root, open };
}
const code = (expected: string) => (error: unknown) => isDealerkitError(error, expected as never);

test('preview is the plan without its commit, and a run on an outdated basis is a conflict with the new preview', async () => {
  const { open, backend } = await garage();
  const ann = open('ann');
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'] });
  await ann.run(addPart, { carId: id });
  const preview = await ann.preview(scrap, { id });
  assert.deepEqual(preview.summary, { parts: 1 });
  assert.ok(preview.decision.allowed);
  assert.equal((await backend.get('car', [id]))[0]?.record.id, id);
  await ann.run(addPart, { carId: id });
  const error = await ann.run(scrap, { id }, { basis: preview.basis }).catch((cause: unknown) => cause);
  assert.ok(isDealerkitError(error, 'conflict'));
  const next = error.details.preview as typeof preview;
  assert.deepEqual(next.summary, { parts: 2 });
  assert.deepEqual(await ann.run(scrap, { id }, { basis: next.basis }), { parts: 2 });
  assert.deepEqual(await backend.get('car', [id]), [undefined]);
});

test('the retry of a command that removed its subject gets the same answer', async () => {
  const { open } = await garage();
  const ann = open('ann');
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'] });
  const first = await ann.run(scrap, { id }, { key: 'same-key-123' });
  assert.deepEqual(await ann.run(scrap, { id }, { key: 'same-key-123' }), first);
  await assert.rejects(ann.run(scrap, { id }, { key: 'other-key-123' }), code('not-found'));
});

test('a patch is rebased over a change of other fields and refused over a change of its own', async () => {
  const { open } = await garage();
  const ann = open('ann');
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'], label: 'a', price: 1 });
  await ann.run(patchCar, { id, patch: { price: 2 }, from: { price: 1 } });
  await ann.run(patchCar, { id, patch: { label: 'b' }, from: { label: 'a' } });
  const error = await ann.run(patchCar, { id, patch: { price: 3 }, from: { price: 1 } }).catch((cause: unknown) => cause);
  assert.ok(isDealerkitError(error, 'conflict'));
  assert.deepEqual(error.details.conflicts, { price: { yours: 3, theirs: 2 } });
  const now = await ann.get(car, id);
  assert.deepEqual([now.label, now.price], ['b', 2]);
});

test('guards: owners change by another right, to receivers inside its level; nobody writes a record out of his own scope', async () => {
  const { open } = await garage();
  const ann = open('ann');
  await assert.rejects(ann.run(saveCar, { ownerIds: ['ben'] }), code('forbidden'));
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'] });
  await assert.rejects(ann.run(patchCar, { id, patch: { ownerIds: ['cem'] } }), code('forbidden'));
  await assert.rejects(ann.run(patchCar, { id, patch: { sharing: { access: 'read', readers: [], writers: [] } } }), code('forbidden'));
  await assert.rejects(ann.run(patchCar, { id, patch: { ownerIds: ['nobody'] } }), code('invalid'));
  await ann.run(patchCar, { id, patch: { ownerIds: ['ben'] } });
  await assert.rejects(ann.run(patchCar, { id, patch: { price: 5 } }), code('forbidden'));
  await assert.rejects(open('cem').run(patchCar, { id, patch: { price: 5 } }), code('not-found'));
});

test('a refusal names the right and the asker’s own clauses only', async () => {
  const { open } = await garage();
  const { id } = await open('ben').run(saveCar, { ownerIds: ['ben'] });
  const error = await open('ann')
    .run(patchCar, { id, patch: { price: 5 } })
    .catch((cause: unknown) => cause);
  assert.ok(isDealerkitError(error, 'forbidden'));
  const decision = error.details.decision as { right: string; code: string; clauses: { node?: string }[] };
  assert.equal(decision.right, 'car.update');
  assert.equal(decision.code, 'out-of-scope');
  assert.ok(!JSON.stringify(decision).includes('ben'));
});

test('O12 what belongs to a record is seen as it, and moves with it in the same commit', async () => {
  const { open } = await garage();
  const [ann, ben, cem] = [open('ann'), open('ben'), open('cem')];
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'] });
  const { id: partId } = await ann.run(addPart, { carId: id });
  assert.equal((await ben.get(part, partId)).carId, id);
  await assert.rejects(cem.get(part, partId), code('not-found'));
  const root = openCrm({ backend: (await garage()).backend, nouns, principal: house });
  await root.close();
});

test('a change of team re-ties what the person owns, by a job that can be run again', async () => {
  const { open, root, backend } = await garage();
  const { id } = await open('ann').run(saveCar, { ownerIds: ['ann'] });
  const { id: partId } = await open('ann').run(addPart, { carId: id });
  await root.run({ name: 'person.save' } as never, { id: 'ann', data: { team: ['blue'] } } as never);
  assert.deepEqual(await runJobs({ backend, nouns }), { done: 1, retry: 0, dead: 0 });
  assert.equal((await open('cem').get(car, id)).id, id);
  assert.equal((await open('cem').get(part, partId)).id, partId);
  await assert.rejects(open('ben').get(part, partId), code('not-found'));
  assert.deepEqual(await runJobs({ backend, nouns }), { done: 0, retry: 0, dead: 0 });
});

test('a backend that keeps no jobs is re-tied at once', async () => {
  const kept = memoryBackend({ nouns: allNouns(nouns) });
  const backend = { ...kept, capabilities: { ...kept.capabilities, jobs: false } };
  await foundTenant({ backend, nouns, preset });
  const root = openCrm({ backend, nouns, principal: house });
  const save = (id: string, team: string[]) =>
    root.run({ name: 'person.save' } as never, { id, data: { name: id, team, home: null } } as never);
  await save('ann', ['red']);
  await save('cem', ['blue']);
  const { id } = await openCrm({ backend, nouns, principal: { id: 'ann' } }).run(saveCar, { ownerIds: ['ann'] });
  await save('ann', ['blue']);
  assert.equal((await openCrm({ backend, nouns, principal: { id: 'cem' } }).get(car, id)).id, id);
});

test('a hidden field leaves neither in records nor by filter, sort or search', async () => {
  const { open, backend, root } = await garage();
  const { id } = await open('ann').run(saveCar, { ownerIds: ['ann'], price: 777_123_777, label: 'secret wagon' });
  const [stored] = await backend.get('policy', ['policy']);
  const policy = structuredClone(stored!.record['policy']) as { nodes: Record<string, { levels: Record<string, unknown> }> };
  Object.assign(policy.nodes['profile:worker']!.levels, { 'car.view.price': 'own', 'car.view.label': 'own' });
  await root.run({ name: 'policy.set' } as never, { policy } as never);
  const [mine, his] = [await open('ann').get(car, id), await open('ben').get(car, id)];
  assert.equal(mine.price, 777_123_777);
  assert.equal(his.price, undefined);
  assert.deepEqual([...his.hidden].sort(), ['label', 'price']);
  const ben = open('ben');
  await assert.rejects(Promise.resolve(ben.list(car, { where: { gt: ['price', 1] }, sort: 'price' })), code('forbidden'));
  await assert.rejects(Promise.resolve(ben.list(car, {})), code('forbidden'), 'the default sort is by a hidden field');
  assert.equal(JSON.stringify(his).includes('777123777'), false);
});

test('ties that are not the reader’s never travel', async () => {
  const { open } = await garage();
  const { id } = await open('ann').run(saveCar, { ownerIds: ['ann'] });
  const his = await open('ben').get(car, id);
  assert.deepEqual(his.ties, ['group:red']);
});

test('malformed questions are refused with a typed error, unknown nouns and commands too', async () => {
  const { backend } = await garage();
  const source = openSource({ backend, nouns, principal: { id: 'ann' } });
  const bad: unknown[] = [
    { where: { ne: ['label', 'x'] } }, { where: { eq: ['nope', 'x'] } }, { where: { eq: ['price', 'x'] } }, { where: { and: {} } }, { where: [] },
    { limit: 0 }, { limit: 1e9 }, { cursor: '%%%' }, { cursor: 'abc' }, { extra: 1 }, { search: 'x'.repeat(500) }, { sum: 'label' }, { sum: 'nope' }, { sum: 1 }, null, [], 'x',
  ]; // prettier-ignore
  for (const query of bad) await assert.rejects(source.query('car', query as never), code('malformed'), JSON.stringify(query));
  await assert.rejects(source.query('car', { sort: 'nope' }), code('unsupported'));
  await assert.rejects(source.query('__proto__', {}), code('not-found'));
  await assert.rejects(source.run('nope', {}, { key: 'k'.repeat(9) }), code('not-found'));
  await assert.rejects(source.run('car.create', { ownerIds: ['ann'] }, { key: 'k' }), code('malformed'));
  await assert.rejects(openSource({ backend, nouns, principal: { id: 'nobody' } }).session(), code('unauthorized'));
});

test('poison text is stored as U+FFFD', async () => {
  const { open } = await garage();
  const ann = open('ann');
  const { id } = await ann.run(saveCar, { ownerIds: ['ann'], label: 'a\u0000b\ud800' });
  assert.equal((await ann.get(car, id)).label, 'a\uFFFDb\uFFFD');
});
