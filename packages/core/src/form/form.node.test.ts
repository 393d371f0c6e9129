import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dealerPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  type FormAssignment,
  type FormField,
  assignmentFor,
  consentPresets,
  formDefinition,
  formFieldProblems,
  formNoun,
  readyForms,
  routedBranch,
} from '../index.ts';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({ name, type: 'text', label: { en: name }, ...more });
const form = (fields: readonly FormField[]) => ({
  key: 'test-drive',
  name: 'Test drive',
  language: 'en',
  title: { en: 'Test drive' },
  submit: { en: 'Send' },
  thanksTitle: { en: 'Thanks' },
  thanksText: { en: 'We call you.' },
  intent: 'test-drive',
  fields,
});

test('O14 a form keeps its intent, steps and conditions, and tells them to the page', async () => {
  const house = await tenantOf(dealerPreset);
  const fields = [
    field('exchange', { type: 'checkbox' }),
    field('day', { type: 'date', step: 2 }),
    field('plate', { type: 'plate', step: 2, when: { field: 'exchange', filled: true } }),
  ];
  await house.save('form', 'f1', form(fields));
  const definition = formDefinition(await house.root.get(formNoun, 'f1'), 'en');
  assert.equal(definition.intent, 'test-drive');
  assert.deepEqual(
    definition.fields.map(({ type, step, when }) => ({ type, step, when })),
    fields.map(({ type, step, when }) => ({ type, step, when })),
  );
});

test('O14 a form whose conditions no page can keep is refused, with the place', async () => {
  const house = await tenantOf(dealerPreset);
  const cases: [FormField[], string][] = [
    [[field('plate', { when: { field: 'exchange', filled: true } })], 'unknown'],
    [[field('plate', { when: { field: 'plate', filled: true } })], 'later'],
    [[field('a', { when: { field: 'b', equals: '1' } }), field('b', { when: { field: 'a', equals: '1' } })], 'later'],
    [[field('a', { step: 3 }), field('b', { step: 2, when: { field: 'a', filled: true } })], 'later'],
    [[field('a'), field('b', { required: true, when: { field: 'a', filled: true } })], 'conditional'],
    [[field('a'), field('a')], 'twice'],
  ];
  for (const [fields, code] of cases) {
    assert.ok(
      formFieldProblems(fields).some((problem) => problem.code === code),
      code,
    );
    await assert.rejects(house.save('form', 'f1', form(fields)), refusal('invalid'), code);
  }
});

test('O14 what a condition names is always asked before: there is no circle', () => {
  const names = ['a', 'b', 'c', 'd'] as const;
  const when = fc.option(fc.record({ field: fc.constantFrom(...names), filled: fc.constant(true as const) }), { nil: undefined });
  const fields = fc.array(fc.record({ name: fc.constantFrom(...names), step: fc.integer({ min: 1, max: 3 }), when }), { maxLength: 5 });
  fc.assert(
    fc.property(fields, (made) => {
      const all = made.map(({ name, step, when: on }) => field(name, { step, ...(on ? { when: on } : {}) }));
      if (formFieldProblems(all).length > 0) return;
      for (const [index, { when: on, step = 1 }] of all.entries())
        assert.ok(!on || all.slice(0, index).some((before) => before.name === on.field && (before.step ?? 1) <= step));
    }),
  );
});

const nothing = { branch: null, intent: null, postcode: null, brand: null, language: null };

test('O14 of the rules of assignment the first that fits decides, and nobody owns what none fits', () => {
  const rules: FormAssignment = {
    mode: 'rules',
    rules: [
      { fact: 'postcode', in: ['69', '38'], give: { mode: 'fixed', userId: 'ana' } },
      { fact: 'brand', in: ['Renault'], give: { mode: 'round-robin', groupId: 'g1' } },
      { fact: 'brand', in: ['renault', 'dacia'], give: { mode: 'none' } },
    ],
  };
  assert.deepEqual(assignmentFor(rules, { ...nothing, postcode: '69002', brand: 'Renault' }), { mode: 'fixed', userId: 'ana' });
  assert.deepEqual(assignmentFor(rules, { ...nothing, postcode: '75001', brand: 'RENAULT' }), { mode: 'round-robin', groupId: 'g1' });
  assert.deepEqual(assignmentFor(rules, nothing), { mode: 'none' });
});

test('O14 a branch is found by the longest fitting postcode, else by the brand', () => {
  const routing = {
    postcodes: [{ prefix: '69', branchId: 'lyon' }, { prefix: '690 0', branchId: 'centre' }],
    brands: [{ brand: 'Dacia', branchId: 'lille' }],
  }; // prettier-ignore
  assert.equal(routedBranch(routing, '69002', 'Dacia'), 'centre');
  assert.equal(routedBranch(routing, '69 200', null), 'lyon');
  assert.equal(routedBranch(routing, '75001', 'dacia'), 'lille');
  assert.equal(routedBranch(routing, null, null), null);
});

test('O14 the ready forms, with the consents of every market, are saved as they are and speak three languages', async () => {
  const house = await tenantOf(dealerPreset);
  for (const consents of Object.values(consentPresets))
    for (const [intent, ready] of Object.entries(readyForms)) {
      const more = { controller: 'Vermeil SA', policyUrl: 'https://vermeil.example/privacy', tags: ['Website'] };
      await house.save('form', intent, { ...ready, key: `ready-${intent}`, consents, ...more });
      for (const lang of ['en', 'fr', 'es']) {
        const page = formDefinition(await house.root.get(formNoun, intent), lang);
        assert.equal(page.lang, lang);
        assert.deepEqual([page.controller, page.policyUrl], ['Vermeil SA', 'https://vermeil.example/privacy']);
        for (const { label, channels } of page.consents) assert.ok(label.includes('Vermeil SA') && channels && channels.length > 0);
        assert.ok(page.fields.every(({ label }) => label !== '') && page.fields.some(({ name }) => name === 'phone'));
      }
    }
});

test('O14 a purpose is asked once, and a policy stands behind https', async () => {
  const house = await tenantOf(dealerPreset);
  const [one] = consentPresets.fr;
  await assert.rejects(house.save('form', 'f1', { ...form([field('a')]), consents: [one, one] }), refusal('invalid'));
  await assert.rejects(house.save('form', 'f1', { ...form([field('a')]), policyUrl: 'javascript:alert(1)' }), refusal('invalid'));
});
