import type { ClientCardMessages } from './en.ts';

/** The words of the client card in Spanish. */
export const es: ClientCardMessages = {
  edit: 'Editar',
  more: 'Más acciones',
  editing: 'Editar cliente',
  save: 'Guardar cambios',
  ownerByItself: 'Asignación automática: un cliente sin responsable pasa a ser suyo al guardar. El responsable no se puede cambiar a mano.',
  incomplete: 'Incompleto',
  incompleteHelp: 'Todavía falta un nombre.',
  jobTitle: 'Cargo',
  address: 'Dirección',
  street: 'Calle',
  zip: 'Código postal',
  city: 'Ciudad',
  state: 'Provincia o estado',
  country: 'País',
  language: 'Idioma',
  about: 'Acerca de',
  temperature: 'Temperatura',
  tags: 'Etiquetas',
  tagsHelp: 'Separadas por comas.',
  noWay: 'Todavía sin teléfono ni correo electrónico.',
  addEmail: 'Añadir un correo electrónico',
  addPhone: 'Añadir un teléfono',
  another: '{label} {n}',
};
