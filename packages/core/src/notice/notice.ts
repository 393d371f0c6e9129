import type { JobHandler, PlannedJob } from '../open-crm/kit.ts';
import type { JsonObject } from '../json.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';

/** What a notice says in one language, from its params. */
export interface NoticeWords<Params> {
  readonly subject: string;
  readonly text: (params: Params) => string;
}

/** The words of a notice; a language that is not among them is told in English. */
export type Notice<Params> = Readonly<Record<'en' | 'fr' | 'es', NoticeWords<Params>>>;

/** A notice to one colleague, after the commit. Nobody is told of what he did himself. */
export function noticeTo(
  receiver: string,
  author: string,
  job: Omit<PlannedJob, 'params'> & { readonly params: JsonObject },
): PlannedJob[] {
  return receiver === author ? [] : [{ ...job, params: { ...job.params, receiver } }];
}

/**
 * Mails one colleague in his language; `read` turns the job's params into what is told, or into nothing when it is no longer true.
 * Without a mail port or an address it only says so in the log.
 */
export function noticeJob<Params>(
  words: Notice<Params>,
  read: (params: JsonObject, ctx: Parameters<JobHandler>[0]) => Promise<Params | undefined>,
): JobHandler {
  return async (ctx, { id, type, params }) => {
    const { system, ports } = ctx;
    const user = await system.get(userNoun, params['receiver'] as string);
    if (!user?.record.active) return;
    const told = await read(params, ctx);
    if (told === undefined) return;
    if (!ports.mail || user.record.email === null) {
      ports.log?.({ event: 'notice.unsent', type, user: user.record.id });
      return;
    }
    const { language } = await settingsOf(system);
    const spoken = (user.record.language ?? language).slice(0, 2);
    const { subject, text } = Object.hasOwn(words, spoken) ? words[spoken as keyof typeof words] : words.en;
    await ports.mail({ id, to: user.record.email, subject, text: text(told) });
  };
}
