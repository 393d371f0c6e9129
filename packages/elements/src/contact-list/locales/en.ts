/** The words of <dk-contact-list> in English, and the type of its other locales. */
export const en = {
  title: 'Contacts',
  client: 'Client',
  origin: 'The lead came from here',
  noWay: 'No phone number and no e-mail address yet.',
  call: 'Call {name}',
  write: 'Write to {name}',
  whatsApp: 'WhatsApp',
  whatsAppTo: 'WhatsApp to {name}',
  edit: 'Edit',
  editOf: 'Edit {name}',
  more: 'More about {name}',
  setOrigin: 'The lead came from this person',
  remove: 'Take off this lead',
  add: 'Add a contact',
  addTitle: 'Add a contact to this lead',
  editTitle: 'Edit {name}',
  name: 'Name',
  jobTitle: 'Job title',
  phones: 'Phone numbers, one on each line',
  emails: 'E-mail addresses, one on each line',
  added: '{name} was added',
  removed: '{name} was taken off this lead',
  originSet: 'The lead came from {name}',
  notDone: 'This was not done',
  missing: 'A contact you may not see',
};

/** Every locale has exactly these keys. */
export type ContactListMessages = typeof en;
