import { kept } from '../dealer/manage.ts';
import { changedFields } from '../external/upsert.ts';
import { handler } from '../open-crm/kit.ts';
import { updateContact } from './contact.commands.ts';
import { type Contact, contactNoun } from './contact.noun.ts';

const update = handler(updateContact, async (ctx, { id, patch, from }) => {
  const held = await ctx.get(contactNoun, id);
  const change = ctx.update(held, patch as Partial<Contact>, from as Partial<Contact> | undefined);
  const fields = changedFields(change);
  if (fields.length === 0) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [change],
    events: [
      {
        type: 'contact.updated',
        about: [
          { noun: 'client', id: held.record.clientId },
          { noun: 'contact', id },
        ],
        params: { fields },
        link: { noun: 'contact', id },
      },
    ],
  };
});

/** The contact noun with its handlers. */
export const contactServer = kept(contactNoun, [update]);
