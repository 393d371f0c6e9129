import type { ReactiveControllerHost } from 'lit';
import { openDialog } from './dialog.ts';

/** An element whose template has dialogs. */
export interface DialogHost extends ReactiveControllerHost {
  readonly renderRoot: DocumentFragment | HTMLElement;
}

/** Renders an element and opens a dialog of its template, with focus where it belongs first. Resolves with the dialog's `returnValue`. */
export async function showDialog(host: DialogHost, selector: string, focus = ''): Promise<string> {
  host.requestUpdate();
  await host.updateComplete;
  const dialog = host.renderRoot.querySelector<HTMLDialogElement>(selector);
  if (!dialog) return '';
  const closed = openDialog(dialog);
  if (focus) dialog.querySelector<HTMLElement>(focus)?.focus();
  return closed;
}
