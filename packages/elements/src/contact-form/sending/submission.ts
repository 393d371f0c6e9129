import { submissionKey } from './submission-key.ts';

/** What a form sends: text where possible (small, keepalive), multipart when files are in it. */
export interface Submission {
  key: string;
  body: string | FormData;
  /** Equal for equal answers. */
  content: string;
}

/** Reads a form into a submission; the key belongs to the content that `key` was made for. */
export function readSubmission(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  extra: Record<string, string | undefined>,
  key: string = submissionKey(),
): Submission {
  const data = new FormData(form, submitter);
  for (const [name, value] of Object.entries(extra)) if (value && !data.get(name)) data.set(name, value);
  const files = [...data].some(([, value]) => value instanceof File && value.size > 0);
  const text = new URLSearchParams(
    [...data].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const content = text.toString();
  text.set('dk_key', key);
  data.set('dk_key', key);
  return { key, content, body: files ? data : text.toString() };
}
