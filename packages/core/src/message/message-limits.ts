/** Longest text of a message, and longest typed subject, in UTF-16 units. */
export const messageLimits = { text: 20_000, subject: 200 } as const;
