import { outboxStore } from '@dealerkit/indexeddb/outbox';
import { aTimeout, expect } from '@open-wc/testing';
import { ContactFormHarness } from '../contact-form.harness.ts';
import { startRunner } from './runner.ts';
import type { News } from './send-due.ts';

describe('the runner', () => {
  it('one that is kept while the list is being read is not told gone', async () => {
    const page = new ContactFormHarness();
    await page.answerWith({ answers: [{ delay: 500 }] });
    const formKey = new URL(page.address, location.href).href;
    const store = outboxStore({ name: `runner-${crypto.randomUUID()}` });
    let held: Promise<void> | undefined;
    const list = async (of?: string) => {
      const found = await store.list(of);
      await held;
      return found;
    };
    const runner = startRunner({ ...store, list });
    await runner.started;
    const heard: News['is'][] = [];
    runner.listen(({ is }) => heard.push(is));
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    // The first list of a wake is of what to send; the second, of what is left, is the one in question.
    const sending = runner.now({ key: 'none', formKey });
    await aTimeout(50);
    release();
    held = new Promise((resolve) => (release = resolve));
    await aTimeout(50);
    await runner.keep({ key: 'first', formKey, body: 'dk_key=first' }, {});
    held = undefined;
    release();
    await sending;
    expect(heard).not.to.include('gone');
  });
});
