import type { Delivery, Final, Progress } from '../sending/delivery.ts';
import type { Submission } from '../sending/submission.ts';
import type { Runner } from './runner.ts';
import type { News } from './send-due.ts';

/**
 * Keeps a submission on this device and sends it from there, `replaces` erased in the same step. Resolves once the disk has it, so that
 * "saved" may be said; with undefined where nothing can be kept.
 */
export async function deliverKept(
  runner: Runner,
  formKey: string,
  { key, text, files }: Submission,
  replaces: string | undefined,
  { onAttempt, onWait }: Progress,
): Promise<Delivery | undefined> {
  let end: (final: Final) => void = () => undefined;
  const result = new Promise<Final>((resolve) => (end = resolve));
  const leave = runner.listen((news: News) => {
    if (news.key !== key) return;
    if (news.is === 'attempt') onAttempt();
    else if (news.is === 'waiting') onWait(news.status);
    else end(news.is === 'ended' ? news.outcome : { kind: news.is });
  });
  void result.then(leave);
  const others = { ...(replaces === undefined ? {} : { replaces }), ...(files ? { files } : {}) };
  try {
    await runner.keep({ key, formKey, body: text }, others);
  } catch {
    leave();
    return undefined;
  }
  return {
    result,
    retryNow: () => void runner.now({ key, formKey }),
    forget: () => void runner.forget({ key, formKey }),
  };
}
