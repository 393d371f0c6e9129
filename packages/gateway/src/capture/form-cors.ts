import type { Form } from '@dealerkit/core';

/** The CORS headers of a form's public address: exact origins of the form, any where it lists none; never credentials. */
export function formCors(form: Form, origin: string | undefined): Record<string, string> {
  const headers = { Vary: 'Origin', 'Access-Control-Expose-Headers': 'Idempotent-Replayed, Retry-After' };
  if (origin === undefined || origin === 'null') return headers;
  if (form.allowedOrigins.length > 0 && !form.allowedOrigins.includes(origin)) return headers;
  return { ...headers, 'Access-Control-Allow-Origin': origin };
}

/** Tells whether a page of this origin may use the form at all. A request without an origin is not from a page of another site. */
export function originAdmitted(form: Form, origin: string | undefined): boolean {
  return form.allowedOrigins.length === 0 || origin === undefined || form.allowedOrigins.includes(origin);
}
