import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod/mini';
import { clientNoun, defineCommand, defineNoun, patchOf, leadNoun, taskNoun, vehicleNoun } from '../index.ts';
import { describeFields, recordCommands, titleField } from './index.ts';
import type { AnyRecord, Noun } from '../index.ts';
import { dealerNouns } from '../dealer/index.ts';

const fieldsOf = (noun: unknown) => Object.fromEntries(describeFields(noun as Noun).map((field) => [field.name, field]));
const typesOf = (noun: unknown) => Object.fromEntries(describeFields(noun as Noun).map(({ name, type }) => [name, type]));

describe('describeFields', () => {
  const warranty = defineNoun({
    name: 'warranty',
    schema: z.strictObject({
      title: z.string().check(z.minLength(1), z.maxLength(100)),
      level: z.enum(['basic', 'full']),
      until: z.iso.date(),
      seenAt: z._default(z.nullable(z.iso.datetime()), null),
      mail: z.nullable(z.email()),
      page: z.optional(z.url()),
      months: z.int(),
      rate: z.nullable(z.number()),
      paid: z._default(z.boolean(), false),
      note: z.nullable(z.string().check(z.maxLength(4000))),
      marks: z.array(z.string()),
      leadId: z.nullable(z.string()),
      rest: z.record(z.string(), z.unknown()),
      total: z.int(),
    }),
    parents: [{ field: 'leadId', noun: 'lead' }],
    derived: ['total'],
    sorts: { until: { field: 'until', direction: 'asc' } },
  });

  test('reads types, choices and what must be given from the schema', () => {
    assert.deepEqual(typesOf(warranty), {
      title: 'text',
      level: 'choice',
      until: 'date',
      seenAt: 'instant',
      mail: 'email',
      page: 'url',
      months: 'integer',
      rate: 'number',
      paid: 'boolean',
      note: 'multiline',
      marks: 'texts',
      leadId: 'record',
      rest: 'other',
      total: 'integer',
    });
    const fields = fieldsOf(warranty);
    assert.deepEqual(fields['level']?.choices, ['basic', 'full']);
    assert.deepEqual([fields['leadId']?.noun, fields['title']?.maxLength], ['lead', 100]);
    const required = Object.values(fields).filter((field) => field.required);
    assert.deepEqual(
      required.map(({ name }) => name),
      ['title', 'level', 'until', 'months', 'marks', 'rest', 'total'],
    );
    assert.deepEqual(
      Object.values(fields)
        .filter((field) => field.readOnly)
        .map(({ name }) => name),
      ['total'],
    );
    assert.equal(titleField(warranty as unknown as Noun), 'title');
  });

  test('knows people, branches, money, instants and parents of the product’s own nouns', () => {
    const lead = typesOf(leadNoun);
    assert.deepEqual(
      [lead['ownerIds'], lead['branchId'], lead['budget'], lead['closedAt'], lead['status']],
      ['people', 'branch', 'money', 'instant', 'choice'],
    );
    assert.deepEqual([typesOf(taskNoun)['leadId'], typesOf(vehicleNoun)['year']], ['record', 'integer']);
    assert.equal(fieldsOf(clientNoun)['ownerIds']?.readOnly, true);
    assert.deepEqual(
      [clientNoun, leadNoun, taskNoun, vehicleNoun].map((noun) => titleField(noun as unknown as Noun)),
      ['name', 'name', 'title', 'label'],
    );
  });

  test('a patch of a noun takes any of its fields, fills in none, and refuses others', () => {
    const patch = patchOf(warranty.schema);
    assert.deepEqual(patch.parse({ months: 3, seenAt: null }), { months: 3, seenAt: null });
    assert.deepEqual(patch.parse({}), {});
    assert.equal(patch.safeParse({ other: 1 }).success, false);
    assert.equal(patch.safeParse({ months: 1.5 }).success, false);
  });

  test('finds commands by name: create and update, or save for both, and delete', () => {
    const command = (name: string) => defineCommand({ name, input: z.strictObject({ id: z.string() }), output: z.any(), right: 'x.y' });
    const names = (noun: unknown) => Object.values(recordCommands(noun as Noun)).map((found: { name: string } | undefined) => found?.name);
    assert.deepEqual(names({ ...warranty, commands: [command('warranty.save'), command('warranty.delete')] }), [
      'warranty.save',
      'warranty.save',
      'warranty.delete',
    ]);
    assert.deepEqual(names(clientNoun), ['client.create', 'client.update', 'client.delete']);
  });
});

describe('the words of the product’s nouns', () => {
  for (const { noun } of dealerNouns.filter(({ noun: { name } }) => name !== 'settings'))
    for (const lang of ['en', 'fr', 'es'])
      test(`${noun.name} in ${lang}: every field and every value of a choice`, async () => {
        const words = await noun.words[lang]!();
        const fields = describeFields(noun);
        for (const { name, choices } of fields) {
          assert.ok(words.fields[name], name);
          for (const choice of choices) assert.ok(words.values?.[name]?.[choice], `${name}: ${choice}`);
        }
        const sample: Partial<AnyRecord> = words.fields;
        assert.equal(Object.keys(sample).length, fields.length);
        assert.ok(words.one && words.many);
      });
});
