import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendarText, contentLine } from './content-lines.ts';
import { taskCalendar } from './task-calendar.ts';

const unfolded = (text: string): string => text.replaceAll('\r\n ', '').replace(/\r\n$/, '');
const unescaped = (value: string): string => value.replace(/\\([\\;,n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));

test('RFC 5545 3.1 3.3.11: no line is over 75 octets, and every text comes back as it was', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((value) => value.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')); // eslint-disable-line no-control-regex
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom('é'.repeat(90), '👩‍👧‍👦'.repeat(30), 'a\\;,\nb')), (value) => {
      const line = contentLine('SUMMARY', calendarText(value));
      assert.ok(line.endsWith('\r\n'));
      assert.ok(line.split('\r\n').every((each) => Buffer.byteLength(each) <= 75));
      assert.equal(unescaped(unfolded(line).slice('SUMMARY:'.length)), value);
    }),
  );
});

test('C26 a deadline is a moment with its reminder, an appointment takes up its time', () => {
  const base = {
    id: 't1',
    createdAt: '2026-06-15T09:00:00.000Z',
    updatedAt: '2026-06-15T09:01:30.000Z',
    dueAt: '2026-06-16T09:00:00.000Z',
  };
  const text = taskCalendar(
    [
      { ...base, kind: 'deadline', title: 'first-contact', reminderMinutes: 60 },
      { ...base, id: 't2', kind: 'appointment', title: 'Essai; Clio, noir', startAt: '2026-06-16T08:00:00.000Z', durationMinutes: 30 },
    ],
    'fr-FR',
  );
  assert.equal(
    text,
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//dealerkit//tasks//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:t1@dealerkit',
      'DTSTAMP:20260615T090130Z',
      'CREATED:20260615T090000Z',
      'LAST-MODIFIED:20260615T090130Z',
      'SEQUENCE:90',
      'DTSTART:20260616T090000Z',
      'SUMMARY:Contacter la personne de contact',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Contacter la personne de contact',
      'TRIGGER;VALUE=DATE-TIME:20260616T080000Z',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:t2@dealerkit',
      'DTSTAMP:20260615T090130Z',
      'CREATED:20260615T090000Z',
      'LAST-MODIFIED:20260615T090130Z',
      'SEQUENCE:90',
      'DTSTART:20260616T080000Z',
      'DTEND:20260616T083000Z',
      'SUMMARY:Essai\\; Clio\\, noir',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});
