import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckOptions, MakeBackend } from '@dealerkit/conformance';
import { DealerkitError } from '@dealerkit/core';

/** A module with a backend of somebody's own. */
export interface OwnBackend {
  /** Opens a tenant; an empty one for a name that it has not seen. */
  readonly backend: MakeBackend;
  /** For `check-backend`: cases that are left out, with the reason. */
  readonly skip?: CheckOptions['skip'];
}

/** Loads a module that exports `backend({ nouns, tenant })`. Throws `not-found` and `malformed`. */
export async function loadBackend(file: string): Promise<OwnBackend> {
  let module: Partial<OwnBackend>;
  try {
    module = (await import(pathToFileURL(resolve(file)).href)) as Partial<OwnBackend>;
  } catch (cause) {
    throw new DealerkitError('not-found', `Cannot load ${file}: ${cause instanceof Error ? cause.message : 'unreadable'}`, {}, cause);
  }
  const { backend, skip } = module;
  if (typeof backend !== 'function') throw new DealerkitError('malformed', `${file} exports no function called backend`);
  return { backend, ...(skip ? { skip } : {}) };
}
