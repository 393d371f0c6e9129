/** Widgets on pages that make life hard for them. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, textOf, warnings } from '../../test-support/widget.ts';
import type { DkClientCard } from '../client-card/client-card.ts';
import '../client-card/client-card.define.ts';
import '../contact-form/contact-form.define.ts';
import { ContactFormHarness } from '../contact-form/contact-form.harness.ts';
import { DkLeadList } from '../lead-list/lead-list.ts';
import '../lead-list/lead-list.define.ts';
import '../lead-new/lead-new.define.ts';
import type { DkProvider } from '../provider/provider.ts';
import '../provider/provider.define.ts';

/** Global rules as common themes write them: a shop's, a form framework's, and a reset that goes too far. */
const themes = {
  'a shop theme': `
    input, textarea, select { width: 100% !important; padding: 30px; border: 5px dashed red; border-radius: 40px; background: pink; font: 9px Georgia }
    button, [type=submit] { text-transform: uppercase; float: right; background: lime; color: yellow; padding: 40px; letter-spacing: 8px }
    label { display: none } h2, [role=heading] { font-size: 80px; color: red } p { margin: 60px; text-indent: 50px } a { color: lime; text-decoration: line-through }`,
  'a form framework': `
    * { box-sizing: content-box } form { display: flex; transform: skewX(20deg) } label { float: left; width: 900px; font-weight: 100 }
    input:not([type=checkbox]) { appearance: none; height: 120px; line-height: 120px; opacity: .2 } fieldset { border: 10px solid; min-width: 2000px }
    .row { display: block; width: 3000px } .list { columns: 5 } .error { display: none } .dk-button { display: none }`,
  'a reset that goes too far': `
    * { all: unset !important } *:focus { outline: none !important } ul, ol, dl, dd, dt { display: inline; list-style: square } [hidden] { display: block !important }`,
};

let house: Dealership;
const card = async (around: HTMLElement, person = 'ana'): Promise<DkClientCard> => {
  const element = document.createElement('dk-client-card');
  element.clientId = house.clients.coco;
  element.crm = house.as(person);
  around.append(element);
  await says(element, 'Hernandez');
  return element;
};
const looks = (piece: Element | null | undefined): readonly unknown[] => {
  if (!piece) throw new Error('it is not there');
  const { fontSize, color, padding, display, textTransform, letterSpacing, float, opacity, borderTopWidth } = getComputedStyle(piece);
  return [fontSize, color, padding, display, textTransform, letterSpacing, float, opacity, borderTopWidth];
};
const shape = (element: DkClientCard): readonly unknown[] => ['edit', 'name', 'row'].map((name) => looks(part(element, name)));
/** A page's own sheet, while something is looked at. */
async function onPageWith(css: string, look: () => Promise<void>): Promise<void> {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  await look().finally(() => {
    style.remove();
  });
}

describe('widgets on hostile pages', () => {
  before(async () => {
    house = await dealership({ leads: 2 });
  });

  for (const [name, css] of Object.entries(themes))
    it(`look and measure the same on a page with ${name}`, async () => {
      const around = await fixture<HTMLElement>(html`<div lang="en"></div>`);
      // What surrounds the widget is the page's own, also the box of the widget itself; the reset spares what is said there.
      around.style.cssText =
        'display: block !important; inline-size: 600px !important; font: 16px/1.5 sans-serif !important; color: rgb(20, 20, 20) !important';
      const element = await card(around);
      element.style.cssText = 'display: block !important; color-scheme: light !important';
      const [before, height] = [shape(element), element.offsetHeight];
      await onPageWith(css, async () => {
        expect(shape(element)).to.deep.equal(before);
        // A reset of everything also takes away that the box is measured: it then stands as it would in one column.
        if (!css.includes('unset')) expect(element.offsetHeight).to.equal(height);
        await expect(element).to.be.accessible();
      });
    });

  // The form is the page's own markup, so that a page may style it; what themes say of inputs in general must not break it.
  for (const [name, css] of Object.entries(themes).slice(0, 2))
    it(`the contact form can be read, filled in and sent on a page with ${name}`, async () => {
      const page = await new ContactFormHarness().write();
      await onPageWith(css, async () => {
        const { form, button } = page;
        const controls = [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [name=website]), textarea')].filter(
          (each) => !each.closest('.dk-trap'),
        );
        for (const each of controls) {
          const { opacity, borderTopWidth, padding } = getComputedStyle(each);
          expect([each.checkVisibility(), opacity], each.name).to.deep.equal([true, '1']);
          if (each.type !== 'checkbox') expect([borderTopWidth, padding], each.name).to.deep.equal(['1px', '8px 12px']);
          for (const label of each.labels ?? []) {
            expect(label.checkVisibility(), `the label of ${each.name}`).to.equal(true);
            expect(label.offsetWidth, `the label of ${each.name}`).to.be.below(form.offsetWidth + 1);
          }
        }
        expect(getComputedStyle(button).textTransform).to.equal('none');
        expect(getComputedStyle(form).transform).to.equal('none');
        expect(form.scrollWidth).to.be.at.most(form.clientWidth + 1);
        page.fill();
        page.press();
        await page.says('Thank you');
      });
    });

  it('keep working where the host reverts everything, and under a transformed parent', async () => {
    const around = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const element = await card(around);
    element.style.cssText = 'all: revert';
    around.style.cssText = 'transform: rotate(0.0001deg) scale(0.9); overflow: hidden; block-size: 40px';
    part(element, 'edit')?.click();
    await waitUntil(() => part(element, 'form'));
    const field = rootOf(element).getElementById('jobTitle') as HTMLInputElement;
    field.value = 'Changed';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    part(element, 'cancel')?.click();
    const dialog = rootOf(element).querySelector('dialog') as HTMLDialogElement;
    await waitUntil(() => dialog.open);
    // In the top layer: neither the transform nor the clipped parent holds it.
    const box = dialog.getBoundingClientRect();
    expect(box.height).to.be.above(80);
    expect(Math.abs((box.left + box.right) / 2 - innerWidth / 2)).to.be.below(innerWidth / 4);
    dialog.close('yes');
    await waitUntil(() => !part(element, 'form'));
  });

  it('inside a native dialog with a focus trap: announcements are heard there, and focus stays right', async () => {
    const around = await fixture<HTMLElement>(
      html`<div lang="en">
        <button id="outside">Open</button>
        <dialog aria-label="Client"></dialog>
      </div>`,
    );
    const modal = around.querySelector('dialog') as HTMLDialogElement;
    around.querySelector('button')?.focus();
    modal.showModal();
    const element = await card(modal);
    // As focus traps do it: whatever leaves is brought back.
    const trap = (event: FocusEvent): void => {
      if (!modal.contains(event.target as Node)) modal.focus();
    };
    document.addEventListener('focusin', trap);
    part(element, 'edit')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(element, 'form'));
    await waitUntil(() => rootOf(element).activeElement?.id === 'civility', 'the first field has focus');
    const field = rootOf(element).getElementById('jobTitle') as HTMLInputElement;
    field.value = 'Heard';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    part(element, 'save')?.click();
    await waitUntil(() => !part(element, 'form'));
    await waitUntil(() => rootOf(element).activeElement?.id === 'edit', 'focus is back on the edit button');
    // Outside of a modal dialog everything is inert: a region there would be silent.
    await waitUntil(
      () => [...document.querySelectorAll('[aria-live]')].some((region) => modal.contains(region) && region.textContent.includes('Saved')),
      'heard',
    );
    document.removeEventListener('focusin', trap);
    modal.close();
  });

  it('in a popup that clones its content: no id twice, and the copy lives', async () => {
    const template = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const element = await card(template);
    const popup = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    popup.append(element.cloneNode(true));
    const copy = popup.querySelector('dk-client-card') as DkClientCard;
    copy.clientId = house.clients.coco;
    copy.crm = house.as('boss');
    await says(copy, 'Hernandez');
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).to.equal(new Set(ids).size);
    part(copy, 'edit')?.click();
    await waitUntil(() => part(copy, 'form'));
    expect(part(element, 'form')).to.equal(null);
  });

  it('two versions of the library on one page: the first keeps its tag, the second says so and takes another', async () => {
    customElements.define(
      'older-lead-list',
      class extends HTMLElement {
        static readonly version = '0.0.1';
      },
    );
    const said = await warnings(async () => {
      DkLeadList.define('older-lead-list');
      await Promise.resolve();
    });
    expect(said.join()).to.include('tag-taken').and.include('0.0.1');
    DkLeadList.define('acme-lead-list');
    const around = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    for (const tag of ['dk-lead-list', 'acme-lead-list']) {
      const list = document.createElement(tag) as DkLeadList;
      list.crm = house.as('boss');
      around.append(list);
      await says(list, '2 leads');
    }
  });

  it('two providers with different users: each sees its own, also when one signs out', async () => {
    const around = await fixture<HTMLElement>(
      html`<div lang="en">
        ${[1, 2].map(() => html`<dk-provider><dk-client-card client-id=${house.clients.coco}></dk-client-card></dk-provider>`)}
      </div>`,
    );
    const [one, two] = [...around.querySelectorAll('dk-provider')] as [DkProvider, DkProvider];
    one.crm = house.as('ana');
    two.crm = house.as('far');
    const [hers, his] = [...around.querySelectorAll('dk-client-card')] as [DkClientCard, DkClientCard];
    await says(hers, 'Hernandez');
    await says(his, 'Not found');
    one.crm = undefined;
    expect(textOf(hers)).not.to.include('Hernandez');
    expect(textOf(his)).to.include('Not found');
  });
});
