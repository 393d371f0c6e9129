import { DealerkitError, intakeLimits } from '@dealerkit/core';
import { mediaType, readBytes } from '../body.ts';

/** What a form sent: its fields, and the control fields (`dk_…`) apart. */
export interface FormBody {
  readonly raw: Readonly<Record<string, string | string[]>>;
  readonly control: { readonly key?: string; readonly lang?: string; readonly page?: string; readonly website?: string };
}

const types = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

async function parse(request: Request, type: string): Promise<[string, FormDataEntryValue][]> {
  const bytes = await readBytes(request, intakeLimits.bytes);
  if (type === 'application/x-www-form-urlencoded') return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  const headers = { 'content-type': request.headers.get('content-type') ?? type };
  try {
    return [...(await new Response(bytes, { headers }).formData())];
  } catch (cause) {
    throw new DealerkitError('malformed', 'Not a form', {}, cause);
  }
}

/** Reads a posted form, urlencoded or multipart. Files are named, not kept. */
export async function readFormBody(request: Request): Promise<FormBody> {
  const type = mediaType(request);
  if (!types.has(type)) throw new DealerkitError('media-type', 'This takes a form, urlencoded or multipart');
  const entries = await parse(request, type);
  if (entries.length > intakeLimits.fields) throw new DealerkitError('too-large', `At most ${String(intakeLimits.fields)} fields`);
  const raw: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const control: Record<string, string> = {};
  for (const [name, value] of entries) {
    const text = (typeof value === 'string' ? value : `[${value.name}]`).slice(0, intakeLimits.value);
    if (name.startsWith('dk_')) control[name.slice(3)] = text;
    else {
      const field = name.slice(0, 100);
      const before = raw[field];
      raw[field] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text];
    }
  }
  return { raw: { ...raw }, control };
}
