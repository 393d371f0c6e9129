// What intake notices that speaks of a robot.
const suspicions: ReadonlySet<string> = new Set(['honeypot', 'too-fast', 'unproved', 'too-many']);

/** Tells whether a submission waits for somebody to look at it. */
export const isSuspicious = (flags: readonly string[]): boolean => flags.some((flag) => suspicions.has(flag));
