/** Opens a native modal dialog; when it closes, focus goes back to where it came from. Resolves with the dialog's `returnValue`. */
export function openDialog(dialog: HTMLDialogElement, from: Element | null = activeElement()): Promise<string> {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        // The browser does this itself, but not across shadow trees or when the opener was replaced by a render.
        if (from instanceof HTMLElement && from.isConnected) from.focus();
        resolve(dialog.returnValue);
      },
      { once: true },
    );
  });
}

/** The element with focus, through shadow roots. */
export function activeElement(root: DocumentOrShadowRoot = document): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? activeElement(active.shadowRoot) : active;
}
