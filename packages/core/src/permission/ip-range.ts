import { DealerkitError } from '../errors.ts';

/** A network of addresses: 16 bytes, of which the first `bits` count. IPv4 stands in it as `::ffff:a.b.c.d`. */
export interface IpRange {
  readonly bytes: readonly number[];
  readonly bits: number;
}

const decimal = /^(?:0|[1-9]\d{0,2})$/;

function parseV4(text: string): number[] | undefined {
  const parts = text.split('.');
  const bytes = parts.map(Number);
  return parts.length === 4 && parts.every((part) => decimal.test(part)) && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseV6(text: string): number[] | undefined {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const v4 = tail.includes('.') ? parseV4(tail) : [];
  const halves = (v4?.length ? `${text.slice(0, -tail.length)}0:0` : text).split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - groups.flat().length;
  const valid = groups.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  if (!v4 || !valid || halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
  const all = [...groups[0]!, ...Array.from({ length: missing }, () => '0'), ...(groups[1] ?? [])].map((group) => parseInt(group, 16));
  return [...all.flatMap((group) => [group >> 8, group & 255]).slice(0, 16 - v4.length), ...v4];
}

/** The 16 bytes of an IPv4 or IPv6 address; undefined for anything else. A zone (`%eth0`) is left aside. */
export function parseIp(text: string): readonly number[] | undefined {
  const v4 = parseV4(text);
  return v4 ? [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...v4] : parseV6(text.replace(/%.*$/, ''));
}

/** Reads an address or a CIDR range (`192.0.2.0/24`, `2001:db8::/32`). Throws `malformed` for anything else (behaviours.md G16a). */
export function parseIpRange(text: string): IpRange {
  const [address = '', length, ...rest] = text.split('/');
  const bytes = address.includes('%') ? undefined : parseIp(address);
  const most = address.includes(':') ? 128 : 32;
  const bits = length === undefined ? most : decimal.test(length) ? Number(length) : Infinity;
  if (!bytes || rest.length > 0 || bits > most) throw new DealerkitError('malformed', `no IP range ${text}`);
  return { bytes, bits: bits + 128 - most };
}

/** Tells whether an address lies in one of these ranges; false for what is no address. */
export function inIpRanges(ranges: readonly IpRange[], ip: string | undefined): boolean {
  const address = ip === undefined ? undefined : parseIp(ip);
  return (
    address !== undefined &&
    ranges.some(({ bytes, bits }) =>
      bytes.every((byte, index) => {
        const left = Math.min(8, bits - 8 * index);
        return left <= 0 || (byte ^ address[index]!) >> (8 - left) === 0;
      }),
    )
  );
}
