import { expect, html, oneEvent } from '@open-wc/testing';
import { setMessages } from '../base/set-messages.ts';
import './contact-form.define.ts';
import type { LeadSentEvent } from './contact-form.events.ts';
import { ContactFormHarness } from './contact-form.harness.ts';
import { contactFormMessages } from './contact-form.messages.ts';

const isolated = () => new ContactFormHarness();
const live = () => document.querySelector('[data-dk-live]')?.textContent ?? '';

describe('contact form, written from its definition', () => {
  it('shows the fields, nothing ticked, the trap hidden', async () => {
    const page = await isolated().write();
    expect([...page.form.elements].map((each) => (each as HTMLInputElement).name).filter(Boolean)).to.deep.equal([
      'firstName',
      'lastName',
      'email',
      'phone',
      'message',
      'consent_marketing-email',
      'dk_website',
    ]);
    expect((page.control('consent_marketing-email') as HTMLInputElement).checked).to.equal(false);
    expect(page.control('phone').getAttribute('autocomplete')).to.equal('tel');
    expect(page.control('dk_website').tabIndex).to.equal(-1);
    await page.isAccessible();
  });

  it('sends once, with a key, and thanks', async () => {
    const page = await isolated().write();
    page.fill();
    setTimeout(() => {
      page.press();
    });
    const { detail } = await oneEvent<LeadSentEvent>(page.element, 'dk-lead-sent');
    const [sent, ...more] = await page.received();
    expect(more).to.deep.equal([]);
    expect(sent).to.include({ lastName: 'Durand', dk_key: detail.key, dk_lang: 'en', dk_page: location.href, dk_website: '' });
    await page.says('Thank you');
    expect(document.activeElement?.textContent).to.include('Thank you');
    expect(page.form.checkVisibility()).to.equal(false);
    await page.until(() => live().includes('Thank you'), 'it is announced');
    await page.isAccessible();
  });

  it('makes one submission of a double click', async () => {
    const page = isolated();
    await page.answerWith({ answers: [{ delay: 200 }] });
    await page.write();
    page.fill();
    for (let n = 0; n < 10; n++) page.press();
    await page.says('Sending…');
    expect(page.button.ariaDisabled).to.equal('true');
    expect((page.control('lastName') as HTMLInputElement).readOnly).to.equal(true);
    await page.isAccessible();
    page.press();
    await page.says('Thank you');
    expect(await page.received()).to.have.length(1);
  });

  it('asks for a name or message and a way to answer, before anything is sent', async () => {
    const page = await isolated().write();
    page.press();
    // Nothing was typed yet: the browser itself holds the required field.
    await page.until(() => page.form.noValidate, 'the checks are there');
    page.press();
    await page.says('2 answers need your attention');
    expect(document.activeElement?.textContent).to.include('2 answers');
    const email = page.control('email');
    expect(email.ariaInvalid).to.equal('true');
    expect(document.getElementById(email.getAttribute('aria-describedby') ?? '')?.textContent).to.include('phone number');
    expect(await page.received()).to.deep.equal([]);
    await page.isAccessible();
    page.type({ email: 'nobody' });
    expect(email.ariaInvalid).to.equal(null);
    page.type({ lastName: 'Durand' });
    page.press();
    await page.says('One answer needs your attention');
    expect(page.text).to.include('name@example.com');
    (page.element.querySelector('.dk-said a') as HTMLElement).click();
    expect(document.activeElement).to.equal(email);
  });

  it('speaks French, with its narrow spaces, also in a region', async () => {
    const page = await isolated().write('fr-BE');
    expect(await page.asked()).to.deep.equal(['fr-BE']);
    page.type({ firstName: 'Ana' });
    await page.until(() => page.form.noValidate, 'ready');
    page.press();
    await page.says('2 réponses sont à vérifier');
    expect(page.text).to.include('Last name\u202f: veuillez remplir ce champ.');
  });

  it('speaks Spanish, and follows a change of language and of words', async () => {
    const page = await isolated().write('es');
    page.type({ firstName: 'Ana' });
    await page.until(() => page.form.noValidate, 'ready');
    page.press();
    await page.says('Revise 2 respuestas');
    (page.element.parentElement as HTMLElement).lang = 'fr';
    await page.says('2 réponses sont à vérifier');
    await page.says('Envoyer ma demande');
    expect((page.control('firstName') as HTMLInputElement).value).to.equal('Ana');
    setMessages(contactFormMessages, 'fr', { problems: { one: 'Une seule', other: '{n} à revoir' } });
    await page.says('2 à revoir');
    setMessages(contactFormMessages, 'fr', { problems: { one: 'Une réponse est à vérifier', other: '{n} réponses sont à vérifier' } });
  });

  it('keeps what was typed when it is moved, and works on', async () => {
    const page = await isolated().write();
    page.fill();
    const elsewhere = document.createElement('section');
    page.element.parentElement?.append(elsewhere);
    elsewhere.append(page.element);
    page.element.remove();
    elsewhere.append(page.element);
    expect((page.control('lastName') as HTMLInputElement).value).to.equal('Durand');
    page.press();
    await page.says('Thank you');
    expect(await page.received()).to.have.length(1);
  });

  it('fills in what the page gives, and sends the vehicle that the visitor looks at', async () => {
    const page = new ContactFormHarness();
    await page.place(
      html`<dk-contact-form
        src=${page.address}
        data-message="About the 308"
        data-vin="VF3LCYHZPFS123456"
        data-stock-number="P-12"
      ></dk-contact-form>`,
    );
    await page.until(() => !!page.form, 'written');
    expect(page.control('message').value).to.equal('About the 308');
    page.type({ lastName: 'Durand', email: 'ana@example.com' });
    page.press();
    await page.says('Thank you');
    expect((await page.received())[0]).to.include({ message: 'About the 308', vin: 'VF3LCYHZPFS123456', stockNumber: 'P-12' });
  });

  it('lives in a shadow tree too, styled', async () => {
    const page = isolated();
    await page.place(html`<div></div>`, 'fr');
    const host = document.querySelector('[lang=fr] > div') as HTMLElement;
    page.element = document.createElement('dk-contact-form');
    page.element.src = page.address;
    host.attachShadow({ mode: 'open' }).append(page.element);
    await page.says('Envoyer ma demande');
    expect(getComputedStyle(page.control('email')).borderRadius).to.equal('6px');
  });
});

describe('contact form, when the definition does not come', () => {
  it('says so with a reference and other ways, and does not ask again for ever', async () => {
    const page = isolated();
    await page.answerWith({ definitions: [{ status: 404, body: { error: { code: 'not-found', message: 'x', reference: 'R-42' } } }] });
    await page.place(html`<dk-contact-form src=${page.address} phone="+33 1 23" email="sales@example.com"></dk-contact-form>`);
    await page.says('The form could not be loaded.');
    expect(page.text).to.include('R-42');
    expect([...page.element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal([
      'tel:+33123',
      'mailto:sales@example.com',
    ]);
    expect(page.element.querySelector('button')).to.equal(null);
    await page.isAccessible();
  });

  it('tries again by hand', async () => {
    const page = isolated();
    await page.answerWith({ definitions: [{ status: 503 }] });
    await page.place(html`<dk-contact-form src=${page.address}></dk-contact-form>`);
    await page.says('Try again now');
    (page.element.querySelector('button') as HTMLElement).click();
    await page.says('Send my request');
  });

  it('warns once about a missing or unsafe address and shows it', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => said.push(line);
    try {
      for (const src of ['', '', 'javascript:alert(1)']) {
        const page = await isolated().place(html`<dk-contact-form src=${src}></dk-contact-form>`);
        await page.says('form-address-missing');
      }
    } finally {
      console.warn = warn;
    }
    expect(said).to.have.length(2);
    expect(said[0]).to.include('docs/warnings.md#form-address-missing');
  });
});
