import { expect, html, oneEvent } from '@open-wc/testing';
import { render } from 'lit';
import './contact-form.define.ts';
import { DkContactForm } from './contact-form.ts';
import type { LeadFailedEvent } from './contact-form.events.ts';
import { ContactFormHarness, type Answer } from './contact-form.harness.ts';

async function sendAgainst(...answers: Answer[]): Promise<ContactFormHarness> {
  const page = new ContactFormHarness();
  await page.answerWith({ answers });
  await page.write();
  page.fill();
  page.press();
  return page;
}

const keysOf = async (page: ContactFormHarness) => new Set((await page.received()).map((each) => each['dk_key']));
const error = (code: string, more: object = {}) => ({ error: { code, message: 'x', reference: 'R-7', ...more } });

describe('contact form, delivering', () => {
  it('retries a 503 with the same key, not before Retry-After', async () => {
    const page = await sendAgainst({ status: 503, headers: { 'retry-after': '2' } });
    await page.says('Not sent yet');
    expect(page.text).to.include('Saved on this device');
    expect(page.text).to.include('Try again now');
    await page.isAccessible();
    await page.says('Thank you');
    const [first, second] = await page.received();
    expect(Number(second?.['at']) - Number(first?.['at'])).to.be.least(2_000);
    expect((await keysOf(page)).size).to.equal(1);
  });

  it('takes a captive portal for no answer (row 15)', async () => {
    const page = await sendAgainst({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome to our hotel</h1>' });
    await page.says('Not sent yet');
    await page.says('Thank you');
    expect(await page.received()).to.have.length(2);
    expect((await keysOf(page)).size).to.equal(1);
  });

  it('takes a receipt for another key, and a redirect, for no answer', async () => {
    const page = await sendAgainst({ body: { key: 'other', receivedAt: 'now' } }, { status: 302, headers: { location: '/' } });
    await page.says('Not sent yet');
    page.press();
    await page.says('Thank you');
    expect(await page.received()).to.have.length(3);
  });

  it('goes on while it is off the page', async () => {
    const page = await sendAgainst({ status: 500 });
    await page.says('Not sent yet');
    const home = page.element.parentElement as HTMLElement;
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await page.received()).to.have.length(2);
    home.append(page.element);
    await page.says('Thank you');
  });

  it('shows what a 422 says at its fields; the same answers keep the key, others get a new one', async () => {
    const refused = { status: 422, body: error('invalid', { fields: { email: 'This address does not exist.' } }) };
    const page = await sendAgainst(refused, refused);
    await page.says('One answer needs your attention');
    const email = page.control('email') as HTMLInputElement;
    expect(email.value).to.equal('ana@example.com');
    expect(email.ariaInvalid).to.equal('true');
    expect(email.readOnly).to.equal(false);
    expect(document.activeElement?.textContent).to.include('This address does not exist.');
    await page.isAccessible();
    setTimeout(() => {
      page.press();
    });
    await oneEvent(page.element, 'dk-lead-failed');
    page.type({ email: 'ana@example.org' });
    page.press();
    await page.says('Thank you');
    const [first, second, third] = (await page.received()).map((each) => each['dk_key']);
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
  });

  for (const status of [401, 403, 404, 410, 413, 501])
    it(`keeps the answers and offers other ways on ${String(status)}`, async () => {
      const failures: LeadFailedEvent[] = [];
      const listen = (event: Event) => failures.push(event as LeadFailedEvent);
      document.addEventListener('dk-lead-failed', listen);
      const page = await sendAgainst({ status, body: error('not-found') });
      await page.says('R-7');
      document.removeEventListener('dk-lead-failed', listen);
      expect(failures.map(({ detail }) => [detail.status, detail.retrying, detail.reference])).to.deep.equal([[status, false, 'R-7']]);
      expect((page.control('message') as HTMLTextAreaElement).value).to.equal('Is it still there?');
      expect(page.text).to.include('+33 1 23 45 67 89');
      await page.isAccessible();
      expect(await page.received()).to.have.length(1);
    });
});

describe('contact form, taking over a form of the page', () => {
  const place = (page: ContactFormHarness) =>
    page.place(
      html`<dk-contact-form>
        <form method="post" action=${page.address}>
          <label>Name <input name="lastName" required /></label>
          <label for="mail">E-mail</label><input id="mail" name="email" type="email" aria-describedby="hint" />
          <small id="hint">We answer here.</small>
          <label>Message <textarea name="message"></textarea></label>
          <input type="hidden" name="vin" value="VF3LCYHZPFS123456" />
          <button type="submit">Ask us</button>
        </form>
      </dk-contact-form>`,
    );

  it('keeps nodes, values and caret when it is upgraded, and sends in place', async () => {
    const page = new ContactFormHarness();
    // A tag that nobody has defined yet, as on a page whose script is still on its way.
    await page.place(html`<div></div>`);
    const around = document.querySelector('[lang] > div') as HTMLElement;
    render(
      html`<later-contact-form>
        <form method="post" action=${page.address}>
          <label>Name <input name="lastName" /></label><label>E-mail <input name="email" /></label><button type="submit">Ask</button>
        </form>
      </later-contact-form>`,
      around,
    );
    const name = around.querySelector('input') as HTMLInputElement;
    name.focus();
    name.value = 'Durand';
    name.setSelectionRange(2, 4);
    DkContactForm.define('later-contact-form');
    page.element = around.firstElementChild as DkContactForm;
    await page.element.updateComplete;
    expect(page.element).to.be.instanceOf(DkContactForm);
    expect(page.element.querySelector('input')).to.equal(name);
    expect(document.activeElement).to.equal(name);
    expect([name.value, name.selectionStart, name.selectionEnd]).to.deep.equal(['Durand', 2, 4]);
    page.type({ email: 'ana@example.com' });
    page.press();
    await page.says('Thank you');
    expect((await page.received())[0]).to.include({ lastName: 'Durand', dk_lang: 'en' });
  });

  it('puts its errors beside the fields, outside labels, and keeps the page’s own descriptions', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ status: 503 }] });
    await place(page);
    page.type({ message: 'Hello' });
    await page.until(() => page.form.noValidate, 'ready');
    page.press();
    await page.says('2 answers need your attention');
    expect(page.text).to.include('Name: please fill this in.');
    expect(page.control('email').getAttribute('aria-describedby')).to.match(/^hint mail-error$/);
    await page.isAccessible();
    page.type({ lastName: 'Durand', email: 'ana@example.com' });
    expect(page.control('email').getAttribute('aria-describedby')).to.equal('hint');
    page.press();
    await page.says('Not sent yet');
    page.press();
    await page.says('Thank you');
    expect((await page.received()).map((each) => each['vin'])).to.deep.equal(['VF3LCYHZPFS123456', 'VF3LCYHZPFS123456']);
  });

  it('leaves a submission alone that the page has prevented', async () => {
    const page = new ContactFormHarness();
    await place(page);
    page.form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    page.type({ lastName: 'Durand', email: 'ana@example.com' });
    page.press();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.received()).to.deep.equal([]);
  });
});
