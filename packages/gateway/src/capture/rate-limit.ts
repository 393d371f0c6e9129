import { DealerkitError } from '@dealerkit/core';

/** Admits calls by token buckets. */
export interface RateLimit {
  /** Takes one token; `rate-limited` with seconds to wait when there is none. */
  take(key: string, now: number): void;
}

/** Most buckets that are kept; the oldest are forgotten first. */
const mostBuckets = 50_000;

/** An IPv6 address stands for its /64: one visitor has many. */
export function addressKey(ip: string | undefined): string {
  if (ip === undefined) return 'unknown';
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

/** Makes a limit of so many calls a minute and key, with room for as many at once. */
export function rateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now) {
      const known = buckets.get(key) ?? { tokens: perMinute, at: now };
      const tokens = Math.min(perMinute, known.tokens + (Math.max(0, now - known.at) / 60_000) * perMinute);
      buckets.delete(key);
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
      if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value!);
      if (tokens < 1)
        throw new DealerkitError('rate-limited', 'Too many at once', { retryAfter: Math.ceil(((1 - tokens) / perMinute) * 60) });
    },
  };
}
