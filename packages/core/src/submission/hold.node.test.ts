import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../dealer/tenant.harness.ts';
import {
  captureSubmission,
  clientNoun,
  consentNoun,
  consentPresets,
  discardSubmission,
  leadNoun,
  releaseSubmission,
  submissionNoun,
  taskNoun,
  turnNoun,
} from '../index.ts';
import { intakeHouse } from './intake.harness.ts';

const minute = 60_000;
const raw = { firstName: 'Paul', lastName: 'Blanc', email: 'paul@exemple.fr', 'consent_marketing-email': 'yes' };

async function holding() {
  const house = await intakeHouse('contact', {
    ...{ assignment: { mode: 'round-robin', groupId: 'sales' }, consents: consentPresets.fr, controller: 'Vermeil SA' },
  });
  await house.root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  const facts = { formId: 'f1', lang: 'en', page: null, ip: '192.0.2.1', userAgent: null };
  const suspect = (more: object = {}) => house.visitors.run(captureSubmission, { ...facts, raw: { ...raw, ...more }, flags: ['honeypot'] });
  const count = async () =>
    Promise.all(
      [clientNoun, leadNoun, taskNoun, turnNoun, consentNoun].map(
        async (noun) => (await house.root.list(noun as typeof leadNoun)).items.length,
      ),
    );
  return { ...house, suspect, count };
}

test('O14 what speaks of a robot is held: no client, no lead, no owner, deadline, turn, proof or mail', async () => {
  const house = await holding();
  const { submissionId, leadId, clientId } = await house.suspect();
  assert.deepEqual([leadId, clientId], [null, null]);
  assert.deepEqual(await house.count(), [0, 0, 0, 0, 0]);
  assert.deepEqual(await house.work(), []);
  const { status, flags, raw: sent } = await house.root.get(submissionNoun, submissionId);
  assert.deepEqual([status, flags, sent], ['held', ['honeypot'], raw]);
  await assert.rejects(house.as('ana').get(submissionNoun, submissionId), refusal('not-found'));
  assert.equal((await house.as('adm').get(submissionNoun, submissionId)).status, 'held');
});

test('O14 a released submission is taken as if it had come then: its deadline runs from there, its consents are those of before', async () => {
  const house = await holding();
  const { submissionId: id, receivedAt } = await house.suspect();
  await house.save('form', 'f1', { consents: [], controller: 'Somebody else' });
  house.clock.advance(90 * minute);
  await assert.rejects(house.as('ana').run(releaseSubmission, { id }), refusal('forbidden'));
  const { leadId, clientId } = await house.as('adm').run(releaseSubmission, { id });
  assert.deepEqual(await house.count(), [1, 1, 1, 1, 1]);
  const lead = await house.as('ana').get(leadNoun, leadId);
  assert.deepEqual([lead.ownerIds, lead.nextDeadlineAt, lead.flags], [['ana'], '2026-06-15T11:30:00.000Z', ['honeypot']]);
  const [proof] = (await house.root.list(consentNoun)).items;
  assert.deepEqual([proof?.clientId, proof?.at, proof?.controller, proof?.channels], [clientId, receivedAt, 'Vermeil SA', ['email']]);
  assert.match(proof?.text ?? '', /offers from Vermeil SA by e-mail/);
  const submission = await house.as('ana').get(submissionNoun, id);
  assert.deepEqual([submission.status, submission.leadId, submission.clientId], ['taken', leadId, clientId]);
  await assert.rejects(house.as('adm').run(releaseSubmission, { id }), refusal('invalid'));
});

test('O14 a discarded submission leaves nothing personal and comes back no more', async () => {
  const house = await holding();
  const { submissionId: id } = await house.suspect({ message: 'Buy now' });
  await house.as('adm').run(discardSubmission, { id });
  const { status, raw: sent, ip } = await house.root.get(submissionNoun, id);
  assert.deepEqual([status, sent, ip], ['discarded', {}, null]);
  assert.doesNotMatch(await house.dump(), /paul@|Buy now|192\.0\.2\.1/);
  await assert.rejects(house.as('adm').run(releaseSubmission, { id }), refusal('invalid'));
  assert.deepEqual(await house.count(), [0, 0, 0, 0, 0]);
});
