import { submissionKey } from './submission-key.ts';

/** What a form sends: text, which can be kept, and beside it all of it when files are in it. */
export interface Submission {
  key: string;
  /** Every answer as text, with the key; of a file its name, as the gateway reads it. */
  text: string;
  files: FormData | undefined;
  /** Equal for equal answers. */
  content: string;
}

/** What is sent now: with its files where there are any. */
export const bodyOf = ({ text, files }: Submission): string | FormData => files ?? text;

function submissionOf(data: FormData, key: string): Submission {
  for (const [name, value] of [...data]) if (value instanceof File && value.size === 0) data.delete(name);
  const entries = [...data];
  const text = new URLSearchParams(entries.map(([name, value]) => [name, typeof value === 'string' ? value : `[${value.name}]`]));
  const content = text.toString();
  text.set('dk_key', key);
  data.set('dk_key', key);
  const files = entries.some(([, value]) => value instanceof File);
  return { key, content, text: text.toString(), files: files ? data : undefined };
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
  return submissionOf(data, key);
}

/** The same answers without their files: other content, so another key. */
export function withoutFiles({ files }: Submission): Submission {
  const data = new FormData();
  for (const [name, value] of files ?? []) if (typeof value === 'string') data.append(name, value);
  return submissionOf(data, submissionKey());
}
