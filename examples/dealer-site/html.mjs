const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Markup {
  constructor(text) {
    this.text = text;
  }
}

const markupOf = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map((each) => markupOf(each)).join('');
  return value === null || value === undefined || value === false ? '' : String(value).replaceAll(/[&<>"']/g, (sign) => entities[sign]);
};

/** Markup with everything that is put in escaped, but markup itself. */
export const html = (strings, ...values) =>
  new Markup(String.raw({ raw: strings }, ...values.map((value) => markupOf(value))).replaceAll(/\n\s*/g, '\n'));

/** JSON inside a script element: nothing in it can end the element. */
export const json = (value) => new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));

/** The text of markup. */
export const textOf = (markup) => markup.text;
