import '@dealerkit/elements/rights/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, failing, piece, silent } from './support/house.ts';

export default { title: 'Rights', component: 'dk-rights' };

const group = () => html`<dk-rights node="group:new-cars"></dk-rights>`;

/** A group: its people, its follow-up, its rights by module. */
export const Group: StoryObj = { render: () => as('adm', group) };

/** A person: each right says what his profile gives. */
export const Person: StoryObj = { render: () => as('adm', () => html`<dk-rights node="user:ana"></dk-rights>`) };

/** A profile. */
export const Profile: StoryObj = { render: () => as('adm', () => html`<dk-rights node="profile:salesperson"></dk-rights>`) };

/** Nobody chosen yet. */
export const Choose: StoryObj = { render: () => as('adm', () => html`<dk-rights></dk-rights>`) };

const press = async (canvas: HTMLElement, right: string): Promise<ShadowRoot> => {
  await piece(canvas, 'dk-rights', 'rights');
  const root = canvas.querySelector('dk-rights')!.shadowRoot!;
  root.querySelector<HTMLElement>(`[data-id="${right}"] .level`)!.click();
  while (!root.querySelector('#levels[open] input')) await new Promise((resolve) => setTimeout(resolve, 20));
  return root;
};

/** The levels that a right admits. */
export const Levels: StoryObj = {
  render: () => as('adm', group),
  play: async ({ canvasElement }) => {
    const root = await press(canvasElement, 'lead.delete');
    root.querySelector<HTMLElement>('#levels input[value=namedGroups]')!.click();
  },
};

/** Chosen, and not saved yet. */
export const Unsaved: StoryObj = {
  render: () => as('adm', group),
  play: async ({ canvasElement }) => {
    const root = await press(canvasElement, 'client.delete');
    root.querySelector<HTMLElement>('#levels input[value=all]')!.click();
    root.querySelector<HTMLElement>('#levels .dk-primary')!.click();
    await piece(canvasElement, 'dk-rights', 'pending');
  },
};

/** Somebody who administers no rights sees his own. */
export const Own: StoryObj = { render: () => as('ana', group) };

/** On its way. */
export const Loading: StoryObj = {
  render: () => as('adm', group, { meddle: (source) => ({ ...silent(source), preview: () => new Promise(() => undefined) }) }),
};

/** The gateway failed. */
export const Failed: StoryObj = {
  render: () =>
    as('adm', group, {
      meddle: (source) => ({
        ...failing(source),
        preview: (noun, input, signal) => failing(source).query(noun, { ...(input as object), ...(signal && {}) }) as never,
      }),
    }),
};

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: group };
