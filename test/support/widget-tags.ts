import { main } from 'dealerkit';

/** What `dealerkit widgets embed` prints for a page that shows these widgets of a gateway. */
export async function widgetTags(gateway: string, ...names: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const io = { out: (text: string) => printed.push(text), err: console.error, terminal: false, env: {} };
  await main(['widgets', 'embed', ...names, '--gateway', gateway], { ...io, signal: new AbortController().signal });
  return printed.join('');
}
