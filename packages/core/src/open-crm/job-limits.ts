/** How jobs are tried: leases, backoff with jitter, and when they are given up. */
export const jobLimits = { batch: 20, leaseMs: 60_000, attempts: 12, firstDelayMs: 1_000, longestDelayMs: 3_600_000 } as const;
