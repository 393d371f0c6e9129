/** The words of the client card in English, and the type of its other locales. */
export const en = {
  edit: 'Edit',
  more: 'More actions',
  editing: 'Edit client',
  save: 'Save changes',
  ownerByItself: 'Follow-up is automatic: a client without an owner becomes yours when you save. The owner cannot be changed by hand.',
  incomplete: 'Incomplete',
  incompleteHelp: 'A name is still missing.',
  jobTitle: 'Job title',
  address: 'Address',
  street: 'Street',
  zip: 'Postcode',
  city: 'City',
  state: 'State or province',
  country: 'Country',
  language: 'Language',
  about: 'About',
  temperature: 'Temperature',
  tags: 'Tags',
  tagsHelp: 'Separated by commas.',
  noWay: 'No phone number and no e-mail address yet.',
  addEmail: 'Add an e-mail address',
  addPhone: 'Add a phone number',
  another: '{label} {n}',
};

/** Every locale has exactly these keys. */
export type ClientCardMessages = typeof en;
