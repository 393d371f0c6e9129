import { type Form, formLanguage, localized } from '@dealerkit/core';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

const style =
  'body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0;color-scheme:light dark}main{max-width:36rem;margin:20vh auto 0;padding:0 1.5rem}h1{font-size:1.5rem;margin:0 0 .5rem}';

const words: Readonly<Record<string, { readonly problem: string; readonly reach: string; readonly other: string }>> = {
  en: {
    problem: 'Your request was not sent',
    reach: 'Please give an e-mail address or a phone number, so that we can answer you. Go back: what you typed is still there.',
    other: 'Please go back and try again in a moment: what you typed is still there.',
  },
  fr: {
    problem: 'Votre demande n’a pas été envoyée',
    reach:
      'Indiquez une adresse e-mail ou un numéro de téléphone pour que nous puissions vous répondre. Revenez en arrière\u202f: votre saisie est conservée.',
    other: 'Revenez en arrière et réessayez dans un instant\u202f: votre saisie est conservée.',
  },
  es: {
    problem: 'Su solicitud no se ha enviado',
    reach: 'Indique un correo electrónico o un teléfono para que podamos responderle. Vuelva atrás: lo que ha escrito sigue ahí.',
    other: 'Vuelva atrás e inténtelo de nuevo en un momento: lo que ha escrito sigue ahí.',
  },
};

function page(lang: string, title: string, text: string, more = ''): string {
  return `<!doctype html><html lang="${escape(lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${style}</style><main><h1>${escape(title)}</h1><p>${escape(text)}</p>${more}</main></html>`;
}

const wordsIn = (lang: string): (typeof words)[string] => words[lang] ?? words['en']!;

/** The thank-you page of a form, for visitors without scripts, in their language. */
export function thanksPage(form: Form, wanted: string | undefined): string {
  const lang = formLanguage(form, wanted);
  const title = localized(form.thanksTitle, lang, form.language);
  return page(lang, title, localized(form.thanksText, lang, form.language));
}

/** What a visitor without scripts sees when his request was refused; his browser's Back keeps what he typed. */
export function refusalPage(form: Form | undefined, wanted: string | undefined, unreachable: boolean, reference: string): string {
  const lang = form ? formLanguage(form, wanted) : (wanted ?? 'en');
  const { problem, reach, other } = wordsIn(lang);
  return page(lang, problem, unreachable ? reach : other, `<p><small>${escape(reference)}</small></p>`);
}

/** SHA-256 of the page's style, for its Content-Security-Policy. */
export async function pagePolicy(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`;
}
