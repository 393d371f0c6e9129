import { el, followCrm } from './dom.js';
import { go, hrefFor } from './router.js';
import { words } from './words.js';

/** Leads: the widget alone. */
export function leads() {
  return { title: words().leads, nodes: [el('dk-lead-list', { class: 'panel' })] };
}

/** Tasks and deadlines: the widget, and the way to one's own calendar. */
export function tasks() {
  const say = words();
  const way = el('p', {}, el('a', { href: '/calendar' }, say.calendar));
  return { title: say.tasks, nodes: [way, el('dk-task-list', { class: 'panel', whose: 'mine' })] };
}

/** One's own calendar: the widget alone. */
export function calendar() {
  const say = words();
  const nodes = [el('p', {}, el('a', { href: '/tasks' }, `← ${say.tasks}`)), el('dk-calendar-export', { class: 'panel narrow' })];
  return { title: say.calendar, hidden: true, nodes };
}

/** How soon leads are contacted: the widget alone. */
export function speed() {
  return { title: words().speed, hidden: true, nodes: [el('dk-speed-to-lead', { class: 'panel' })] };
}

/** A new lead; once created it opens. */
export function newLead() {
  const form = el('dk-lead-new', { class: 'panel narrow' });
  form.addEventListener('dk-lead-created', ({ detail }) => go(hrefFor('lead', detail.id)));
  return { title: words()['new-lead'], hidden: true, nodes: [form] };
}

/** A client: the widget alone. */
export function client({ id }) {
  return { title: words().client, nodes: [el('dk-client-card', { class: 'panel', 'client-id': id })] };
}

/** A lead: the widget alone. */
export function lead({ id }) {
  const say = words();
  return {
    title: say.lead,
    nodes: [el('p', {}, el('a', { href: '/leads' }, `← ${say.back}`)), el('dk-lead-page', { class: 'panel', 'lead-id': id })],
  };
}

const entry = ({ id, name, address, emails, phones }) =>
  el(
    'li',
    {},
    el('a', { href: hrefFor('client', id) }, name),
    el('span', {}, [address?.city, phones[0] ?? emails[0]].filter(Boolean).join(' · ')),
  );

/** Clients: a list that this page makes itself, straight from the Crm. */
export function clients() {
  const say = words();
  const input = el('input', { id: 'find', type: 'search', autocomplete: 'off', 'aria-describedby': 'find-help' });
  const heading = el('h2', {}, say.recent);
  const list = el('ul', { class: 'people' });
  const nothing = el('p', { class: 'quiet', hidden: true }, say.none);
  let crm;
  let asking = new AbortController();
  const ask = async () => {
    asking.abort();
    const { signal } = (asking = new AbortController());
    if (!crm) return list.replaceChildren();
    const search = input.value.trim();
    try {
      const page = await crm.list(
        { name: 'client' },
        { where: { isNull: 'archivedAt' }, sort: 'updated', limit: 25, ...(search ? { search } : {}) },
        { signal },
      );
      if (signal.aborted) return;
      heading.textContent = search ? say.clients : say.recent;
      nothing.hidden = page.items.length > 0;
      list.replaceChildren(...page.items.map(entry));
    } catch (error) {
      if (!signal.aborted && error.code !== 'unavailable') throw error;
    }
  };
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  return {
    title: say.clients,
    nodes: [
      el(
        'div',
        { class: 'panel' },
        el('label', { htmlFor: 'find', class: 'label' }, say.find),
        input,
        el('p', { id: 'find-help', class: 'quiet' }, say.findHelp),
        heading,
        list,
        nothing,
      ),
    ],
    start: () => {
      const unfollow = followCrm(list, (given) => {
        crm = given;
        list.replaceChildren();
        void ask();
      });
      return () => {
        clearTimeout(timer);
        asking.abort();
        unfollow();
      };
    },
  };
}

const aboutRights = { rights: 'dk-rights', why: 'dk-why', 'hand-over': 'dk-hand-over' };

/** Who may do what, why, and what happens to the work of somebody who leaves: a page for each, as far as the person's rights reach. */
function rightsPage(name) {
  const say = words();
  const links = Object.keys(aboutRights).map((each) =>
    el('a', { href: `/${each}`, 'aria-current': each === name ? 'page' : undefined }, say[each]),
  );
  return {
    title: say[name],
    nodes: [el('nav', { class: 'tabs', 'aria-label': say.rights }, links), el(aboutRights[name], { class: 'panel' })],
  };
}
export const rights = () => rightsPage('rights');
export const why = () => rightsPage('why');
export const handOver = () => rightsPage('hand-over');

/** What stands at an address that means nothing here. */
export function missing() {
  return { title: words().missing, nodes: [el('p', { class: 'panel' }, el('a', { href: '/leads' }, words().back))] };
}
