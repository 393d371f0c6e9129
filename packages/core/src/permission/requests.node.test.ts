/** Addresses and hours, written out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDealerkitError } from '../index.ts';
import { type Hours, compileHours } from './hours.ts';
import { inIpRanges, parseIp, parseIpRange } from './ip-range.ts';

const v6 = (...groups: number[]) => groups.flatMap((group) => [group >> 8, group & 255]);
const v4 = (...bytes: number[]) => [...v6(0, 0, 0, 0, 0, 0xffff), ...bytes];

test('G16a an address is four numbers or eight groups, and nothing else is', () => {
  const good: Record<string, number[]> = {
    '0.0.0.0': v4(0, 0, 0, 0),
    '255.10.0.1': v4(255, 10, 0, 1),
    '::': v6(0, 0, 0, 0, 0, 0, 0, 0),
    '::1': v6(0, 0, 0, 0, 0, 0, 0, 1),
    '1::': v6(1, 0, 0, 0, 0, 0, 0, 0),
    '2001:DB8::a:0:1': v6(0x2001, 0xdb8, 0, 0, 0, 0xa, 0, 1),
    '1:2:3:4:5:6:7:ffff': v6(1, 2, 3, 4, 5, 6, 7, 0xffff),
    '1:2:3:4:5:6:7::': v6(1, 2, 3, 4, 5, 6, 7, 0),
    '1:2:3:4:5:6:1.2.3.4': [...v6(1, 2, 3, 4, 5, 6), 1, 2, 3, 4],
    '::ffff:1.2.3.4': v4(1, 2, 3, 4),
    '1::5:1.2.3.4': [...v6(1, 0, 0, 0, 0, 5), 1, 2, 3, 4],
    'fe80::1%eth0': v6(0xfe80, 0, 0, 0, 0, 0, 0, 1),
  };
  for (const [text, bytes] of Object.entries(good)) assert.deepEqual(parseIp(text), bytes, text);
  const bad = ['', '1.2.3', '1.2.3.4.5', '1.2.3.256', '1.2.3.1000', '01.2.3.4', '1.2.3.', '1.2.3.a', '1.2.3.-4', '1.2.3.4 ', ':', ':::', '1:2', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8', '1::2::3', '1::2::3:4:5:6:7', '12345::', 'g::', '::1.2.3', '::1.2.3.256', '1:2:3:4:5:6:7:1.2.3.4', '1.2.3.4::', '123.542.654.785', 'x1::', '1x::']; // prettier-ignore
  for (const text of bad) assert.equal(parseIp(text), undefined, text);
});

test('a range holds what begins with its bits', () => {
  const holds: [range: string, inside: string[], outside: string[]][] = [
    ['192.0.2.7', ['192.0.2.7', '::ffff:192.0.2.7'], ['192.0.2.6', '192.0.2.135', '193.0.2.7', '::192.0.2.7']],
    ['192.0.2.0/24', ['192.0.2.0', '192.0.2.255'], ['192.0.1.255', '192.0.3.0']],
    ['192.0.2.128/25', ['192.0.2.128', '192.0.2.255'], ['192.0.2.127']],
    ['10.0.0.0/9', ['10.127.255.255'], ['10.128.0.0', '11.0.0.0']],
    ['0.0.0.0/0', ['255.255.255.255', '0.0.0.0'], ['::', '2001:db8::1']],
    ['10.1.2.3/32', ['10.1.2.3'], ['10.1.2.2']],
    ['2001:db8::/31', ['2001:db8::1', '2001:db9:ffff::'], ['2001:dba::', '2001:db7::']],
    ['2001:db8::7', ['2001:db8::7'], ['2001:db8::6', '2001:db8:8000::7']],
    ['::/0', ['::', 'ffff::', '192.0.2.1'], []],
    ['::1/128', ['::1'], ['::']],
  ];
  for (const [range, inside, outside] of holds) {
    for (const ip of inside) assert.equal(inIpRanges([parseIpRange(range)], ip), true, `${ip} in ${range}`);
    for (const ip of outside) assert.equal(inIpRanges([parseIpRange(range)], ip), false, `${ip} not in ${range}`);
  }
  assert.equal(inIpRanges(['10.0.0.0/8', '::1'].map(parseIpRange), '::1'), true, 'any of several');
  for (const nothing of [undefined, '', '10.0.0.256']) assert.equal(inIpRanges([parseIpRange('::/0')], nothing), false);
  assert.equal(inIpRanges([], '::1'), false);
});

test('a range that is none is malformed', () => {
  for (const text of ['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0/8', 'fe80::%eth0/64', 'fe80::1%1', '/8', ''])
    assert.throws(() => parseIpRange(text), (error) => isDealerkitError(error, 'malformed') && error.message === `no IP range ${text}`, text);
}); // prettier-ignore

test('hours on the clock of the place, by its days', () => {
  const at = (hours: Omit<Hours, 'timeZone'>, ...instants: string[]) => instants.map((instant) => compileHours({ timeZone: 'UTC', ...hours })(`2026-11-${instant}:00.000Z`)); // prettier-ignore
  // The 23rd is a Monday.
  assert.deepEqual(at({ from: '08:00', until: '18:00' }, '23T07:59', '23T08:00', '23T17:59', '23T18:00', '22T12:00'), [false, true, true, false, true]); // prettier-ignore
  assert.deepEqual(at({ days: [1], from: '08:00', until: '18:00' }, '22T12:00', '23T12:00', '24T12:00'), [false, true, false]);
  assert.deepEqual(at({ days: [7], from: '08:00', until: '18:00' }, '22T12:00', '23T12:00'), [true, false]);
  const night = { days: [7], from: '22:00', until: '06:00' };
  assert.deepEqual(at(night, '22T21:59', '22T22:00', '23T05:59', '23T06:00', '22T05:00', '23T22:00', '24T05:00'), [false, true, true, false, false, false, false]); // prettier-ignore
  assert.deepEqual(at({ from: '22:00', until: '06:00' }, '23T23:00', '23T05:00', '23T12:00'), [true, true, false], 'every night');
  assert.deepEqual(at({ days: [2], from: '22:00', until: '06:00' }, '25T05:00', '24T05:00'), [true, false], 'the night of Tuesday');
  assert.deepEqual(at({ days: [], from: '00:00', until: '23:59' }, '23T12:00'), [false], 'on no day');
  assert.deepEqual(at({ days: [4], from: '08:30', until: '08:45' }, '26T08:29', '26T08:30', '26T08:45', '25T08:30'), [false, true, false, false]); // prettier-ignore
  const tokyo = compileHours({ timeZone: 'Asia/Tokyo', days: [2], from: '08:00', until: '09:00' });
  assert.deepEqual([tokyo('2026-11-23T23:30:00.000Z'), tokyo('2026-11-24T23:30:00.000Z')], [true, false]);
});
