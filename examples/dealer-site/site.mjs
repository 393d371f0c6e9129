import { readFileSync } from 'node:fs';
import { carPicture } from './car.mjs';
import { html, textOf } from './html.mjs';
import { contact, testDrive, tradeIn } from './pages/forms.mjs';
import { home } from './pages/home.mjs';
import { layout } from './pages/layout.mjs';
import { linkedData, vehicle } from './pages/vehicle.mjs';
import { languages, words } from './words.mjs';

const style = readFileSync(new URL('style.css', import.meta.url));
const icon = readFileSync(new URL('icon.svg', import.meta.url));

// As strict as a dealer's site can be: what the form needs is its gateway, and one policy for trusted types.
const policy = (gateway) =>
  [
    "default-src 'none'",
    `script-src ${gateway}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${gateway}`,
    `form-action ${gateway}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin' };
const file = (body, type) => new Response(body, { headers: { ...headers, 'content-type': type, 'cache-control': 'public, max-age=300' } });

const preferred = (request) => {
  const wanted = (request.headers.get('accept-language') ?? '').split(',').map((each) => each.trim().slice(0, 2));
  return wanted.find((each) => languages.includes(each)) ?? 'fr';
};

/** The dealer's site: a function from a request and the gateway's origin to a page. */
export function dealerSite({ stock, branches, colors }) {
  const cars = new Map(stock.map((car) => [car.id, car]));

  function pageAt(lang, path, { url, query, gateway }) {
    const say = words[lang];
    const [section, id] = path.split('/');
    if (path === '') return { section: 'home', title: say.nav.home, content: home({ lang, stock, body: query.get('body') }) };
    if (path === 'contact') return { section, title: say.contactTitle, content: contact({ lang, gateway, branches }) };
    if (path === 'test-drive')
      return { section, title: say.driveTitle, content: testDrive({ lang, gateway, stock, chosen: cars.get(query.get('vehicle') ?? '') }) };
    if (path === 'trade-in') return { section, title: say.tradeTitle, content: tradeIn({ lang, gateway, stock }) };
    const car = section === 'vehicles' && path === `vehicles/${id}` ? cars.get(id) : undefined;
    if (!car) return undefined;
    const data = linkedData(car, { lang, url: url.href, image: new URL(`/cars/${car.id}.svg`, url).href, seller: 'Vermeil Automobiles' });
    return {
      title: `${car.make} ${car.model}`,
      head: html`<script type="application/ld+json">
        ${data}
      </script>`,
      content: vehicle({ lang, car, branch: branches.find((each) => each.id === car.branchId), gateway }),
    };
  }

  return (request, gateway) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
    if (url.pathname === '/style.css') return file(style, 'text/css; charset=utf-8');
    if (url.pathname === '/icon.svg' || url.pathname === '/favicon.ico') return file(icon, 'image/svg+xml');
    const picture = /^\/cars\/([\w-]+)\.svg$/.exec(url.pathname);
    const pictured = picture && cars.get(picture[1]);
    if (pictured) return file(carPicture(pictured.body, colors[pictured.color]), 'image/svg+xml');
    const [, lang, path] = /^\/(fr|es|en)\/(.*)$/.exec(url.pathname) ?? [];
    if (!lang) {
      const known = url.pathname === '/' || /^\/(?:fr|es|en)$/.test(url.pathname);
      const to = url.pathname === '/' ? `/${preferred(request)}/` : `${url.pathname}/`;
      if (known) return new Response(null, { status: 302, headers: { ...headers, location: to, vary: 'accept-language' } });
    }
    const language = lang ?? preferred(request);
    const say = words[language];
    const page = lang && pageAt(lang, path, { url, query: url.searchParams, gateway });
    const shown = page || {
      title: say.missing,
      content: html`<section class="wide missing">
        <h1>${say.missing}</h1>
        <p>${say.missingText}</p>
        <p><a class="button" href="/${language}/">${say.back}</a></p>
      </section>`,
    };
    const text = textOf(layout({ lang: language, path: page ? path : '', gateway, branches, ...shown }, shown.content));
    return new Response(text, {
      status: page ? 200 : 404,
      headers: {
        ...headers,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(gateway),
        'cache-control': 'no-cache',
      },
    });
  };
}
