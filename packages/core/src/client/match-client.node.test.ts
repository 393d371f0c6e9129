import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Match, type MatchParts, matchClients } from './match-client.ts';

const marie: MatchParts = {
  ...{ kind: 'person', firstName: 'Marie', lastName: 'Lefèvre', companyName: null },
  ...{ emails: ['marie@exemple.fr'], phones: ['+33612345678'], zip: '69002' },
};
const visitor = (parts: Partial<MatchParts>): MatchParts => ({ kind: 'person', emails: [], phones: [], ...parts });

test('O14 who is the same, who is looked at and who is new', () => {
  const email = { emails: ['marie@exemple.fr'] };
  const phone = { phones: ['+33612345678'] };
  const table: readonly [string, Partial<MatchParts>, Match['action']][] = [
    ['the address alone', email, 'same'],
    ['the number alone', phone, 'same'],
    ['the number and his name without accents', { ...phone, lastName: 'LEFEVRE' }, 'same'],
    ['the address and a letter less', { ...email, firstName: 'Mari', lastName: 'Lefevr' }, 'same'],
    ['the address and another last name, as after a marriage', { ...email, firstName: 'Marie', lastName: 'Blanc' }, 'same'],
    ['the address and another person', { ...email, firstName: 'Paul', lastName: 'Blanc' }, 'review'],
    ['the number and the spouse', { ...phone, firstName: 'Paul', lastName: 'Lefèvre' }, 'review'],
    ['the number and another last name', { ...phone, lastName: 'Blanc' }, 'review'],
    ['the number and another person, as of a household', { ...phone, firstName: 'Paul', lastName: 'Blanc' }, 'review'],
    ['the address of a company', { ...email, kind: 'company', companyName: 'Lefèvre SARL' }, 'review'],
    ['the number of a company', { ...phone, kind: 'company', companyName: 'Lefèvre SARL' }, 'review'],
    ['name and postcode alone', { firstName: 'Marie', lastName: 'Lefèvre', zip: '69002' }, 'new'],
    ['nothing', {}, 'new'],
  ];
  for (const [says, parts, action] of table) assert.equal(matchClients(visitor(parts), marie).action, action, says);
});

const name = fc.option(fc.constantFrom('Marie', 'Marié', 'MARIE', 'Mari', 'Paul', 'Lefèvre', ''), { nil: null });
const parts: fc.Arbitrary<MatchParts> = fc.record({
  kind: fc.constantFrom('person', 'company'),
  firstName: name,
  lastName: name,
  companyName: name,
  emails: fc.subarray(['a@b.fr', 'c@d.fr', 'e@f.fr']),
  phones: fc.subarray(['+33611111111', '+33622222222']),
  zip: fc.constantFrom(null, '69002', '75001'),
});

test('O14 it does not matter who is compared with whom', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      assert.deepEqual(matchClients(one, other), matchClients(other, one));
    }),
  );
});

test('O14 accents, case and spaces decide nothing', () => {
  const shout = (text: string | null | undefined): string => ` ${(text ?? '').normalize('NFD').toUpperCase()} `;
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const loud = {
        ...{ ...one, firstName: shout(one.firstName), lastName: shout(one.lastName), companyName: shout(one.companyName) },
        ...{ emails: one.emails.map(shout), phones: one.phones.map((phone) => phone.replace('33', '33 ')) },
      };
      assert.deepEqual(matchClients(loud, other), matchClients(one, other));
    }),
  );
});

test('O14 without a shared address or number nobody is held to be another; whoever shares one with himself is himself', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const common = [...one.emails, ...one.phones].some((key) => [...other.emails, ...other.phones].includes(key));
      if (!common) assert.equal(matchClients(one, other).action, 'new');
      if (one.emails.length + one.phones.length > 0) assert.equal(matchClients(one, one).action, 'same');
    }),
  );
});

test('O14 one more shared address never makes two less alike; every score stands between 0 and 100', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const more = (of: MatchParts): MatchParts => ({ ...of, emails: [...of.emails, 'shared@x.fr'] });
      const [before, after] = [matchClients(one, other).score, matchClients(more(one), more(other)).score];
      assert.ok(before <= after && before >= 0 && after <= 100);
    }),
  );
});
