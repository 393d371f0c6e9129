import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { part, says, still, textOf } from '../../test-support/widget.ts';
import './lead-page.define.ts';
import type { DkLeadPage } from './lead-page.ts';

let house: Dealership;
const show = async (person: string, lang = 'en', broken = faults()): Promise<DkLeadPage> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-lead-page client-id=${house.clients.coco} .crm=${house.as(person, broken)}></dk-lead-page></div>`,
  );
  return around.querySelector('dk-lead-page') as DkLeadPage;
};

describe('dk-lead-page', () => {
  before(async () => {
    house = await dealership({ leads: 1 });
  });

  for (const [lang, words] of [
    ['en', 'Client: Colette Hernandez'],
    ['fr', 'Client : Colette Hernandez'],
    ['es', 'Cliente: Colette Hernandez'],
  ] as const)
    it(`shows the client in ${lang}, accessibly`, async () => {
      const element = await show('ana', lang);
      await says(element, words);
      await still(element);
      await expect(element).to.be.accessible();
    });

  it('finds nobody for whom the client is out of sight', async () => {
    await says(await show('far'), 'Not found');
  });

  it('says that the server is out of reach, and comes back by itself', async () => {
    const broken = faults();
    broken.offline('read');
    const element = await show('ana', 'en', broken);
    await says(element, 'The server cannot be reached');
    await still(element);
    await expect(element).to.be.accessible();
    broken.clear();
    element.shadowRoot?.querySelector<HTMLElement>('[part=error] .dk-button')?.click();
    await says(element, 'Colette Hernandez');
  });

  it('says that what is shown may be old while the connection is lost', async () => {
    const broken = faults();
    const element = await show('ana', 'en', broken);
    await says(element, 'Colette Hernandez');
    broken.offline();
    await waitUntil(() => part(element, 'stale'));
    broken.clear();
    await waitUntil(() => !part(element, 'stale'));
  });

  it('shows nothing of a former person', async () => {
    const element = await show('ana');
    await says(element, 'Colette Hernandez');
    element.crm = house.as('far');
    expect(textOf(element)).not.to.include('Colette');
    await says(element, 'Not found');
  });

  it('waits where nobody provides a Crm', async () => {
    const element = await fixture<DkLeadPage>(html`<dk-lead-page lang="en" client-id="x"></dk-lead-page>`);
    await waitUntil(() => part(element, 'waiting'));
  });
});
