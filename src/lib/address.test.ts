import { describe, expect, it } from 'vitest';
import { addressFrom } from './address';

describe('addressFrom', () => {
  it.each([
    ['config.json', 'http://host/lmd/?a#b', 'http://host/lmd/config.json'],
    ['config.json', 'http://user:secret@host:81/lmd/', 'http://host:81/lmd/config.json'],
    ['prometheus', 'http://user@host/', 'http://host/prometheus'],
    ['/prometheus/', 'http://:secret@host/lmd/', 'http://host/prometheus/'],
    ['//other/api', 'https://user:secret@host/', 'https://other/api'],
    ['http://other:9090/', 'https://user:secret@host/', 'http://other:9090/'],
  ])('resolves %s on %s without the password', (address, pageUrl, url) =>
    expect(addressFrom(address, pageUrl)).toBe(url),
  );
});
