import { DealerkitError, type ErrorDetails, isDealerkitError } from '@dealerkit/core';
import type { Context } from 'hono';
import type { GatewayContext, GatewayEnv } from './options.ts';

/** Any failure as an error of the table; what is not one of ours says nothing of itself to the caller. */
export function asGatewayError(cause: unknown): DealerkitError {
  return isDealerkitError(cause) ? cause : new DealerkitError('internal', 'Something failed in the gateway', {}, cause);
}

/** The body of an error answer. */
export function errorBody(error: DealerkitError, reference: string): object {
  const { fields, ...details } = error.details as ErrorDetails & Record<string, unknown>;
  const facts = Object.fromEntries(Object.entries(details).filter(([name, value]) => name !== 'reference' && value !== undefined));
  return {
    error: {
      code: error.code,
      message: error.message,
      reference,
      ...(fields ? { fields } : {}),
      ...(Object.keys(facts).length > 0 ? { details: facts } : {}),
    },
  };
}

/** Answers with an error, and leaves its reference in the log: code and route, never values or stacks of ours to the caller. */
export function errorResponse(context: GatewayContext, c: Context<GatewayEnv>, cause: unknown): Response {
  const error = asGatewayError(cause);
  const reference = c.get('reference');
  const origin = error.code === 'internal' && error.cause instanceof Error ? { cause: error.cause.stack ?? error.cause.message } : {};
  context.log({
    level: error.status >= 500 ? 'error' : 'info',
    reference,
    code: error.code,
    method: c.req.method,
    route: c.req.path.slice(0, 200),
    ...origin,
  });
  const { retryAfter } = error.details;
  if (retryAfter !== undefined) c.header('Retry-After', String(Math.ceil(retryAfter)));
  return c.json(errorBody(error, reference), error.status as 400);
}
