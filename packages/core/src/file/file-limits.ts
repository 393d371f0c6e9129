/** Largest file in bytes, and longest name in UTF-16 units. */
export const fileLimits = { bytes: 25 * 1_048_576, name: 200 } as const;
