// Finds the browsers and the PostgreSQL server that the tests run in, and installs them where that is one command away.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const onPath = (name) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, name));

/** Where Chromium is on this machine, or undefined. `CHROMIUM` overrides the search. */
export function findChromium() {
  if (process.env.CHROMIUM) return runs(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  return [
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find(runs);
}

/** Where Firefox is on this machine, or undefined. `FIREFOX` overrides the search. */
export function findFirefox() {
  if (process.env.FIREFOX) return runs(process.env.FIREFOX) ? process.env.FIREFOX : undefined;
  return [...['firefox-esr', 'firefox'].flatMap(onPath), '/Applications/Firefox.app/Contents/MacOS/firefox'].find(runs);
}

/**
 * WebKit's test browser, with the driver that speaks WebDriver to it and the X server that it draws on, or undefined.
 * They are Debian's `webkit2gtk-driver`, `xvfb` and `xauth`.
 */
export function findWebkit() {
  const [driver, xvfb, xauth] = ['WebKitWebDriver', 'xvfb-run', 'xauth'].map((name) => onPath(name).find(runs));
  const browser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().at(-1);
  return driver && xvfb && xauth && browser ? { driver, xvfb, browser } : undefined;
}

/** The folder of PostgreSQL's server programs (`initdb`, `postgres`), or undefined. `POSTGRES_BIN` overrides the search. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    process.env.POSTGRES_BIN,
    ...versions.map((version) => `${debian}/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => folder && runs(join(folder, 'initdb')) && runs(join(folder, 'postgres')));
}

const isDebian = () => existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) {
      console.error(`apt-get ${args.join(' ')} failed: ${(stderr || stdout).trim().split('\n').slice(-3).join(' ')}`);
      return;
    }
  }
}

/** What the tests can use; installs Debian's packages when root on Debian. */
export function setUpMachine() {
  const missing = [
    !findChromium() && ['chromium'],
    !findFirefox() && ['firefox-esr'],
    !findWebkit() && ['webkit2gtk-driver', 'xvfb', 'xauth'],
    !findPostgres() && ['postgresql'],
  ].flatMap((packages) => packages || []);
  if (missing.length > 0 && process.getuid?.() === 0 && isDebian()) {
    console.log(`Installing ${missing.join(', ')} from Debian's packages …`);
    install(missing);
  }
  return { chromium: findChromium(), firefox: findFirefox(), webkit: findWebkit(), postgres: findPostgres() };
}
