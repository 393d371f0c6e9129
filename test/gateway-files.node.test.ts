import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textFrom } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addDocument, createLead, grantPolicy, isDealerkitError } from '@dealerkit/core';
import { sweepFiles } from '@dealerkit/core/dealer';
import { connectCrm } from '@dealerkit/http';
import { folderFiles } from 'dealerkit';
import { type House, openHouse } from './support/house.ts';

describe('files', () => {
  let folder: string, house: House, leadId: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dealerkit-files-'));
    house = await openHouse({ ports: { files: folderFiles(folder) } });
    const client = { kind: 'person' as const, firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@x.fr'] };
    leadId = (await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1' })).id;
  });
  after(async () => {
    await house[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  const bearer = { authorization: 'Bearer ana', 'content-type': 'image/png' };
  const send = (query: string, body: BodyInit | null, headers: Record<string, string> = bearer): Promise<Response> =>
    fetch(`${house.url}v1/files${query}`, { method: 'POST', body, headers });
  const kept = (): string[] => {
    try {
      return readdirSync(join(folder, 'staged'));
    } catch {
      return [];
    }
  };

  test('C14: a file is staged as it is, under a name of ours', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(50_000));
    bytes.set(new TextEncoder().encode('%PDF-1.7'));
    const answer = await send('?name=..%2Fcarte%20grise.png', bytes);
    assert.equal(answer.status, 201);
    const { id, size } = (await answer.json()) as { id: string; size: number };
    assert.equal(size, bytes.length);
    assert.deepEqual(kept().sort(), [id, `${id}.json`].sort());
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'staged', id))), bytes);
    const facts = JSON.parse(readFileSync(join(folder, 'staged', `${id}.json`), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(
      [facts['name'], facts['by'], facts['type'], facts['tenant']],
      ['../carte grise.png', 'ana', 'application/pdf', 'default'],
    );
  });

  test('what cannot be taken gets its typed error and leaves nothing', async () => {
    const earlier = kept().length;
    const large = new Blob([new Uint8Array(26 * 1_048_576)]);
    const cases: [string, BodyInit | null, Record<string, string>, number, string][] = [
      ['?name=a', 'x', { 'content-type': 'text/plain' }, 401, 'unauthorized'],
      ['?name=a', 'x', { ...bearer, authorization: 'Bearer nobody' }, 401, 'unauthorized'],
      ['', 'x', bearer, 400, 'malformed'],
      [`?name=${'x'.repeat(201)}`, 'x', bearer, 400, 'malformed'],
      ['?name=a', null, bearer, 400, 'malformed'],
      ['?name=a', 'x', { ...bearer, 'content-type': 'nonsense' }, 415, 'media-type'],
      ['?name=a', large, bearer, 413, 'too-large'],
      ['?name=a.png', '<!doctype html><script>alert(1)</script>', bearer, 415, 'media-type'],
      ['?name=a.pdf', '<svg onload="alert(1)"/>', { ...bearer, 'content-type': 'application/pdf' }, 415, 'media-type'],
      ['?name=a.txt', 'MZ\u0090\u0000\u0003', { ...bearer, 'content-type': 'text/plain' }, 415, 'media-type'],
    ];
    for (const [query, body, headers, status, code] of cases) {
      const answer = await send(query, body, headers);
      assert.equal(answer.status, status, code);
      assert.equal(((await answer.json()) as { error: { code: string } }).error.code, code);
    }
    assert.equal((await fetch(`${house.url}v1/files`, { headers: bearer })).status, 405);
    let sent = 0;
    const streamed = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (++sent > 40) controller.close();
        else controller.enqueue(sent === 1 ? new TextEncoder().encode('%PDF-1.7') : new Uint8Array(1_048_576));
      },
    });
    const init = { method: 'POST', body: streamed, headers: bearer, duplex: 'half' } as RequestInit;
    const outcome = await fetch(`${house.url}v1/files?name=a`, init).then(
      ({ status }) => status,
      () => 'broken off',
    );
    assert.ok(outcome === 413 || outcome === 'broken off', String(outcome));
    await wait(200);
    assert.equal(kept().length, earlier);
  });

  test('an upload that breaks off leaves nothing', async () => {
    const earlier = kept().length;
    const socket = connect(house.port, '127.0.0.1');
    const head = 'Host: x\r\nAuthorization: Bearer ana\r\nContent-Type: image/png\r\nContent-Length: 100000';
    socket.write(`POST /v1/files?name=a HTTP/1.1\r\n${head}\r\n\r\n%PDF-1.7 abc`);
    await wait(300);
    socket.destroy();
    await wait(300);
    assert.equal(kept().length, earlier);
  });

  const crm = (id: string) => connectCrm({ url: house.url, getToken: () => id });
  const attach = async (title: string, file: File, id = 'ana'): Promise<string> => {
    await using mine = crm(id);
    return (await mine.run(addDocument, { leadId, title, fileId: (await mine.upload(file)).id })).id;
  };
  const download = (id: string, headers: Record<string, string> = bearer): Promise<Response> =>
    fetch(`${house.url}v1/files/${id}`, { headers });

  test('C14, C15: a document is downloaded by whoever sees its lead, as a download and as nothing else', async () => {
    const content = new Uint8Array(randomBytes(300_000));
    content.set(new TextEncoder().encode('%PDF-1.7'));
    const parts: number[] = [];
    await using ana = crm('ana');
    const { id: fileId } = await ana.upload(new File([content], 'Devis n° 4.pdf'), { onProgress: (part) => parts.push(part) });
    assert.equal(parts.at(-1), 1);
    const { id } = await ana.run(addDocument, { leadId, title: 'Devis signé "4"', fileId });
    const blob = await ana.download(id);
    assert.equal(blob.type, 'application/pdf');
    assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), content);
    const answer = await download(id, { ...bearer, range: 'bytes=0-3,1-2,-5' });
    assert.equal(answer.status, 200);
    assert.equal((await answer.arrayBuffer()).byteLength, content.byteLength);
    const wanted = {
      'content-length': '300000',
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Devis signe -4-.pdf"; filename*=UTF-8''Devis%20sign%C3%A9%20-4-.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'none',
    };
    for (const [name, value] of Object.entries(wanted)) assert.equal(answer.headers.get(name), value, name);
  });

  test('C15: no title and no file name breaks out of the answer’s head', async () => {
    for (const title of ['a\r\nSet-Cookie: stolen=1', '"; filename="evil.html', 'offer\u202Efdp.exe', '../../etc/passwd', "a'b*(c)"]) {
      const answer = await download(await attach(title, new File(['%PDF-1.7'], title)));
      assert.equal(answer.headers.get('set-cookie'), null);
      assert.match(
        answer.headers.get('content-disposition') ?? '',
        /^attachment; filename="[^"\\/]+\.pdf"; filename\*=UTF-8''[\w.%~-]+\.pdf$/,
      );
      await answer.body?.cancel();
    }
  });

  test('C14: who may not see the lead, or is of another tenant, is answered as if there were nothing', async () => {
    const id = await attach('Offer', new File(['%PDF-1.7'], 'a.pdf'));
    const told = async (answer: Response): Promise<unknown> => {
      const { error } = (await answer.json()) as { error: Record<string, unknown> };
      return [answer.status, { ...error, reference: '' }];
    };
    const nothing = await told(await download('019eca82-0000-7000-8000-000000000000'));
    assert.equal((nothing as [number])[0], 404);
    const elsewhere = await openHouse({
      backend: house.backend,
      founded: true,
      ports: { files: folderFiles(folder) },
      authenticate: () => ({ tenant: 'another', principal: { id: 'ana' } }),
    });
    await using _elsewhere = elsewhere;
    assert.deepEqual(await told(await download(id, { authorization: 'Bearer bob' })), nothing);
    assert.deepEqual(await told(await download(id, { authorization: 'Bearer far' })), nothing);
    assert.deepEqual(await told(await fetch(`${elsewhere.url}v1/files/${id}`)), nothing);
    for (const path of ['..%2Fstaged', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'a%00b', 'x'.repeat(5000)])
      assert.deepEqual(await told(await download(path)), nothing, path);
    assert.equal((await download(id, {})).status, 401);
    assert.equal((await fetch(`${house.url}v1/files/${id}`, { method: 'DELETE', headers: bearer })).status, 405);
  });

  test('C14: who may attach nothing sends nothing', async () => {
    await house.root.run(grantPolicy, { node: 'user:far', levels: { 'document.add': 'none' } });
    const earlier = kept();
    const refused = await send('?name=a', '%PDF-1.7', { ...bearer, authorization: 'Bearer far' });
    assert.equal(refused.status, 403);
    assert.deepEqual(kept(), earlier);
  });

  test('C14: a file is nobody’s but his who sent it', async () => {
    await using boss = crm('boss');
    await using ana = crm('ana');
    const { id: fileId } = await boss.upload(new File(['%PDF-1.7'], 'a.pdf'));
    await assert.rejects(ana.run(addDocument, { leadId, title: 'x', fileId }), (error) => isDealerkitError(error, 'invalid'));
    await assert.rejects(ana.upload(new File(['<html>'], 'a.pdf')), (error) => isDealerkitError(error, 'media-type'));
    await assert.rejects(ana.upload(new File([new Uint8Array(26 * 1_048_576)], 'a.pdf')), (error) => isDealerkitError(error, 'too-large'));
  });

  test('C14: what a document names is kept, what none names is swept after a day', async () => {
    const id = await attach('Offer', new File(['%PDF-1.7 kept'], 'a.pdf'));
    await send('?name=a', '%PDF-1.7');
    const later = (ms: number) => ({ now: () => Date.now() + ms });
    const sweep = (ms: number) => sweepFiles({ backend: house.backend, files: folderFiles(folder), tenant: 'default', clock: later(ms) });
    assert.equal(await sweep(86_000_000), 0);
    assert.ok((await sweep(90_000_000)) > 0);
    assert.deepEqual(kept(), []);
    assert.equal(await (await download(id)).text(), '%PDF-1.7 kept');
    const [record] = await house.backend.get('document', [id]);
    const store = folderFiles(folder);
    const fileId = record!.record['fileId'] as string;
    assert.equal(await store.open('another', fileId), undefined);
    await store.remove('default', fileId);
    await store.remove('default', fileId);
    assert.equal((await download(id)).status, 404);
    for (const path of ['../../secret', '..', '', 'a/b']) {
      assert.equal(await store.open('..', path), undefined);
      await store.remove('..', path);
    }
  });

  test('C14: a file goes up and comes down in pieces: 24 MB never stand in memory', async () => {
    const total = 24 * 1_048_576;
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // Only what is still held counts; the second time ends the sweeping that the first began.
    const held = (): number => {
      collect();
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    let most = 0;
    const looking = setInterval(() => (most = Math.max(most, held() - before)), 100);
    // From a process of its own, whose memory is not looked at: a photo whose picture does not end, gone through byte by byte.
    const sender = spawn(process.execPath, ['--input-type=module', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    sender.stdin.end(`
      const pieces = Array.from({ length: 384 }, () => new Uint8Array(65_536).fill(7));
      pieces[0].set([0xff, 0xd8, 0xff, 0xda, 0, 2]);
      const headers = ${JSON.stringify(bearer)};
      const answer = await fetch('${house.url}v1/files?name=a.jpg', { method: 'POST', body: new Blob(pieces), headers });
      console.log(await answer.text());
    `);
    const { id: fileId, size } = JSON.parse(await textFrom(sender.stdout)) as { id: string; size: number };
    assert.equal(size, total);
    await using ana = crm('ana');
    const { id } = await ana.run(addDocument, { leadId, title: 'Large', fileId });
    let read = 0;
    for await (const piece of (await download(id)).body!) {
      read += piece.byteLength;
    }
    clearInterval(looking);
    assert.equal(read, total);
    console.log(`# ${String(Math.round(most / 1024))} kB held at most`);
    assert.ok(most < 4 * 1_048_576, `${String(Math.round(most / 1_048_576))} MB`);
  });

  test('a gateway without a file store says so', async () => {
    await using bare = await openHouse();
    const answer = await fetch(`${bare.url}v1/files?name=a`, { method: 'POST', body: 'x', headers: bearer });
    assert.equal(answer.status, 501);
  });
});
