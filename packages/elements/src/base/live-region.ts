let timer: ReturnType<typeof setTimeout> | undefined;

// Beside an open modal dialog the page is inert, and what is said there is not heard.
const place = (): Element =>
  document.activeElement?.closest('dialog:modal') ?? [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;

// One region per page, also when two copies of dealerkit are loaded; VoiceOver ignores live regions in shadow trees.
function region(): HTMLElement {
  const home = place();
  const found = document.querySelector<HTMLElement>('[data-dk-live]');
  if (found) {
    if (found.parentNode !== home) home.append(found);
    return found;
  }
  const made = document.createElement('div');
  made.dataset['dkLive'] = '';
  made.role = 'status';
  made.ariaLive = 'polite';
  // Set through the object model: a strict CSP refuses style attributes, not this.
  made.style.cssText = 'position:fixed;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  home.append(made);
  return made;
}

/** Takes back what was said last: it may be about somebody whom the next person must not know. */
export function hush(): void {
  clearTimeout(timer);
  const live = document.querySelector('[data-dk-live]');
  if (live) live.textContent = '';
}

/** Has a screen reader say a sentence, politely; the last of several in a row wins. */
export function announce(text: string): void {
  const live = region();
  live.textContent = '';
  clearTimeout(timer);
  // A region that is new, or whose text does not change, says nothing.
  timer = setTimeout(() => (live.textContent = text), 100);
}
