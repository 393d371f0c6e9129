// Runs Web Test Runner in WebKitGTK over the W3C WebDriver protocol, by `fetch`: one window, one page at a time.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

// The private-use characters by which WebDriver names the keys that type no text.
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
const keyDown = (key) => ({ type: 'keyDown', value: keys[key] ?? key });
const keyUp = (key) => ({ type: 'keyUp', value: keys[key] ?? key });

function freePort() {
  const { promise, resolve, reject } = Promise.withResolvers();
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
  return promise;
}

/** A driver with one window. */
async function openWindow({ driver, xvfb, browser }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const child = spawn(xvfb, ['-a', '-s', '-screen 0 1600x1200x24', driver, '--host=127.0.0.1', `--port=${String(port)}`], {
    stdio: 'ignore',
    detached: true,
  });
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended.
    }
  };
  process.once('exit', kill);
  const call = async (method, path, body) => {
    const response = await fetch(`${address}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const until = Date.now() + 30_000;
  while (!(await call('GET', '/status').catch(() => undefined))) {
    if (Date.now() > until) throw new Error('WebKitWebDriver did not start within 30 s');
    await wait(100);
  }
  const { sessionId } = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  return {
    post: (path, body) => call('POST', `${session}${path}`, body),
    get: (path) => call('GET', `${session}${path}`),
    async close() {
      await call('DELETE', session).catch(() => undefined);
      kill();
    },
  };
}

/** The part of a puppeteer page that the commands of tests use. */
function pageOf(window, url) {
  const act = (actions) => window().post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  return {
    url,
    keyboard: {
      type: (text) => act([...text].flatMap((key) => [keyDown(key), keyUp(key)])),
      // As puppeteer has it: one key, named; keys that are held come by `down` and `up`.
      press: (key) => act([keyDown(key), keyUp(key)]),
      down: (key) => act([keyDown(key)]),
      up: (key) => act([keyUp(key)]),
    },
    async setViewport({ width, height }) {
      const rect = await window().get('/window/rect');
      const [innerWidth, innerHeight] = await window().post('/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
      await window().post('/window/rect', { width: rect.width + width - innerWidth, height: rect.height + height - innerHeight });
    },
  };
}

/** A launcher for WebKit as `findWebkit` found it. */
export function webkitLauncher(found) {
  let window;
  let active;
  const url = () => active?.url;
  const page = pageOf(() => window, url);
  return {
    name: 'WebKit',
    // The commands of tests then ask for `getPage`.
    type: 'puppeteer',
    concurrency: 1,
    initialize: async () => undefined,
    async startSession(id, address) {
      window ??= await openWindow(found);
      active = { id, url: address };
      await window.post('/url', { url: address });
    },
    async stopSession(id) {
      if (active?.id === id) active = undefined;
      await window.post('/url', { url: 'about:blank' });
      return { testCoverage: undefined };
    },
    isActive: (id) => active?.id === id,
    getBrowserUrl: url,
    getPage: () => page,
    stop: async () => window?.close(),
  };
}
