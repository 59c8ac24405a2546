import { describe, expect, it } from 'vitest';
import { AddressGuard, ForbiddenAddressError, parseRange } from './address-guard.js';

const open = new AddressGuard([]);

describe('without ranges of the operator', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:192.168.0.1',
    '64:ff9b::7f00:1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ])('nothing is posted to %s', (address) => {
    expect(() => open.check(address, true)).toThrow(ForbiddenAddressError);
  });

  it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '::ffff:93.184.215.14', '2606:4700::1111'])(
    'what is public is posted to with TLS alone: %s',
    (address) => {
      expect(() => open.check(address, true)).not.toThrow();
      expect(() => open.check(address, false)).toThrow('https:// only');
    },
  );
});

describe('ranges of the operator', () => {
  const guard = new AddressGuard(['10.1.0.0/16', 'fd00::/8']);

  it.each(['10.1.0.1', '10.1.255.255', '::ffff:10.1.2.3', 'fd00::7'])(
    'let %s in, also without TLS',
    (address) => {
      expect(() => guard.check(address, false)).not.toThrow();
    },
  );

  it.each(['10.2.0.1', '127.0.0.1', 'fc00::1'])('let nothing else in: %s', (address) => {
    expect(() => guard.check(address, true)).toThrow('not a public one');
  });

  it('are ranges, and nothing else is one', () => {
    expect(['10.0.0.0/8', '::1/128'].map((text) => parseRange(text) !== undefined)).toEqual([true, true]);
    for (const text of ['10.0.0.1', 'localhost', '10.0.0.0/33', '', '*'])
      expect(parseRange(text)).toBeUndefined();
  });
});
