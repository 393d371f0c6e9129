/**
 * Tabs that send what a device keeps, over a network that fails, while tabs are killed: every order of steps that a scheduler can find.
 * The sending is the real one (`sendDue`); store, network and gateway are small and atomic, and each step of theirs is scheduled.
 */
import type { Scheduler } from 'fast-check';
import type { Leased } from '../src/contact-form/outbox/outbox-port.ts';
import { type SendingPorts, sendDue } from '../src/contact-form/outbox/send-due.ts';
import type { Outcome } from '../src/contact-form/sending/outcome.ts';

/** What happens to one attempt. */
export type NetworkFault = 'none' | 'request lost' | 'answer lost' | 'captive portal' | '503';
/** What may be planted to see that it is found. */
export type PlantedBug = 'erased before it is sent' | 'a key for each attempt' | 'no lock';

/** One history to play. */
export interface History {
  readonly scheduler: Scheduler;
  readonly requests: number;
  readonly faults: readonly NetworkFault[];
  /** Steps after which a tab is killed and another opened. */
  readonly kills: readonly number[];
  readonly bug?: PlantedBug;
}

/** What came of it. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly leads: number;
  readonly left: number;
  /** Repetitions that no lost answer and no kill explains. */
  readonly needless: number;
}

interface Row extends Leased {
  holder: Tab | undefined;
}
interface Tab {
  alive: boolean;
}

const never = new Promise<never>(() => undefined);

/** Plays one history to its end, and lets a last tab send what is left over a network that works. */
export async function play({ scheduler, requests, faults, kills, bug }: History): Promise<Verdict> {
  const rows = new Map<string, Row>();
  const leads = new Map<string, number>();
  const saved: string[] = [];
  const tabs: Tab[] = [];
  let [attempts, replays, excused, steps, serial, healthy] = [0, 0, 0, 0, 0, false];

  // A step of a tab: it happens when the scheduler says so, or never when the tab was killed before.
  const step = async (tab: Tab, says: string): Promise<void> => {
    await scheduler.schedule(Promise.resolve(), says);
    if (!tab.alive) return never;
    if (kills.includes(++steps) && !healthy) {
      tab.alive = false;
      open();
      return never;
    }
    return undefined;
  };
  const isFree = ({ state, holder }: Row): boolean => bug === 'no lock' || state !== 'sending' || !holder?.alive;
  const portsOf = (tab: Tab): SendingPorts => ({
    random: () => 0,
    tell: () => undefined,
    store: {
      async lease() {
        await step(tab, 'lease');
        const row = [...rows.values()].find(isFree);
        if (!row || (bug === 'no lock' && row.attempts > 30)) return undefined;
        Object.assign(row, { state: 'sending', holder: tab, attempts: row.attempts + 1, lease: `lease-${String(++serial)}` });
        if (bug === 'erased before it is sent') rows.delete(row.key);
        const leased = { ...row };
        await step(tab, 'leased');
        return leased;
      },
      async settle({ key, lease }, { status }) {
        await step(tab, 'settle');
        const row = rows.get(key);
        if (status === 'delivered') rows.delete(key);
        else if (row?.lease === lease) Object.assign(row, { state: 'waiting', holder: undefined });
        else return false;
        return true;
      },
    },
    async post({ key }): Promise<Outcome> {
      const fault = (healthy ? undefined : faults[attempts++]) ?? 'none';
      const sent = bug === 'a key for each attempt' ? `${key}-${String(++serial)}` : key;
      await step(tab, 'send');
      if (fault === 'request lost') return { kind: 'retry', status: 0, floor: 0 };
      if (fault === 'captive portal') return { kind: 'retry', status: 200, floor: 0 };
      if (fault === '503') return { kind: 'retry', status: 503, floor: 0 };
      const times = leads.get(sent) ?? 0;
      leads.set(sent, times + 1);
      if (times > 0) replays++;
      if (fault === 'answer lost') excused++;
      await step(tab, 'answer');
      return fault === 'answer lost' ? { kind: 'retry', status: 0, floor: 0 } : { kind: 'delivered', key, receivedAt: 'now' };
    },
  });
  const submit = async (tab: Tab): Promise<void> => {
    const key = `key-${String(++serial)}`;
    await step(tab, 'put');
    const row = { key, formKey: 'form', state: 'queued', lastStatus: null, attempts: 0, body: '', lease: '', holder: undefined } as const;
    rows.set(key, { ...row });
    await step(tab, 'put completes');
    saved.push(key);
  };
  let submitted = 0;
  const open = (): void => {
    const tab: Tab = { alive: true };
    tabs.push(tab);
    void (async () => {
      for (let round = 0; round < 4; round++) {
        if (submitted < requests) {
          submitted++;
          await submit(tab);
        }
        await sendDue(portsOf(tab), 'form', true);
      }
    })();
  };
  open();
  open();
  await scheduler.waitIdle();
  // Killed between the gateway's answer and its own note of it, a tab leaves what the next has to repeat.
  excused += kills.length;
  for (const tab of tabs) tab.alive = false;
  healthy = true;
  const last: Tab = { alive: true };
  const sending = sendDue(portsOf(last), 'form', true);
  await scheduler.waitFor(sending);
  const keys = new Set([...leads.keys()]);
  const reached = (key: string): boolean => keys.has(key) || [...keys].some((other) => other.startsWith(`${key}-`));
  return { lost: saved.filter((key) => !reached(key)), leads: keys.size, left: rows.size, needless: Math.max(0, replays - excused) };
}
