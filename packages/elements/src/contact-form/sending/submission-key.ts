/** A new key for one submission: a random UUID, also on pages without HTTPS, where `randomUUID` does not exist. */
export function submissionKey(): string {
  // Typed as always there, but absent on insecure pages.
  const { randomUUID } = crypto as { randomUUID?: Crypto['randomUUID'] };
  if (randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) =>
    (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0'),
  );
  return hex.join('').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
