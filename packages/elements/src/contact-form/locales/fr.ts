import type { ContactFormMessages } from './en.ts';

/** The words of the contact form in French; a narrow no-break space stands before ? ! ; and : */
export const fr: ContactFormMessages = {
  sending: 'Envoi en cours…',
  thanksTitle: 'Merci',
  thanksText: 'Nous avons bien reçu votre demande et vous répondrons rapidement.',
  retry: 'Réessayer maintenant',
  refused: 'Ce formulaire ne peut pas recevoir votre demande pour le moment. Votre saisie est conservée.',
  unavailable: 'Le formulaire n’a pas pu être chargé.',
  otherWays: 'Vous pouvez aussi nous joindre ici :',
  reference: 'Référence',
  problems: { one: 'Une réponse est à vérifier', other: '{n} réponses sont à vérifier' },
  required: '{label} : veuillez remplir ce champ.',
  email: 'Veuillez saisir une adresse e-mail comme nom@exemple.fr.',
  invalid: 'Veuillez vérifier cette réponse.',
  contactRule: 'Veuillez indiquer une adresse e-mail ou un numéro de téléphone pour que nous puissions vous joindre.',
  contentRule: 'Veuillez indiquer votre nom ou écrire un message.',
};
