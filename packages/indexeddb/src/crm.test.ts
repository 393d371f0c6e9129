import { type InputOf, clientNoun, createClient, updateClient } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { expect } from '@open-wc/testing';
import { indexedDbBackend } from './index.ts';
import { freshName, refusal, until } from './indexeddb.harness.ts';

describe('a Crm over IndexedDB', () => {
  it('founds a tenant, creates and edits a client, tells its watchers, and finds all of it again after a reload', async () => {
    const name = freshName();
    const start = () => {
      const backend = indexedDbBackend({ name, nouns: allNouns(dealerNouns) });
      return { backend, crm: openCrm({ backend, nouns: dealerNouns, principal: house }) };
    };
    const { backend, crm } = start();
    await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
    const watched = crm.watchList(clientNoun);
    const stop = watched.subscribe(() => undefined);
    const key = crypto.randomUUID();
    const input: InputOf<typeof createClient> = { kind: 'person', firstName: 'Zoé', lastName: 'Straße', emails: ['zoe@exemple.fr'] };
    const { id } = await crm.run(createClient, input, { key });
    expect(await crm.run(createClient, input, { key })).to.deep.equal({ id });
    await until(() => (watched.state.value?.items ?? []).some((client) => client.id === id));
    stop();
    await crm.run(updateClient, { id, patch: { lastName: 'Ünal' } });
    await crm.close();
    await backend.close?.();

    const later = start();
    const client = await later.crm.get(clientNoun, id);
    expect([client.firstName, client.lastName]).to.deep.equal(['Zoé', 'Ünal']);
    expect((await later.crm.list(clientNoun, { search: 'unal' })).items.map((found) => found.id)).to.deep.equal([id]);
    expect(await refusal(later.crm.get(clientNoun, 'nobody'))).to.equal('not-found');
    await later.crm.close();
    await later.backend.close?.();
  });
});
