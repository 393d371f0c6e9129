/** The words for what becomes of a request, in English, and the type of every other locale. */
export const en = {
  savedTitle: 'Saved on this device',
  saved:
    'Not sent yet: the dealership cannot be reached right now. We keep trying, and after you close this page we go on when you next open this site (but not from a private window).',
  saving: 'Sending takes longer than usual; if you close this page, we go on when you next open this site (but not from a private window).',
  waiting:
    'Not sent yet: the dealership cannot be reached right now, and your request could not be saved on this device. Keep this page open, we will keep trying.',
  filesNotSaved: 'Your files are not saved: they are sent only while this page stays open.',
  tooLarge: 'Your request is too long to send. Please shorten it.',
  filesLeftOut: 'Your files were too large and were left out.',
  forget: 'Delete my unsent request',
  forgotten: 'Your unsent request was deleted from this device.',
  gone: 'Your request is no longer saved on this device and was not sent. What you typed is still here: please send it again.',
  earlier: 'A request that you wrote earlier is saved on this device and not sent yet. We keep trying.',
  earlierRefused: 'A request that you wrote earlier could not be sent. It is still saved on this device.',
  earlierSent: 'We have now received the request that you wrote earlier.',
  show: 'Show what I wrote',
};

/** Every locale has exactly these keys. */
export type KeptMessages = typeof en;
