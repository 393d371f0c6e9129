import type { AfterCallMessages } from './en.ts';

/** What is asked after a call in French. */
export const fr: AfterCallMessages = {
  question: 'Contact établi avec {name} ?',
  yes: 'Oui',
  notReached: 'Pas joint',
  reachedRemark: 'Appel à {name} : contact établi.',
  missedRemark: 'Appel à {name} : pas joint.',
  noted: 'Appel noté.',
  notNoted: 'L’appel n’a pas été noté',
};
