// Builds what is stale and serves the demonstration.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { environment, root } from './run.mjs';

if (!(await build({ ifStale: true }))) process.exit(1);
const server = spawn('node', [join(root, 'packages/cli/dist/bin.js'), 'serve', '--demo', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
// A terminal interrupts the whole group by itself; every other signal reaches only this process.
process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.once('exit', (code) => (process.exitCode = code ?? 0));
