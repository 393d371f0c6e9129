import '@dealerkit/elements/contact-form/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

export default { title: 'Contact form', component: 'dk-contact-form' };

/** Written from its definition; sending it meets no gateway, so the form keeps what was typed and offers other ways. */
export const FromItsDefinition: StoryObj = {
  render: () => html`<dk-contact-form src="/f/contact.json" phone="+33 1 23 45 67 89" email="sales@example.com"></dk-contact-form>`,
};

/** Takes over a form that the page already has: this is what also works without JavaScript. */
export const TakesOverAForm: StoryObj = {
  render: () => html`
    <dk-contact-form phone="+33 1 23 45 67 89" email="sales@example.com">
      <form method="post" action="https://gateway.example/f/contact">
        <p><label for="name">Your name</label> <input id="name" name="lastName" autocomplete="name" /></p>
        <p><label for="email">E-mail</label> <input id="email" name="email" type="email" autocomplete="email" /></p>
        <p><label for="message">Message</label> <textarea id="message" name="message"></textarea></p>
        <button>Send my request</button>
      </form>
    </dk-contact-form>
  `,
};

/** No gateway answers here: the form says so, and offers the other ways to reach the dealer. */
export const GatewayOutOfReach: StoryObj = {
  render: () => html`<dk-contact-form src="/f/nowhere" phone="+33 1 23 45 67 89" email="sales@example.com"></dk-contact-form>`,
};

/** Sent too early: a summary leads to each field. */
export const Invalid: StoryObj = {
  ...FromItsDefinition,
  play: async ({ canvasElement }) => {
    // The part that checks comes with the first keystroke; before it, the browser's own check speaks.
    (await control(canvasElement, '[name=email]')).dispatchEvent(new InputEvent('input', { bubbles: true }));
    (await control(canvasElement, 'form[novalidate] [type=submit]')).click();
  },
};

async function control(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 200; tries++) {
    const found = canvas.querySelector<HTMLElement>(`dk-contact-form ${selector}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The form has no ${selector}`);
}
