const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'first-contact': {
    en: 'Contact the contact person',
    fr: 'Contacter la personne de contact',
    es: 'Contactar con la persona de contacto',
  },
  'test-drive': { en: 'Test drive', fr: 'Essai routier', es: 'Prueba de conducción' },
};

/** What a task is called in a language: a title that the house gave by itself is a name of one of its words. */
export function taskTitle(title: string, language: string): string {
  const words = Object.hasOwn(given, title) ? given[title] : undefined;
  return words?.[language.slice(0, 2)] ?? words?.['en'] ?? title;
}
