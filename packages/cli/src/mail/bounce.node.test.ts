/** Reports of mails that came back (RFC 3464), as mail servers write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBounce } from './bounce.ts';
import { deliveryReport } from './delivery-report.harness.ts';

test('C21: a report says which mail came back and why', () => {
  assert.deepEqual(readBounce(deliveryReport()), { id: '0197-a', code: '5.1.1' });
  assert.deepEqual(readBounce(deliveryReport({ original: 'text/rfc822-headers', status: '4.4.7' })), { id: '0197-a', code: '4.4.7' });
  assert.deepEqual(readBounce(deliveryReport({ status: 'none' })), { id: '0197-a', code: '5.0.0' });
});

test('C21: a delay, a delivery, an answer and a broken file are no bounces', () => {
  for (const action of ['delayed', 'delivered', 'relayed', 'expanded'])
    assert.equal(readBounce(deliveryReport({ action })), undefined, action);
  assert.equal(readBounce(deliveryReport({ id: 'nothing' })), undefined);
  assert.equal(readBounce(deliveryReport({ id: '<%E0%A4%A@x.example>' })), undefined);
  for (const text of ['', 'From: zoe@example.com\r\nSubject: Re: Votre demande\r\n\r\nMerci !', 'Content-Type: multipart/report\r\n\r\n--'])
    assert.equal(readBounce(Buffer.from(text)), undefined, text);
});
