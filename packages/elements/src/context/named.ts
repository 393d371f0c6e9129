/**
 * A Crm needs the names of nouns and commands, and the compiler their types; the schemas behind them would cost every page 11 kB of zod,
 * and the gateway checks with them anyway. contracts.node.test.ts holds the names to core's.
 */
export const named = (name: string): never => ({ name }) as never;
