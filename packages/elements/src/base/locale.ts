/** The `lang` of the nearest ancestor, through shadow hosts and slots' light trees; `en` when nobody says. */
export function languageOf(element: Element): string {
  let at: Element | undefined = element;
  while (at) {
    const lang = at.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return 'en';
}

type Listener = () => void;
const listeners = new Set<Listener>();
let observer: MutationObserver | undefined;

/** Calls back when any `lang` attribute of the document changes; one observer serves every element. Returns the unsubscriber. */
export function onLanguageChange(listener: Listener): () => void {
  observer ??= new MutationObserver(() => {
    for (const each of listeners) each();
  });
  if (listeners.size === 0) observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
