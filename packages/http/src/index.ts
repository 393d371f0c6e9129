export { connectCrm, httpSource } from './connect-crm.ts';
export type { ConnectOptions } from './connect-crm.ts';
export type { RetryOptions } from './retry.ts';
export type { GetToken } from './token.ts';
