// Installs the locked dependencies when they are missing or out of date, so that a bare clone starts with one command.
// Plain JavaScript: it runs on whatever Node the machine has, before the repository's own is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed`;
const locked = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== locked) {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, locked);
}

// Type stripping, which lets everything run from source, came with 22.18. On linux-x64 the dependencies bring a Node of their own.
const [major, minor] = process.versions.node.split('.').map(Number);
if ((major < 22 || (major === 22 && minor < 18)) && !existsSync(`${root}node_modules/.bin/node`)) {
  console.error(
    `These scripts need Node 22.18 or newer, and this is ${process.version}: install it from https://nodejs.org and run this again.`,
  );
  process.exit(1);
}
