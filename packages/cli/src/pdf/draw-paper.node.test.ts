/** Papers, read back by a reader that is not ours: what stands on them is what the record says. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Paper } from '@dealerkit/core';
import { drawPaper } from './draw-paper.ts';
import { amountText } from './paper-facts.ts';
import { paperWords } from './paper-words.ts';
import { readPdf as read, spaces } from './read-pdf.harness.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const paper: Paper = {
  kind: 'quote',
  language: 'fr',
  code: 'L-7F3A09C2',
  date: '2026-11-25',
  validUntil: '2026-12-09',
  house: {
    name: 'Garage de l’Étoile',
    lines: ['12 rue des Cordeliers', '69002 Lyon', '+33 4 78 00 00 00', 'lyon@garage-etoile.example'],
    legal: 'Garage de l’Étoile SAS au capital de 50 000 € – RCS Lyon 123 456 789 – TVA FR12 123456789',
  },
  client: { name: 'Mme Zoé Muñoz-Łuczak', lines: ['3 place de l’Église', '74000 Annecy'] },
  salesperson: { name: 'Ana Ferrière', lines: ['+33 6 12 34 56 78', 'ana@garage-etoile.example'] },
  vehicle: {
    label: 'Peugeot 3008 Hybrid 225 e-EAT8 Allure Pack',
    vin: 'VF3M45GFUMS123456',
    stockNumber: 'VO-2291',
    year: 2023,
    mileage: { value: 18450, unit: 'km' },
    fuel: 'Hybride rechargeable',
  },
  price: eur(3_149_000),
  extras: [
    { label: 'Attelage démontable', price: eur(69_000) },
    { label: 'Jeu de 4 pneus hiver', price: eur(58_050) },
  ],
  discount: eur(100_000),
  tradeIn: { label: 'Citroën C4 2016 AB-123-CD', price: eur(645_000) },
  total: eur(2_531_050),
};

describe('papers', () => {
  test('C16: a quote says what the record says, with every letter and amount', async () => {
    const { text, pages, info } = await read(await drawPaper(paper));
    assert.equal(pages.length, 1);
    assert.deepEqual({ title: info.Title, language: info.Language }, { title: 'Devis L-7F3A09C2', language: 'fr-FR' });
    const { house, client, salesperson, vehicle, total, price, discount, tradeIn } = paper;
    const expected = [
      ...[house.name, ...house.lines, house.legal, client.name, ...client.lines, salesperson.name, ...salesperson.lines],
      ...[vehicle.label, vehicle.vin, vehicle.stockNumber, '2023', '18 450 km', 'Hybride rechargeable'],
      ...['31 490,00 €', '690,00 €', '580,50 €', '−1 000,00 €', '−6 450,00 €', '25 310,50 €'],
      ...['Devis', 'L-7F3A09C2', '25 novembre 2026', 'Ce devis est valable jusqu’au 9 décembre 2026.', 'Page 1 sur 1', tradeIn?.label],
    ];
    for (const part of expected) assert.ok(spaces(text).includes(spaces(part ?? '')), `${String(part)} in ${spaces(text)}`);
    for (const money of [total, price]) assert.ok(spaces(text).includes(spaces(amountText(money, 'fr-FR'))));
    assert.ok(discount);
  });

  test('C16: an order form in Spanish and in English', async () => {
    const spanish = spaces((await read(await drawPaper({ ...paper, kind: 'order', language: 'es' }))).text);
    for (const part of [
      'Hoja de pedido',
      'Año',
      '25.310,50 €',
      'Muñoz',
      '9 de diciembre de 2026',
      'Fecha y firma del cliente',
      'Página 1 de 1',
    ])
      assert.ok(spanish.includes(part), `${part} in ${spanish}`);
    const english = spaces((await read(await drawPaper({ ...paper, kind: 'order', language: 'en' }))).text);
    for (const part of ['Order form', '€25,310.50', '−€1,000.00', 'I order the vehicle described above'])
      assert.ok(english.includes(part), part);
  });

  test('C16: a currency has its own digits', () => {
    assert.equal(amountText({ minor: 1_234_567, currency: 'JPY' }, 'en-GB'), 'JP¥1,234,567');
    assert.equal(spaces(amountText({ minor: 1_234_567, currency: 'TND' }, 'fr-FR')), '1 234,567 TND');
  });

  test('C16: thirty extras and long names run over pages, each with its number and the head of the table', async () => {
    const extras = [...Array(30).keys()].map((n) => ({
      label: `Option ${String(n)} ${'très longue '.repeat(n % 7)}`.trim(),
      price: eur(100 + n),
    }));
    const long = { ...paper, extras, kind: 'order' as const, client: { name: 'É'.repeat(255), lines: paper.client.lines } };
    const { pages } = await read(await drawPaper(long));
    assert.ok(pages.length > 1 && pages.length < 4, String(pages.length));
    for (const [index, text] of pages.entries()) assert.ok(text.includes(`Page ${String(index + 1)} sur ${String(pages.length)}`), text);
    assert.ok(pages[1]?.includes(paperWords.fr.description));
    for (const { label } of extras) assert.ok(spaces(pages.join(' ')).includes(spaces(label)), label);
  });

  test('C16: with little known it still is a paper, and the same one is the same bytes', async () => {
    const bare: Paper = {
      ...paper,
      ...{ validUntil: null, extras: [], discount: null, tradeIn: null, total: paper.price },
      house: { name: '–', lines: [], legal: null },
      client: { name: 'Zoé\r\nMartin', lines: [] },
      vehicle: { label: 'Renault Clio', vin: null, stockNumber: null, year: null, mileage: null, fuel: null },
    };
    const bytes = await drawPaper(bare);
    assert.deepEqual(await drawPaper(bare), bytes);
    const { text } = await read(bytes);
    assert.ok(text.includes('Zoé Martin'));
    assert.ok(!text.includes('VIN') && !text.includes('Remise'));
    assert.ok(bytes.length < 60_000, `${String(bytes.length)} bytes`);
  });
});
