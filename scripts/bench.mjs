// Runs one benchmark: `npm run bench -- NAME` runs test/bench/NAME.bench.ts (or .mjs). Without a name, lists them.
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { root, run } from './run.mjs';
import { setUpMachine } from './setup-machine.mjs';

const [name, ...rest] = process.argv.slice(2);
const path = name && ['ts', 'mjs'].map((ending) => `test/bench/${name}.bench.${ending}`).find((file) => existsSync(join(root, file)));
if (!path) {
  const names = globSync('test/bench/*.bench.{ts,mjs}', { cwd: root }).map((file) => basename(file).replace(/\.bench\.\w+$/, ''));
  console.error(`${name ? `There is no benchmark called ${name}.` : 'Name a benchmark.'} There are: ${names.sort().join(', ') || 'none'}.`);
  process.exit(2);
}
if (!(await build({ ifStale: true }))) process.exit(1);
const { chromium } = setUpMachine();
const env = chromium ? { CHROMIUM: chromium } : {};
process.exitCode = await run('node', ['--conditions=source', '--disable-warning=ExperimentalWarning', path, ...rest], { env });
