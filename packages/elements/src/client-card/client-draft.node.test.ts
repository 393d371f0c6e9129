import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailLink, phoneText } from '../base/contact-ways.ts';
import { changedFields, changesOf, draftOf } from './client-draft.ts';

const client = { firstName: 'Ana', emails: ['a@b.fr'], phones: [], address: null, tags: ['Lead', 'Staff'], about: null };

test('what was not touched is not sent; spaces are no change', () => {
  const started = draftOf(client);
  const draft = { ...started, firstName: ' Ana ', about: '  ', emails: ['a@b.fr', ''], address: { ...started.address, city: ' ' } };
  assert.deepEqual(changedFields(draft, started), []);
});

test('what was touched is sent with what it was', () => {
  const started = draftOf(client);
  const draft = { ...started, about: 'Hello', emails: ['x@y.fr'], address: { ...started.address, city: 'Lyon' }, tags: ['Lead', ' VIP '] };
  assert.deepEqual(changesOf(draft, started), {
    patch: {
      emails: ['x@y.fr'],
      address: { street: null, zip: null, city: 'Lyon', state: null, country: null },
      about: 'Hello',
      tags: ['Lead', 'VIP'],
    },
    from: { emails: ['a@b.fr'], address: null, about: null, tags: ['Lead', 'Staff'] },
  });
});

test('a phone number can be read out; an e-mail address brings no headers along', () => {
  assert.equal(phoneText('+33612345678').replaceAll('\u00A0', ' '), '+33 6 12 34 56 78');
  assert.equal(phoneText('call me'), 'call me');
  assert.equal(emailLink('a@b.fr?bcc=x@y.z').values[0], 'mailto:a@b.fr%3Fbcc%3Dx@y.z');
});
