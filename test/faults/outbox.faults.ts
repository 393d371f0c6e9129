/**
 * Kills browsers while they send a form, and gateways while they take forms, so many times; prints what became of every request. Run by
 * `npm run faults -- outbox [--kills N]`: N kills of Chromium, a fifth as many of Firefox, each step once at least, a seventh as many of a gateway on each database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFaultSite } from '../support/fault-site.ts';
import { type Engine, findBrowser } from '../support/killed-browser.ts';
import { startPostgres } from '../support/postgres.ts';
import { killGateway } from './kill-gateway.ts';
import { type KillOutcome, type KillStep, killAt, killSteps } from './kill-steps.ts';

const kills = Number(process.argv[2]);
let wrong = 0;

interface Line {
  kills: number;
  saved: number;
  leads: number;
  lost: number;
  doubled: number;
  differing: number;
  other: number;
}

function judge(step: KillStep, { saved, leads, answers, ids, left }: KillOutcome, line: Line): void {
  line.kills++;
  line.saved += saved ? 1 : 0;
  line.leads += leads;
  line.lost += saved && leads === 0 && left === 0 ? 1 : 0;
  line.doubled += Math.max(0, leads - 1);
  line.differing += ids > 1 ? 1 : 0;
  line.other += saved === step.saved && leads === step.leads && left === 0 && answers.join() === step.answers.join() ? 0 : 1;
}

async function browserKills(engine: Engine, count: number): Promise<void> {
  if (!findBrowser(engine)) {
    console.log(`${engine} is missing`);
    wrong++;
    return;
  }
  const lines = new Map(killSteps.map(({ row }) => [row, { kills: 0, saved: 0, leads: 0, lost: 0, doubled: 0, differing: 0, other: 0 }]));
  let next = 0;
  const work = async (): Promise<void> => {
    const site = await startFaultSite();
    while (next < count) {
      const step = killSteps[next++ % killSteps.length]!;
      const line = lines.get(step.row)!;
      try {
        judge(step, await killAt(step, engine, site), line);
      } catch (error) {
        line.kills++;
        line.other++;
        console.log(`# row ${String(step.row)}: ${String(error)}`);
      }
    }
    await site.close();
  };
  await Promise.all([work(), work()]);
  console.log(`\n${engine}, killed | kills | said saved | leads | lost | doubled | other id on replay | otherwise than expected`);
  for (const { row, says } of killSteps) {
    const { kills: killed, saved, leads, lost, doubled, differing, other } = lines.get(row)!;
    console.log([`${String(row)} ${says}`, killed, saved, leads, lost, doubled, differing, other].join(' | '));
    wrong += lost + doubled + differing + other;
  }
}

async function gatewayKills(name: string, database: string, count: number): Promise<void> {
  const { acknowledged, leads, lost, doubled, differing, leadsWithoutEvent, replays } = await killGateway(database, count);
  console.log([name, count, acknowledged, leads, lost, doubled, differing, leadsWithoutEvent, replays].join(' | '));
  wrong += lost + Math.abs(doubled) + differing + leadsWithoutEvent;
}

const started = performance.now();
await browserKills('chromium', kills);
await browserKills('firefox', Math.ceil(kills / 35) * killSteps.length);
const folder = mkdtempSync(join(tmpdir(), 'dealerkit-faults-'));
const each = Math.ceil(kills / 7);
console.log('\ngateway killed, on | kills | acknowledged | leads | lost | doubled | other answer | leads without event | replays');
await gatewayKills('PGlite', join(folder, 'data'), each);
const postgres = await startPostgres();
if (postgres) await gatewayKills('PostgreSQL', (await postgres.database()).url, each);
await postgres?.stop();
rmSync(folder, { recursive: true, force: true });
console.log(
  `\n${wrong === 0 ? 'Nothing lost, nothing doubled' : `${String(wrong)} wrong`}, in ${((performance.now() - started) / 60_000).toFixed(1)} min.`,
);
process.exitCode = wrong === 0 ? 0 : 1;
