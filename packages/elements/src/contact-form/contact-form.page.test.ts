import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import './contact-form.define.ts';
import { ContactFormHarness } from './contact-form.harness.ts';
import { waitUntil } from '../../test-support/wait-until.ts';

// Only Chromium lets a test collect garbage.
const { gc } = globalThis as { gc?: (how: { type: 'major'; execution: 'async' }) => Promise<void> };

describe('contact form, on the page around it', () => {
  it('breaks nothing of the strictest policy, trusted types included', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ status: 422, body: { error: { code: 'invalid', fields: { email: 'Non.' } } } }] });
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="Page" src="/strict/f/${page.key}" width="600" height="900"></iframe>`,
    );
    // Its load event may have come while the fixture was being placed.
    await waitUntil(() => frame.contentDocument?.URL.includes('/strict/') && frame.contentDocument.readyState === 'complete');
    const inside = frame.contentDocument as Document;
    const broken: string[] = [];
    inside.addEventListener('securitypolicyviolation', ({ violatedDirective }) => broken.push(violatedDirective));
    await waitUntil(() => inside.querySelector('form'), 'the form is written', { timeout: 5_000 });
    page.element = inside.querySelector('dk-contact-form') as never;
    page.fill();
    page.press();
    await page.says('Une réponse est à vérifier');
    expect(getComputedStyle(page.control('email')).borderRadius).to.equal('6px');
    page.type({ email: 'ana@example.org' });
    page.press();
    await page.says('Merci');
    expect(broken).to.deep.equal([]);
  });

  it('moves nothing when the definition arrives', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ definitions: [{ delay: 300 }] });
    await page.place(html`<dk-contact-form src=${page.address}></dk-contact-form>`);
    await page.element.updateComplete;
    const reserved = page.element.offsetHeight;
    await page.until(() => !!page.form, 'written');
    await page.element.updateComplete;
    expect(Math.abs(page.element.offsetHeight - reserved)).to.be.below(24);
  });

  it('looks at home on a page that is dark without saying so', async () => {
    const dark = await fixture<HTMLElement>(html`<div></div>`);
    dark.style.cssText = 'background: #111; color: #eee';
    const element = document.createElement('dk-contact-form');
    element.src = '/f/dark';
    dark.append(element);
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
    const said = document.createElement('dk-contact-form');
    said.src = '/f/dark';
    dark.style.colorScheme = 'light';
    dark.append(said);
    expect(getComputedStyle(said).colorScheme).to.equal('light');
  });

  it('leaves nothing behind after a hundred rounds', async function () {
    if (!gc) this.skip();
    const rounds = async (count: number) => {
      const refs: WeakRef<Element>[] = [];
      for (let n = 0; n < count; n++) {
        const element = document.createElement('dk-contact-form');
        element.src = '/f/leak';
        document.body.append(element);
        refs.push(new WeakRef(element));
        await element.updateComplete;
        element.remove();
        document.body.append(element);
        element.remove();
      }
      return refs;
    };
    await rounds(20);
    const refs = await rounds(100);
    const left = () => refs.filter((ref) => ref.deref()).length;
    for (let n = 0; n < 40 && left() > 0; n++) {
      await aTimeout(100);
      // From a task of its own: a collection in the middle of script takes what the stack happens to hold for alive.
      await gc({ type: 'major', execution: 'async' });
    }
    expect(left()).to.equal(0);
  });
});
