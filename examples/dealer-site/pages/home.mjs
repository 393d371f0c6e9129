import { html } from '../html.mjs';
import { words } from '../words.mjs';
import { euros, kilometres } from './layout.mjs';

const tile = (lang, car, eager) => {
  const say = words[lang];
  return html`<li>
    <a class="car" href="/${lang}/vehicles/${car.id}">
      <span class="stage"><img src="/cars/${car.id}.svg" width="340" height="150" alt="" ${eager ? '' : html`loading="lazy"`} /></span>
      <span class="badge badge-${car.condition}">${say.conditions[car.condition]}</span>
      <strong class="car-name">${car.make} ${car.model}</strong>
      <span class="car-trim">${car.trim} · ${car.year}</span>
      <span class="car-facts">${kilometres(lang, car.mileageKm)} · ${say.fuels[car.fuel]} · ${say.gearboxes[car.gearbox]}</span>
      <span class="price">${euros(lang, car.price)}</span>
    </a>
  </li>`;
};

/** The stock, all of it or one kind of body. */
export function home({ lang, stock, body }) {
  const say = words[lang];
  const bodies = [...new Set(stock.map((car) => car.body))];
  const shown = body && bodies.includes(body) ? stock.filter((car) => car.body === body) : stock;
  const star = stock.find((car) => car.body === 'cabriolet') ?? stock[0];
  return html`<div class="hero">
      <div class="wide">
        <div>
          <h1>${say.tagline}</h1>
          <p>${say.lead}</p>
          <p class="actions">
            <a class="button" href="/${lang}/test-drive">${say.drive}</a
            ><a class="button quiet" href="/${lang}/trade-in">${say.nav['trade-in']}</a>
          </p>
        </div>
        <img src="/cars/${star.id}.svg" width="340" height="150" alt="" />
      </div>
    </div>
    <section class="wide" aria-labelledby="stock">
      <div class="bar">
        <h2 id="stock">${say.stock}</h2>
        <p class="count">${say.count(shown.length)}</p>
      </div>
      <nav class="filter" aria-label="${say.filter}">
        <a href="/${lang}/" ${shown === stock ? html`aria-current="true"` : ''}>${say.all}</a>
        ${bodies.map((each) => html`<a href="/${lang}/?body=${each}" ${each === body ? html`aria-current="true"` : ''}>${say.bodies[each]}</a>`)}
      </nav>
      <ul class="grid">
        ${shown.map((car, index) => tile(lang, car, index < 4))}
      </ul>
    </section>`;
}
