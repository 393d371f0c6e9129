import { expect, fixture, html } from '@open-wc/testing';
import { bounceMessage, createOffer, deleteClient, messageNoun, sendMessage, setSettings, settleMessage } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, type } from '../../test-support/widget.ts';
import './timeline.define.ts';
import type { DkTimeline } from './timeline.ts';

let house: Dealership;
let lead: string;

const show = async (person = 'ana', lang = 'en'): Promise<DkTimeline> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-timeline lead-id=${lead} .crm=${house.as(person)}></dk-timeline></div>`,
  );
  return around.querySelector('dk-timeline') as DkTimeline;
};

const lineOf = (history: DkTimeline, words: string): HTMLElement | undefined =>
  [...rootOf(history).querySelectorAll<HTMLElement>('.item[data-id]')].find(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').includes(words),
  );
const statusOf = (history: DkTimeline, words: string): string | undefined =>
  lineOf(history, words)?.querySelector('.delivery')?.textContent;
const entries = (history: DkTimeline): HTMLElement[] => [...rootOf(history).querySelectorAll<HTMLElement>('[role=menuitem]')];

async function menuOf(history: DkTimeline, line: string): Promise<string[]> {
  await waitUntil(() => lineOf(history, line)?.querySelector('.acts'), `no actions at ${line}`);
  lineOf(history, line)?.querySelector<HTMLElement>('.acts')?.click();
  await waitUntil(() => entries(history).length > 0 && entries(history)[0]?.matches(':popover-open *'));
  return entries(history).map(({ textContent }) => textContent.trim());
}

async function choose(history: DkTimeline, line: string, action: string): Promise<void> {
  await menuOf(history, line);
  entries(history)
    .find(({ textContent }) => textContent.trim() === action)
    ?.click();
}

const dialogOf = (history: DkTimeline): HTMLDialogElement | null => rootOf(history).querySelector('dialog[open]');

describe('dk-timeline, messages', () => {
  let offerId: string;
  let id: string;
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    lead = await house.addLead('ana', { clientId: house.clients.coco });
    const ana = house.as('ana');
    offerId = (await ana.run(createOffer, { leadId: lead, vehicle: 'Renault Clio', price: { minor: 1_990_000, currency: 'EUR' } })).id;
    const mail = { subject: 'Votre devis', text: 'Bonjour,\nvoici le devis.', attachment: 'quote', offerId } as const;
    id = (await ana.run(sendMessage, { leadId: lead, ...mail })).id;
  });

  it('C21: a mail is a line that says whether it left, live, and is read in full', async () => {
    const history = await show();
    await waitUntil(() => statusOf(history, 'Ana Ferreira wrote an e-mail: Votre devis') === 'Sending');
    await says(history, 'Quote');
    await house.root.run(settleMessage, { id, status: 'sent' });
    await waitUntil(() => statusOf(history, 'wrote an e-mail') === 'Sent');
    await still(history);
    await expect(history).to.be.accessible();
    await choose(history, 'wrote an e-mail', 'Read e-mail');
    await waitUntil(() => dialogOf(history));
    const text = part(history, 'mail')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
    for (const words of ['Colette Hernandez · colette@exemple.fr', 'Quote', 'Bonjour, voici le devis.']) expect(text).to.include(words);
    expect(part(history, 'save')).to.equal(null);
    await still(history);
    await expect(history).to.be.accessible();
    part(history, 'cancel')?.click();
    await waitUntil(() => !dialogOf(history));
  });

  it('C21: what came back says why, and is sent again as it was', async () => {
    await house.root.run(bounceMessage, { id, code: '5.1.1' });
    const history = await show('ana', 'fr');
    await waitUntil(() => statusOf(history, 'a écrit un e-mail') === 'Revenu');
    await says(history, 'Un e-mail est revenu : cette adresse n’existe pas');
    await choose(history, 'a écrit un e-mail', 'Écrire à nouveau');
    await waitUntil(() => dialogOf(history));
    expect(control(history, 'text').value).to.equal('Bonjour,\nvoici le devis.');
    type(history, 'text', 'Encore une fois.');
    part(history, 'save')?.click();
    await waitUntil(() => !dialogOf(history), 'sent');
    const { items } = await house.root.list(messageNoun, { sort: 'created' });
    const again = items.find((each) => each.id !== id);
    expect(again?.text).to.equal('Encore une fois.');
    expect({ attachment: again?.attachment, offerId: again?.offerId }).to.deep.equal({ attachment: 'quote', offerId });
    expect(again?.subject.match(/\[L-/g)).to.have.length(1);
  });

  it('C21: why a mail was not delivered is said in words', async () => {
    await house.root.run(settleMessage, { id, status: 'failed', error: 'unreachable' });
    const history = await show();
    await says(history, 'An e-mail could not be delivered: the mail server did not answer');
    await waitUntil(() => statusOf(history, 'wrote an e-mail') === 'Not sent', 'the mail itself comes after its line');
  });

  it('C21: who may only read the lead reads its mails and papers, and writes none', async () => {
    const history = await show('boss');
    expect(await menuOf(history, 'wrote an e-mail')).to.deep.equal(['Read e-mail', 'Write again']);
    await house.root.run({ name: 'policy.grant' } as never, { node: 'user:boss', levels: { 'lead.update': 'none' } } as never);
    const reader = await show('boss');
    expect(await menuOf(reader, 'wrote an e-mail')).to.deep.equal(['Read e-mail']);
    const offers = await show('boss');
    expect(await menuOf(offers, 'added an offer')).to.deep.equal(['Quote as PDF', 'Order form as PDF']);
  });

  it('C21: a paper that cannot be made is said', async () => {
    const history = await show();
    await choose(history, 'added an offer', 'Quote as PDF');
    await says(history, 'This was not done');
  });

  it('B15: nothing of an erased mail is left on its line', async () => {
    const history = await show('boss');
    await waitUntil(() => lineOf(history, 'Votre devis'));
    await house.root.run(deleteClient, { id: house.clients.coco });
    const after = await show('boss');
    await waitUntil(() => lineOf(after, 'wrote an e-mail'));
    expect(lineOf(after, 'Votre devis')).to.equal(undefined);
  });
});
