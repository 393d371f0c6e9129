/**
 * Every story, which is every state of every widget: accessible (axe), silent in the console, named for screen readers as the committed
 * tables say, and drawn as the approved pictures show. `npm run stories:approve` takes what is drawn and named now for approved.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { extname, join, normalize } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser, CDPSession, Page, SerializedAXNode } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { serveFetch } from './support/house.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const approve = process.env['DEALERKIT_APPROVE'] === '1';
const folders = { images: join(root, 'test/stories/images'), names: join(root, 'test/stories/names') };
// `DEALERKIT_STORY=contact-form` runs only the stories whose id contains it.
const only = process.env['DEALERKIT_STORY'] ?? '';
const failures = join(root, 'node_modules/.cache/stories');
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** How each story is drawn. */
const looks = [
  { name: 'wide', width: 1280, lang: 'en', scheme: 'light', dir: 'ltr', forced: false },
  { name: 'narrow', width: 320, lang: 'fr', scheme: 'dark', dir: 'ltr', forced: false },
] as const;
/** How the first story of each widget is drawn beside that. */
const more = [
  { name: 'forced', width: 720, lang: 'es', scheme: 'light', dir: 'ltr', forced: true },
  { name: 'rtl', width: 720, lang: 'en', scheme: 'light', dir: 'rtl', forced: false },
] as const;
type Look = (typeof looks)[number] | (typeof more)[number];

// Share of pixels that may differ: other versions of the browser draw letters a little otherwise.
const tolerance = 0.006;

/** Widgets whose page has another name. */
const widgets: Readonly<Record<string, string>> = {
  'new-lead': 'lead-new',
  'list-of-any-noun': 'record-list',
  'record-of-any-noun': 'record',
};

interface Story {
  readonly id: string;
  readonly title: string;
  readonly type: string;
}

/** One moment and one sequence of chance, so that dates, ids and codes are the same each time; nothing is left of what the last page kept. */
function settle(): void {
  if (location.protocol.startsWith('http')) sessionStorage.clear();
  const at = Date.UTC(2026, 5, 15, 9, 30);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length > 0 ? given : [at]) as []));
    }
    static override now = () => at;
  } as DateConstructor;
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  Math.random = random;
  crypto.getRandomValues = ((array: Uint8Array) => {
    for (let index = 0; index < array.length; index++) array[index] = Math.floor(random() * 256);
    return array;
  }) as never;
  crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000'.replaceAll(/0/g, () => Math.floor(random() * 10).toString()) as never;
}

const quiet = (node: SerializedAXNode): boolean => ['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker'].includes(node.role);

/** What a screen reader finds, one line each: role, name, and what else it says. */
function lines(node: SerializedAXNode, depth = 0, named = false): string[] {
  const { role, name = '', children = [] } = node;
  // Text that is not already said as the name of what it stands in.
  if (role === 'StaticText') return named || !name.trim() ? [] : [`${'  '.repeat(depth)}"${name.trim()}"`];
  const says = (['level', 'checked', 'pressed', 'expanded', 'required', 'invalid', 'disabled', 'description', 'value'] as const)
    .filter((key) => node[key] !== undefined && node[key] !== 'false')
    .map((key) => `${key}: ${String(node[key])}`);
  const own =
    quiet(node) || role === 'RootWebArea'
      ? []
      : [`${'  '.repeat(depth)}${role}${name ? ` "${name}"` : ''}${says.length > 0 ? ` (${says.join(', ')})` : ''}`];
  return [
    ...own,
    ...children.flatMap((child) => lines(child, own.length > 0 ? depth + 1 : depth, name !== '' || (named && own.length === 0))),
  ];
}

describe('stories', () => {
  let browser: Browser, page: Page, session: CDPSession, site: { port: number; close(): Promise<void> };
  let stories: readonly Story[] = [];
  let firsts: ReadonlySet<string> = new Set();
  let pages: readonly Story[] = [];
  const said: string[] = [];
  before(
    async () => {
      const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };
      const { status, stderr } = spawnSync('npm', ['run', '--silent', 'storybook:build'], { cwd: root, env, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const built = join(root, 'dist-stories');
      site = await serveFetch((request) => {
        const path = normalize(decodeURIComponent(new URL(request.url).pathname));
        const file = join(built, path);
        if (!existsSync(file) || !extname(file)) return new Response('Not found', { status: 404 });
        return new Response(readFileSync(file), { headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream' } });
      });
      const index = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as { entries: Record<string, Story> };
      const all = Object.values(index.entries).filter(({ type }) => type === 'story');
      // The first of a widget is the first of all its stories, whichever are run.
      firsts = new Set([...Map.groupBy(all, ({ title }) => title).values()].map(([first]) => first!.id));
      stories = all.filter(({ id }) => id.includes(only));
      pages = Object.values(index.entries).filter(({ type, id }) => type === 'docs' && id.includes(only));
      rmSync(failures, { recursive: true, force: true });
      for (const folder of [...Object.values(folders), failures]) mkdirSync(folder, { recursive: true });
      browser = await startChromium({ args: ['--font-render-hinting=none', '--hide-scrollbars', '--force-color-profile=srgb'] });
      page = await browser.newPage();
      session = await page.createCDPSession();
      await page.evaluateOnNewDocument(settle);
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      // A story may leave a form that asks before it is left.
      page.on('dialog', (dialog) => void dialog.accept());
    },
    { timeout: 240_000 },
  );
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open({ id }: Story, { width, lang, scheme, dir, forced }: Look): Promise<void> {
    await page.setViewport({ width, height: 700 });
    const features = [
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    said.length = 0;
    await page.goto(
      `http://127.0.0.1:${String(site.port)}/iframe.html?id=${id}&viewMode=story&globals=lang:${lang};scheme:${scheme};dir:${dir}`,
      { waitUntil: 'load' },
    );
    await page.waitForSelector('.story > *', { timeout: 10_000 });
    await page.waitForFunction(
      () => {
        const preview = (globalThis as unknown as { __STORYBOOK_PREVIEW__?: { storyRenders?: { phase?: string }[] } })
          .__STORYBOOK_PREVIEW__;
        return ['completed', 'finished', 'errored'].includes(preview?.storyRenders?.[0]?.phase ?? '');
      },
      { timeout: 10_000 },
    );
    // Until nothing changes any more: words, records and definitions come one after the other.
    await page.evaluate(async () => {
      await document.fonts.ready;
      const text = (): string =>
        [...document.querySelectorAll('*')].map((each) => each.shadowRoot?.innerHTML ?? '').join('') +
        (document.querySelector('.story')?.innerHTML ?? '');
      let last = '';
      for (let same = 0, tries = 0; same < 4 && tries < 80; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const now = text();
        same = now === last && now.length > 100 ? same + 1 : 0;
        last = now;
      }
      (document.activeElement as HTMLElement | null)?.blur();
      for (const each of document.getAnimations()) if (each.effect?.getComputedTiming().iterations === Infinity) each.cancel();
    });
  }

  async function accessible(where: string): Promise<void> {
    await page.evaluate(axe);
    const violations: string[] = await page.evaluate(async () => {
      const engine = (
        globalThis as unknown as {
          axe: { run(on: unknown, options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        }
      ).axe;
      const { violations: found } = await engine.run(document.querySelector('.story'), { rules: { region: { enabled: false } } });
      return found.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`);
    });
    assert.deepEqual(violations, [], where);
  }

  async function named(file: string): Promise<void> {
    const snapshot = await page.accessibility.snapshot({ interestingOnly: false });
    const now = `${lines(snapshot!).join('\n')}\n`;
    const path = join(folders.names, file);
    if (approve) writeFileSync(path, now);
    else
      assert.equal(
        now,
        existsSync(path) ? readFileSync(path, 'utf8') : '(no table yet)',
        `${file}: npm run stories:approve, and read what changed`,
      );
  }

  async function drawn(file: string): Promise<void> {
    const width = page.viewport()!.width;
    const height = await page.evaluate(() => Math.min(Math.max(document.body.scrollHeight, 400), 1400));
    await page.setViewport({ width, height });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 80)));
    const now = Buffer.from(await page.screenshot());
    const path = join(folders.images, file);
    if (approve) {
      writeFileSync(path, now);
      return;
    }
    assert.ok(existsSync(path), `${file} is not approved yet: npm run stories:approve, and look at it`);
    const [one, two] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(now)];
    const other = new PNG({ width: one.width, height: one.height });
    const same = one.width === two.width && one.height === two.height;
    const differ = same
      ? pixelmatch(one.data, two.data, other.data, one.width, one.height, { threshold: 0.2 }) / (one.width * one.height)
      : 1;
    if (differ <= tolerance) return;
    writeFileSync(join(failures, file), now);
    if (same) writeFileSync(join(failures, `difference-${file}`), PNG.sync.write(other));
    assert.fail(
      `${file} is drawn otherwise (${same ? `${(differ * 100).toFixed(2)} % of its pixels` : `${String(two.width)} × ${String(two.height)} instead of ${String(one.width)} × ${String(one.height)}`}): see ${failures}`,
    );
  }

  test('the page of each widget tells its attributes, events, parts, slots and tokens', { timeout: 120_000 }, async () => {
    const { modules } = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as {
      modules: readonly { declarations: readonly Record<string, unknown>[] }[];
    };
    const elements = modules.flatMap(({ declarations }) => declarations.filter(({ customElement }) => customElement));
    let told = 0;
    for (const { id } of pages) {
      await page.goto(`http://127.0.0.1:${String(site.port)}/iframe.html?id=${id}&viewMode=docs`, { waitUntil: 'load' });
      const tables = '.docblock-argstable-body';
      if (!(await page.waitForSelector(tables, { timeout: id.startsWith('accessibility') ? 1000 : 15_000 }).catch(() => null))) continue;
      const names = await page.$$eval(`${tables} tr td:first-child`, (cells) =>
        cells.map(({ textContent }) => textContent.trim().replace('*', '')),
      );
      const tag = `dk-${widgets[id.replace('--docs', '')] ?? id.replace('--docs', '')}`;
      const element = elements.find(({ tagName }) => tagName === tag);
      assert.ok(element, id);
      const lists = ['attributes', 'events', 'cssParts', 'cssProperties'].flatMap((list) => (element[list] ?? []) as { name: string }[]);
      const missing = lists.map(({ name }) => name).filter((name) => !names.includes(name));
      assert.deepEqual(missing, [], `${id} has ${names.join(' ')}`);
      told++;
    }
    assert.ok(only || told === elements.length, `${String(told)} pages`);
  });

  test('each is accessible, silent, named and drawn as approved', { timeout: 1_500_000 }, async (context) => {
    const seen = new Set<string>();
    const files = new Set<string>();
    for (const story of stories) {
      const first = firsts.has(story.id);
      seen.add(story.title);
      await context.test(story.id, async () => {
        for (const look of [...looks, ...(first ? more : [])]) {
          await open(story, look);
          const where = `${story.id} ${look.name}`;
          if (!look.forced) await accessible(where);
          if (look.name === 'wide') await named(`${story.id}.txt`);
          await drawn(`${story.id}-${look.name}.png`);
          files.add(`${story.id}-${look.name}.png`).add(`${story.id}.txt`);
          // A picture is missing here and there on purpose, and a wrong attribute warns.
          const expected = said.filter((line) => !/^Failed to load resource|^\[dealerkit\]/.test(line));
          assert.deepEqual(expected, [], `${where}: the console`);
        }
      });
    }
    if (only) return;
    assert.ok(seen.size >= 6);
    for (const [folder, kind] of [
      [folders.images, 'picture'],
      [folders.names, 'table'],
    ] as const)
      for (const file of readdirSync(folder))
        if (!files.has(file)) {
          if (approve) rmSync(join(folder, file));
          else assert.fail(`${file}: a ${kind} of no story`);
        }
  });
});
