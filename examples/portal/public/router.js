/** Where each kind of record is shown here. */
export const hrefFor = (noun, id) => (noun === 'lead' || noun === 'client' ? `/${noun}s/${encodeURIComponent(id)}` : undefined);

/** The page that an address names. */
export function place(path = location.pathname) {
  const [section = '', id] = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (section === '') return { name: 'leads' };
  if (section === 'leads' && id) return { name: 'lead', id };
  if (section === 'clients' && id) return { name: 'client', id };
  return {
    name:
      ['leads', 'tasks', 'calendar', 'new-lead', 'clients', 'speed', 'rights', 'why', 'hand-over'].includes(section) && !id
        ? section
        : 'missing',
  };
}

/** Goes to an address without loading the page again. */
export function go(href) {
  if (href !== location.pathname) history.pushState(null, '', href);
  window.dispatchEvent(new Event('popstate'));
}

/** Takes plain clicks on links of this site; everything else stays the browser's. */
export function takeLinks(root) {
  root.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.origin !== location.origin || link.target) return;
    event.preventDefault();
    go(link.pathname);
  });
  root.addEventListener('dk-open', (event) => {
    const { noun, id } = event.detail;
    const href = hrefFor(noun, id);
    if (!href) return;
    event.preventDefault();
    go(href);
  });
}
