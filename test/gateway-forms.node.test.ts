/** The public addresses of a gateway: forms with scripts and without, and the widget files. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns } from '@dealerkit/core/server';
import fc from 'fast-check';
import { contactForm, foundDealership } from './support/dealership.ts';
import { type Answer, type Asked, type GatewayServer, startGateway } from './support/gateway-server.ts';

const runs = Number(process.env['DEALERKIT_RUNS'] ?? 200);
const accept = { accept: 'application/json' };
const fresh = (): string => `${crypto.randomUUID()}@example.fr`;

describe('forms', () => {
  let backend: Backend;
  let gateway: GatewayServer;
  let now = Date.UTC(2026, 0, 5, 9, 1);
  const start = async (options: object = {}): Promise<void> => {
    gateway = await startGateway({ backendFor: () => backend, clock: { now: () => now }, submissionsPerMinute: 1_000_000, ...options });
  };
  before(async () => {
    backend = memoryBackend({ nouns: allNouns(dealerNouns) });
    await foundDealership(backend);
    await start();
  });
  after(() => gateway.close());
  let known = 0;
  const count = async (): Promise<number> => (await backend.query('lead', { sort: 'created', limit: 1, count: true })).total ?? 0;
  const added = async (): Promise<number> => (await count()) - known;
  beforeEach(async () => {
    known = await count();
  });

  const post = (
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = accept,
    form = 'contact-1',
  ): Promise<Answer> => gateway.ask('POST', `/f/${form}`, { body: new URLSearchParams(fields), headers });
  const plain = (fields: Readonly<Record<string, string>>): Promise<Answer> =>
    post(fields, { accept: 'text/html', 'accept-language': 'en-GB,en;q=0.9' });
  const lastSubmission = async (): Promise<Readonly<Record<string, unknown>>> =>
    (await backend.query('submission', { sort: 'received', limit: 100 })).items.at(0)!.record;

  test('the definition comes in the wanted language, else in the form’s own, and says nothing of the house', async () => {
    const english = await gateway.ask('GET', '/f/contact-1?lang=en-GB');
    assert.deepEqual([english.json['v'], english.json['lang'], english.json['submit']], [1, 'en', 'Send']);
    assert.equal((await gateway.ask('GET', '/f/contact-1?lang=pt')).json['lang'], 'fr');
    assert.equal((await gateway.ask('GET', '/f/contact-1', { headers: { 'accept-language': 'en' } })).json['lang'], 'en');
    assert.doesNotMatch(english.text, /ana|b1|ownerId|allowedOrigins/);
  });

  test('with scripts: 201 and the key first, then 200 and the very same body', async () => {
    const fields = {
      dk_key: crypto.randomUUID(),
      dk_lang: 'en',
      dk_page: 'https://dealer.example/car',
      email: fresh(),
      consent_news: 'yes',
    };
    const [first, second] = [await post(fields), await post({ ...fields, dk_page: 'https://dealer.example/other' })];
    assert.deepEqual([first.status, second.status, second.headers.get('idempotent-replayed')], [201, 200, 'true']);
    assert.equal(first.text, second.text);
    assert.equal(first.json['key'], fields.dk_key);
    assert.equal(await added(), 1);
    const reused = await post({ ...fields, email: fresh() });
    assert.deepEqual([reused.status, reused.json.error?.code], [422, 'key-reused']);
    assert.equal(await added(), 1);
  });

  test('C26 without scripts: submit, double click, F5, Back and resubmit are one lead; another visitor is another', async () => {
    const fields = { email: fresh(), message: 'Bonjour' };
    const answers = await Promise.all([plain(fields), plain(fields)]);
    answers.push(await plain(fields));
    // Across the border of two buckets of time, too.
    now += 550_000;
    answers.push(await plain(fields));
    for (const { status, headers } of answers) assert.deepEqual([status, headers.get('location')], [303, '/f/contact-1/thanks?lang=en-GB']);
    assert.equal(await added(), 1);
    await plain({ ...fields, email: fresh() });
    assert.equal(await added(), 2);
    now += 1_300_000;
    await plain(fields);
    assert.equal(await added(), 3, 'the next day he may ask again');
  });

  test('the thank-you page speaks the visitor’s language, holds no script, and escapes what it shows', async () => {
    const { status, text, headers } = await gateway.ask('GET', '/f/contact-1/thanks?lang=fr');
    assert.equal(status, 200);
    assert.match(text, /<html lang="fr">.*<h1>Merci<\/h1>.*À bientôt &lt;b&gt;/);
    assert.doesNotMatch(text, /<script|<b>/);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'/);
    assert.match((await gateway.ask('GET', '/f/contact-1/thanks', { headers: { 'accept-language': 'en' } })).text, /Thank you/);
    const own = await post({ email: fresh() }, { accept: 'text/html', origin: 'https://dealer.example' }, 'strict-2');
    assert.deepEqual([own.status, own.headers.get('location')], [303, 'https://dealer.example/merci']);
  });

  test('refused is only: no way to reach the person, too large, no form, a key of something else', async () => {
    const unreachable = await post({ message: 'Hello' });
    assert.deepEqual([unreachable.status, unreachable.json.error?.code], [422, 'invalid']);
    assert.deepEqual((unreachable.json.error as unknown as { fields: object }).fields, {
      email: { code: 'contact' },
      phone: { code: 'contact' },
    });
    const page = await plain({ message: 'Hello' });
    assert.equal(page.status, 422);
    assert.match(page.text, /lang="en".*e-mail address or a phone number/);
    const table: readonly (readonly [string, Asked, number, string])[] = [
      ['JSON', { json: { email: 'a@b.fr' } }, 415, 'media-type'],
      ['text', { body: 'email=a', headers: { 'content-type': 'text/plain' } }, 415, 'media-type'],
      ['a broken multipart', { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } }, 400, 'malformed'],
      ['70 kB', { body: new URLSearchParams({ email: 'a@b.fr', message: 'x'.repeat(70_000) }) }, 413, 'too-large'],
      ['1 MB', { body: new URLSearchParams({ email: 'a@b.fr', message: 'x'.repeat(1_000_000) }) }, 413, 'too-large'],
      [
        '101 fields',
        { body: new URLSearchParams(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`f${String(n)}`, 'x']))) },
        413,
        'too-large',
      ],
    ];
    for (const [says, asked, status, code] of table) {
      const answer = await gateway.ask('POST', '/f/contact-1', { ...asked, headers: { ...accept, ...asked.headers } });
      assert.deepEqual([answer.status, answer.json.error?.code], [status, code], says);
    }
    assert.equal((await post({ email: fresh() }, accept, 'no-such-form')).status, 404);
    assert.equal(await added(), 0);
  });

  test('everything else is taken: spam is held, the unknown and the ill-formed stay verbatim', async () => {
    now++;
    const odd = { email: 'josé@exemple', dk_website: 'http://spam', phone: 'call me', model: 'C3', message: 'a\u0000b<script>' };
    assert.equal((await post(odd)).status, 201);
    const { flags, raw } = (await lastSubmission()) as { flags: string[]; raw: Record<string, string> };
    assert.deepEqual([...flags].sort(), ['email-doubtful', 'honeypot', 'phone-unreadable', 'unknown-field']);
    assert.deepEqual([(await lastSubmission())['status'], await added()], ['held', 0]);
    assert.deepEqual([raw['model'], raw['email'], raw['message']], ['C3', 'josé@exemple', 'a\uFFFDb<script>']);
    const file = new FormData();
    now++;
    file.set('email', fresh());
    file.append('tag', 'one');
    file.append('tag', 'two');
    file.set('photo', new File(['x'], 'car.jpg'));
    file.set('__proto__', 'polluted');
    assert.equal((await gateway.ask('POST', '/f/contact-1', { body: file, headers: accept })).status, 201);
    const sent = ((await lastSubmission()) as { raw: Record<string, unknown> }).raw;
    assert.deepEqual([sent['tag'], sent['photo']], [['one', 'two'], '[car.jpg]']);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  test(`whatever a visitor types, ${String(runs)} times: received, never a failure of ours`, async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('\u0000', '\ud800', '\u202e', '=cmd()', '%00', '😀'.repeat(50)),
    );
    const fields = fc.dictionary(
      fc.oneof(fc.constantFrom('firstName', 'lastName', 'phone', 'message', 'vin', 'dk_lang', 'dk_page', 'dk_key', 'consent_news'), text),
      text,
      { maxKeys: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fields, async (typed) => {
        const { status, text: body } = await post({ ...typed, email: fresh() });
        assert.equal(status, 201, body);
      }),
      { numRuns: runs },
    );
  });

  test('it reads no cookie and no bearer: a submission is always the form’s own', async () => {
    now++;
    const answer = await post({ email: fresh() }, { ...accept, authorization: 'Bearer adm', cookie: 'session=adm' });
    assert.equal(answer.status, 201);
    assert.equal((await lastSubmission())['createdBy'], 'form:f1');
  });

  test('CORS: exactly the form’s origins, any where it lists none, never with credentials', async () => {
    const allowed = async (form: string, origin: string) =>
      (await gateway.ask('OPTIONS', `/f/${form}`, { headers: { origin, 'access-control-request-method': 'POST' } })).headers.get(
        'access-control-allow-origin',
      );
    assert.equal(await allowed('contact-1', 'https://anybody.example'), 'https://anybody.example');
    assert.equal(await allowed('strict-2', 'https://dealer.example'), 'https://dealer.example');
    for (const origin of [
      'https://dealer.example.evil.com',
      'null',
      'http://dealer.example',
      'https://dealer.example:8443',
      'https://DEALER.example',
      'https://dealer.example.',
    ])
      assert.equal(await allowed('strict-2', origin), null, origin);
    const foreign = await post({ email: fresh() }, { ...accept, origin: 'https://evil.example' }, 'strict-2');
    assert.deepEqual([foreign.status, foreign.headers.get('access-control-allow-origin')], [403, null]);
    const own = await post({ email: fresh() }, { ...accept, origin: 'https://dealer.example' }, 'strict-2');
    assert.deepEqual(
      [own.status, own.headers.get('access-control-allow-origin'), own.headers.get('vary')],
      [201, 'https://dealer.example', 'Origin, Accept-Encoding'],
    );
    assert.equal(own.headers.get('access-control-allow-credentials'), null);
  });

  test('a form that is switched off is no form', async () => {
    const [stored] = await backend.get('form', ['f2']);
    const change = { noun: 'form', id: 'f2', expect: stored!.version, record: { ...stored!.record, active: false }, ties: stored!.ties };
    await backend.commit({ changes: [change], reties: [], expects: [], jobs: [] });
    for (const method of ['GET', 'POST'])
      assert.equal(
        (
          await gateway.ask(
            method,
            `/f/${contactForm.key.replace('contact-1', 'strict-2')}`,
            method === 'POST' ? { body: new URLSearchParams({ email: 'a@b.fr' }) } : {},
          )
        ).status,
        404,
      );
  });

  test('too many at once are told when to come back, by address; an IPv6 visitor is his /64', async () => {
    let ip = '192.0.2.1';
    await gateway.close();
    await start({ submissionsPerMinute: 3, clientIp: () => ip });
    const statuses = async (...ips: string[]): Promise<number[]> => {
      const all: number[] = [];
      for (ip of ips) all.push((await post({ email: fresh() })).status);
      return all;
    };
    assert.deepEqual(await statuses('192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'), [201, 201, 201, 429, 201]);
    assert.deepEqual(
      await statuses('2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8::3', '2001:db8::4', '2001:db8:0:1::1'),
      [201, 201, 201, 429, 201],
    );
    const full = await post({ email: fresh() });
    ip = '192.0.2.1';
    const again = await post({ email: fresh() });
    assert.deepEqual([full.status, again.status, again.headers.get('retry-after')], [201, 429, '20']);
    assert.equal((await plain({ email: fresh() })).status, 429);
    now += 20_000;
    assert.equal((await post({ email: fresh() })).status, 201);
  });
});

test('widget files: short life and a validator at the stable name, for ever at the hashed one, compressed, for any page', async () => {
  const source = Buffer.from('export const widget = 1;\n'.repeat(50));
  const asset = {
    body: new Uint8Array(source),
    type: 'text/javascript; charset=utf-8',
    brotli: new Uint8Array(brotliCompressSync(source)),
    gzip: new Uint8Array(gzipSync(source)),
  };
  const files = new Map([
    ['contact-form.js', { ...asset, immutable: false }],
    ['contact-form-1a2b3c4d.js', { ...asset, immutable: true }],
  ]);
  const gateway = await startGateway({
    backendFor: () => memoryBackend({ nouns: allNouns(dealerNouns) }),
    assets: (name) => files.get(name),
  });
  const raw = async (name: string, headers: Record<string, string>, method = 'GET') => {
    const response = await fetch(`${gateway.url}/assets/${name}`, { headers, method });
    return { response, text: await response.text() };
  };
  const { response, text } = await raw('contact-form.js', { origin: 'https://dealer.example', 'accept-encoding': 'br, gzip' });
  assert.equal(text, source.toString());
  assert.equal(response.headers.get('content-encoding'), 'br');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.match(response.headers.get('cache-control') ?? '', /max-age=300, stale-while-revalidate/);
  assert.equal(brotliDecompressSync(asset.brotli).toString(), source.toString());
  const tag = response.headers.get('etag') ?? '';
  assert.equal((await raw('contact-form.js', { 'if-none-match': tag })).response.status, 304);
  assert.equal((await raw('contact-form.js', { 'accept-encoding': 'identity' })).response.headers.get('content-encoding'), null);
  const kept = await raw('contact-form-1a2b3c4d.js', {}, 'HEAD');
  assert.deepEqual([kept.response.headers.get('cache-control'), kept.text], ['public, max-age=31536000, immutable', '']);
  for (const name of ['..%2F..%2Fetc%2Fpasswd', 'none.js', '%00', 'a/b']) assert.equal((await raw(name, {})).response.status, 404, name);
  assert.equal((await raw('contact-form.js', {}, 'POST')).response.status, 405);
  await gateway.close();
});
