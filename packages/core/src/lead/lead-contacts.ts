import { contactNoun } from '../contact/contact.noun.ts';
import { invalidField } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type Held, type PlanContext, type PlannedChange, handler } from '../open-crm/kit.ts';
import { addLeadContact, removeLeadContact, setLeadOrigin } from './lead-edit.commands.ts';
import { aboutLead } from './lead-events.ts';
import { touchLead } from './lead-progress.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

/** Most people of one lead. */
export const mostLeadContacts = 50;

const prefix = 'contact:';

function named(lead: Held<Lead>, ref: string): Lead['contacts'][number] {
  const found = lead.record.contacts.find((contact) => contact.ref === ref);
  if (!found) throw invalidField('ref', 'unknown', 'No such contact of this lead');
  return found;
}

const written = (ctx: PlanContext, lead: Held<Lead>, contacts: Lead['contacts'], type: string, params: JsonObject) => ({
  changes: [touchLead(ctx, lead, { contacts })],
  events: [aboutLead(lead.record, type, params)],
});

const add = handler(addLeadContact, async (ctx, { id, contactId, contact }) => {
  const lead = await ctx.get(leadNoun, id);
  const { contacts, clientId } = lead.record;
  if ((contactId === undefined) === (contact === undefined))
    throw invalidField('contactId', 'one-of', 'An existing contact of the client, or a new one');
  let created: PlannedChange | undefined;
  if (contact) created = ctx.create(contactNoun, { ...contact, clientId });
  else {
    const held = await ctx.get(contactNoun, contactId!);
    if (held.record.clientId !== clientId) throw invalidField('contactId', 'unknown', 'No such contact of this client');
  }
  const ref = `${prefix}${created?.id ?? contactId!}`;
  if (contacts.some((each) => each.ref === ref)) return { output: { id, ref }, changes: [] };
  if (contacts.length >= mostLeadContacts) throw invalidField('contactId', 'too-many', 'This lead has enough contacts');
  const { changes, events } = written(ctx, lead, [...contacts, { ref, origin: false }], 'lead.contactAdded', { ref });
  return { output: { id, ref }, changes: [...(created ? [created] : []), ...changes], events };
});

const remove = handler(removeLeadContact, async (ctx, { id, ref }) => {
  const lead = await ctx.get(leadNoun, id);
  if (named(lead, ref).origin) throw invalidField('ref', 'origin', 'The lead came from this contact: choose another origin first');
  const contacts = lead.record.contacts.filter((each) => each.ref !== ref);
  return { output: { id }, ...written(ctx, lead, contacts, 'lead.contactRemoved', { ref }) };
});

const setOrigin = handler(setLeadOrigin, async (ctx, { id, ref }) => {
  const lead = await ctx.get(leadNoun, id);
  if (named(lead, ref).origin) return { output: { id }, changes: [] };
  const contacts = lead.record.contacts.map((each) => ({ ...each, origin: each.ref === ref }));
  return { output: { id }, ...written(ctx, lead, contacts, 'lead.originChanged', { ref }) };
});

/** The handlers of `lead.addContact`, `lead.removeContact` and `lead.setOrigin`. */
export const contactChanges = [add, remove, setOrigin];
