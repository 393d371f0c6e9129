import { html } from '../html.mjs';
import { languages, words } from '../words.mjs';

const sections = ['home', 'test-drive', 'trade-in', 'contact'];
const addressOf = (lang, section) => `/${lang}/${section === 'home' ? '' : section}`;

/** A number of euros as people of a language read it. */
export const euros = (lang, amount) =>
  new Intl.NumberFormat(lang, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(amount);

/** A distance as people of a language read it. */
export const kilometres = (lang, amount) => `${new Intl.NumberFormat(lang).format(amount)} km`;

/** The whole page around its content. `path` is what follows the language. */
export function layout({ lang, path, section, title, gateway, head, branches }, content) {
  const say = words[lang];
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <title>${title} · Vermeil Automobiles</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="/${each}/${path}" />`)} ${head}
        <script type="module" src="${gateway}/assets/contact-form.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">${say.skip}</a>
        <header class="top">
          <div class="wide">
            <a class="brand" href="/${lang}/"
              ><img src="/icon.svg" width="34" height="34" alt="" /><span>Vermeil <small>Automobiles</small></span></a
            >
            <nav aria-label="${say.menu}">
              ${sections.map((each) => html`<a href="${addressOf(lang, each)}" ${each === section ? html`aria-current="page"` : ''}>${say.nav[each]}</a>`)}
            </nav>
            <a class="call" href="tel:+33465712040">04 65 71 20 40</a>
          </div>
        </header>
        <main id="content" tabindex="-1">${content}</main>
        <footer>
          <div class="wide">
            <section aria-labelledby="visit">
              <h2 id="visit">${say.visit}</h2>
              <ul class="places">
                ${branches.map(({ name, phone }) => html`<li><strong>${name}</strong><a href="tel:${phone}">${phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5')}</a><span>${say.hours}</span></li>`)}
              </ul>
            </section>
            <nav class="languages" aria-label="${say.language}">
              ${languages.map((each) => html`<a href="/${each}/${path}" lang="${each}" hreflang="${each}" ${each === lang ? html`aria-current="true"` : ''}>${words[each].name}</a>`)}
            </nav>
            <p class="small">${say.footer}</p>
          </div>
        </footer>
      </body>
    </html>`;
}
