import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dealerPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  completeTask,
  createLead,
  createTask,
  deleteTask,
  leadNoun,
  discardLead,
  millis,
  reopenTask,
  setSettings,
  taskNoun,
  updateTask,
} from '../index.ts';

async function house() {
  const tenant = await tenantOf(dealerPreset);
  const { save, root, clock, as } = tenant;
  await save('branch', 'b1', { name: 'Lyon', timeZone: 'America/New_York' });
  for (const [id, language] of [
    ['ana', 'en'],
    ['bob', 'es'],
  ] as const)
    // prettier-ignore
    await save('user', id, { name: id, profileId: 'salesperson', branchId: 'b1', email: `${id}@garage.example`, language });
  const client = { kind: 'person', firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] } as const;
  const { id: lead, clientId } = await as('ana').run(createLead, { client });
  const inHours = (hours: number): string => new Date(clock.now() + hours * 3_600_000).toISOString();
  return { ...tenant, lead, clientId, ana: as('ana'), bob: as('bob'), inHours };
}

test('C26 C29 O28 a task is edited from where it started; a deadline takes no start and no duration', async () => {
  const { ana, bob, lead, inHours, root } = await house();
  const { id } = await ana.run(createTask, { kind: 'deadline', title: 'Call', dueAt: inHours(5), leadId: lead });
  await ana.run(updateTask, { id, patch: { dueAt: inHours(9), startAt: inHours(1), durationMinutes: 30 }, from: { dueAt: inHours(5) } });
  const task = await root.get(taskNoun, id);
  assert.deepEqual([task.dueAt, task.startAt, task.durationMinutes], [inHours(9), null, null]);
  assert.equal((await root.get(leadNoun, lead)).nextDeadlineAt, inHours(9));
  await assert.rejects(ana.run(updateTask, { id, patch: { dueAt: inHours(7) }, from: { dueAt: inHours(5) } }), refusal('conflict'));
  await assert.rejects(bob.run(updateTask, { id, patch: { title: 'Mine' } }), refusal('not-found'));
});

test('C28a no contact: the attempt is counted and the next step comes in the same click; after three, losing is proposed', async () => {
  const { ana, lead, inHours, root, events } = await house();
  const { id } = await ana.run(createTask, { kind: 'deadline', title: 'Call', dueAt: inHours(1), leadId: lead });
  const missed = { id, contactMade: false } as const;
  assert.deepEqual(await ana.run(completeTask, { ...missed, next: { dueAt: inHours(2) } }), {
    id,
    status: 'open',
    attempts: 1,
    proposeLost: false,
  });
  assert.equal((await root.get(leadNoun, lead)).nextDeadlineAt, inHours(2));
  await ana.run(completeTask, missed);
  assert.equal((await ana.run(completeTask, missed)).proposeLost, true);
  await root.run(setSettings, { patch: { contactAttempts: null } });
  assert.equal((await ana.run(completeTask, missed)).proposeLost, false);
  assert.equal((await root.get(leadNoun, lead)).firstContactAt, null);
  assert.deepEqual(
    (await events())
      .filter(({ type }) => type === 'task.attempted')
      .map(({ params }) => params['attempts'])
      .sort(),
    [1, 2, 3, 4],
  );
  await ana.run(completeTask, { id });
  assert.notEqual((await root.get(leadNoun, lead)).firstContactAt, null);
  await assert.rejects(ana.run(completeTask, { id, next: { dueAt: inHours(2) } }), refusal('invalid'));
});

test('O26 O27 O28 a task is opened again, and deleted with a line on its lead', async () => {
  const { ana, bob, lead, inHours, root, events } = await house();
  const { id } = await ana.run(createTask, { kind: 'task', title: 'Call', dueAt: inHours(5), leadId: lead });
  await ana.run(completeTask, { id });
  await ana.run(reopenTask, { id });
  assert.deepEqual([(await root.get(taskNoun, id)).status, (await root.get(leadNoun, lead)).openTasks], ['open', 1]);
  await assert.rejects(bob.run(deleteTask, { id }), refusal('not-found'));
  await ana.run(deleteTask, { id });
  await assert.rejects(root.get(taskNoun, id), refusal('not-found'));
  assert.equal((await root.get(leadNoun, lead)).openTasks, 0);
  const line = (await events()).find(({ type }) => type === 'task.deleted');
  assert.equal(line?.subject, `lead:${lead}`);
  const { id: loose } = await ana.run(createTask, { kind: 'task', title: 'Water the plants', dueAt: inHours(5) });
  await ana.run(deleteTask, { id: loose });
});

test('O23 O24 O25 a task of a lead is its client’s; one task for each chosen client, with a result for each, and its owner is told', async () => {
  const { ana, root, lead, clientId, inHours, clock, work } = await house();
  const task = { kind: 'task', title: 'Invite', dueAt: inHours(48), ownerId: 'bob' } as const;
  const { id } = await root.run(createTask, { ...task, leadId: lead, inform: false });
  assert.equal((await root.get(taskNoun, id)).clientId, clientId);
  const answers = [];
  for await (const answer of ana.runMany(createTask, [
    { kind: 'task', title: 'Invite', dueAt: inHours(48), clientId },
    { kind: 'task', title: 'Invite', dueAt: inHours(48), clientId: 'hidden' },
  ]))
    answers.push('error' in answer && answer.error ? answer.error.code : 'done');
  assert.deepEqual(answers.sort(), ['done', 'not-found']);
  clock.advance(180_000);
  assert.deepEqual(await work(), []);
  await root.run(createTask, { ...task, leadId: lead });
  clock.advance(180_000);
  assert.deepEqual((await work()).map(({ to }) => to), ['bob@garage.example']); // prettier-ignore
});

test('O22 C6 a reminder is an event and a mail to the owner, once, in his language and the time of the branch', async () => {
  const { ana, lead, inHours, clock, work, events } = await house();
  const dueAt = inHours(3);
  const { id } = await ana.run(createTask, { kind: 'task', title: 'Call Coco', dueAt, leadId: lead, reminderMinutes: 60 });
  assert.deepEqual(await work(), []);
  clock.advance(2 * 3_600_000);
  const [mail, ...others] = await work();
  assert.deepEqual([mail?.to, others.length], ['ana@garage.example', 0]);
  assert.match(mail!.text, /Call Coco\nDue: Monday,? 15 June 2026 at 08:00 \(America\/New_York\)/);
  assert.deepEqual(await work(), []);
  const told = (await events()).filter(({ type }) => type === 'task.reminded');
  assert.deepEqual(told.map(({ subject, params }) => [subject, params['dueAt']]), [[`task:${id}`, dueAt]]); // prettier-ignore
});

test('O22 what is closed, deleted or moved, or whose lead is discarded, reminds of nothing', async () => {
  const { ana, root, lead, inHours, clock, work, events } = await house();
  const make = async (): Promise<string> =>
    (await ana.run(createTask, { kind: 'task', title: 'x', dueAt: inHours(3), leadId: lead, reminderMinutes: 60 })).id;
  const [closed, deleted, moved] = [await make(), await make(), await make()];
  await make();
  const start = millis(inHours(0));
  await ana.run(completeTask, { id: closed });
  await ana.run(deleteTask, { id: deleted });
  await ana.run(updateTask, { id: moved, patch: { dueAt: inHours(30) } });
  await root.run(discardLead, { id: lead });
  clock.set(new Date(start + 40 * 3_600_000).toISOString());
  assert.deepEqual(await work(), []);
  assert.ok((await events()).every(({ type }) => type !== 'task.reminded'));
});

test('C6a whatever is done with its tasks, a lead counts the open ones and knows the nearest deadline', async () => {
  const step = fc.record({ what: fc.constantFrom('create', 'move', 'close', 'miss', 'reopen', 'delete'), which: fc.nat(5), hours: fc.integer({ min: 1, max: 99 }), deadline: fc.boolean() }); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const { ana, root, lead, inHours } = await house();
      const ids: string[] = [];
      for (const { what, which, hours, deadline } of steps) {
        const dueAt = inHours(hours);
        const id = ids[which % Math.max(1, ids.length)];
        if (what === 'create' || id === undefined)
          ids.push((await ana.run(createTask, { kind: deadline ? 'deadline' : 'task', title: 'x', dueAt, leadId: lead })).id);
        else if (what === 'move') await ana.run(updateTask, { id, patch: { dueAt } });
        else if (what === 'close') await ana.run(completeTask, { id });
        else if (what === 'miss') await ana.run(completeTask, { id, contactMade: false });
        else if (what === 'reopen') await ana.run(reopenTask, { id });
        else {
          await ana.run(deleteTask, { id });
          ids.splice(ids.indexOf(id), 1);
        }
      }
      const open = (await root.list(taskNoun, { where: { and: [{ eq: ['leadId', lead] }, { eq: ['status', 'open'] }] } })).items;
      const deadlines = open.filter(({ kind }) => kind === 'deadline').map(({ dueAt }) => dueAt);
      const { openTasks, nextDeadlineAt } = await root.get(leadNoun, lead);
      assert.deepEqual([openTasks, nextDeadlineAt], [open.length, deadlines.sort()[0] ?? null]);
    }),
    { numRuns: 25 },
  );
});
