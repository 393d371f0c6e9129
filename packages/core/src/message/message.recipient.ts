import { type Client } from '../client/client.noun.ts';
import { contactNoun } from '../contact/contact.noun.ts';
import { invalidField } from '../errors.ts';
import type { Lead } from '../lead/lead.noun.ts';
import type { Held, PlanContext } from '../open-crm/kit.ts';
import { redactor } from '../permission/redact.ts';
import { mailAddress } from './mail-address.ts';

/** Whom a message is to. */
export interface Recipient {
  readonly ref: string;
  readonly to: string;
  readonly toName: string | null;
}

const prefix = 'contact:';

interface Written {
  readonly name?: string;
  readonly emails?: readonly string[];
}

/** A contact as whoever asks may see him; nothing of him where he may not. */
async function seenContact(ctx: PlanContext, id: string): Promise<Written> {
  const held = await ctx.get(contactNoun, id).catch(() => undefined);
  return held ? (redactor(ctx.rights, contactNoun)(held as unknown as Held) as Written) : {};
}

/**
 * The contact of a lead that is written to: the one that is named, else the first with an address, beginning with where the lead came from.
 * Throws `invalid`: `unknown` for nobody of this lead, `no-email` for who has no address that the asker may see.
 */
export async function recipientOf(ctx: PlanContext, { contacts }: Lead, client: Partial<Client>, to?: string): Promise<Recipient> {
  const named =
    to === undefined ? [...contacts].sort((a, b) => Number(b.origin) - Number(a.origin)) : contacts.filter(({ ref }) => ref === to);
  if (named.length === 0) throw invalidField('to', 'unknown', 'No such contact of this lead');
  for (const { ref } of named) {
    const { name, emails = [] }: Written = ref.startsWith(prefix) ? await seenContact(ctx, ref.slice(prefix.length)) : client;
    const address = mailAddress(emails);
    if (address !== undefined) return { ref, to: address, toName: name ?? null };
  }
  throw invalidField('to', 'no-email', 'This contact has no e-mail address');
}
