import { waitUntil as wait } from '@open-wc/testing';

/** Waits for something that happens by itself: on a busy machine too, where a second is not always enough. */
export const waitUntil: typeof wait = (predicate, message, options) => wait(predicate, message, { timeout: 5000, ...options });
