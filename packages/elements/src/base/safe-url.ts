const safe = new Set(['https:', 'http:', 'mailto:', 'tel:', 'sms:']);

/** The address when a link may carry it, else undefined: scripts, data and unknown schemes never reach an `href`, nor does half an address without a page. */
export function safeUrl(
  address: string | null | undefined,
  base: string | undefined = (globalThis.document as Document | undefined)?.baseURI,
): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, base);
    return safe.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
