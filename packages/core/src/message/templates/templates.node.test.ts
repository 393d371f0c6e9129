import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageLimits, messageTemplates, templateIds } from '../../index.ts';

const facts = {
  client: { kind: 'person', civility: 'mrs', firstName: 'Zoé', lastName: 'Muñoz' },
  ...{ salesperson: 'Ana Ferrière', house: 'Garage de l’Étoile', vehicle: 'Renault Clio' },
  ...{ appointmentAt: '2026-07-01T12:30:00.000Z', timeZone: 'Europe/Paris', validUntil: '2026-07-15' },
} as const;

test('C16: templates speak the client’s language, by his name, on the clocks of the house', async () => {
  const spoken = await Promise.all(['en', 'fr-BE', 'es'].map(messageTemplates));
  const [en, fr, es] = spoken.map(({ appointment }) => appointment.text(facts));
  assert.match(en ?? '', /^Dear Ms Muñoz,\n\nI confirm our appointment on Wednesday,? 1 July 2026 at 14:30\./);
  assert.match(fr ?? '', /^Bonjour Madame Muñoz,\n\nJe vous confirme notre rendez-vous : mercredi 1 juillet 2026 à 14:30\./);
  assert.match(es ?? '', /^Estimada Sra\. Muñoz:\n\nLe confirmo nuestra cita: miércoles, 1 de julio de 2026, 14:30\./);
  assert.match(spoken[1]?.quote.text(facts) ?? '', /Il est valable jusqu’au 15 juillet 2026\./);
  assert.equal((await messageTemplates('de')).followUp.text(facts), spoken[0]?.followUp.text(facts));
});

test('C16: what is not known is in no sentence, and every template fits', async () => {
  const bare = { client: {}, salesperson: 'Ana', house: '' };
  for (const language of ['en', 'fr', 'es']) {
    const templates = await messageTemplates(language);
    for (const id of templateIds)
      for (const given of [facts, bare, { ...bare, client: { kind: 'company', lastName: 'X' } as const }]) {
        const [subject, text] = [templates[id].subject(given), templates[id].text(given)];
        assert.doesNotMatch(subject + text, /undefined|null|NaN|Invalid/, `${language} ${id}`);
        assert.ok(subject.length <= messageLimits.subject && text.trim() === text && text.endsWith(given.house || 'Ana'));
      }
  }
});
