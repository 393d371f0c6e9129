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
      // The browser gives focus back at once, but not in every tree, and this event comes later: who has moved on by then is left there.
      const now = activeElement();
      if ((!now || now === document.body || dialog.contains(now)) && from instanceof HTMLElement && from.isConnected) from.focus();
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
