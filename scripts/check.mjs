// The gates beside the tests. `npm run check -- NAME…` runs only the named ones. Every gate runs, so that one run tells all that is wrong.
import { globSync } from 'node:fs';
import { build } from './build.mjs';
import { capture } from './run.mjs';

const packages = ['core', 'conformance', 'sql', 'indexeddb', 'http', 'adf', 'gateway', 'files-s3', 'elements', 'cli'].map(
  (name) => `packages/${name}`,
);
const tool =
  (command, ...args) =>
  () =>
    capture(command, args);
const inTurn =
  (...steps) =>
  async () => {
    const results = [];
    for (const step of steps) results.push(await step());
    return {
      code: Math.max(...results.map(({ code }) => code)),
      output: results
        .filter(({ code }) => code !== 0)
        .map(({ output }) => output)
        .join('\n'),
    };
  };

// The analyzer does not know Lit's `nothing`, nor which file defines a tag: those two rules of its are tsc's and the tests' work.
const gates = {
  types: tool('tsc', '-b'),
  lint: tool(
    'eslint',
    '.',
    '--max-warnings',
    '0',
    '--cache',
    '--cache-location',
    'node_modules/.cache/eslint/',
    '--cache-strategy',
    'content',
  ),
  templates: () =>
    capture('lit-analyzer', [
      '--quiet',
      '--maxWarnings',
      '0',
      '--rules.no-missing-import',
      'off',
      '--rules.no-incompatible-type-binding',
      'off',
      '--rules.no-unknown-tag-name',
      'off',
      ...globSync('packages/elements/src/**/*.template.ts'),
      ...globSync('packages/elements/src/*/*.ts', {
        exclude: (path) => /\.(?:test|harness|template|messages|styles|define)\.ts$/.test(path),
      }),
    ]),
  formatting: tool('prettier', '--check', '--log-level', 'warn', '--cache', '.'),
  arrows: tool('node', '--test', 'test/architecture.node.test.ts'),
  exports: inTurn(
    ...packages.map((folder) => tool('publint', folder, '--strict', '--pack', 'npm')),
    ...packages.map((folder) =>
      tool('attw', '--pack', folder, '--profile', 'esm-only', '--exclude-entrypoints', 'cdn/manifest.json', 'custom-elements.json'),
    ),
  ),
  'dead code': tool('knip', '--no-progress'),
  size: tool('node', 'scripts/size.mjs'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in gates));
if (unknown.length > 0) {
  console.error(`No gate is called ${unknown.join(', ')}. There are: ${Object.keys(gates).join(', ')}.`);
  process.exit(2);
}
const broken = [];
if (!(await build({ ifStale: true }))) broken.push('build');
for (const [name, gate] of Object.entries(gates)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const since = performance.now();
  const { code, output } = await gate();
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'BROKEN'} ${name} (${seconds} s)`);
  if (code !== 0) {
    broken.push(name);
    console.log(output.trimEnd());
  }
}
console.log(broken.length === 0 ? 'Every gate holds.' : `Broken: ${broken.join(', ')}.`);
process.exitCode = broken.length === 0 ? 0 : 1;
