import { setTimeout as wait } from 'node:timers/promises';
import { dealerNouns, sweepFiles } from '@dealerkit/core/dealer';
import { type Backend, type Ports, runJobs } from '@dealerkit/core/server';

const period = 1_000;
const sweepPeriod = 3_600_000;

/** Runs what commands left to do, every second, until it is told to stop. `stop` waits for the job under way. */
export function startJobs(backend: Backend, ports: Ports, tenant: string, log: (message: string) => void): { stop(): Promise<void> } {
  const ended = new AbortController();
  const failed = (error: unknown): void => {
    log(`jobs: ${error instanceof Error ? error.message : 'unknown error'}`);
  };
  const loop = async (): Promise<void> => {
    let swept = 0;
    while (!ended.signal.aborted) {
      if (Date.now() - swept > sweepPeriod) {
        swept = Date.now();
        const { files } = ports;
        await (files && sweepFiles({ backend, files, tenant }))?.catch(failed);
      }
      await runJobs({ backend, nouns: dealerNouns, ports }).then(({ dead }) => {
        if (dead > 0) log(`${String(dead)} jobs were given up`);
      }, failed);
      await wait(period, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop() {
      ended.abort();
      return running;
    },
  };
}
