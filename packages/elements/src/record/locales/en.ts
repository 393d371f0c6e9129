/** The words of records of any noun in English, and the type of its other locales. */
export const en = {
  edit: 'Edit',
  delete: 'Delete',
  saveChanges: 'Save changes',
  create: 'Create',
  newRecord: 'New: {noun}',
  deleteTitle: 'Delete “{name}”?',
  deleteText: 'This cannot be undone.',
  deleted: '“{name}” is deleted',
  deletedText: 'It is no longer shown to anybody.',
  notDeleted: 'This is not deleted',
  yes: 'Yes',
  no: 'No',
  linesHelp: 'One per line.',
  problemNumber: 'Please type a number.',
  problemWhole: 'Please type a whole number.',
  problemDate: 'Please type a date.',
  createdAt: 'Created',
  updatedAt: 'Last change',
};

/** Every locale has exactly these keys. */
export type RecordMessages = typeof en;
