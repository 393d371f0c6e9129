// Builds what is stale and serves the demonstration.
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, run } from './run.mjs';

if (!(await build({ ifStale: true }))) process.exit(1);
// The server ends itself on these; this process only has to outlive it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.exitCode = await run('node', [join(root, 'packages/cli/dist/bin.js'), 'serve', '--demo', ...process.argv.slice(2)]);
