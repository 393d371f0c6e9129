/** Words that every widget may need, in English, and the type of every other locale. */
export const en = {
  loading: 'Loading…',
  retry: 'Try again',
  refresh: 'Refresh',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  errorTitle: 'This could not be shown',
  errorText: 'Something went wrong on the way. Please try again.',
  offlineText: 'The server cannot be reached. Please check your connection.',
  refusedTitle: 'You do not have permission',
  refusedText: 'Ask your administrator if you need to see this.',
  missingTitle: 'Not found',
  missingText: 'It does not exist, or you may not see it.',
  staleText: 'This may be out of date.',
  reference: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  required: 'Required fields',
};

/** Every locale has exactly these keys. */
export type BaseMessages = typeof en;
