/** The words of the contact form in English, and the type of every other locale. */
export const en = {
  sending: 'Sending…',
  thanksTitle: 'Thank you',
  thanksText: 'We have received your request and will be in touch soon.',
  retry: 'Try again now',
  refused: 'This form cannot take your request at the moment. What you typed is still here.',
  unavailable: 'The form could not be loaded.',
  otherWays: 'You can also reach us here:',
  reference: 'Reference',
  problems: { one: 'One answer needs your attention', other: '{n} answers need your attention' },
  required: '{label}: please fill this in.',
  email: 'Please enter an e-mail address like name@example.com.',
  invalid: 'Please check this answer.',
  contactRule: 'Please give an e-mail address or a phone number so that we can reach you.',
  contentRule: 'Please give your name or write a message.',
};

/** Every locale has exactly these keys. */
export type ContactFormMessages = typeof en;
