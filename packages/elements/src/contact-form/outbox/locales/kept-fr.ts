import type { KeptMessages } from './kept-en.ts';

/** The words for what becomes of a request, in French. */
export const fr: KeptMessages = {
  savedTitle: 'Enregistrée sur cet appareil',
  saved:
    'Pas encore envoyée : la concession est injoignable pour l’instant. Nous réessayons ; si vous fermez cette page, nous reprendrons à votre prochaine visite sur ce site (sauf en navigation privée).',
  saving:
    'L’envoi prend plus de temps que d’habitude ; si vous fermez cette page, nous reprendrons à votre prochaine visite sur ce site (sauf en navigation privée).',
  waiting:
    'Pas encore envoyée : la concession est injoignable pour l’instant, et votre demande n’a pas pu être enregistrée sur cet appareil. Gardez cette page ouverte, nous réessayons.',
  filesNotSaved: 'Vos fichiers ne sont pas enregistrés : ils ne sont envoyés que si cette page reste ouverte.',
  tooLarge: 'Votre demande est trop longue pour être envoyée. Veuillez la raccourcir.',
  filesLeftOut: 'Vos fichiers étaient trop volumineux et n’ont pas été joints.',
  forget: 'Supprimer ma demande non envoyée',
  forgotten: 'Votre demande non envoyée a été supprimée de cet appareil.',
  gone: 'Votre demande n’est plus enregistrée sur cet appareil et n’a pas été envoyée. Votre saisie est conservée : veuillez l’envoyer à nouveau.',
  earlier: 'Une demande que vous avez écrite auparavant est enregistrée sur cet appareil et n’est pas encore envoyée. Nous réessayons.',
  earlierRefused: 'Une demande que vous avez écrite auparavant n’a pas pu être envoyée. Elle est toujours enregistrée sur cet appareil.',
  earlierSent: 'Nous avons maintenant reçu la demande que vous aviez écrite auparavant.',
  show: 'Afficher ma saisie',
};
