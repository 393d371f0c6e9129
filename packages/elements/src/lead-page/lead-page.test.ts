import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createRemark, createTask, updateLead } from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf } from '../../test-support/widget.ts';
import './lead-page.define.ts';
import type { DkLeadPage } from './lead-page.ts';

let house: Dealership;
let lead: string;

const show = async (person = 'ana', lang = 'en', broken = faults()): Promise<DkLeadPage> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-lead-page lead-id=${lead} .crm=${house.as(person, broken)}></dk-lead-page></div>`,
  );
  return around.querySelector('dk-lead-page') as DkLeadPage;
};

const inside = (page: DkLeadPage, tag: string): string =>
  (rootOf(page).querySelector(tag)?.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ');
const tab = (page: DkLeadPage, name: string): HTMLElement | null => rootOf(page).querySelector(`#tab-${name}`);
const shown = (page: DkLeadPage): (string | undefined)[] =>
  [...rootOf(page).querySelectorAll<HTMLElement>('[role=tabpanel]:not([hidden])')].map(({ id }) => id);

describe('dk-lead-page', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
    await house.root.run(updateLead, { id: lead, patch: { message: 'Is it still there?' } });
  });

  for (const [lang, words] of [
    ['en', ['Details', 'Follow-up', 'Contacts']],
    ['fr', ['Détails', 'Suivi', 'Contacts']],
    ['es', ['Detalles', 'Seguimiento', 'Contactos']],
  ] as const)
    it(`C9, C20, C21: has a head, a bar, three tabs, what the client wrote and what happened, in ${lang}, accessibly`, async () => {
      const page = await show('ana', lang);
      await waitUntil(() => inside(page, 'dk-lead-header').includes('Colette Hernandez'));
      await waitUntil(() => /Ana Ferreira|Website|Site web|Sitio web/.test(inside(page, 'dk-timeline')));
      await waitUntil(() => inside(page, 'dk-lead-actions').length > 10);
      for (const text of [...words, 'Is it still there?']) expect(textOf(page)).to.include(text);
      await still(page);
      await expect(page).to.be.accessible();
    });

  it('C20, C22, C23: the tabs are worked by keys, each loads when it is chosen, and tells', async () => {
    await house.root.run(createTask, { kind: 'task', title: 'Send the brochure', leadId: lead, dueAt: '2031-01-01T09:00:00.000Z', ownerId: 'ana' }); // prettier-ignore
    const page = await show();
    await waitUntil(() => tab(page, 'details')?.checkVisibility());
    const told: unknown[] = [];
    page.addEventListener('dk-lead-tab', (event) => told.push(event.detail.tab));
    expect(rootOf(page).querySelector('dk-contact-list')).to.equal(null);
    tab(page, 'details')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => inside(page, 'dk-task-list').includes('Send the brochure'));
    await waitUntil(() => inside(page, 'dk-deadline-list').includes('First contact'));
    expect(inside(page, 'dk-task-list')).not.to.include('First contact');
    expect(rootOf(page).activeElement?.id).to.equal('tab-follow-up');
    expect(shown(page)).to.deep.equal(['panel-follow-up']);
    await sendKeys({ press: 'End' });
    await waitUntil(() => inside(page, 'dk-contact-list').includes('Colette Hernandez'));
    await sendKeys({ press: 'ArrowRight' });
    expect(told).to.deep.equal(['follow-up', 'contacts', 'details']);
    expect(tab(page, 'details')?.getAttribute('aria-selected')).to.equal('true');
  });

  it('what was typed in one tab is there when one comes back to it', async () => {
    const page = await show();
    const box = (): HTMLTextAreaElement | null | undefined =>
      rootOf(page).querySelector('dk-timeline')?.shadowRoot?.querySelector('textarea');
    await waitUntil(() => box());
    box()!.value = 'Half a thought';
    box()!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    tab(page, 'contacts')?.click();
    await waitUntil(() => shown(page)[0] === 'panel-contacts');
    tab(page, 'details')?.click();
    await waitUntil(() => shown(page)[0] === 'panel-details');
    expect(box()?.value).to.equal('Half a thought');
  });

  it('is live: what somebody else does appears', async () => {
    const page = await show();
    await waitUntil(() => inside(page, 'dk-timeline').length > 20);
    await house.as('boss').run(createRemark, { leadId: lead, text: 'Give him the blue one' });
    await waitUntil(() => inside(page, 'dk-timeline').includes('Give him the blue one'));
  });

  it('shows nothing of a lead out of sight, nothing of a former person, and says that it waits', async () => {
    await says(await show('far'), 'Not found');
    const page = await show();
    await says(page, 'Is it still there?');
    page.crm = house.as('far');
    expect(textOf(page)).not.to.include('Is it still there?');
    await says(page, 'Not found');
    const alone = await fixture<DkLeadPage>(html`<dk-lead-page lang="en" lead-id="x"></dk-lead-page>`);
    await waitUntil(() => rootOf(alone).querySelector('dk-lead-header')?.shadowRoot?.querySelector('[part=waiting]'));
    expect(part(alone, 'tabs')).to.equal(null);
  });
});
