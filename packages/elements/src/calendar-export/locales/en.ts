/** The words of <dk-calendar-export> in English, and the type of its other locales. */
export const en = {
  title: 'Calendar',
  intro: 'Your open tasks, deadlines and appointments, for Outlook, Google, Apple and other calendars.',
  download: 'Download',
  downloaded: 'The calendar was downloaded.',
  fileName: 'calendar',
  feeds: 'Private addresses',
  readers:
    'A calendar that subscribes to such an address stays current. Whoever knows the address can read these entries without signing in, as far as you may see them yourself.',
  create: 'Create an address',
  created: 'The address was created.',
  onlyNow: 'Copy this address now: it is not shown again.',
  address: 'Address of the calendar',
  copyAddress: 'Copy the address',
  since: 'Created {date}',
  revoke: 'Revoke',
  revokeOf: 'Revoke the address created {date}',
  revokeTitle: 'Revoke this address?',
  revokeText: 'Calendars that use it get nothing any more, at once and for good.',
  revoked: 'The address was revoked.',
  none: 'There is no address yet.',
  noFeeds: 'Addresses to subscribe to need a server; here you can download.',
  insecure: 'An address can be created on a page with https only.',
  notDone: 'This was not done',
};

/** Every locale has exactly these keys. */
export type CalendarExportMessages = typeof en;
