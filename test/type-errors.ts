/** What must not compile: the types gate fails when one of these lines does. Nothing here runs. */
import { type Crm, type Filter, assignLead, createClient, createLead, leadNoun, upsertClient } from '@dealerkit/core';
import type { DkClientCard, DkLeadList } from '@dealerkit/elements';
import { LeadCreatedEvent } from '@dealerkit/elements';
import type { DealerkitJsx, DealerkitVue } from '@dealerkit/elements/jsx';

/** An element, its events and its tag. */
export function elements(card: DkClientCard, list: DkLeadList, page: Document): void {
  card.clientId = 'c1';
  // @ts-expect-error no such property
  card.clientID = 'c1';
  // @ts-expect-error no such level
  card.headingLevel = true;
  list.whose = 'mine';
  // @ts-expect-error nobody is called so
  list.whose = 'theirs';
  page.createElement('dk-lead-list').sort = 'deadline';
  // @ts-expect-error no such order
  page.createElement('dk-lead-list').sort = 'colour';
  page.addEventListener('dk-lead-created' as 'click', () => undefined);
  card.addEventListener('dk-client-saved', ({ detail }) => {
    const id: string = detail.id;
    // @ts-expect-error no such fact
    const other: unknown = detail.idd;
    return [id, other];
  });
  // @ts-expect-error the detail of this event has a code
  new LeadCreatedEvent({ id: 'l1', clientId: 'c1' });
}

/** Tags in JSX and in Vue's templates. */
export function tags(): unknown[] {
  const jsx: DealerkitJsx['dk-client-card'] = { clientId: 'c1', 'ondk-client-saved': ({ detail }) => [detail.id] };
  // @ts-expect-error no such property
  const wrongName: DealerkitJsx['dk-client-card'] = { clientIdd: 'c1' };
  // @ts-expect-error not a text
  const wrongValue: DealerkitJsx['dk-client-card'] = { clientId: 7 };
  // @ts-expect-error no such element
  const wrongTag: DealerkitJsx['dk-client-cart'] = {};
  const wrongDetail: DealerkitJsx['dk-client-card'] = {
    'ondk-client-saved'({ detail }) {
      // @ts-expect-error no such fact
      detail.idd satisfies unknown;
    },
  };
  const vue: InstanceType<DealerkitVue['dk-lead-list']>['$props'] = { whose: 'mine', onDkOpen: ({ detail }) => [detail.noun] };
  // @ts-expect-error nobody is called so
  const wrongVue: InstanceType<DealerkitVue['dk-lead-list']>['$props'] = { whose: 'theirs' };
  return [jsx, wrongName, wrongValue, wrongTag, wrongDetail, vue, wrongVue];
}

/** Records, filters and commands. */
export async function records(crm: Crm): Promise<void> {
  const lead = await crm.get(leadNoun, 'l1');
  lead.status satisfies 'open' | 'won' | 'lost';
  // @ts-expect-error no such field
  lead.colour satisfies unknown;
  // @ts-expect-error no such value
  lead.status satisfies 'open';
  await crm.list(leadNoun, { where: { and: [{ eq: ['status', 'open'] }, { isNull: 'closedAt' }] } });
  // @ts-expect-error no such field
  await crm.list(leadNoun, { where: { eq: ['colour', 'red'] } });
  // @ts-expect-error no such comparison
  const filter: Filter = { ne: ['status', 'open'] };
  // @ts-expect-error no such key
  await crm.list(leadNoun, { filter });
  await crm.run(createClient, { kind: 'person', firstName: 'A', lastName: 'B' });
  // @ts-expect-error a client has a kind
  await crm.run(createClient, { firstName: 'A', lastName: 'B' });
  // @ts-expect-error no such field
  await crm.run(createLead, { clientId: 'c1', vehicle: 'Clio', colour: 'red' });
  // @ts-expect-error an id is a text
  await crm.run(assignLead, { id: 1, ownerId: 'ana' });
  // @ts-expect-error an external id names its system
  await crm.run(upsertClient, { externalId: { id: '1' }, data: {} });
  const { outcome } = await crm.run(upsertClient, { externalId: { system: 'dms', id: '1' }, data: { lastName: 'B' } });
  // @ts-expect-error no such outcome
  outcome satisfies 'deleted';
}
