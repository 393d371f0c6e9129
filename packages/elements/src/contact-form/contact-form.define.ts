import { DkContactForm } from './contact-form.ts';

DkContactForm.define();
