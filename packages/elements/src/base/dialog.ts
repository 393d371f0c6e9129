const waiting = new WeakMap<HTMLDialogElement, (answer: string) => void>();

/** Opens a native modal dialog; when it closes, focus goes back to where it came from. Resolves with the dialog's `returnValue`. */
export function openDialog(dialog: HTMLDialogElement, from: Element | null = activeElement()): Promise<string> {
  // Closed a moment ago, and its event is still on the way: that question was left unanswered.
  waiting.get(dialog)?.('');
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    const settle = (answer: string): void => {
      dialog.removeEventListener('close', onClose);
      waiting.delete(dialog);
      resolve(answer);
    };
    const onClose = (): void => {
      if (dialog.open) return;
      // The browser does this itself, but not across shadow trees or when the opener was replaced by a render.
      if (from instanceof HTMLElement && from.isConnected) from.focus();
      settle(dialog.returnValue);
    };
    waiting.set(dialog, settle);
    dialog.addEventListener('close', onClose);
  });
}

/** The element with focus, through shadow roots. */
export function activeElement(root: DocumentOrShadowRoot = document): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? activeElement(active.shadowRoot) : active;
}
