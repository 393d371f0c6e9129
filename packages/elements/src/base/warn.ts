const said = new Set<string>();

/** What a page's author did wrong; each code has a paragraph in docs/warnings.md. */
export type WarningCode =
  | 'client-id-missing'
  | 'form-address-missing'
  | 'lead-id-missing'
  | 'lead-list-attribute'
  | 'task-list-attribute'
  | 'messages-missing'
  | 'noun-unknown'
  | 'provider-connection'
  | 'record-list-attribute'
  | 'rights-node'
  | 'speed-to-lead-attribute'
  | 'tag-taken'
  | 'timeline-attribute';

/** Warns in the console, once per code and text, with the address of the explanation. */
export function warnOnce(code: WarningCode, text: string): void {
  const line = `[dealerkit] ${text} https://github.com/dealerkit/dealerkit/blob/main/docs/warnings.md#${code}`;
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
}
