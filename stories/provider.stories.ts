import '@dealerkit/elements/client-card/define';
import '@dealerkit/elements/provider/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { as, house } from './support/house.ts';

export default { title: 'Provider', component: 'dk-provider' };

/** Two people on one page: the salesperson who owns the client may edit her, the manager of another branch does not find her. */
export const TwoPeople: StoryObj = {
  render: () => {
    const card = until(
      house().then(({ clients }) => html`<dk-client-card client-id=${clients.coco} heading-level="3"></dk-client-card>`),
      '',
    );
    return html`${as('ana', () => html`${card}`)}${as('far', () => html`${card}`)}`;
  },
};

/** An address that nobody answers: every widget inside says so. */
export const NoAnswer: StoryObj = {
  render: () => html`<dk-provider url="/nowhere/" token="x"><dk-client-card client-id="c1"></dk-client-card></dk-provider>`,
};
