import type { Random } from './random.ts';

type Language = 'fr' | 'es' | 'en';

const lines: Record<Language, readonly string[]> = {
  fr: [
    'Bonjour, ce véhicule est-il toujours disponible ?',
    'Bonjour, pourriez-vous m’envoyer un devis avec reprise de ma voiture actuelle ?',
    'Je souhaite l’essayer samedi matin si possible.',
    'Quel serait le loyer sur 48 mois avec 15 000 km par an ?',
    'Est-il possible de le voir à Annecy plutôt qu’à Lyon ?',
    'Nous cherchons trois utilitaires pour la rentrée.',
  ],
  es: [
    'Buenos días, ¿sigue disponible este vehículo?',
    '¿Podrían enviarme un presupuesto con la entrega de mi coche actual?',
    'Me gustaría probarlo el sábado por la mañana.',
    '¿Qué garantía tiene y cuánto tarda la entrega?',
  ],
  en: [
    'Hello, is this car still available?',
    'Could you send me a quote including my current car as a trade-in?',
    'I would like to drive it on Saturday morning, if that suits you.',
    'Does it come with winter tyres? We live up in the mountains.',
  ],
};

/** What a visitor writes, in his language. */
export function visitorMessage(random: Random, language: Language): string {
  return random.pick(lines[language]);
}

/** What a salesperson notes as still to do. */
export function followUpTitle(random: Random): string {
  return random.pick([
    'Rappeler pour le devis',
    'Confirmer l’essai',
    'Envoyer la proposition de financement',
    'Relancer après l’essai',
    'Préparer l’estimation de la reprise',
  ]);
}

/** Why a sale did not happen, in the salesperson's words. */
export function lostNote(random: Random): string {
  return random.pick([
    'Projet reporté au printemps',
    'A trouvé moins cher dans l’Ain',
    'La banque a dit non',
    'Garde finalement sa voiture',
  ]);
}
