/** What an administrator does with rights, by keyboard alone, at 320 px, in French: in a real browser, over a real gateway. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { applyPreset, createLead } from '@dealerkit/core';
import { policyId, policyNoun } from '@dealerkit/core/server';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';
import { focusIsOn, focused, tabTo } from './support/keyboard.ts';

const pageOf = (gateway: string): string => `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width">
<title>Droits</title><link rel="icon" href="data:,"><body>
<script type="module" src="${gateway}assets/provider.js"></script>
<script type="module" src="${gateway}assets/rights.js"></script>
<script type="module" src="${gateway}assets/why.js"></script>
<dk-provider><dk-rights></dk-rights><hr><dk-why></dk-why></dk-provider>
<script type="module">
  await customElements.whenDefined('dk-provider');
  Object.assign(document.querySelector('dk-provider'), { getToken: () => 'adm', url: '${gateway}' });
</script>`;

describe('rights by keyboard alone, at 320 px', () => {
  let house: House, browser: Browser, page: Page, site: Awaited<ReturnType<typeof serveFetch>>;
  let code: string;
  before(async () => {
    house = await openHouse({ assets: deliveredFiles() });
    await house.save('group', 'ventes', { name: 'Ventes', profileType: 'sales' });
    await house.save('group', 'admins', { name: 'Administrateurs', profileType: 'administrator' });
    await house.save('user', 'adm', { groupIds: ['admins'] });
    await house.save('user', 'lea', { name: 'Léa Garnier', groupIds: ['ventes'], branchId: 'b1' });
    await house.save('user', 'hugo', { name: 'Hugo Lefèvre', branchId: 'b1' });
    await house.root.run(applyPreset, { preset: 'bee2link' });
    const client = {
      kind: 'person' as const,
      civility: 'mrs' as const,
      firstName: 'Coco',
      lastName: 'Hernandez',
      emails: ['coco@exemple.fr'],
    };
    ({ code } = await house.root.run(createLead, { client, ownerId: 'hugo', branchId: 'b1' }));
    const gateway = `http://crm.test:${String(house.port)}/`;
    site = await serveFetch(() => new Response(pageOf(gateway), { headers: { 'content-type': 'text/html; charset=utf-8' } }));
    browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
    page = await browser.newPage();
    await page.setViewport({ width: 320, height: 720 });
    await page.goto(`http://portal.test:${String(site.port)}/`);
    await page.waitForSelector('dk-rights >>> #node');
    await page.waitForSelector('dk-why >>> #right');
  });
  after(async () => {
    await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
  });
  const press = async (...keys: ('Enter' | 'Tab' | 'ArrowDown' | 'Space')[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const levels = async (): Promise<unknown> => {
    const { policy } = (await house.root.get(policyNoun, policyId)) as unknown as {
      policy: { nodes: Record<string, { levels?: object }> };
    };
    return policy.nodes['group:ventes']?.levels;
  };

  test('B2 B4 lets the group Ventes delete clients', async () => {
    await tabTo(page, 'Droits de');
    await page.keyboard.type('Ventes');
    await page.waitForSelector('dk-rights >>> [data-id="client.delete"] .level');
    await tabTo(page, /^Voir les clients/);
    await page.keyboard.type('Droit de s');
    await focusIsOn(page, /^Droit de suppression d’un client.*Aucun$/);
    await press('Enter');
    await focusIsOn(page, /Identique au type/);
    for (let steps = 0; steps < 12 && !(await focused(page)).startsWith('Complet'); steps++) await press('ArrowDown');
    await focusIsOn(page, /^Complet/);
    await tabTo(page, 'Appliquer');
    await press('Enter');
    await focusIsOn(page, /^Droit de suppression d’un client: Complet, modifié$/);
    assert.equal(await levels(), undefined, 'E12: nothing applies before it is saved');
    await tabTo(page, 'Enregistrer les modifications');
    await press('Enter');
    await focusIsOn(page, 'Groupe Ventes');
    assert.deepEqual(await levels(), { 'client.delete': 'all' });
  });

  test('answers why Léa cannot see this lead, in French, word for word', async () => {
    await tabTo(page, 'Personne');
    await page.keyboard.type('Léa');
    await press('Tab');
    await focusIsOn(page, 'Droit');
    await page.keyboard.type('Voir les leads');
    await tabTo(page, 'Sur quel élément');
    await page.keyboard.type(code);
    await page.waitForSelector('dk-why >>> .found button');
    await tabTo(page, `${code} Coco Hernandez`);
    await press('Enter');
    await page.waitForFunction(
      (wanted) => document.querySelector('dk-why')?.shadowRoot?.textContent.includes(wanted),
      { timeout: 10_000 },
      'n’en fait pas partie',
    );
    const said = await page.evaluate(() =>
      [...document.querySelector('dk-why')!.shadowRoot!.querySelectorAll('[part=answer] p')].map(({ textContent }) => textContent.trim()),
    );
    const nbsp = '\u00a0';
    assert.deepEqual(said, [
      `Non. Léa Garnier n’a pas le droit «${nbsp}Voir les leads${nbsp}» pour ${code} Coco Hernandez.`,
      `Rôle staff donne «${nbsp}Ses groupes${nbsp}»\u202f; ${code} Coco Hernandez n’en fait pas partie${nbsp}: responsable Hugo Lefèvre, Lyon.`,
      `Pour l’ouvrir${nbsp}: affectez-le à Léa Garnier, ou donnez un niveau plus large à Rôle staff.`,
    ]);
  });

  test('nothing is wider than the page', async () => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  });
});
