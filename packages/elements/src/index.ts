export { define } from './base/define.ts';
export { DealerkitElement } from './base/dealerkit-element.ts';
export { DealerkitEvent } from './base/events.ts';
export { addLocale, setMessages, type Catalog } from './base/messages.ts';
export { DkContactForm } from './contact-form/contact-form.ts';
export { LeadFailedEvent, LeadSendingEvent, LeadSentEvent, type LeadFailure } from './contact-form/contact-form.events.ts';
export { contactFormMessages } from './contact-form/contact-form.messages.ts';
export type { FormDefinition, FormField } from './contact-form/form-definition.ts';
export type { ContactFormMessages } from './contact-form/locales/en.ts';
