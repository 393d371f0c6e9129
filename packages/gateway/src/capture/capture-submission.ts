import { DealerkitError, type Form, captureSubmission, intakeLimits } from '@dealerkit/core';
import { openSource } from '@dealerkit/core/server';
import type { Backend } from '@dealerkit/core';
import type { GatewayContext, RequestInfo } from '../options.ts';
import type { InTurn } from './in-turn.ts';
import { readFormBody } from './read-form-body.ts';
import { submissionKeys } from './submission-key.ts';

/** What a visitor is told. */
export interface Captured {
  readonly key: string;
  readonly receivedAt: string;
  readonly replayed: boolean;
  readonly lang: string | undefined;
}

const languageOf = (request: Request): string | undefined => request.headers.get('accept-language')?.split(/[,;]/)[0]?.trim();

const givesTurns = ({ assignment }: Pick<Form, 'assignment'>): boolean => ['round-robin', 'rules'].includes(assignment?.mode ?? '');

/** Takes one submission: reads it, finds its key, and runs the intake as the form itself. */
export async function takeSubmission(
  context: GatewayContext,
  backend: Backend,
  form: Form,
  request: Request,
  info: RequestInfo,
  queue: InTurn,
): Promise<Captured> {
  const body = await readFormBody(request);
  const { lang, page, website } = body.control;
  const [key, earlier] = await submissionKeys(context.secret, form.id, body, context.clock.now());
  const scope = `form:${form.id}`;
  const known = earlier === undefined ? undefined : await backend.receipt(scope, earlier);
  const language = (lang ?? languageOf(request))?.slice(0, 35);
  const { nouns, ports, clock, secret } = context;
  const source = openSource({ backend, nouns, principal: { id: scope }, ports, clock, secret });
  const input = {
    formId: form.id,
    lang: language ?? form.language,
    page: (page ?? request.headers.get('referer'))?.slice(0, 2000) ?? null,
    raw: body.raw,
    flags: website ? ['honeypot'] : [],
    ip: context.clientIp(request, info)?.slice(0, 64) ?? null,
    userAgent: request.headers.get('user-agent')?.slice(0, 500) ?? null,
  };
  if (known) return answer(key, known.result['output'], true, language);
  const run = () => source.runKeyed(captureSubmission.name, input, { key, fingerprint: [form.id, body.raw] });
  const { output, replayed } = await (givesTurns(form) ? queue(form.id, run) : run());
  return answer(key, output, replayed, language);
}

function answer(key: string, output: unknown, replayed: boolean, lang: string | undefined): Captured {
  const { receivedAt } = output as { receivedAt: string };
  return { key, receivedAt, replayed, lang };
}

/** Refuses what no intake can take before it is read. */
export function checkLength(request: Request): void {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > intakeLimits.bytes * 8) throw new DealerkitError('too-large', `At most ${String(intakeLimits.bytes)} bytes`);
}
