import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { folderFiles } from 'dealerkit';
import { type House, openHouse } from './support/house.ts';

describe('files', () => {
  let folder: string, house: House;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dealerkit-files-'));
    house = await openHouse({ ports: { files: folderFiles(folder) } });
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

  test('a file is staged as it is, under a name of ours', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(50_000));
    const answer = await send('?name=..%2Fcarte%20grise.png', bytes);
    assert.equal(answer.status, 201);
    const { id, size } = (await answer.json()) as { id: string; size: number };
    assert.equal(size, bytes.length);
    assert.deepEqual(kept().sort(), [id, `${id}.json`].sort());
    assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'staged', id))), bytes);
    const facts = JSON.parse(readFileSync(join(folder, 'staged', `${id}.json`), 'utf8')) as Record<string, unknown>;
    assert.deepEqual([facts['name'], facts['by'], facts['type'], facts['tenant']], ['../carte grise.png', 'ana', 'image/png', 'default']);
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
        else controller.enqueue(new Uint8Array(1_048_576));
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
    socket.write(`POST /v1/files?name=a HTTP/1.1\r\n${head}\r\n\r\nabc`);
    await wait(300);
    socket.destroy();
    await wait(300);
    assert.equal(kept().length, earlier);
  });

  test('what no command referred to is swept', async () => {
    await send('?name=a', 'x');
    const files = folderFiles(folder);
    assert.equal(await files.sweep(new Date(Date.now() - 60_000).toISOString()), 0);
    assert.ok((await files.sweep(new Date(Date.now() + 1000).toISOString())) > 0);
    assert.deepEqual(kept(), []);
  });

  test('a gateway without a file store says so', async () => {
    await using bare = await openHouse();
    const answer = await fetch(`${bare.url}v1/files?name=a`, { method: 'POST', body: 'x', headers: bearer });
    assert.equal(answer.status, 501);
  });
});
