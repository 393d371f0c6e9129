import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealerPreset } from '../dealer/index.ts';
import { day, refusal, tenantOf } from '../dealer/tenant.harness.ts';
import { createLead, leadNoun, setAbsences, userNoun } from '../index.ts';

async function house() {
  const tenant = await tenantOf(dealerPreset);
  for (const [id, profileId] of [
    ['adm', 'administrator'],
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
    ['eva', 'salesperson'],
  ] as const)
    await tenant.save('user', id, { name: id, profileId });
  const client = { kind: 'person' as const, firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] };
  const lead = (await tenant.root.run(createLead, { client, ownerId: 'ana' })).id;
  const at = (days: number) => new Date(tenant.clock.now() + days * day).toISOString();
  return { ...tenant, lead, at };
}

test('while somebody is away his substitute reaches his records as his own, by the substitute’s own rights, and not a moment longer', async () => {
  const { as, lead, at, clock, grant } = await house();
  const sees = async (id: string) => (await as(id).list(leadNoun)).items.length;
  await as('ana').run(setAbsences, { id: 'ana', absences: [{ from: at(1), until: at(3), substituteId: 'bob' }] });
  assert.deepEqual([await sees('bob'), await sees('eva')], [0, 0], 'not yet');
  clock.advance(2 * day);
  assert.deepEqual([await sees('bob'), await sees('eva')], [1, 0]);
  assert.equal((await as('bob').get(leadNoun, lead)).id, lead);
  await grant('user:bob', { 'lead.view': 'none' });
  assert.equal(await sees('bob'), 0, 'standing in widens records, never actions');
  await grant('user:bob', { 'lead.view': null });
  clock.advance(day);
  assert.equal(await sees('bob'), 0, 'over');
});

test('absences are said by the person or an administrator, and replace what was said before', async () => {
  const { as, root, at } = await house();
  const absence = { from: at(1), until: at(2), substituteId: 'bob' };
  await assert.rejects(as('bob').run(setAbsences, { id: 'ana', absences: [absence] }), refusal('forbidden'));
  await as('adm').run(setAbsences, { id: 'ana', absences: [absence] });
  assert.deepEqual((await root.get(userNoun, 'bob')).standsInFor, [{ userId: 'ana', from: absence.from, until: absence.until }]);
  await as('ana').run(setAbsences, { id: 'ana', absences: [{ ...absence, substituteId: 'eva' }] });
  assert.deepEqual((await root.get(userNoun, 'bob')).standsInFor, []);
  assert.equal((await root.get(userNoun, 'eva')).standsInFor.length, 1);
  await as('ana').run(setAbsences, { id: 'ana', absences: [] });
  assert.deepEqual((await root.get(userNoun, 'eva')).standsInFor, []);
});

test('an absence that ends before it begins, names oneself or somebody who is not active is refused on its field', async () => {
  const { as, save, at } = await house();
  await save('user', 'bob', { active: false });
  for (const [absence, field] of [
    [{ from: at(2), until: at(1), substituteId: null }, 'absences.0.until'],
    [{ from: at(1), until: at(2), substituteId: 'ana' }, 'absences.0.substituteId'],
    [{ from: at(1), until: at(2), substituteId: 'bob' }, 'absences.0.substituteId'],
    [{ from: at(1), until: at(2), substituteId: 'nobody' }, 'absences.0.substituteId'],
  ] as const) {
    const refused: unknown = await as('ana').run(setAbsences, { id: 'ana', absences: [absence] }).catch((error: unknown) => error); // prettier-ignore
    assert.ok(refusal('invalid')(refused));
    assert.deepEqual(Object.keys((refused as { details: { fields: object } }).details.fields), [field]);
  }
});

test('nobody writes by hand for whom he stands in, an administrator neither', async () => {
  const { as, at } = await house();
  const data = { standsInFor: [{ userId: 'ana', from: at(0), until: at(9) }] };
  await assert.rejects(as('adm').run({ name: 'user.save' } as never, { id: 'bob', data } as never), refusal('invalid'));
});
