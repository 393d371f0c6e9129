import { html } from '../html.mjs';
import { words } from '../words.mjs';

const line = (label, name, attributes = '', star = '') =>
  html`<div class="line">
    <label for="${name}">${label}${star}</label>
    <input id="${name}" name="${name}" ${attributes} />
  </div>`;

const choice = (label, name, options, chosen) =>
  html`<div class="line">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      <option value=""></option>
      ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`)}
    </select>
  </div>`;

const tick = (label, name) =>
  html`<div class="tick"><input type="checkbox" id="${name}" name="${name}" value="yes" /><label for="${name}">${label}</label></div>`;

const person = (say) =>
  html`${line(say.form.firstName, 'firstName', html`autocomplete="given-name"`)}
  ${line(say.form.lastName, 'lastName', html`autocomplete="family-name" required`, html`<span class="star"> *<span class="unseen"> ${say.required}</span></span>`)}
  ${line(say.form.email, 'email', html`type="email" autocomplete="email"`)}
  ${line(say.form.phone, 'phone', html`type="tel" autocomplete="tel"`)}`;

const message = (label) =>
  html`<div class="line broad">
    <label for="message">${label}</label>
    <textarea id="message" name="message" rows="4"></textarea>
  </div>`;

// A field that no person sees and that robots fill in.
const trap = html`<div class="trap" aria-hidden="true">
  <input name="dk_website" tabindex="-1" autocomplete="off" aria-hidden="true" />
</div>`;

const plainForm = ({ lang, address, send }, fields) => {
  const say = words[lang];
  return html`<form class="plain" method="post" action="${address}">
    <p class="small broad">${say.reach}</p>
    <input type="hidden" name="dk_lang" value="${lang}" />
    ${fields} ${tick(say.form.marketing, 'consent_marketing-email')} ${trap}
    <div class="broad"><button class="button" type="submit">${send}</button></div>
  </form>`;
};

/** What a visitor without JavaScript gets in place of the written form: the same request by the browser alone. */
export function withoutScript({ lang, address, car }) {
  const say = words[lang];
  const about = car
    ? html`<input type="hidden" name="vehicle" value="${car.make} ${car.model} ${car.trim}" /><input
          type="hidden"
          name="vin"
          value="${car.vin}"
        /><input type="hidden" name="stockNumber" value="${car.stockNumber}" />`
    : '';
  return plainForm({ lang, address, send: say.form.send }, html`${about}${person(say)}${message(say.form.message)}`);
}

/** Contact: one tag writes the whole form from its definition. */
export function contact({ lang, gateway, branches }) {
  const say = words[lang];
  const address = `${gateway}/f/vermeil-contact`;
  return html`<section class="wide two">
    <div>
      <h1>${say.contactTitle}</h1>
      <p>${say.contactText}</p>
      <ul class="places">
        ${branches.map(({ name, city }) => html`<li><strong>${name}</strong><span>${city}</span><span>${say.hours}</span></li>`)}
      </ul>
    </div>
    <dk-contact-form
      class="sheet written"
      src="${address}"
      skeleton="title legend firstName lastName email phone message consent consent button"
      phone="+33 4 65 71 20 40"
      email="bonjour@vermeil-automobiles.example"
    >
      <noscript>${withoutScript({ lang, address })}</noscript>
    </dk-contact-form>
  </section>`;
}

/** Test drive: the page's own form, taken over by the element around it. */
export function testDrive({ lang, gateway, stock, chosen }) {
  const say = words[lang];
  const cars = stock.map(({ make, model, trim, stockNumber }) => {
    const name = `${make} ${model} ${trim} (${stockNumber})`;
    return [name, name];
  });
  const picked = chosen && cars[stock.indexOf(chosen)]?.[0];
  const fields = html`${choice(say.choose, 'vehicle', cars, picked)}
  ${choice(say.form.time, 'preferredTime', Object.entries(say.form.times))} ${person(say)} ${message(say.form.notes)}
  ${tick(say.form.licence, 'licence')}`;
  return html`<section class="wide two">
    <div>
      <h1>${say.driveTitle}</h1>
      <p>${say.driveText}</p>
      <img class="scene" src="/cars/${(chosen ?? stock[3]).id}.svg" width="340" height="150" alt="" />
    </div>
    <dk-contact-form class="sheet" phone="+33 4 65 71 30 50" email="bonjour@vermeil-automobiles.example">
      ${plainForm({ lang, address: `${gateway}/f/vermeil-test-drive`, send: say.form.sendDrive }, fields)}
    </dk-contact-form>
  </section>`;
}

/** Trade-in: the page's own form again, about the visitor's car. */
export function tradeIn({ lang, gateway, stock }) {
  const say = words[lang];
  const star = html`<span class="star"> *<span class="unseen"> ${say.required}</span></span>`;
  const fields = html`${line(say.form.tradeModel, 'tradeModel', html`required`, star)}
  ${line(say.form.tradeYear, 'tradeYear', html`inputmode="numeric" maxlength="4"`)}
  ${line(say.form.tradeMileage, 'tradeMileage', html`inputmode="numeric" maxlength="9"`)}
  ${choice(say.form.tradeCondition, 'tradeCondition', Object.entries(say.form.conditions))} ${person(say)} ${message(say.form.notes)}`;
  return html`<section class="wide two">
    <div>
      <h1>${say.tradeTitle}</h1>
      <p>${say.tradeText}</p>
      <img class="scene" src="/cars/${stock[1].id}.svg" width="340" height="150" alt="" />
    </div>
    <dk-contact-form class="sheet" phone="+33 5 36 49 40 60" email="bonjour@vermeil-automobiles.example">
      ${plainForm({ lang, address: `${gateway}/f/vermeil-trade-in`, send: say.form.sendTrade }, fields)}
    </dk-contact-form>
  </section>`;
}
