import { aTimeout, expect } from '@open-wc/testing';
import { waitUntil } from '../../../test-support/wait-until.ts';
import { onWake } from './wakes.ts';

describe('waking', () => {
  it('again within five seconds of the last time waits for their end, and is once', async () => {
    const woken: number[] = [];
    onWake(() => woken.push(performance.now()));
    dispatchEvent(new Event('online'));
    await waitUntil(() => woken.length === 1, 'woken');
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('pageshow'));
    await aTimeout(100);
    expect(woken).to.have.length(1);
    await waitUntil(() => woken.length === 2, 'woken again', { timeout: 7_000 });
    expect(woken[1]! - woken[0]!).to.be.above(4_900);
    await aTimeout(100);
    expect(woken).to.have.length(2);
  }).timeout(15_000);
});
