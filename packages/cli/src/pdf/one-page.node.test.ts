/** The form of a test drive and the lead sheet: always one A4 page, whatever stands on it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LeadPaper, type TestDrivePaper, paperLanguages } from '@dealerkit/core';
import { drawPaper } from './draw-paper.ts';
import { readPdf, spaces } from './read-pdf.harness.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const house = {
  name: 'Garage de l’Étoile',
  lines: ['12 rue des Cordeliers', '69002 Lyon', '+33 4 78 00 00 00'],
  legal: 'Garage de l’Étoile SAS – RCS Lyon 123 456 789',
};
const dated = { code: 'L-7F3A09C2', date: '2026-11-25', timeZone: 'Europe/Paris' };

const drive: TestDrivePaper = {
  ...{ ...dated, kind: 'test-drive', language: 'fr', house },
  client: { name: 'Mme Zoé Muñoz-Łuczak', lines: ['3 place de l’Église', '74000 Annecy', '+33612345678'] },
  salesperson: { name: 'Ana Ferrière', lines: ['+33 6 12 34 56 78', 'ana@garage-etoile.example'] },
  vehicle: { label: 'Peugeot 3008 Hybrid 225 e-EAT8 Allure Pack', vin: 'VF3M45GFUMS123456', stockNumber: 'VO-2291' },
  ...{ at: '2026-11-26T13:30:00.000Z', durationMinutes: 45, licenceSeen: true },
};

const sheet: LeadPaper = {
  ...{ ...dated, kind: 'lead', language: 'en', house },
  name: 'Zoé Muñoz-Łuczak',
  address: ['3 place de l’Église', '74000 Annecy'],
  contacts: [
    { name: 'Zoé Muñoz-Łuczak', title: 'Head of fleet', phones: ['+33612345678', '+33450123456'], emails: ['zoe@example.com'] },
    { name: 'Luc Martin', title: null, phones: [], emails: ['luc@example.com'] },
  ],
  owners: ['Ana Ferrière'],
  ...{ status: 'open', stage: 'Negotiation', type: 'New vehicle', source: 'Website' },
  ...{ createdAt: '2026-11-20T08:00:00.000Z', deadlineAt: '2026-11-26T09:00:00.000Z' },
  ...{ vehicle: 'Peugeot 3008 Hybrid 225', budget: eur(3_200_000), message: 'Bonjour, je cherche un 3008 blanc.', more: false },
  tradeIns: [{ label: 'Citroën C4 2016 AB-123-CD', appraisal: eur(645_000) }],
  offers: [{ vehicle: 'Peugeot 3008 Hybrid 225', total: eur(2_531_050), status: 'open' }],
  testDrives: [{ vehicle: 'Peugeot 3008', at: '2026-11-26T13:30:00.000Z', status: 'planned' }],
  remarks: [
    { at: '2026-11-24T16:00:00.000Z', by: 'Ana Ferrière', text: 'Wants the white one,\nbefore Christmas.' },
    { at: '2026-11-23T10:00:00.000Z', by: null, text: 'Called.' },
  ],
};

const long = (length: number): string => 'Il était une fois '.repeat(length).slice(0, length);
const many = <Row>(count: number, row: (n: number) => Row): Row[] => [...Array(count).keys()].map(row);

describe('papers of one page', () => {
  test('C12: the form of a test drive says who drives what and when, with lines for the rest', async () => {
    const { text, pages, info } = await readPdf(await drawPaper(drive));
    assert.equal(pages.length, 1);
    assert.deepEqual({ title: info.Title, language: info.Language }, { title: 'Essai routier L-7F3A09C2', language: 'fr-FR' });
    const said = spaces(text);
    const { client, salesperson, vehicle } = drive;
    for (const part of [
      ...[house.name, ...house.lines, house.legal, client.name, ...client.lines, salesperson.name, ...salesperson.lines],
      ...[vehicle.label, vehicle.vin, vehicle.stockNumber, '26 nov. 2026, 14:30', '45 min', 'Page 1 sur 1'],
      ...['Immatriculation', 'Kilométrage au départ', 'Kilométrage au retour', 'N° du permis de conduire', 'Lieu et date'],
      ...['Signature du conducteur', 'Signature de la concession', 'Je suis titulaire d’un permis de conduire'],
    ])
      assert.ok(said.includes(spaces(part ?? '')), `${String(part)} in ${said}`);
  });

  test('C12: the box of the licence is crossed only once it was seen', async () => {
    assert.match((await readPdf(await drawPaper(drive))).text, /×/);
    assert.doesNotMatch((await readPdf(await drawPaper({ ...drive, licenceSeen: false }))).text, /×/);
  });

  test('C5, C8: the lead sheet says what is known of a lead', async () => {
    const { text, pages, info } = await readPdf(await drawPaper(sheet));
    assert.equal(pages.length, 1);
    assert.equal(info.Title, 'Lead sheet L-7F3A09C2');
    const said = spaces(text);
    for (const part of [
      ...['Zoé Muñoz-Łuczak', 'Head of fleet', '+33612345678', '+33450123456', 'zoe@example.com', 'Luc Martin', 'luc@example.com'],
      ...['Ana Ferrière', 'In progress', 'Negotiation', 'New vehicle', 'Website', '26 Nov 2026, 10:00', '€32,000.00'],
      ...['Peugeot 3008 Hybrid 225', 'Bonjour, je cherche un 3008 blanc.', 'Citroën C4 2016 AB-123-CD', '€6,450.00', '€25,310.50'],
      ...['Planned', 'Wants the white one, before Christmas.', 'Called.', 'L-7F3A09C2'],
    ])
      assert.ok(said.includes(spaces(part)), `${part} in ${said}`);
    assert.ok(!said.includes('longer texts are cut'));
  });

  test('C5: what the reader may not see is not on the lead sheet', async () => {
    const nothing = { tradeIns: [], offers: [], testDrives: [], remarks: [], contacts: [], owners: [], address: [] };
    const { text } = await readPdf(
      await drawPaper({ ...sheet, ...nothing, name: null, budget: null, message: null, source: null, deadlineAt: null }),
    );
    for (const part of ['Budget', 'Message', 'Source', 'Next deadline', 'Offers', 'Last remarks', 'Contacts'])
      assert.ok(!text.includes(part), part);
  });

  for (const language of paperLanguages)
    test(`C5, C12: with the longest of everything they are one page, which says that it is cut, in ${language}`, async () => {
      const line = long(255);
      const lines = many(7, () => line);
      const people = { name: line, lines: many(5, () => line) };
      const form = await drawPaper({
        ...{ ...drive, language, client: people, salesperson: { name: line, lines: [line, line] } },
        house: { name: long(200), lines, legal: long(300) },
        vehicle: { label: line, vin: 'VF3M45GFUMS123456', stockNumber: long(50) },
        ...{ durationMinutes: 10_080, licenceSeen: true },
      });
      const full = await drawPaper({
        ...{ ...sheet, language, house: { name: long(200), lines, legal: long(300) } },
        ...{
          name: line,
          address: many(4, () => line),
          vehicle: line,
          message: long(4000),
          stage: line,
          type: line,
          source: line,
          more: true,
        },
        owners: many(20, () => line),
        contacts: many(4, () => ({ name: line, title: line, phones: many(50, () => '+33612345678'), emails: many(50, () => line) })),
        tradeIns: many(4, () => ({ label: line, appraisal: eur(9_999_999_999) })),
        offers: many(4, () => ({ vehicle: line, total: eur(9_999_999_999), status: 'accepted' as const })),
        testDrives: many(4, () => ({ vehicle: line, at: drive.at, status: 'no-show' as const })),
        remarks: many(10, () => ({ at: drive.at, by: line, text: long(4000) })),
      });
      for (const bytes of [form, full]) assert.equal((await readPdf(bytes)).pages.length, 1);
      const { text } = await readPdf(full);
      assert.ok(text.includes('…'), text);
      assert.match(spaces(text), /longer texts are cut|textes plus longs sont coupés|textos más largos se cortan/);
      const end = { en: 'Signature of the dealership', fr: 'Signature de la concession', es: 'Firma del concesionario' }[language];
      assert.ok(spaces((await readPdf(form)).text).includes(end));
    });

  test('C5, C12: a single word that never ends is cut as well', async () => {
    const word = 'é'.repeat(4000);
    const { pages, text } = await readPdf(await drawPaper({ ...sheet, message: word, vehicle: word.slice(0, 255) }));
    assert.equal(pages.length, 1);
    assert.ok(spaces(text).includes('Called.'));
  });
});
