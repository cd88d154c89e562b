import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './config';
import { parseConfig } from './parse-config';

/** The faults as `kind key`. */
const faultsOf = (raw: unknown): string[] => parseConfig(raw).faults.map(({ kind, key }) => `${kind} ${key}`);

describe('parseConfig', () => {
  test('returns the defaults for an empty object', () => {
    expect(parseConfig({})).toEqual({ config: DEFAULT_CONFIG, faults: [] });
  });

  test('accepts the defaults as they are, null too', () => {
    expect(parseConfig(DEFAULT_CONFIG)).toEqual({ config: DEFAULT_CONFIG, faults: [] });
  });

  test('replaces the defaults by valid values, in nested objects too', () => {
    const raw = {
      $schema: 'x',
      title: 'A',
      prometheus: { url: 'https://host:9090/p', headers: { 'X-Scope-OrgID': 'a' }, timeoutSeconds: 2.5 },
      matchers: { cluster: 'a' },
      range: '1h30m',
      refresh: 'off',
      language: 'zh',
      slo: { ttftSeconds: 2 },
      expectedEngines: 8,
      prices: { input: 0.5, output: 2, models: [{ model: 'a/b', output: 4 }] },
      gpuHostLabel: 'node',
      links: [{ title: 'Runbook', url: 'mailto:a@b' }],
    };
    const { config, faults } = parseConfig(raw);
    expect(faults).toEqual([]);
    const { $schema, ...given } = raw;
    expect($schema).toBe('x');
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      ...given,
      prometheus: { ...DEFAULT_CONFIG.prometheus, ...raw.prometheus },
      slo: { ...DEFAULT_CONFIG.slo, ...raw.slo },
      prices: { ...DEFAULT_CONFIG.prices, ...raw.prices },
    });
  });

  test('names each wrong key, uses its default, and keeps the valid keys beside it', () => {
    const { config, faults } = parseConfig({
      title: 'A',
      rnage: '6h',
      range: 6,
      prometheus: { url: 7, pubicUrl: 'x' },
      prices: { input: -1, models: [{ input: 2 }, { model: 'a', inputs: 2 }] },
      gpuHostLabel: 'no label',
      links: [{ title: 'a', url: 'javascript:alert(1)' }, { title: 'b' }, { title: 'c', url: 'x', icon: '' }],
    });
    expect(config).toEqual({ ...DEFAULT_CONFIG, title: 'A' });
    expect(faults.map((f) => `${f.kind} ${f.key}`)).toEqual([
      'unknown rnage',
      'wrong range',
      'wrong prometheus.url',
      'unknown prometheus.pubicUrl',
      'wrong prices.input',
      'wrong prices.models.0.model',
      'unknown prices.models.1.inputs',
      'wrong gpuHostLabel',
      'wrong links.0.url',
      'wrong links.1.url',
      'unknown links.2.icon',
    ]);
  });

  test('gives the expected value in both languages', () => {
    expect(parseConfig({ theme: 'blue', prometheus: { timeoutSeconds: '9' } }).faults).toEqual([
      {
        kind: 'wrong',
        key: 'theme',
        expected: { en: 'one of "light", "dark", "system"', zh: '"light"、"dark"、"system" 之一' },
        got: '"blue"',
      },
      {
        kind: 'wrong',
        key: 'prometheus.timeoutSeconds',
        expected: { en: 'a number from 0.1 to 3600', zh: '0.1 到 3600 之间的数' },
        got: '"9"',
      },
    ]);
  });

  test.each([[null], [[]], ['x'], [3], [true]])('%j is not a configuration', (raw) => {
    expect(parseConfig(raw).config).toEqual(DEFAULT_CONFIG);
    expect(faultsOf(raw)).toEqual(['wrong config.json']);
  });

  test.each([
    ['title', 'x'.repeat(20_000)],
    ['range', '6 hours'],
    ['range', '500ms'],
    ['range', 'now+1h'],
    ['range', '99999999999999999999y'],
    ['refresh', 'often'],
    ['refresh', '100ms'],
    ['refresh', '30d'],
    ['language', 'fr'],
    ['language', 'constructor'],
    ['timezone', '__proto__'],
    ['timezone', 'Mars'],
    ['timezone', 8],
    ['expectedEngines', 1.5],
    ['expectedEngines', 0],
    ['expectedEngines', 10_000_000],
    ['matchers', []],
    ['matchers', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`l${i}`, 'x']))],
    ['links', Array.from({ length: 51 }, () => ({ title: 'a', url: 'b' }))],
    ['links', {}],
    ['prometheus', null],
    ['prometheus', 'http://localhost:9090'],
    ['slo', []],
  ])('%s refuses %j', (key, value) => {
    expect(faultsOf({ [key]: value })).toEqual([`wrong ${key}`]);
    expect(parseConfig({ [key]: value }).config).toEqual(DEFAULT_CONFIG);
  });

  test.each([
    ['url', 'http://'],
    ['url', 'http://['],
    ['url', 'http://host:99999'],
    ['url', '//['],
    ['url', 'ftp://host/'],
    ['url', 'http://user:password@host/'],
    ['url', 'prometheus?tenant=a'],
    ['url', 'x'.repeat(3000)],
    ['publicUrl', 'http://host:99999'],
    ['publicUrl', 'java\nscript:alert(1)'],
    ['timeoutSeconds', 0],
    ['timeoutSeconds', 3_000_000],
    ['timeoutSeconds', Infinity],
    ['lateSeconds', -1],
    ['lateSeconds', Infinity],
    ['credentials', 'toString'],
    ['metricPrefix', 'lmdeploy.'],
    ['metricPrefix', ''],
  ])('prometheus.%s refuses %j', (key, value) => {
    expect(faultsOf({ prometheus: { [key]: value } })).toEqual([`wrong prometheus.${key}`]);
    expect(parseConfig({ prometheus: { [key]: value } }).config).toEqual(DEFAULT_CONFIG);
  });

  test.each(['prometheus', '../prometheus/', '/p', '//host/p', 'http://[::1]:9090', 'https://host/a/b/', ''])(
    'prometheus.url accepts %j',
    (url) => {
      expect(parseConfig({ prometheus: { url } })).toMatchObject({
        config: { prometheus: { url } },
        faults: [],
      });
    },
  );

  test.each([
    ['prometheus.headers', { prometheus: { headers: { 'X Tenant': 'a' } } }, 'X Tenant'],
    ['prometheus.headers', { prometheus: { headers: { 'X-Tenant:': 'a' } } }, 'X-Tenant:'],
    ['prometheus.headers', { prometheus: { headers: { '': 'a' } } }, ''],
    ['prometheus.headers', { prometheus: { headers: { 'X-Tenant': 'a\nb' } } }, 'X-Tenant'],
    ['prometheus.headers', { prometheus: { headers: { 'X-Tenant': '租户' } } }, 'X-Tenant'],
    ['prometheus.headers', { prometheus: { headers: { 'X-Tenant': 7 } } }, 'X-Tenant'],
    ['matchers', { matchers: { 'my-label': 'a' } }, 'my-label'],
    ['matchers', { matchers: { cluster: ['a'] } }, 'cluster'],
  ])('names the wrong entry of %s in %j', (key, raw, name) => {
    expect(faultsOf(raw)).toEqual([`wrong ${key}.${name}`]);
    expect(parseConfig(raw).config).toEqual(DEFAULT_CONFIG);
  });

  test('hostOrigins accepts exact origins', () => {
    const hostOrigins = ['https://portal.example.com', 'http://127.0.0.1:8080', 'http://[::1]:1'];
    expect(parseConfig({ hostOrigins })).toMatchObject({ config: { hostOrigins }, faults: [] });
  });

  test.each([
    '*',
    'null',
    'https://*.example.com',
    'https://portal.example.com/',
    'https://portal.example.com/app',
    'https://Portal.example.com',
    'https://portal.example.com:443',
    'https://user@portal.example.com',
    'portal.example.com',
    'file:///portal.html',
    'javascript:alert(1)',
    '',
    7,
  ])('hostOrigins refuses %j', (entry) => {
    expect(faultsOf({ hostOrigins: [entry] })).toEqual(['wrong hostOrigins.0']);
    expect(parseConfig({ hostOrigins: [entry] }).config).toEqual(DEFAULT_CONFIG);
  });

  test.each(['constructor', '__proto__', 'toString', '~run'])('%s is an unknown key', (key) => {
    const raw: unknown = JSON.parse(`{ "${key}": 1, "slo": { "${key}": 1 } }`);
    expect(faultsOf(raw)).toEqual([`unknown ${key}`, `unknown slo.${key}`]);
  });

  test('cuts long keys and values, and does not show the content of objects', () => {
    const long = 'x'.repeat(1000);
    const nested: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    const { faults } = parseConfig({ [long]: 1, range: long, refresh: { a: 1 }, theme: nested });
    expect(faults).toMatchObject([
      { key: `${'x'.repeat(60)}…` },
      { got: `"${'x'.repeat(60)}…"` },
      { got: '{…}' },
      { got: '[…]' },
    ]);
  });
});
