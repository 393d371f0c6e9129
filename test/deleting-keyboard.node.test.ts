/** A client and three leads deleted for good, by keyboard alone, at 320 px, in a real browser over a real gateway. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { clientNoun, createClient, createLead, isDealerkitError, leadNoun } from '@dealerkit/core';
import type { Browser, KeyInput, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';
import { focusIsOn, focused, tabTo } from './support/keyboard.ts';

describe('deleting by keyboard alone, at 320 px', () => {
  let house: House, browser: Browser, page: Page, site: Awaited<ReturnType<typeof serveFetch>>;
  let clientId = '';
  const leadIds: string[] = [];
  before(async () => {
    house = await openHouse({ assets: deliveredFiles() });
    ({ id: clientId } = await house.root.run(createClient, {
      kind: 'person',
      civility: 'mrs',
      firstName: 'Coco',
      lastName: 'Hernandez',
      emails: ['coco@exemple.fr'],
      ownerId: 'ana',
      branchId: 'b1',
    }));
    await house.root.run(createLead, { clientId, ownerId: 'ana', branchId: 'b1', vehicle: 'Peugeot 308' });
    for (const lastName of ['Un', 'Deux', 'Trois', 'Quatre'])
      leadIds.unshift(
        (
          await house.root.run(createLead, {
            client: { kind: 'person', firstName: 'Léo', lastName, emails: [`${lastName}@exemple.fr`] },
            ownerId: 'ana',
            branchId: 'b1',
          })
        ).id,
      );
    const gateway = `http://crm.test:${String(house.port)}/`;
    const pageOf = (content: string): string => `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width">
<title>Portail</title><link rel="icon" href="data:,"><body>
<script type="module" src="${gateway}assets/provider.js"></script>
<script type="module" src="${gateway}assets/client-card.js"></script>
<script type="module" src="${gateway}assets/lead-list.js"></script>
<dk-provider>${content}</dk-provider>
<script type="module">
  await customElements.whenDefined('dk-provider');
  Object.assign(document.querySelector('dk-provider'), { getToken: () => 'adm', url: '${gateway}' });
</script>`;
    site = await serveFetch((request) => {
      const content =
        new URL(request.url).pathname === '/leads'
          ? '<dk-lead-list></dk-lead-list>'
          : `<dk-client-card client-id="${clientId}"></dk-client-card>`;
      return new Response(pageOf(content), { headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
    browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
    page = await browser.newPage();
    await page.setViewport({ width: 320, height: 720 });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
  });
  const open = (path: string) => page.goto(`http://portal.test:${String(site.port)}${path}`);
  const press = async (...keys: readonly KeyInput[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const says = async (tag: string, words: string): Promise<void> => {
    const said = () => page.evaluate((name) => document.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '', tag);
    for (let tries = 0; tries < 200; tries++) {
      if ((await said()).includes(words)) return;
      await wait(50);
    }
    assert.fail(`<${tag}> says "${words}"; it said "${await said()}"`);
  };
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  test('B13 B14 B15 B19 B22 a client: menu, question, cancelled, then for good', async () => {
    await open('/client');
    await says('dk-client-card', 'Mme Coco Hernandez');
    await tabTo(page, 'Autres actions');
    await press('Enter');
    await focusIsOn(page, 'Réaffecter');
    await press('s');
    assert.equal(await focused(page), 'Supprimer');
    await press('Enter');
    await says('dk-client-card', 'Mme Coco Hernandez a 1 opportunité en cours, que souhaitez-vous faire');
    await focusIsOn(page, 'Annuler');
    assert.ok(await fits());
    await press('Escape');
    await focusIsOn(page, 'Autres actions');
    assert.equal((await house.root.get(clientNoun, clientId)).lastName, 'Hernandez');
    await press('Enter');
    await focusIsOn(page, 'Réaffecter');
    await press('End', 'Enter');
    await says('dk-client-card', 'Cette action est irréversible');
    await tabTo(page, 'Supprimer définitivement');
    await press('Enter');
    await focusIsOn(page, /^Mme Coco Hernandez\s: fiche supprimée/);
    await assert.rejects(house.root.get(clientNoun, clientId), (error) => isDealerkitError(error, 'not-found'));
  });

  test('E4 E18 three leads of a selection', async () => {
    await open('/leads');
    await says('dk-lead-list', 'Léo Quatre');
    await page.waitForSelector('dk-lead-list >>> .row input');
    await tabTo(page, 'Léo Quatre');
    await press('Space');
    await page.keyboard.down('Shift');
    await press('ArrowDown', 'ArrowDown');
    await page.keyboard.up('Shift');
    await says('dk-lead-list', '3 sélectionnés');
    await focusIsOn(page, 'Léo Deux');
    await press('Delete');
    await says('dk-lead-list', 'IMPORTANT');
    await focusIsOn(page, 'Annuler');
    assert.ok(await fits());
    await tabTo(page, 'Supprimer définitivement');
    await press('Enter');
    await focusIsOn(page, 'Léo Un');
    const { items } = await house.root.list(leadNoun, { where: { in: ['id', leadIds] } });
    assert.deepEqual(
      items.map(({ id }) => id),
      [leadIds.at(-1)],
    );
  });
});
