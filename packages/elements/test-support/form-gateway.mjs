// A small real HTTP endpoint for the contact form's browser tests: it serves definitions, takes submissions, and answers as a test asks it to.
const forms = new Map();
const formOf = (key) => {
  if (!forms.has(key)) forms.set(key, { answers: [], definitions: [], received: [], asked: [] });
  return forms.get(key);
};

const words = {
  en: {
    title: 'Contact us',
    intro: 'We answer within one working day.',
    submit: 'Send my request',
    required: '* Required fields',
    first: 'First name',
    last: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    help: 'We only call about this request.',
    message: 'Your message',
    consent: 'You may tell me about offers by e-mail. I can withdraw this at any time.',
    thanks: 'Thank you',
    text: 'We have received your request and will answer soon.',
  },
  fr: {
    title: 'Contactez-nous',
    intro: 'Nous répondons sous un jour ouvré.',
    submit: 'Envoyer ma demande',
    required: '* Champs obligatoires',
    first: 'Prénom',
    last: 'Nom',
    email: 'Adresse e-mail',
    phone: 'Téléphone',
    help: 'Nous n’appelons que pour cette demande.',
    message: 'Votre message',
    consent: 'J’accepte de recevoir des offres par e-mail. Je peux retirer cet accord à tout moment.',
    thanks: 'Merci',
    text: 'Nous avons bien reçu votre demande et vous répondrons rapidement.',
  },
};

function definition(key, lang) {
  const t = words[lang] ?? words.en;
  return {
    v: 1,
    key,
    lang: words[lang] ? lang : 'en',
    title: t.title,
    intro: t.intro,
    submit: t.submit,
    required: t.required,
    thanks: { title: t.thanks, text: t.text },
    contactRule: 'emailOrPhone',
    fields: [
      { name: 'firstName', type: 'text', label: t.first, autocomplete: 'given-name', maxlength: 100 },
      { name: 'lastName', type: 'text', label: t.last, required: true, autocomplete: 'family-name', maxlength: 100 },
      { name: 'email', type: 'email', label: t.email, autocomplete: 'email', maxlength: 254 },
      { name: 'phone', type: 'tel', label: t.phone, help: t.help, autocomplete: 'tel', inputmode: 'tel', maxlength: 40 },
      { name: 'message', type: 'textarea', label: t.message, maxlength: 5000 },
    ],
    consents: [{ purpose: 'marketing-email', label: t.consent, required: false }],
  };
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const bodyOf = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
const strictPage = (key) => `<!doctype html><html lang="fr"><title>Page</title>
<script type="module" src="/packages/elements/src/contact-form/contact-form.define.ts"></script>
<dk-contact-form src="/f/${key}"></dk-contact-form>`;

/** Middleware: `/f/KEY` is the form; POST `/test/f/KEY` gives its next answers, GET lists what came in; `/strict/f/KEY` is a page with the form under the strictest policy. */
export function formGateway() {
  return async (context, next) => {
    const [, test, key] = /^(\/test|\/strict)?\/f\/([\w-]+)$/.exec(context.path) ?? [];
    if (!key) return next();
    if (test === '/strict') {
      context.set('content-security-policy', policy);
      context.type = 'html';
      context.body = strictPage(key);
      return;
    }
    const form = formOf(key);
    if (test && context.method === 'POST') {
      Object.assign(form, JSON.parse(await bodyOf(context.req)));
      context.body = {};
      return;
    }
    if (test) {
      context.body = { received: form.received, asked: form.asked };
      return;
    }
    if (context.method === 'GET') form.asked.push(context.query.lang ?? '');
    const sent = context.method === 'POST' ? Object.fromEntries(new URLSearchParams(await bodyOf(context.req))) : undefined;
    if (sent) form.received.push({ at: Date.now(), ...sent });
    const answer = (sent ? form.answers : form.definitions).shift() ?? {};
    if (answer.delay) await wait(answer.delay);
    context.status = answer.status ?? (sent ? 201 : 200);
    context.set(answer.headers ?? {});
    context.body = answer.body ?? (sent ? { key: sent.dk_key, receivedAt: new Date().toISOString() } : definition(key, context.query.lang));
  };
}
