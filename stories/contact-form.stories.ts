import '@dealerkit/elements/contact-form/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

// What one story kept on the device is not in the next.
const clear = () =>
  new Promise<void>((resolve) => {
    const clearing = indexedDB.deleteDatabase('dealerkit-outbox');
    clearing.onsuccess =
      clearing.onerror =
      clearing.onblocked =
        () => {
          resolve();
        };
  });

export default { title: 'Contact form', component: 'dk-contact-form', beforeEach: clear };

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

// The gateway of a story: what it answers to a request that is sent.
const answering = (answer: (key: string) => Response) => () => {
  const { fetch } = globalThis;
  globalThis.fetch = (address, init) =>
    init?.method === 'POST' && init.body instanceof URLSearchParams
      ? Promise.resolve(answer(init.body.get('dk_key') ?? ''))
      : fetch(address, init);
  return () => {
    globalThis.fetch = fetch;
  };
};
const busy = answering(() => new Response(null, { status: 503, headers: { 'retry-after': '600' } }));

async function send(canvas: HTMLElement): Promise<void> {
  for (const [name, value] of [
    ['lastName', 'Durand'],
    ['email', 'ana@example.com'],
    ['message', 'Is the 308 still there?'],
  ] as const) {
    const field = (await control(canvas, `[name=${name}]`)) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  (await control(canvas, 'form[novalidate] [type=submit]')).click();
}

/** The gateway cannot be reached: the request is saved on this device, and may be deleted. */
export const SavedOnThisDevice: StoryObj = {
  ...FromItsDefinition,
  beforeEach: busy,
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await control(canvasElement, '.dk-warning');
  },
};

/** The gateway cannot be reached, and this browser keeps nothing: the page has to stay open. */
export const NotSaved: StoryObj = {
  ...FromItsDefinition,
  beforeEach: () => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('Not here', 'SecurityError');
    };
    const restore = busy();
    return () => {
      restore();
      IDBDatabase.prototype.transaction = transaction;
    };
  },
  play: SavedOnThisDevice.play!,
};

/** The gateway has the request. */
export const Received: StoryObj = {
  ...FromItsDefinition,
  beforeEach: answering((key) => Response.json({ key, receivedAt: '2026-06-15T09:30:00.000Z' }, { status: 201 })),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    await control(canvasElement, '.dk-success');
  },
};

/** An earlier request was refused and is still on this device: its words are shown only when somebody asks. */
export const RefusedEarlier: StoryObj = {
  ...FromItsDefinition,
  beforeEach: answering(() => Response.json({ error: { code: 'not-found' } }, { status: 404 })),
  play: async ({ canvasElement }) => {
    await send(canvasElement);
    const form = (await control(canvasElement, '.dk-danger')).closest('dk-contact-form') as HTMLElement;
    form.replaceWith(form.cloneNode());
    await control(canvasElement, '.dk-warning');
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
