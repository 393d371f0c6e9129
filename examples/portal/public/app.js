import { el } from './dom.js';
import * as pages from './pages.js';
import { hrefFor, place, takeLinks } from './router.js';
import { gateway, people, session, signIn, signOut, tokens } from './session.js';
import { language, languages, words } from './words.js';

const app = document.querySelector('#app');
const inNav = ['leads', 'tasks', 'new-lead', 'clients', 'speed', 'rights'];
const pageOf = {
  leads: pages.leads,
  tasks: pages.tasks,
  calendar: pages.calendar,
  'new-lead': pages.newLead,
  clients: pages.clients,
  speed: pages.speed,
  rights: pages.rights,
  why: pages.why,
  'hand-over': pages.handOver,
  lead: pages.lead,
  client: pages.client,
  missing: pages.missing,
};
// The part of the site that a page belongs to.
const sectionOf = {
  leads: 'leads',
  lead: 'leads',
  tasks: 'tasks',
  calendar: 'tasks',
  'new-lead': 'new-lead',
  clients: 'clients',
  client: 'clients',
  speed: 'speed',
  rights: 'rights',
  why: 'rights',
  'hand-over': 'rights',
};
const titleIn = (titles) => titles[language()] ?? titles.fr ?? '';
let known;

const brand = () => el('span', { class: 'brand' }, el('img', { src: '/icon.svg', width: 28, height: 28, alt: '' }), 'Horizon');

const languageChoice = () =>
  el(
    'select',
    { 'aria-label': words().language, onchange: ({ target }) => (localStorage.setItem('horizon-language', target.value), start()) },
    Object.entries(languages).map(([code, name]) => el('option', { value: code, lang: code, selected: code === language() }, name)),
  );

function signInPage() {
  const say = words();
  document.title = `${say.title} · Horizon`;
  const byBranch = Map.groupBy(known, ({ branch }) => branch ?? '');
  const button = (person) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'person', onclick: () => signIn(person).then(start) },
        el(
          'span',
          { class: 'initials', 'aria-hidden': 'true' },
          person.name
            .split(' ')
            .map((part) => part[0])
            .join(''),
        ),
        el('span', {}, el('strong', {}, person.name), el('span', { class: 'quiet' }, titleIn(person.profile))),
      ),
    );
  return el(
    'main',
    { id: 'content', class: 'sign-in' },
    el('div', { class: 'row' }, brand(), languageChoice()),
    el('h1', {}, say.welcome),
    el('p', {}, say.intro),
    [...byBranch].map(([branch, persons]) => el('section', {}, el('h2', {}, branch), el('ul', { class: 'persons' }, persons.map(button)))),
  );
}

function shell(who) {
  const say = words();
  const provider = el('dk-provider', { id: 'provider' });
  const heading = el('h1', { id: 'title', tabIndex: -1 });
  const outlet = el('div', { class: 'outlet' });
  const links = inNav.map((name) => el('a', { href: `/${name}` }, say[name]));
  const switcher = el(
    'select',
    {
      id: 'who',
      onchange: () =>
        void signIn(known.find(({ id }) => id === switcher.value)).then(() => Object.assign(provider, { getToken: tokens() })),
    },
    known.map(({ id, name, profile }) => el('option', { value: id, selected: id === who.id }, `${name} – ${titleIn(profile)}`)),
  );
  const nav = el('nav', { 'aria-label': say.menu }, links);
  const header = el(
    'header',
    {},
    brand(),
    nav,
    el(
      'div',
      { class: 'who' },
      el('label', { htmlFor: 'who' }, say.switch),
      switcher,
      el(
        'div',
        { class: 'row' },
        languageChoice(),
        el('button', { type: 'button', class: 'link', onclick: () => (signOut(), start()) }, say.leave),
      ),
    ),
  );
  provider.append(el('main', { id: 'content', 'aria-labelledby': 'title' }, heading, outlet));
  takeLinks(provider);
  takeLinks(nav);
  // Properties given before the element is defined would hide its setters.
  void customElements.whenDefined('dk-provider').then(() => Object.assign(provider, { hrefFor, url: `${gateway}/`, getToken: tokens() }));
  let leave = () => undefined;
  let shown;
  const show = () => {
    // A jump inside the page is none to another.
    if (shown === location.pathname) return;
    leave();
    const at = place();
    const { title, hidden = false, nodes, start: begin } = pageOf[at.name](at);
    heading.textContent = title;
    heading.classList.toggle('unseen', hidden);
    document.title = `${title} · Horizon`;
    inNav.forEach((name, index) =>
      name === sectionOf[at.name] ? links[index].setAttribute('aria-current', 'page') : links[index].removeAttribute('aria-current'),
    );
    outlet.replaceChildren(...nodes);
    leave = begin?.() ?? (() => undefined);
    if (shown !== undefined) heading.focus();
    shown = location.pathname;
  };
  return { nodes: [el('a', { class: 'skip', href: '#content' }, say.skip), header, provider], show, end: () => leave() };
}

let running;

function start() {
  document.documentElement.lang = language();
  running?.end();
  const who = session();
  running = who ? shell(who) : undefined;
  app.replaceChildren(...(running?.nodes ?? [signInPage()]));
  running?.show();
}

window.addEventListener('popstate', () => running?.show());

async function begin() {
  try {
    known = await people();
    start();
  } catch {
    app.replaceChildren(el('p', { class: 'noscript', role: 'status' }, words().unavailable));
    setTimeout(begin, 3000);
  }
}
void begin();
