import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDealerkitError } from '@dealerkit/core';
import fc from 'fast-check';
import { declarationsOf, violations } from './dtd.harness.ts';
import type { Adf, AdfProspect } from './model.ts';
import { readAdf } from './read-adf.ts';
import type { Child, Shape } from './shape.ts';
import { prospectShape } from './shapes.ts';
import { type AdfProfile, writeAdf } from './write-adf.ts';

const dtd = fileURLToPath(new URL('../adf.dtd', import.meta.url));
const declared = declarationsOf(readFileSync(dtd, 'utf8'));
const contact = { name: [{ value: 'Ann Moor' }], email: [{ value: 'a@b.example' }] };
const lead: AdfProspect = {
  requestdate: '2026-01-02T10:00:00+01:00',
  vehicle: [{ year: '2020', make: 'Audi', model: 'A3' }],
  customer: { contact: [contact] },
  vendor: { vendorname: 'Garage', contact: [contact] },
};

const texts = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('ab é<>&"\'\r\n\t]😀'), ']]>', '<br>', '&lt;adf&gt;', '<!--') }),
  )
  .map((text) => text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').trim())
  .filter((text) => text !== '');
const dates = fc.constantFrom('2026-01-02T10:00:00+01:00', '2020-02-29T23:59:59-05:00');
// What the DTD has no room for.
const notOfDtd: readonly string[] = ['condition', 'primarycontact', 'earliestdate', 'latestdate'];

function nodes(shape: Shape, profile: AdfProfile): fc.Arbitrary<Record<string, unknown>> {
  const dtdOnly = profile === 'dtd';
  const one = ({ shape: below, values, form }: Child): fc.Arbitrary<unknown> => {
    if (below) return nodes(below, profile);
    if (form) return dates;
    return values ? fc.constantFrom(...values.filter((value) => !dtdOnly || value !== 'suffix')) : texts;
  };
  const some = (name: string, child: Child): fc.Arbitrary<unknown> => {
    const most = dtdOnly && name === 'contact' ? 1 : 2;
    return child.many ? fc.array(one(child), { minLength: 1, maxLength: most }) : one(child);
  };
  const entries = Object.entries({ ...(shape.children ?? { value: { required: true } as Child }), ...shape.attributes }).filter(
    ([name]) => !dtdOnly || !notOfDtd.includes(name),
  );
  const required = entries
    .filter(([name, child]) => ('required' in child && child.required) || shape.oneOf?.includes(name) || (dtdOnly && name === 'preference'))
    .map(([name]) => name);
  const must = shape.children && dtdOnly && shape.plain ? [...required, shape.plain] : required;
  return fc.record(Object.fromEntries(entries.map(([name, child]) => [name, some(name, child)])), {
    requiredKeys: must,
    noNullPrototype: true,
  });
}

const leads = (profile: AdfProfile): fc.Arbitrary<Adf> =>
  fc.array(nodes(prospectShape, profile), { minLength: 1, maxLength: 2 }).map((prospect) => ({
    prospect: (prospect as AdfProspect[]).map((each) => ({
      ...each,
      vehicle: each.vehicle!.map((vehicle) => (vehicle.interest === 'trade-in' ? { ...vehicle, status: 'used' } : vehicle)),
    })),
  }));

const runs = { numRuns: Number(process.env['DEALERKIT_CASES'] ?? 100) };

describe('writing', () => {
  for (const profile of ['spec', 'dtd'] as const)
    it(`${profile}: what was written is read again, with no issue`, () => {
      fc.assert(
        fc.property(leads(profile), (adf) => {
          const { adf: read, issues } = readAdf(writeAdf(adf, { profile }));
          assert.deepEqual(read, adf);
          assert.deepEqual(
            issues.filter(({ path }) => profile === 'spec' || !path.endsWith('/timeframe')),
            [],
          );
        }),
        runs,
      );
    });

  it('dtd: any lead is written as the DTD has it', () => {
    fc.assert(
      fc.property(leads('spec'), (adf) => {
        assert.deepEqual(violations(declared, writeAdf(adf, { profile: 'dtd' })), []);
      }),
      runs,
    );
    const spec = { ...lead, vehicle: [{ ...lead.vehicle![0], condition: 'good' }] } as const;
    assert.deepEqual(violations(declared, writeAdf({ prospect: [spec] })), ['/adf/prospect/vehicle', '/adf/prospect/vehicle/condition']);
  });

  it('dtd: libxml2 says so too', (context) => {
    if (spawnSync('xmllint', ['--version']).error) {
      context.skip('xmllint is not on this machine');
      return;
    }
    fc.assert(
      fc.property(fc.array(leads('spec'), { minLength: 20, maxLength: 20 }), (some) => {
        const input = writeAdf({ prospect: some.flatMap(({ prospect }) => prospect) }, { profile: 'dtd' });
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--dtdvalid', dtd, '-'], { input, encoding: 'utf8' });
        assert.equal(status, 0, stderr);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('dtd: nothing of a time frame, a suffix or the favourite contact is lost', () => {
    const full: AdfProspect = {
      ...lead,
      customer: {
        contact: [
          contact,
          {
            ...contact,
            primarycontact: '1',
            name: [
              { value: 'Moor', part: 'last' },
              { value: 'Jr', part: 'suffix' },
            ],
          },
        ],
        timeframe: { description: 'Spring', earliestdate: '2026-03-01' },
      },
    };
    assert.deepEqual(readAdf(writeAdf({ prospect: [full] }, { profile: 'dtd' })).adf.prospect[0]?.customer, {
      contact: [{ ...contact, name: [{ value: 'Moor Jr', part: 'last' }] }],
      timeframe: { description: 'Spring 2026-03-01/..' },
    });
  });

  it('writes no extension, and no sign that XML cannot hold', () => {
    const odd = { ...lead, extensions: [{ name: 'leadtype', value: 'x' }], customer: { ...lead.customer, comments: 'a\u0000\uD800b' } };
    assert.deepEqual(readAdf(writeAdf({ prospect: [odd] })).adf.prospect[0], {
      ...lead,
      customer: { ...lead.customer, comments: 'a\uFFFDb' },
    });
  });

  it('refuses what is not whole or not of the tables, saying where', () => {
    const refused = (prospect: readonly object[], ...fields: string[]): void => {
      assert.throws(
        () => writeAdf({ prospect: prospect }),
        (error) => {
          assert.ok(isDealerkitError(error, 'invalid'));
          assert.deepEqual(Object.keys(error.details.fields ?? {}), fields);
          return true;
        },
      );
    };
    refused([], 'prospect');
    refused([{ ...lead, requestdate: '2026-01-02T10:00:00Z' }], 'prospect.0.requestdate');
    refused([{ ...lead, vehicle: [{ make: 'a', model: ' ' }] }], 'prospect.0.vehicle.0.year', 'prospect.0.vehicle.0.model');
    refused([{ ...lead, customer: { contact: [{ name: [{ value: 'x' }] }] } }], 'prospect.0.customer.contact.0.email');
    refused([lead, { ...lead, vehicle: [{ ...lead.vehicle![0], interest: 'rent' }] }], 'prospect.1.vehicle.0.interest');
    refused([{ ...lead, vehicle: [{ ...lead.vehicle![0], interest: 'trade-in' }] }], 'prospect.0.vehicle.0.status');
  });
});
