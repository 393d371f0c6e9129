import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import './contact-form.define.ts';
import type { LeadFailedEvent, LeadQueuedEvent } from './contact-form.events.ts';
import { ContactFormHarness, type Answer } from './contact-form.harness.ts';

const error = (code: string) => ({ error: { code, message: 'x', reference: 'R-7' } });
const never: Answer[] = Array.from({ length: 50 }, () => ({ status: 503, headers: { 'retry-after': '600' } }));

/** The rows of this form, as they lie in the database. */
async function rows(page: ContactFormHarness): Promise<{ key: string; state: string }[]> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('dealerkit-outbox');
    opening.onsuccess = () => {
      resolve(opening.result);
    };
  });
  const all = await new Promise<{ key: string; state: string; formKey: string }[]>((resolve) => {
    const getting = database.transaction('lead').objectStore('lead').getAll();
    getting.onsuccess = () => {
      resolve(getting.result as never);
    };
  });
  database.close();
  return all.filter(({ formKey }) => formKey === new URL(page.address, location.href).href);
}

async function sendAgainst(answers: Answer[], lang = 'en'): Promise<ContactFormHarness> {
  const page = new ContactFormHarness();
  await page.answerWith({ answers });
  await page.write(lang);
  page.fill();
  page.press();
  return page;
}

const choose = (page: ContactFormHarness, words: string) => {
  const button = [...page.element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === words);
  if (!button) throw new Error(`There is no button ${words}`);
  button.click();
};

describe('contact form, keeping on this device', () => {
  it('is saved before it is sent, says so, and nothing of it is left once the gateway has it', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ delay: 300 }] });
    await page.write();
    page.fill();
    setTimeout(() => {
      page.press();
    });
    const { detail } = await oneEvent<LeadQueuedEvent>(page.element, 'dk-lead-queued');
    expect((await rows(page)).map(({ key }) => key)).to.deep.equal([detail.key]);
    await page.says('Thank you');
    expect(await rows(page)).to.deep.equal([]);
    expect((await page.received()).map((each) => each['dk_key'])).to.deep.equal([detail.key]);
  });

  for (const [lang, saved, forget, forgotten] of [
    ['en', 'Saved on this device', 'Delete my unsent request', 'was deleted from this device'],
    ['fr', 'Enregistrée sur cet appareil', 'Supprimer ma demande non envoyée', 'a été supprimée de cet appareil'],
    ['es', 'Guardada en este dispositivo', 'Eliminar mi solicitud no enviada', 'se ha eliminado de este dispositivo'],
  ] as const)
    it(`tells in ${lang} that it is saved and not sent, and deletes it at a word`, async () => {
      const page = await sendAgainst(never, lang);
      await page.says(saved);
      await page.isAccessible();
      choose(page, forget);
      await page.says(forgotten);
      expect(await rows(page)).to.deep.equal([]);
      expect(page.control('message').value).to.equal('');
      expect((page.control('message') as HTMLTextAreaElement).readOnly).to.equal(false);
    });

  it('tells on a slow answer that one may leave', async () => {
    const page = await sendAgainst([{ delay: 2_500 }]);
    await page.says('Sending takes longer than usual');
    await page.says('Thank you');
  });

  it('a later form of the same address tells of what waits, not what it says; and of its receipt', async () => {
    const page = await sendAgainst(never);
    await page.says('Saved on this device');
    page.element.remove();
    await page.write();
    await page.says('A request that you wrote earlier is saved on this device');
    expect(page.text).not.to.include('Durand');
    await page.isAccessible();
    await page.answerWith({ answers: [] });
    choose(page, 'Try again now');
    await page.says('We have now received the request that you wrote earlier.');
    expect(await rows(page)).to.deep.equal([]);
  });

  it('what was refused stays on the device; a later form shows it when asked, and the same answers keep their key', async () => {
    const page = await sendAgainst([{ status: 404, body: error('not-found') }]);
    await page.says('R-7');
    expect((await rows(page)).map(({ state }) => state)).to.deep.equal(['parked']);
    page.element.remove();
    await page.write();
    await page.says('could not be sent. It is still saved on this device');
    choose(page, 'Show what I wrote');
    await page.until(() => page.control('lastName').value === 'Durand', 'it is shown');
    page.press();
    await page.says('Thank you');
    const keys = (await page.received()).map((each) => each['dk_key']);
    expect(keys[1]).to.equal(keys[0]);
    expect(await rows(page)).to.deep.equal([]);
  });

  it('edited after a refusal it takes the place of the refused one', async () => {
    const page = await sendAgainst([
      { status: 404, body: error('not-found') },
      { status: 404, body: error('not-found') },
    ]);
    await page.says('R-7');
    page.type({ message: 'Another message' });
    setTimeout(() => {
      page.press();
    });
    const { detail } = await oneEvent<LeadFailedEvent>(page.element, 'dk-lead-failed');
    expect((await rows(page)).map(({ key }) => key)).to.deep.equal([detail.key]);
    const keys = (await page.received()).map((each) => each['dk_key']);
    expect(keys[1]).not.to.equal(keys[0]);
  });

  it('files that are too large are left out, the text goes under another key, and the thanks say so', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ status: 413, body: error('too-large') }] });
    await page.write();
    page.fill();
    const photo = document.createElement('input');
    photo.type = 'file';
    photo.name = 'photo';
    const chosen = new DataTransfer();
    chosen.items.add(new File(['x'], 'car.jpg'));
    photo.files = chosen.files;
    page.form.append(photo);
    page.press();
    await page.says('Your files were too large and were left out.');
    const [, second, ...more] = await page.received();
    expect(more).to.deep.equal([]);
    expect(second).to.include({ lastName: 'Durand', message: 'Is it still there?' });
    expect(second).not.to.have.property('photo');
    expect(await rows(page)).to.deep.equal([]);
  });

  it('where nothing can be saved it is sent from memory, and says so while it waits', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ status: 503, headers: { 'retry-after': '1' } }] });
    await page.write();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    try {
      page.fill();
      page.press();
      await page.says('could not be saved on this device');
      await page.isAccessible();
      expect(page.control('message').value).to.equal('Is it still there?');
      expect(page.text).to.include('+33 1 23 45 67 89');
      await page.says('Thank you');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await page.received()).to.have.length(2);
  });

  it('whose data was cleared while it waited is told that it is saved no more, and may send it again', async () => {
    const page = await sendAgainst([{ status: 503, headers: { 'retry-after': '1' } }]);
    await page.says('Saved on this device');
    const [{ key } = { key: '' }] = await rows(page);
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('dealerkit-outbox');
      opening.onsuccess = () => {
        resolve(opening.result);
      };
    });
    database.transaction('lead', 'readwrite').objectStore('lead').delete(key);
    database.close();
    await page.says('no longer saved on this device and was not sent');
    expect(page.control('message').value).to.equal('Is it still there?');
    await aTimeout(100);
    page.press();
    await page.says('Thank you');
    expect(new Set((await page.received()).map((each) => each['dk_key'])).size).to.equal(1);
  });
});
