import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './config';
import { parseConfig } from './parse-config';

describe('parseConfig', () => {
  test('an empty object is the defaults', () => {
    expect(parseConfig({})).toEqual({ config: DEFAULT_CONFIG, faults: [] });
  });

  test('good keys replace their defaults, in nested objects too', () => {
    const { config, faults } = parseConfig({
      title: 'A',
      prometheus: { timeoutSeconds: 5 },
      slo: { ttftSeconds: 2 },
    });
    expect(faults).toEqual([]);
    expect(config.title).toBe('A');
    expect(config.prometheus).toEqual({ ...DEFAULT_CONFIG.prometheus, timeoutSeconds: 5 });
    expect(config.slo).toEqual({ ...DEFAULT_CONFIG.slo, ttftSeconds: 2 });
  });

  test('a wrong key is named and its default stands, the good ones beside it count', () => {
    const { config, faults } = parseConfig({
      title: 'A',
      rnage: '6h',
      range: 6,
      prometheus: { url: 7, pubicUrl: 'x' },
      links: [{ title: 'a', url: 'javascript:alert(1)' }, { title: 'b' }],
    });
    expect(config.title).toBe('A');
    expect(config.range).toBe('1h');
    expect(config.prometheus.url).toBe('prometheus');
    expect(config.links).toEqual([]);
    expect(faults.map((f) => `${f.kind} ${f.key}`)).toEqual([
      'unknown rnage',
      'wrong range',
      'wrong links.0.url',
      'wrong links.1.url',
      'wrong prometheus.url',
      'unknown prometheus.pubicUrl',
    ]);
  });

  test.each([[null], [[]], ['x'], [3]])('%j is no config', (raw) => {
    const { config, faults } = parseConfig(raw);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(faults).toHaveLength(1);
  });

  test.each([
    ['range', '6 hours'],
    ['refresh', 'often'],
    ['language', 'fr'],
    ['timezone', 'Mars'],
    ['timezone', 8],
    ['expectedEngines', 1.5],
  ])('%s refuses %j', (key, value) => {
    const { faults } = parseConfig({ [key]: value });
    expect(faults.map((f) => f.key)).toEqual([key]);
  });

  test('a time zone is told by any of its names', () => {
    const zoneOf = (timezone: string): string => parseConfig({ timezone }).config.timezone;
    expect(['utc', 'UTC', 'browser', 'Asia/Shanghai'].map(zoneOf)).toEqual([
      'utc',
      'utc',
      'local',
      'Asia/Shanghai',
    ]);
  });

  test('keys of Object.prototype are unknown keys', () => {
    expect(parseConfig({ constructor: 1 }).faults).toEqual([{ kind: 'unknown', key: 'constructor' }]);
  });
});
