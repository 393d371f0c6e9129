import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailLink, phoneText } from '../base/contact-ways.ts';
import type { ClientDraft } from './client-draft.ts';
import { clientEditor } from './client-editor.ts';

const client = { firstName: 'Ana', emails: ['a@b.fr'], phones: [], address: null, tags: ['Lead', 'Staff'], about: null };

/** What an editing of this client sends; undefined when it sends nothing. */
async function sent(typed: (draft: ClientDraft) => Partial<ClientDraft>): Promise<unknown> {
  let input: unknown;
  const editor = clientEditor({ id: 'c1', kind: 'person', ...client } as never);
  editor.change(typed(editor.draft));
  await editor.save({ run: (_command: unknown, given: unknown) => ((input = given), Promise.resolve()) } as never, {} as never);
  return input;
}

test('what was not touched is not sent; spaces are no change', async () => {
  const typed = (draft: ClientDraft) => ({
    firstName: ' Ana ',
    about: '  ',
    emails: ['a@b.fr', ''],
    address: { ...draft.address, city: ' ' },
  });
  assert.equal(await sent(typed), undefined);
});

test('what was touched is sent with what it was', async () => {
  const typed = (draft: ClientDraft) => ({
    about: 'Hello',
    emails: ['x@y.fr'],
    address: { ...draft.address, city: 'Lyon' },
    tags: ['Lead', ' VIP '],
  });
  assert.deepEqual(await sent(typed), {
    id: 'c1',
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
