// 10,000 tasks in a real Chromium: the built <dk-task-list> over a Crm whose source answers prepared tasks in one page, beside
// Tabulator and Vaadin's grid with the same tasks, and beside making the visible rows by hand, which is the floor. Every figure is the
// median of five pages; the contestants take turns. CPU is the main thread's task time (Performance.getMetrics).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { CDPSession, Page } from 'puppeteer-core';
import { startChromium } from '../support/chromium.ts';
import { deliveredFiles } from '../support/delivered-files.ts';
import { openHouse, serveFetch } from '../support/house.ts';
import { report } from './report.ts';

const rounds = 5;
const names = ['ours', 'tabulator', 'vaadin', 'floor'] as const;
type Name = (typeof names)[number];
interface Measured {
  readonly first: number;
  readonly update: number;
  readonly scroll: number;
  readonly longTasks: number;
  readonly heap: number;
}

/** What a bundler makes of a module for production. */
async function bundle(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['source', 'production'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]!.contents;
}
const script = await bundle("import './task-list.page.ts'");
const house = await openHouse({ assets: deliveredFiles() });
const gateway = `http://127.0.0.1:${String(house.port)}/`;
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>tasks</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/tabulator.css"><body style="margin: 0"><script type="module" src="/page.js"></script><script type="module" src="${gateway}assets/task-list.js"></script>`;
const answers: Readonly<Record<string, readonly [content: Uint8Array | string, type: string]>> = {
  '/page.js': [script, 'text/javascript'],
  '/tabulator.css': [readFileSync(createRequire(import.meta.url).resolve('tabulator-tables/dist/css/tabulator.min.css')), 'text/css'],
};
const site = await serveFetch((request) => {
  const [content, type] = answers[new URL(request.url).pathname] ?? [html, 'text/html'];
  return new Response(content as BodyInit, { headers: { 'content-type': type } });
});
const browser = await startChromium();

async function cpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
const still = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 150)));

async function measure(name: Name): Promise<Measured> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  await page.goto(`http://127.0.0.1:${String(site.port)}/${name}`);
  await page.waitForFunction(() => 'contestants' in window && customElements.get('dk-task-list') !== undefined);
  const contestant = await page.evaluateHandle((which) => window.contestants[which]!(), name);
  await page.evaluate((each) => each.none(), contestant);
  await still(page);
  const spent = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await cpu(session);
    await work();
    await still(page);
    return (await cpu(session)) - before;
  };
  const idle = await spent(() => Promise.resolve());
  const first = (await spent(() => page.evaluate((each) => each.draw(), contestant))) - idle;
  const update = (await spent(() => page.evaluate((each) => each.change(3), contestant))) - idle;
  const before = await cpu(session);
  const longTasks = await page.evaluate(async (each) => {
    let long = 0;
    const observer = new PerformanceObserver((list) => (long += list.getEntries().length));
    observer.observe({ type: 'longtask' });
    const scroller = each.scroller();
    for (let screen = 0; screen < 100; screen++) {
      scroller.scrollTop += 720;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    observer.disconnect();
    return long;
  }, contestant);
  const scroll = (await cpu(session)) - before;
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { first, update, scroll, longTasks, heap: usedSize / 1_048_576 };
}

const all: Record<Name, Measured[]> = { ours: [], tabulator: [], vaadin: [], floor: [] };
for (let round = 0; round < rounds; round++) for (const name of names) all[name].push(await measure(name));
const median = (name: Name, key: keyof Measured): number =>
  all[name].map((each) => each[key]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;

const { figure, note } = report();
note(`10,000 tasks, Chromium ${await browser.version()}, medians of ${String(rounds)} pages; over a prepared list, as the peers' data are`);
for (const [key, unit] of [
  ['first', ' ms'],
  ['update', ' ms'],
  ['scroll', ' ms'],
  ['longTasks', ''],
  ['heap', ' MB'],
] as const)
  note(`${key}: ${names.map((name) => `${name} ${median(name, key).toFixed(1)}${unit}`).join(', ')}`);
const faster = (key: 'first' | 'update' | 'scroll' | 'heap'): Name =>
  median('tabulator', key) <= median('vaadin', key) ? 'tabulator' : 'vaadin';
const beside = (text: string, key: 'first' | 'update' | 'scroll' | 'heap', unit: string, atMost: number): void => {
  const peerName = faster(key);
  figure({ name: text, ours: median('ours', key), peer: median(peerName, key), peerName, unit, target: { atMost, of: 'ratio' } });
};
beside('first rendering, CPU', 'first', ' ms', 0.7);
beside('one row changes, CPU', 'update', ' ms', 1);
beside('100 screens scrolled, CPU', 'scroll', ' ms', 1);
beside('heap after that', 'heap', ' MB', 1);
figure({
  name: 'pages of 5 without a task over 50 ms while scrolling',
  ours: all.ours.filter(({ longTasks }) => longTasks === 0).length,
  target: { atLeast: 4 },
});

const weight = (contents: Uint8Array | string): number => gzipSync(contents, { level: 9 }).length;
const files = await loaded();
figure({
  name: 'bytes on the wire, gzip (entry, Lit, words)',
  ours: files,
  peer: weight(await bundle("export { TabulatorFull } from 'tabulator-tables'")),
  peerName: 'tabulator',
  target: { atMost: 0.4, of: 'ratio' },
});
note(`Vaadin's grid: ${String(weight(await bundle("import '@vaadin/grid'")))} bytes gzip`);

/** What a page with the tag and a Crm of its own asks the gateway for. */
async function loaded(): Promise<number> {
  const page = await browser.newPage();
  const texts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(gateway)) texts.push(response.text());
  });
  await page.goto(`http://127.0.0.1:${String(site.port)}/bytes`);
  await page.waitForFunction(() => customElements.get('dk-task-list') !== undefined);
  await page.evaluate(async () => (await window.contestants['ours']!()).draw());
  await still(page);
  const sizes = (await Promise.all(texts)).map(weight);
  await page.close();
  return sizes.reduce((a, b) => a + b, 0);
}

await browser.close();
await site.close();
await house[Symbol.asyncDispose]();
