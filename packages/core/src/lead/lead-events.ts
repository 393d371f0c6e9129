import type { JsonObject } from '../json.ts';
import type { PlannedEvent } from '../open-crm/kit.ts';
import type { Lead } from './lead.noun.ts';

/** Something that happened to a lead, which stands in its client's history too. */
export const aboutLead = ({ id, clientId }: Pick<Lead, 'id' | 'clientId'>, type: string, params?: JsonObject): PlannedEvent => ({
  type,
  about: [
    { noun: 'lead', id },
    { noun: 'client', id: clientId },
  ],
  ...(params ? { params } : {}),
});
