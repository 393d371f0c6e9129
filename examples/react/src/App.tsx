import { leadNoun } from '@dealerkit/core';
import type { DkProvider, LeadCreatedEvent, OpenEvent } from '@dealerkit/elements';
import { useRef, useState } from 'react';
import { gateway, getToken, hrefFor } from './crm';

/** One page of a portal: the leads, the client of the one that was opened, and a new lead. */
export function App() {
  const provider = useRef<DkProvider>(null);
  const [clientId, setClientId] = useState<string>();
  const [adding, setAdding] = useState(false);

  const open = async (event: OpenEvent) => {
    event.preventDefault();
    const { noun, id } = event.detail;
    const crm = provider.current?.crm;
    setClientId(noun === 'lead' && crm ? (await crm.get(leadNoun, id)).clientId : id);
  };
  const created = ({ detail }: LeadCreatedEvent) => {
    setAdding(false);
    setClientId(detail.clientId);
  };

  return (
    <dk-provider ref={provider} url={gateway} getToken={getToken} hrefFor={hrefFor} ondk-open={open} ondk-lead-created={created}>
      <header>
        <h1>Leads</h1>
        <button onClick={() => setAdding(!adding)}>{adding ? 'Close' : 'New lead'}</button>
      </header>
      <main>
        <dk-lead-list whose="all" />
        {adding ? <dk-lead-new headingLevel={2} /> : clientId && <dk-client-card clientId={clientId} headingLevel={2} />}
      </main>
    </dk-provider>
  );
}
