// What a new element begins with: one client, live, with every state that a widget has, its words in three languages, tests and a story.

const words = {
  en: { head: 'in English, and the type of its other locales', text: { greeting: 'Client: {name}' } },
  fr: { head: 'in French', text: { greeting: 'Client : {name}' } },
  es: { head: 'in Spanish', text: { greeting: 'Cliente: {name}' } },
};

const locale = (lang, { pascal, name }) => {
  const { head, text } = words[lang];
  const lines = Object.entries(text).map(([key, value]) => `  ${key}: '${value}',\n`);
  const typed = lang === 'en' ? '' : `: ${pascal}Messages`;
  const before = lang === 'en' ? '' : `import type { ${pascal}Messages } from './en.ts';\n\n`;
  const after = lang === 'en' ? `\n/** Every locale has exactly these keys. */\nexport type ${pascal}Messages = typeof en;\n` : '';
  return `${before}/** The words of <dk-${name}> ${head}. */\nexport const ${lang}${typed} = {\n${lines.join('')}};\n${after}`;
};

/** The files of a new element, by path. */
export function elementFiles(names) {
  const { name, camel, pascal } = names;
  const room = `packages/elements/src/${name}`;
  return {
    [`${room}/${name}.define.ts`]: `import { Dk${pascal} } from './${name}.ts';

Dk${pascal}.define();
`,
    [`${room}/${name}.messages.ts`]: `import { catalog } from '../base/messages.ts';
import type { ${pascal}Messages } from './locales/en.ts';

/** The words of <dk-${name}>: English, French and Spanish, each loaded when first shown. */
export const ${camel}Messages = catalog<${pascal}Messages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
`,
    ...Object.fromEntries(Object.keys(words).map((lang) => [`${room}/locales/${lang}.ts`, locale(lang, names)])),
    [`${room}/${name}.ts`]: `import type { Client, Seen } from '@dealerkit/core';
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { Messages } from '../base/messages.ts';
import { loadingState, staleState } from '../base/states.ts';
import { clientNoun } from '../context/contracts.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { ${camel}Messages } from './${name}.messages.ts';

/**
 * One client, live.
 * @summary One client, live.
 * @csspart name - The name.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @cssprop --dk-accent - Colour of links and focus.
 */
export class Dk${pascal} extends CrmElement {
  static override readonly tag = 'dk-${name}';

  static override properties: PropertyDeclarations = { ...CrmElement.properties, clientId: { attribute: 'client-id' } };

  /** Id of the client. */
  clientId = '';

  readonly #words = new Messages(this, ${camel}Messages);
  readonly #client = new WatchedController<Seen<Client>>(this);

  protected override forget(): void {
    this.#client.follow(this.crm && this.clientId ? this.crm.watch(clientNoun, this.clientId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('clientId')) this.forget();
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = loadingState(1, words);
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { value: client, error, stale } = this.#client.current ?? {};
    if (!client) return error ? this.trouble(error, words, this.#refresh) : skeleton;
    return html\`\${stale ? staleState(words, this.#refresh) : nothing}
      <p part="name" dir="auto">\${own.greeting.replace('{name}', () => client.name)}</p>\`;
  }

  readonly #refresh = (): void => void this.#client.refresh();
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-${name}': Dk${pascal};
  }
}
`,
    [`${room}/${name}.test.ts`]: `import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { part, says, still, textOf } from '../../test-support/widget.ts';
import './${name}.define.ts';
import type { Dk${pascal} } from './${name}.ts';

let house: Dealership;
const show = async (person: string, lang = 'en', broken = faults()): Promise<Dk${pascal}> => {
  const around = await fixture<HTMLElement>(
    html\`<div lang=\${lang}><dk-${name} client-id=\${house.clients.coco} .crm=\${house.as(person, broken)}></dk-${name}></div>\`,
  );
  return around.querySelector('dk-${name}') as Dk${pascal};
};

describe('dk-${name}', () => {
  before(async () => {
    house = await dealership({ leads: 1 });
  });

  for (const [lang, words] of [
    ['en', 'Client: Colette Hernandez'],
    ['fr', 'Client : Colette Hernandez'],
    ['es', 'Cliente: Colette Hernandez'],
  ] as const)
    it(\`shows the client in \${lang}, accessibly\`, async () => {
      const element = await show('ana', lang);
      await says(element, words);
      await still(element);
      await expect(element).to.be.accessible();
    });

  it('finds nobody for whom the client is out of sight', async () => {
    await says(await show('far'), 'Not found');
  });

  it('says that the server is out of reach, and comes back by itself', async () => {
    const broken = faults();
    broken.offline('read');
    const element = await show('ana', 'en', broken);
    await says(element, 'The server cannot be reached');
    await still(element);
    await expect(element).to.be.accessible();
    broken.clear();
    element.shadowRoot?.querySelector<HTMLElement>('[part=error] .dk-button')?.click();
    await says(element, 'Colette Hernandez');
  });

  it('says that what is shown may be old while the connection is lost', async () => {
    const broken = faults();
    const element = await show('ana', 'en', broken);
    await says(element, 'Colette Hernandez');
    broken.offline();
    await waitUntil(() => part(element, 'stale'));
    broken.clear();
    await waitUntil(() => !part(element, 'stale'));
  });

  it('shows nothing of a former person', async () => {
    const element = await show('ana');
    await says(element, 'Colette Hernandez');
    element.crm = house.as('far');
    expect(textOf(element)).not.to.include('Colette');
    await says(element, 'Not found');
  });

  it('waits where nobody provides a Crm', async () => {
    const element = await fixture<Dk${pascal}>(html\`<dk-${name} lang="en" client-id="x"></dk-${name}>\`);
    await waitUntil(() => part(element, 'waiting'));
  });
});
`,
    [`stories/${name}.stories.ts`]: `import '@dealerkit/elements/${name}/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dealership } from '@dealerkit/core/testing';
import { as, disconnected, failing, silent } from './support/house.ts';

export default { title: '${pascal.replaceAll(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}', component: 'dk-${name}' };

const element = (house: Dealership) => html\`<dk-${name} client-id=\${house.clients.coco}></dk-${name}>\`;

/** As the person sees it who may. */
export const Client: StoryObj = { render: () => as('ana', element) };

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', element) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', element, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', element, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', element, { meddle: disconnected }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html\`<dk-${name} client-id="x"></dk-${name}>\` };
`,
  };
}
