// The page: a list of warranties, and beside it the one that is open. Nothing here knows what a warranty holds.
import '@dealerkit/elements/provider/define';
import '@dealerkit/elements/record/define';
import '@dealerkit/elements/record-list/define';
import { warranty } from './warranty.mjs';

/** Shows the page for whoever a Crm speaks for. */
export function show(crm) {
  const provider = document.createElement('dk-provider');
  document.body.replaceChildren(provider);
  const list = provider.appendChild(document.createElement('dk-record-list'));
  const record = provider.appendChild(document.createElement('dk-record'));
  list.noun = record.noun = 'warranty';
  record.hidden = true;
  const open = (id) => {
    record.recordId = id;
    record.hidden = false;
    record.focus();
  };
  list.addEventListener('dk-open', (event) => {
    event.preventDefault();
    open(event.detail.id);
  });
  list.addEventListener('dk-record-new', () => open(''));
  record.addEventListener('dk-record-cancel', () => {
    record.hidden = true;
  });
  provider.nouns = [warranty];
  provider.crm = crm;
}
