/** Leads from ADF by `dealerkit import` and by `POST /v1/adf`: over HTTP, with a service key, on PGlite. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { leadNoun, tradeInNoun } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { type RunningServer, main, startServer } from 'dealerkit';
import { ask } from './support/gateway-server.ts';

async function typed(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await main(args, { ...io, terminal: false, env: {}, signal: new AbortController().signal });
  return { code, out, err };
}

const folder = mkdtempSync(join(tmpdir(), 'dealerkit-adf-'));
const lead = (id: string, email = `<email>${id}@example.com</email>`): string => `<prospect>
<id source="AutoSite">${id}</id><requestdate>2026-01-02T10:00:00+01:00</requestdate>
<vehicle interest="trade-in" status="used"><year>2015</year><make>VW</make><model>Golf</model></vehicle>
<vehicle><year>2020</year><make>Audi</make><model>A3</model></vehicle>
<customer><contact><name part="first">Zo\u00e9</name><name part="last">Moor</name>${email}</contact></customer>
<vendor><vendorname>Garage</vendorname><contact><name>Garage</name><phone>1</phone></contact></vendor></prospect>`;
const adf = (...leads: readonly string[]): string => `<?xml version="1.0"?>\n<?adf version="1.0"?>\n<adf>\n${leads.join('\n')}\n</adf>`;

describe('ADF', () => {
  const data = join(folder, 'data');
  let server: RunningServer;
  let token = '';
  const keyFor = async (...rights: readonly string[]): Promise<string> => {
    const given = rights.flatMap((right) => ['--right', `${right}=all`]);
    const { out, err } = await typed('keys', 'create', '--name', 'leads', ...given, '--data', data);
    assert.match(out, /^dk_\S+\n$/, err);
    return out.trim();
  };
  let reader = '';
  before(async () => {
    const nouns = ['client', 'lead', 'tradeIn'];
    token = await keyFor(...nouns.flatMap((noun) => ['view', 'create', 'update'].map((action) => `${noun}.${action}`)));
    reader = await keyFor('lead.view');
    server = await startServer({ data, port: 0 });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const post = (body: string | Uint8Array<ArrayBuffer>, { as = token, type = 'application/x-adf+xml' } = {}) =>
    ask(server.gateway, 'POST', '/v1/adf', { ...(as ? { as } : {}), body, headers: { 'content-type': type } });

  test('a file is imported once, in the character set that it has; a lead that cannot be taken is told with its line', async () => {
    const path = join(folder, 'leads.adf');
    writeFileSync(path, adf(lead('a'), lead('b')), 'latin1');
    const access = ['--url', server.gateway, '--token', token];
    const first = await typed('import', path, ...access);
    assert.match(first.err, /\n2 created, 0 updated, 0 unchanged, 0 refused\n$/, first.out);
    const again = await typed('import', path, ...access);
    assert.match(again.err, /\n0 created, 0 updated, 2 unchanged, 0 refused\n$/, again.out);
    await using crm = connectCrm({ url: server.gateway, getToken: () => token });
    const { items } = await crm.list(leadNoun, {});
    assert.deepEqual(
      items.map(({ name, vehicle, tradeIns }) => [name, vehicle, tradeIns]),
      [0, 1].map(() => ['Zoé Moor', '2020 Audi A3', 1]),
    );
    assert.equal((await crm.list(tradeInNoun, {})).items.length, 2);
    writeFileSync(path, adf(lead('c', ''), lead('b').replace('A3', 'A5')));
    const told = await typed('import', path, ...access);
    assert.equal(told.code, 1);
    assert.match(told.out, /^line 4: client\.emails: contact\nline 10: lead \S+ updated\n$/);
    assert.match(told.err, /\n0 created, 1 updated, 0 unchanged, 1 refused; not as the standard has it in 1 places\n$/);
  });

  test('a body is taken by a service key, by its rights, and told lead by lead', async () => {
    const first = await post(adf(lead('p')));
    assert.equal(first.status, 200, first.text);
    const [made] = first.json['leads'] as readonly { readonly id: string; readonly outcome: string }[];
    assert.equal(made?.outcome, 'created');
    assert.deepEqual(first.json['issues'], []);
    const again = await post(adf(lead('p').replace('<prospect>', '<prospect status="resend">'), lead('q', '')), {
      type: 'text/xml; charset=utf-8',
    });
    const [same, refused] = again.json['leads'] as readonly {
      readonly id?: string;
      readonly outcome: string;
      readonly error?: { readonly code: string };
    }[];
    assert.deepEqual([same?.outcome, same?.id, refused?.outcome, refused?.error?.code], ['unchanged', made.id, 'refused', 'invalid']);
    const [denied] = (await post(adf(lead('r')), { as: reader })).json['leads'] as readonly {
      readonly error?: { readonly code: string };
    }[];
    assert.equal(denied?.error?.code, 'forbidden');
  });

  test('what is no ADF is refused at the door, and nothing of it is told', async () => {
    const status = async (...given: Parameters<typeof post>) => (await post(...given)).status;
    assert.equal(await status(adf(lead('s')), { as: '' }), 401);
    assert.equal(await status(adf(lead('s')), { type: 'application/json' }), 415);
    assert.equal(await status('x'.repeat(2_000_001)), 413);
    const bomb = await post('<!DOCTYPE adf [<!ENTITY secret SYSTEM "file:///etc/passwd">]><adf>&secret;</adf>');
    assert.deepEqual([bomb.status, bomb.json.error?.code], [400, 'malformed']);
    assert.doesNotMatch(bomb.text, /secret|passwd|root:/);
    assert.equal((await ask(server.gateway, 'GET', '/v1/adf', { as: token })).headers.get('allow'), 'POST');
  });

  test('its options are told where they mean nothing', async () => {
    assert.equal((await typed('import', 'leads.xml', '--system', 'dms', '--id-column', 'ref')).code, 2);
  });
});
