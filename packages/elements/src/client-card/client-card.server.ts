import { type Crm, type Seen, type Client, clientNoun } from '@dealerkit/core';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { baseMessages } from '../base/base.messages.ts';
import { Dictionaries } from '../base/dictionaries.ts';
import { load } from '../base/messages.ts';
import { type HrefFor, hashHref } from '../context/crm-context.ts';
import { clientCardMessages } from './client-card.messages.ts';
import { type CardView, cardTemplate } from './client-card.template.ts';
import { DkClientCard } from './client-card.ts';

/** How a card is drawn on a server. */
export interface DrawOptions {
  /** BCP 47; English when left out. */
  readonly lang?: string;
  /** Address of the page, which the links that `hrefFor` gives are relative to. */
  readonly page: string;
  readonly hrefFor?: HrefFor;
  readonly headingLevel?: number;
  /** Nonce of the page's `style-src`; without one, a strict page shows the card unstyled until its script has loaded. */
  readonly nonce?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * A `<dk-client-card>` with its content in a declarative shadow root: read without JavaScript, and live as soon as its script and a Crm
 * are there. Needs `@lit-labs/ssr`. Rejects as the Crm does: `not-found` where the card would say so.
 */
export async function renderClientCard(
  crm: Crm,
  clientId: string,
  { page, lang = 'en', hrefFor = hashHref, headingLevel = 2, nonce }: DrawOptions,
): Promise<string> {
  const client: Seen<Client> = await crm.get(clientNoun, clientId);
  const [base, own] = await Promise.all([load(baseMessages, lang.toLowerCase()), load(clientCardMessages, lang.toLowerCase())]);
  const dictionaries = new Dictionaries(crm.session.state.value, lang);
  const whole: HrefFor = (noun, id) => {
    const href = hrefFor(noun, id);
    return href === undefined ? undefined : URL.parse(href, page)?.href;
  };
  const view: CardView = { client, words: { ...base, ...own }, lang, dictionaries, hrefFor: whole, headingLevel, edit: false, more: false };
  const content = await collectResult(render(cardTemplate(view)));
  const sheets = [DkClientCard.styles].flat(Infinity) as readonly { readonly cssText: string }[];
  const styles = sheets.map(({ cssText }) => cssText).join('');
  const style = `<style${nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`}>${styles}</style>`;
  const attributes = `client-id="${escaped(clientId)}" heading-level="${String(headingLevel)}" lang="${escaped(lang)}"`;
  return `<dk-client-card ${attributes}><template shadowrootmode="open">${style}${content}</template></dk-client-card>`;
}
