import { html, json } from '../html.mjs';
import { words } from '../words.mjs';
import { withoutScript } from './forms.mjs';
import { euros, kilometres } from './layout.mjs';

const conditions = { new: 'NewCondition', used: 'UsedCondition', demo: 'UsedCondition' };

/** The vehicle for search engines, and for the form that reads it: schema.org 30, Product and Car at once. */
export function linkedData(car, { lang, url, image, seller }) {
  const say = words[lang];
  return json({
    '@context': 'https://schema.org',
    '@type': ['Product', 'Car'],
    name: `${car.make} ${car.model} ${car.trim}`,
    url,
    image,
    sku: car.stockNumber,
    vehicleIdentificationNumber: car.vin,
    brand: { '@type': 'Brand', name: car.make },
    model: car.model,
    vehicleConfiguration: car.trim,
    vehicleModelDate: String(car.year),
    bodyType: say.bodies[car.body],
    color: say.paints[car.color],
    fuelType: say.fuels[car.fuel],
    vehicleTransmission: say.gearboxes[car.gearbox],
    numberOfDoors: car.doors,
    vehicleSeatingCapacity: car.seats,
    itemCondition: `https://schema.org/${conditions[car.condition]}`,
    mileageFromOdometer: { '@type': 'QuantitativeValue', value: car.mileageKm, unitCode: 'KMT' },
    offers: {
      '@type': 'Offer',
      price: car.price,
      priceCurrency: 'EUR',
      availability: 'https://schema.org/InStock',
      url,
      seller: { '@type': 'AutoDealer', name: seller },
    },
  });
}

/** One vehicle with its facts and a form that already knows which one it is about. */
export function vehicle({ lang, car, branch, gateway }) {
  const say = words[lang];
  const name = `${car.make} ${car.model} ${car.trim}`;
  const shown = {
    condition: say.conditions[car.condition],
    year: car.year,
    mileage: kilometres(lang, car.mileageKm),
    fuel: say.fuels[car.fuel],
    gearbox: say.gearboxes[car.gearbox],
    body: say.bodies[car.body],
    color: say.paints[car.color],
    doors: car.doors,
    seats: car.seats,
    branch: branch.name,
    stockNumber: car.stockNumber,
    vin: car.vin,
  };
  const address = `${gateway}/f/vermeil-contact`;
  return html`<article class="wide vehicle">
    <p class="back"><a href="/${lang}/">← ${say.back}</a></p>
    <div class="picture"><img src="/cars/${car.id}.svg" width="340" height="150" alt="${name}, ${say.paints[car.color]}" /></div>
    <div class="summary">
      <span class="badge badge-${car.condition}">${say.conditions[car.condition]}</span>
      <h1>${car.make} ${car.model} <small>${car.trim}</small></h1>
      <p class="price big">${euros(lang, car.price)}</p>
      <p class="small">${say.perMonth(euros(lang, Math.round((car.price * 1.14) / 60)))}</p>
      <p class="actions"><a class="button" href="/${lang}/test-drive?vehicle=${car.id}">${say.drive}</a></p>
      <dl class="facts">
        ${Object.entries(shown).map(
          ([fact, value]) =>
            html`<div>
              <dt>${say.facts[fact]}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </div>
    <section class="ask" aria-labelledby="ask">
      <h2 id="ask">${say.ask}</h2>
      <dk-contact-form
        class="sheet written"
        src="${address}"
        heading-level="3"
        skeleton="title legend firstName lastName email phone message consent consent button"
        data-vehicle="${name}"
        data-vin="${car.vin}"
        data-stock-number="${car.stockNumber}"
        phone="${branch.phone}"
        email="bonjour@vermeil-automobiles.example"
      >
        <noscript>${withoutScript({ lang, address, car })}</noscript>
      </dk-contact-form>
    </section>
  </article>`;
}
