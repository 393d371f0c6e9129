import type { ErrorCode, Policy, Preset } from '../index.ts';
import { isDealerkitError } from '../index.ts';
import { memoryBackend, memoryFiles } from '../memory/index.ts';
import { type Mail, type Ports, allNouns, eventNoun, house, openCrm, policyId, policyNoun, runJobs } from '../server/index.ts';
import { testClock } from '../testing/index.ts';
import { dealerNouns, foundTenant } from './index.ts';

/** Milliseconds of a day. */
export const day = 86_400_000;

/** An empty tenant of a preset, in memory, on Monday 15 June 2026 at nine. */
export async function tenantOf(preset: Preset) {
  const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  const clock = testClock('2026-06-15T09:00:00.000Z');
  await foundTenant({ backend, nouns: dealerNouns, preset, clock });
  const files = memoryFiles(clock);
  const as = (id: string, ports: Ports = {}) =>
    openCrm({ backend, nouns: dealerNouns, principal: { id }, clock, ports: { files, ...ports } });
  const root = openCrm({ backend, nouns: dealerNouns, principal: house, clock, ports: { files } });
  return {
    backend,
    clock,
    files,
    as,
    root,
    save: (noun: string, id: string, data: object) => root.run({ name: `${noun}.save` } as never, { id, data } as never),
    grant: (node: string, levels: object) => root.run({ name: 'policy.grant' } as never, { node, levels } as never),
    policy: async () => (await root.get(policyNoun, policyId)).policy as Policy,
    events: async () => {
      const found = [];
      for await (const { items } of root.list(eventNoun, { sort: 'oldest' })) found.push(...items);
      return found;
    },
    /** Everything that is stored, as text. */
    dump: async () => {
      const all = [];
      for (const noun of allNouns(dealerNouns)) for await (const page of root.list(noun, {})) all.push(page.items);
      return JSON.stringify(all);
    },
    /** Runs what is due, and answers what was mailed; `ports` beside a mail that always arrives. */
    work: async (ports: Ports = {}) => {
      const mails: Mail[] = [];
      await runJobs({
        backend,
        nouns: dealerNouns,
        clock,
        ports: { files, mail: (mail) => Promise.resolve(void mails.push(mail)), ...ports },
      });
      return mails;
    },
  };
}

/** Recognises a refusal by its code, for `assert.rejects`. */
export const refusal = (code: ErrorCode) => (error: unknown) => isDealerkitError(error, code);
