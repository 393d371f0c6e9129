interface Page {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
  readonly visibilityState?: string;
}

/** Calls back when a page comes back: on the network again, seen again, thawed. Where there is no page, never. Answers how to stop. */
export function onWake(listener: () => void): () => void {
  const whole = globalThis as Page & { readonly document?: Page };
  const heard: readonly (readonly [target: Page | undefined, type: string])[] = [
    [whole, 'online'],
    [whole, 'pageshow'],
    [whole.document, 'visibilitychange'],
    [whole.document, 'resume'],
  ];
  const wake = (): void => {
    if (whole.document?.visibilityState !== 'hidden') listener();
  };
  for (const [target, type] of heard) target?.addEventListener?.(type, wake);
  return () => {
    for (const [target, type] of heard) target?.removeEventListener?.(type, wake);
  };
}
