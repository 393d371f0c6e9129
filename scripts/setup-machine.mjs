// Finds the browser and the PostgreSQL server that the tests run in, and installs them where that is one command away.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
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
  const missing = [!findChromium() && 'chromium', !findPostgres() && 'postgresql'].filter(Boolean);
  if (missing.length > 0 && process.getuid?.() === 0 && isDebian()) {
    console.log(`Installing ${missing.join(' and ')} from Debian's packages …`);
    install(missing);
  }
  return { chromium: findChromium(), postgres: findPostgres() };
}
