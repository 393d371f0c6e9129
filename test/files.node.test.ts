/** Every store of files, one suite: in memory, in a folder, in S3. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { isDealerkitError, millis } from '@dealerkit/core';
import { memoryFiles } from '@dealerkit/core/memory';
import type { FileStore, Sweep } from '@dealerkit/core/server';
import { s3Files } from '@dealerkit/files-s3';
import { folderFiles } from 'dealerkit';
import S3rver from 's3rver';

const folder = mkdtempSync(join(tmpdir(), 'dealerkit-stores-'));
const server = new S3rver({ port: 0, silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'cars', configs: [] }] });
let store: (name: string) => FileStore;

before(async () => {
  mkdirSync(join(folder, 's3'), { recursive: true });
  const listening = await server.run();
  const client = {
    endpoint: `http://127.0.0.1:${String(listening.port)}`,
    region: 'eu-west-3',
    forcePathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  };
  const made: Readonly<Record<string, FileStore>> = {
    memory: memoryFiles(),
    folder: folderFiles(join(folder, 'disk')),
    S3: s3Files({ bucket: 'cars', prefix: 'dealerkit', client }),
  };
  store = (name) => made[name]!;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;
const bodyOf = (text: string): Body => new Blob([text]).stream();
const file = (body: Body, tenant = 'a') => ({ tenant, name: 'Carte grise n° 4 — été.pdf', type: 'application/pdf', by: 'ana', body });
const read = async (files: FileStore, tenant: string, id: string): Promise<string | undefined> => {
  const opened = await files.open(tenant, id);
  if (!opened) return undefined;
  const text = await new Response(opened.body).text();
  assert.equal(opened.size, new TextEncoder().encode(text).byteLength);
  return text;
};
const all = (tenant: string, named: readonly string[] = [], before = new Date(Date.now() + 60_000).toISOString()): Sweep => ({
  tenant,
  before,
  isNamed: (id) => Promise.resolve(named.includes(id)),
});

for (const name of ['memory', 'folder', 'S3'])
  describe(`files in ${name}`, () => {
    it('C14: what is staged is told of and opened, by its tenant only', async () => {
      const files = store(name);
      const { id, size } = await files.stage(file(bodyOf('été')));
      assert.equal(size, 5);
      const facts = await files.staged('a', id);
      assert.deepEqual(
        { ...facts, stagedAt: '' },
        { name: 'Carte grise n° 4 — été.pdf', type: 'application/pdf', by: 'ana', size: 5, stagedAt: '' },
      );
      assert.ok(Math.abs(Date.now() - millis(facts!.stagedAt)) < 60_000);
      assert.equal(await read(files, 'a', id), 'été');
      assert.equal(await files.staged('b', id), undefined);
      assert.equal(await files.open('b', id), undefined);
      await files.remove('b', id);
      assert.equal(await read(files, 'a', id), 'été');
    });

    it('C14: a file of many parts comes back as it was', async () => {
      const files = store(name);
      const content = randomBytes(12_000_001);
      const { id, size } = await files.stage(file(new Blob([content]).stream(), 'h'));
      assert.equal(size, content.byteLength);
      const { body } = (await files.open('h', id))!;
      assert.deepEqual(Buffer.from(await new Response(body).arrayBuffer()), content);
    });

    it('C14: what is named is kept and no longer staged, what is not goes, and neither again', async () => {
      const files = store(name);
      const { id: named } = await files.stage(file(bodyOf('named')));
      const { id: orphan } = await files.stage(file(bodyOf('orphan')));
      const { id: foreign } = await files.stage(file(bodyOf('foreign'), 'c'));
      assert.equal(await files.sweep(all('a', [named], new Date(Date.now() - 60_000).toISOString())), 0);
      assert.equal(await read(files, 'a', orphan), 'orphan');
      assert.ok((await files.sweep(all('a', [named]))) >= 1);
      assert.equal(await files.staged('a', named), undefined);
      assert.equal(await read(files, 'a', named), 'named');
      assert.equal(await files.open('a', orphan), undefined);
      assert.equal(await read(files, 'c', foreign), 'foreign');
      assert.equal(await files.sweep(all('a')), 0);
      assert.equal(await read(files, 'a', named), 'named');
      assert.equal(await files.open('c', named), undefined);
    });

    it('C14: a sweep that cannot ask leaves everything as it is', async () => {
      const files = store(name);
      const { id } = await files.stage(file(bodyOf('x'), 'd'));
      await assert.rejects(files.sweep({ ...all('d'), isNamed: () => Promise.reject(new Error('no database')) }));
      assert.equal(await read(files, 'd', id), 'x');
    });

    it('C15: a file is removed once and for all, staged or kept', async () => {
      const files = store(name);
      const [one, two] = [await files.stage(file(bodyOf('1'), 'e')), await files.stage(file(bodyOf('2'), 'e'))];
      await files.sweep(all('e', [one.id, two.id]));
      const three = await files.stage(file(bodyOf('3'), 'e'));
      for (const { id } of [one, three, one]) {
        await files.remove('e', id);
        assert.equal(await files.open('e', id), undefined);
      }
      assert.equal(await read(files, 'e', two.id), '2');
    });

    it('C14: a body that breaks off leaves nothing, and its error is told', async () => {
      const files = store(name);
      const pieces = async function* () {
        yield await Promise.resolve(new Uint8Array(6_000_000));
        throw Object.assign(new Error('stop'), { name: 'DealerkitError', code: 'media-type', details: {} });
      };
      const source = pieces();
      const body: Body = new ReadableStream({
        async pull(controller) {
          const next = await source.next();
          if (!next.done) controller.enqueue(next.value);
        },
      });
      await assert.rejects(files.stage(file(body, 'f')), (error) => isDealerkitError(error, 'media-type'));
      assert.equal(await files.sweep(all('f')), 0);
    });

    it('C14: ids that are none of ours name no file, and no place', async () => {
      const files = store(name);
      for (const id of ['', '..', '../../etc/passwd', 'a/b', '%2e%2e', '\0', 'x'.repeat(5000)]) {
        assert.equal(await files.open('a', id), undefined);
        assert.equal(await files.staged('a', id), undefined);
        await files.remove('..', id);
      }
    });

    it('C15: what is read while a sweep moves it is read whole', async () => {
      const files = store(name);
      const { id } = await files.stage(file(bodyOf('moved'), 'g'));
      const opened = await files.open('g', id);
      await files.sweep(all('g', [id]));
      assert.equal(await new Response(opened!.body).text(), 'moved');
    });
  });

describe('files in a folder, killed', () => {
  it('C14: in the middle of an upload, it leaves only what a sweep takes', async () => {
    const at = join(folder, 'killed');
    const killed = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    killed.stdin.end(`
      const { folderFiles } = await import('dealerkit');
      const body = new ReadableStream({ async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new Uint8Array(65_536));
        console.log('sent');
      } });
      await folderFiles(${JSON.stringify(at)}).stage({ tenant: 'a', name: 'a', type: 'image/png', by: 'ana', body });
    `);
    await once(killed.stdout, 'data');
    await wait(100);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    assert.equal(readdirSync(join(at, 'staged')).length, 1);
    assert.equal(await folderFiles(at).sweep(all('a')), 0);
    assert.deepEqual(readdirSync(join(at, 'staged')), []);
  });

  it('C14: in the middle of a sweep, it loses nothing that is kept', async () => {
    const at = join(folder, 'swept');
    const files = folderFiles(at);
    const { id } = await files.stage(file(bodyOf('kept')));
    const note = join(at, 'staged', `${id}.json`);
    copyFileSync(note, join(folder, 'note'));
    await files.sweep(all('a', [id]));
    // The file was moved, and its note was not yet taken away.
    copyFileSync(join(folder, 'note'), note);
    assert.equal(await files.staged('a', id), undefined);
    assert.equal(await read(files, 'a', id), 'kept');
    assert.equal(await files.sweep(all('a')), 0);
    assert.equal(await read(files, 'a', id), 'kept');
    assert.deepEqual(readdirSync(join(at, 'staged')), []);
  });
});
