import { describe, expect, it } from 'vitest';
import { isOwnMachine, parseAddress, printAddress } from './address';

describe('parseAddress', () => {
  it.each([
    ['10.0.0.5:23333', null, '10.0.0.5:23333'],
    ['http://10.0.0.5:23333', 'http', '10.0.0.5:23333'],
    ['http://10.0.0.5:23333/', 'http', '10.0.0.5:23333'],
    ['10.0.0.5:23333/metrics', null, '10.0.0.5:23333'],
    ['https://gpu-1.example', 'https', 'gpu-1.example:443'],
    ['http://gpu-1', 'http', 'gpu-1:80'],
    ['gpu-1:80', null, 'gpu-1:80'],
    ['GPU-1.Example:23333', null, 'gpu-1.example:23333'],
    ['[2001:db8::5]:23333', null, '[2001:db8::5]:23333'],
    ['http://[2001:DB8:0::5]:23333', 'http', '[2001:db8::5]:23333'],
  ])('reads %s', (text, scheme, printed) => {
    const address = parseAddress(text);
    expect([address.scheme, printAddress(address)]).toEqual([scheme, printed]);
    expect(parseAddress(printed)).toEqual({ ...address, scheme: null });
  });

  it.each([
    ['10.0.0.5', /names no port/],
    ['', /names no port/],
    ['::1:23333', /IPv6 address in brackets/],
    ['2001:db8::5', /IPv6 address in brackets/],
    ['10.0.0.5:99999', /not an address/],
    ['10.0.0.5.6:1', /not an address/],
    ['two words:1', /not an address/],
    [':23333', /names no port/],
    ['http://', /not an address/],
    ['ftp://h:1', /neither http nor https/],
    ['http://h:1/v1', /more than a host and a port/],
    ['http://h:1/?a=b', /more than a host and a port/],
    ['http://user:secret@h:1', /more than a host and a port/],
  ])('refuses %j', (text, sentence) => {
    expect(() => parseAddress(text)).toThrow(sentence);
  });
});

describe('isOwnMachine', () => {
  it.each(['localhost', 'a.localhost', '127.0.0.1', '127.8.9.1', '0.0.0.0', '::1', '::', '::ffff:7f00:1'])(
    'is true for %s',
    (host) => expect(isOwnMachine(host)).toBe(true),
  );

  it.each(['10.0.0.5', '128.0.0.1', 'gpu-1', '127.0.0.1.example', 'fe80::1', '2001:db8::1', '::ffff:a00:5'])(
    'is false for %s',
    (host) => expect(isOwnMachine(host)).toBe(false),
  );
});
