import type { Crm } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { house, openCrm } from '@dealerkit/core/server';
import { connectCrm } from '@dealerkit/http';
import { type Given, type Io, UsageError, textOf } from './command.ts';
import { cliPorts } from './ports.ts';
import { openStore } from './serve/store.ts';

/** The options by which a command finds its records. */
export const accessOptions = {
  url: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
  tenant: { type: 'string' },
} as const;

/** Their help. */
export const accessHelp = `  --url URL         A gateway, with
  --token TOKEN     a bearer token for it (also DEALERKIT_TOKEN): you see what its person sees
  --data DIRECTORY  Or, on the machine that holds them, the records themselves (.dealerkit/data)
  --database URL    Or a PostgreSQL server (also DATABASE_URL)
  --tenant NAME     Whose records (default)`;

/** A Crm, and whatever has to be closed after it. */
export interface Access extends AsyncDisposable {
  readonly crm: Crm;
}

/** Opens a Crm over a gateway for the token's person, or over a local store as the house. */
export async function openAccess(given: Given, { env }: Io): Promise<Access> {
  const url = textOf(given, 'url');
  if (url !== undefined) {
    const token = textOf(given, 'token') ?? env['DEALERKIT_TOKEN'];
    if (!token) throw new UsageError('--url needs --token, or DEALERKIT_TOKEN');
    const crm = connectCrm({ url, getToken: (refused) => (refused === undefined ? token : undefined) });
    return { crm, [Symbol.asyncDispose]: () => crm.close() };
  }
  const data = textOf(given, 'data');
  const store = await openStore({
    data: data ?? '.dealerkit/data',
    database: textOf(given, 'database') ?? (data ? undefined : env['DATABASE_URL']),
    tenant: textOf(given, 'tenant') ?? 'default',
  });
  await foundTenant({ backend: store.backend, nouns: dealerNouns, preset: dealerPreset });
  const crm = openCrm({ backend: store.backend, nouns: dealerNouns, principal: house, ports: cliPorts });
  return {
    crm,
    async [Symbol.asyncDispose]() {
      await crm.close();
      await store.close();
    },
  };
}
