// Builds the packages (tsc), the files that a page loads (rollup) and the elements' manifest (metadata.mjs). `--if-stale`: only when a source changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

const packages = ['core', 'conformance', 'sql', 'indexeddb', 'http', 'adf', 'gateway', 'files-s3', 'elements', 'cli'].map(
  (name) => `packages/${name}`,
);
const stamp = join(root, 'node_modules/.cache/dealerkit-build');
const steps = [
  ['tsc', ['-b', ...packages]],
  ['rollup', ['-c', '--silent']],
  ['node', ['scripts/metadata.mjs']],
];

function fingerprint() {
  const sources = ['packages/*/src/**/*', 'packages/*/*.json', '*.config.mjs', 'scripts/rollup/*', 'tsconfig*.json', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root, withFileTypes: true, exclude: (entry) => entry.name.endsWith('.test.ts') })
    .filter((entry) => entry.isFile() && entry.name !== 'custom-elements.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort())
    hash.update(path).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds everything; true when every step succeeded. With `ifStale`, does nothing when no source changed since the last success. */
export async function build({ ifStale = false } = {}) {
  const wanted = fingerprint();
  const built =
    packages.every((folder) => existsSync(join(root, folder, 'dist'))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (ifStale && built) return true;
  rmSync(stamp, { force: true });
  // A type error keeps nobody from seeing whether the rest builds.
  let ok = true;
  for (const [command, args] of steps) if ((await run(command, args)) !== 0) ok = false;
  if (!ok) return false;
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && !(await build({ ifStale: process.argv.includes('--if-stale') })))
  process.exitCode = 1;
