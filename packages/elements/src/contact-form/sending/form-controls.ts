/** A control that a person fills in. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls of a form, wherever on the page they stand. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  Array.from(form.elements).filter((each): each is Control => each.matches('input,select,textarea') && !isSubmit(each));

const isSubmit = (element: Element): boolean => element.matches('[type=submit],[type=image],button:not([type])');

/** The words of a control's label, without its star or the control inside it. */
export function labelOf(control: Control): string {
  const label = control.labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
  for (const each of label?.querySelectorAll('input,select,textarea,[aria-hidden]') ?? []) each.remove();
  return (label?.textContent ?? control.ariaLabel ?? control.name).replace(/[\s*:]+$/, '').trim();
}

/** Writes kept answers into a form; the first control that gets one has the focus. */
export function fillIn(form: HTMLFormElement, answers: URLSearchParams): void {
  const given = controlsOf(form).filter(({ name }) => answers.has(name));
  for (const control of given) {
    const values = answers.getAll(control.name);
    if (control.matches('[type=checkbox],[type=radio]')) (control as HTMLInputElement).checked = values.includes(control.value);
    else if (control.type !== 'file') control.value = values[0] ?? '';
  }
  given.find(({ type }) => type !== 'hidden')?.focus();
}

/** Holds what is typed still while it is on its way; focus stays where it is. Returns what undoes it. */
export function lock(form: HTMLFormElement): () => void {
  const text = controlsOf(form).filter((each): each is HTMLInputElement => each.matches('input:read-write,textarea:read-write'));
  const other = controlsOf(form).filter((each) => !text.includes(each as HTMLInputElement) && !each.inert);
  const set = (on: boolean) => {
    for (const each of text) each.readOnly = on;
    for (const each of other) each.inert = on;
  };
  set(true);
  return () => {
    set(false);
  };
}

/** Shows in the button that the form is being sent; its width stays. */
export function setBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of Array.from(form.elements).filter(isSubmit) as HTMLElement[]) {
    button.style.minInlineSize = busy ? `${String(button.offsetWidth)}px` : '';
    button.ariaDisabled = busy ? 'true' : null;
    button.classList.toggle('dk-spin', busy);
  }
}

let made = 0;
const identify = (element: Element): string => (element.id ||= `dk-${String(++made)}`);

function errorFor(control: Control): HTMLElement {
  const id = `${identify(control)}-error`;
  const root = control.getRootNode() as Document | ShadowRoot;
  const found = root.getElementById(id);
  if (found) return found;
  const error = document.createElement('p');
  error.id = id;
  error.className = 'dk-error';
  // Inside a label it would become part of the field's name.
  let place: Element = control.closest('label') ?? control;
  while (place.nextElementSibling?.matches('.dk-label,.dk-help')) place = place.nextElementSibling;
  place.after(error);
  return error;
}

/** Says what is wrong with a control, under it and to assistive technology; nothing clears it. */
export function setError(control: Control, message: string | undefined): void {
  if (!message && !control.ariaInvalid) return;
  const error = errorFor(control);
  error.hidden = !message;
  error.textContent = message ?? '';
  control.ariaInvalid = message ? 'true' : null;
  const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== error.id);
  const described = message ? [...others, error.id] : others;
  if (described.length) control.setAttribute('aria-describedby', described.join(' '));
  else control.removeAttribute('aria-describedby');
}
