import '@dealerkit/elements/hand-over/define';
import { DealerkitError } from '@dealerkit/core';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { dealership } from '@dealerkit/core/testing';
import { until } from 'lit/directives/until.js';
import { as, failing, piece, silent } from './support/house.ts';

export default { title: 'Hand-over', component: 'dk-hand-over' };

const widget = () => html`<dk-hand-over user-id="ana"></dk-hand-over>`;

async function choose(canvas: HTMLElement): Promise<void> {
  await piece(canvas, 'dk-hand-over', 'start');
  const select = canvas.querySelector('dk-hand-over')!.shadowRoot!.querySelector<HTMLSelectElement>('#to')!;
  select.value = 'bob';
  select.dispatchEvent(new Event('change'));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** What goes, before it goes. */
export const Preview: StoryObj = { render: () => as('boss', widget), play: ({ canvasElement }) => choose(canvasElement) };

/** Some were refused: each with its reason. */
export const Refused: StoryObj = {
  // A house of its own: it changes.
  render: () =>
    html`${until(
      dealership({ leads: 30 }).then((house) => {
        const crm = house.as('boss', (source) => ({
          ...source,
          run: (name, input, options) =>
            name === 'client.assign' ? Promise.reject(new DealerkitError('forbidden', 'no')) : source.run(name, input, options),
        }));
        return html`<dk-hand-over user-id="ana" .crm=${crm}></dk-hand-over>`;
      }),
      '',
    )}`,
  play: async ({ canvasElement }) => {
    await choose(canvasElement);
    (await piece(canvasElement, 'dk-hand-over', 'start')).click();
    await piece(canvasElement, 'dk-hand-over', 'again');
  },
};

/** Nobody chosen yet. */
export const Choose: StoryObj = { render: () => as('boss', () => html`<dk-hand-over></dk-hand-over>`) };

/** Without the right to assign anything. */
export const NotAllowed: StoryObj = { render: () => as('ana', widget) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('boss', widget, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('boss', widget, { meddle: failing }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: widget };
