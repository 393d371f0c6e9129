/** The steps at which a browser is killed while its visitor sends a form, and what must be true afterwards (reliability.md section 3). */
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../support/fault-proxy.ts';
import type { FaultSite } from '../support/fault-site.ts';
import { type Engine, newProfile, openBrowser } from '../support/killed-browser.ts';

/** A step. */
export interface KillStep {
  /** Row of the failure matrix. */
  readonly row: number;
  readonly says: string;
  /** Step at which the page stands still; a step of the proxy when left out. */
  readonly stop?: string;
  readonly fault?: Fault;
  readonly saved: boolean;
  readonly leads: number;
  /** Answers of the gateway, in order. */
  readonly answers: readonly number[];
}

/** All of them. */
export const killSteps: readonly KillStep[] = [
  { row: 1, says: 'before it is put', stop: 'before put', saved: false, leads: 0, answers: [] },
  { row: 2, says: 'once it is put', stop: 'after put', saved: true, leads: 1, answers: [201] },
  { row: 3, says: 'with its lock held, before it is sent', stop: 'before send', saved: true, leads: 1, answers: [201] },
  { row: 4, says: 'while it is on its way', fault: { hold: 'request' }, saved: true, leads: 1, answers: [201] },
  { row: 5, says: 'once the gateway has it, before the answer', fault: { hold: 'answer' }, saved: true, leads: 1, answers: [201, 200] },
  { row: 6, says: 'after the answer, before it is erased', stop: 'before delete', saved: true, leads: 1, answers: [201, 200] },
  { row: 7, says: 'once it is erased', stop: 'after delete', saved: true, leads: 1, answers: [201] },
];

/** What a kill left. */
export interface KillOutcome {
  readonly saved: boolean;
  readonly leads: number;
  readonly answers: readonly number[];
  /** Different answers to one key. */
  readonly ids: number;
  /** Requests still on the device in the end. */
  readonly left: number;
}

// A page begins to send what is kept after a second: so long nothing comes that should not.
const QUIET = 1_600;
const PATIENCE = 40_000;

/** Sends a form in a new browser, kills this at a step, starts it once more with the same profile, and tells what became of the request. */
export async function killAt({ stop, fault }: KillStep, engine: Engine, site: FaultSite): Promise<KillOutcome> {
  const email = `${crypto.randomUUID()}@example.fr`;
  const profile = newProfile(engine);
  const { proxy } = site;
  const first = proxy.passed.length;
  proxy.next = fault ? [fault] : [];
  const said: { saved: boolean; left: number | undefined } = { saved: false, left: undefined };
  let reached: () => void = () => undefined;
  const reaching = new Promise<void>((resolve) => (reached = resolve));
  proxy.onHeld = reached;
  site.onSaid = (what, of, value) => {
    if (of !== email) return;
    if (what === 'reached') reached();
    if (what === 'saved') said.saved = true;
    if (what === 'left') said.left = Number(value);
  };
  const address = (query: Readonly<Record<string, string>>) => `${site.url}?${new URLSearchParams({ email, ...query }).toString()}`;
  const late = (): Promise<never> =>
    wait(PATIENCE, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`${engine} did not get to: ${stop ?? JSON.stringify(fault)}`)),
    );
  let kill = openBrowser(engine, profile.path, address({ send: '', ...(stop === undefined ? {} : { stop }) }));
  try {
    await Promise.race([reaching, late()]);
    await kill();
    kill = openBrowser(engine, profile.path, address({ watch: '' }));
    const until = performance.now() + PATIENCE;
    let since: number | undefined;
    while (performance.now() < until && (since === undefined || performance.now() - since < QUIET)) {
      await wait(50);
      since = said.left === 0 ? (since ?? performance.now()) : undefined;
    }
  } finally {
    await kill();
    profile.remove();
  }
  const passed = proxy.passed.slice(first);
  return {
    saved: said.saved,
    leads: await site.leadsOf(email),
    answers: passed.flatMap(({ status }) => status ?? []),
    ids: new Set(passed.flatMap(({ text }) => text ?? [])).size,
    left: said.left ?? -1,
  };
}
