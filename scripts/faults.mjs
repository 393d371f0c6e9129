// The long runs of what fails: `npm run faults -- outbox [--kills N]` kills browsers and gateways and prints a table; `npm run faults -- model [--schedules N]` plays schedules.
import { build } from './build.mjs';
import { run } from './run.mjs';
import { setUpMachine } from './setup-machine.mjs';

const [name, ...rest] = process.argv.slice(2);
const given = (option, usual) => (rest.includes(option) ? rest[rest.indexOf(option) + 1] : String(usual));
const node = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
const runs = {
  outbox: async () => {
    if (!(await build({ ifStale: true }))) return 1;
    setUpMachine();
    return run('node', [...node, 'test/faults/outbox.faults.ts', given('--kills', 700)]);
  },
  model: () =>
    run('node', [...node, '--test', 'packages/elements/src/contact-form/outbox/send-due.node.test.ts'], {
      env: { DEALERKIT_SCHEDULES: given('--schedules', 100_000) },
    }),
};
if (!(name in runs)) {
  console.error(`Name a run: ${Object.keys(runs).join(', ')}.`);
  process.exit(2);
}
process.exitCode = await runs[name]();
