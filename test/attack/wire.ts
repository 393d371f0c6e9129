/** Everything that comes back over the wire, read for what its reader may not know. */
import type { GatewayServer } from '../support/gateway-server.ts';

/** What every text, id and number of a hidden record looks like. */
export const canary = {
  text: (what: string): string => `tr34sure-${what}`,
  phone: (digit: number): string => `+3369990${String(digit).padStart(4, '0')}`,
  money: 987_651_234,
};
const canaries = /tr34sure[\w-]*|\+?3369990\d+|98765\d{4}/giu;

/** One request of an attacker. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Its answer, its own reference and time aside. */
export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
  readonly ms: number;
}

/** The canaries in a text that whoever asked did not name himself. */
export function leaksIn(text: string, asked: string): string[] {
  return [...new Set(text.match(canaries) ?? [])].filter((found) => !asked.includes(found));
}

/** An attacker's line to the gateway: it counts what he tries, and keeps what leaked. */
export interface Line {
  readonly tries: () => number;
  readonly findings: readonly string[];
  find(what: string): void;
  send(request: Request): Promise<Heard>;
}

/** Opens a line for who holds a token, nobody's when undefined. `known` is what he may read anyway. */
export function openLine(gateway: GatewayServer, token: string | undefined, known: string): Line {
  let tries = 0;
  const findings: string[] = [];
  return {
    tries: () => tries,
    findings,
    find: (what) => void findings.push(what),
    async send({ method, path, body, headers = {} }) {
      tries++;
      const since = performance.now();
      const {
        status,
        headers: answered,
        text,
      } = await gateway.ask(method, path, {
        ...(token === undefined ? {} : { as: token }),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const ms = performance.now() - since;
      const all = [...answered].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`);
      for (const leak of leaksIn(`${all.join('\n')}\n${text}`, `${decodeURIComponent(path)}\n${body ?? ''}\n${known}`))
        findings.push(`${method} ${path} ${body ?? ''} told ${leak}`);
      if (status >= 500 && status !== 501) findings.push(`${method} ${path} ${body ?? ''} broke: ${String(status)} ${text}`);
      return { status, headers: all.sort().join('\n'), text: text.replace(/"reference":"[^"]*"/, '"reference":""'), ms };
    },
  };
}
