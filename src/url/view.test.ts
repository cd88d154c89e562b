import { describe, expect, test } from 'vitest';
import { fc } from '../lib/property.fixture';
import { DEFAULT_CONFIG } from '../lib/config';
import { defaultView, parseView, printView, viewFaults, type View } from './view';

const DEFAULTS = defaultView(DEFAULT_CONFIG, ['en']);

describe('parseView', () => {
  test('gives the defaults for a link without parameters', () => {
    expect(parseView('', DEFAULTS)).toEqual(DEFAULTS);
    expect(parseView('?', DEFAULTS)).toEqual(DEFAULTS);
  });

  test('reads a link of Grafana', () => {
    const view = parseView(
      '?orgId=1&from=now-6h&to=now&timezone=browser&refresh=5s&var-model_name=a%2Fb&var-engine=0&var-engine=1&var-job=$__all&kiosk&viewPanel=scheduler',
      { ...DEFAULTS, timezone: 'utc' },
    );
    expect(view).toMatchObject({
      from: 'now-6h',
      timezone: 'local',
      refresh: '5s',
      models: ['a/b'],
      engines: ['0', '1'],
      jobs: [],
      kiosk: true,
      viewPanel: 'scheduler',
    });
  });

  test.each([
    'from=yesterday',
    'to=%3Cscript%3E',
    'refresh=0s',
    'refresh=often',
    'refresh=30d',
    'theme=blue',
    'lang=fr',
    'timezone=Mars',
    'kiosk=maybe',
    'doctor=maybe',
    'viewPanel=',
    'compare=yesterday',
    'compare=0s',
    'compare=99999999999999999999y',
    'markers=perhaps',
    'slo-ttft=0',
    'slo-itl=-1',
    'slo-e2e=fast',
    'from=%',
    'hide=a b',
    'pin=a,,b',
    'fold=',
  ])('%s falls back to the default', (search) => {
    expect(parseView(search, DEFAULTS)).toEqual(DEFAULTS);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
    'a parameter or a value named %s is nothing special',
    (word) => {
      const closed = ['from', 'to', 'timezone', 'refresh', 'theme', 'lang', 'compare', 'markers', 'kiosk'];
      for (const name of [...closed, 'slo-ttft', 'slo-itl', 'slo-e2e']) {
        expect(parseView(`${name}=${word}`, DEFAULTS)).toEqual(DEFAULTS);
      }
      expect(parseView(`${word}=1`, DEFAULTS)).toEqual(DEFAULTS);
      expect(printView(DEFAULTS, DEFAULTS, `${word}=1`)).toBe(`${word}=1`);
      expect(parseView(`var-engine=${word}&viewPanel=${word}`, DEFAULTS)).toEqual({
        ...DEFAULTS,
        engines: [word],
        viewPanel: word,
      });
    },
  );
});

describe('spellings of Grafana', () => {
  test.each<[string, Partial<View>]>([
    ['kiosk', { kiosk: true }],
    ['kiosk=tv', { kiosk: true }],
    ['kiosk=full', { kiosk: true }],
    ['kiosk=true', { kiosk: true }],
    ['kiosk=1', { kiosk: true }],
    ['timezone=Asia/Shanghai', { timezone: 'Asia/Shanghai' }],
    ['timezone=Asia%2FShanghai', { timezone: 'Asia/Shanghai' }],
    ['timezone=utc', { timezone: 'utc' }],
    ['from=20261126T100000', { from: '20261126T100000' }],
    ['from=1795687200', { from: '1795687200' }],
    ['from=2026-11-26+10:00:00', { from: '2026-11-26 10:00:00' }],
    ['from=now-1d/d%2B8h', { from: 'now-1d/d+8h' }],
  ])('%s', (search, said) => {
    expect(parseView(search, DEFAULTS)).toEqual({ ...DEFAULTS, ...said });
    expect(viewFaults(search, DEFAULTS)).toEqual([]);
  });
});

describe('viewFaults', () => {
  test('names a threshold that no chart can show', () => {
    expect(viewFaults('slo-ttft=1e100&slo-itl=1e6', DEFAULTS)).toEqual([
      { name: 'slo-ttft', got: '1e100', expected: 'aboveZero', used: null },
    ]);
  });

  test('names each value that is not used, what is expected, and what is used', () => {
    expect(viewFaults('from=yesterday&timezone=Mars&theme=blue&kiosk=maybe&slo-ttft=0', DEFAULTS)).toEqual([
      { name: 'from', got: 'yesterday', expected: 'moment', used: 'now-1h' },
      { name: 'timezone', got: 'Mars', expected: 'timezone', used: 'local' },
      { name: 'theme', got: 'blue', expected: ['light', 'dark', 'system'], used: 'system' },
      { name: 'slo-ttft', got: '0', expected: 'aboveZero', used: null },
      { name: 'kiosk', got: 'maybe', expected: 'switch', used: '0' },
    ]);
  });

  test('says what is used as a person would type it', () => {
    expect(viewFaults('markers=yes&pin=A+B', DEFAULTS)).toEqual([
      { name: 'markers', got: 'yes', expected: 'switch', used: '1' },
      { name: 'pin', got: 'A B', expected: 'ids', used: null },
    ]);
  });

  test('has none for a good link, for empty values and for parameters of others', () => {
    expect(viewFaults('from=now-6h&timezone=&viewPanel=&var-engine=0&orgId=1', DEFAULTS)).toEqual([]);
  });

  test('shortens a long value', () => {
    expect(viewFaults(`from=${'x'.repeat(500)}`, DEFAULTS)[0]?.got).toHaveLength(60);
  });
});

describe('printView', () => {
  test('leaves defaults out', () => {
    expect(printView(DEFAULTS, DEFAULTS)).toBe('');
  });

  test('keeps the parameters of others and prints them last', () => {
    expect(printView({ ...DEFAULTS, from: 'now-6h' }, DEFAULTS, '?from=now-1d&portal=7&x')).toBe(
      'from=now-6h&portal=7&x',
    );
  });

  test('keeps slashes and colons readable', () => {
    expect(printView({ ...DEFAULTS, models: ['a/b c'], instances: ['h:1'] }, DEFAULTS)).toBe(
      'var-model_name=a/b%20c&var-instance=h:1',
    );
  });
});

describe('defaultView', () => {
  test('takes its values from the configuration', () => {
    const config = {
      ...DEFAULT_CONFIG,
      range: '1h30m',
      refresh: 'off',
      theme: 'dark',
      timezone: 'utc',
    } as const;
    expect(defaultView(config, [])).toMatchObject({
      from: 'now-5400s',
      to: 'now',
      refresh: 'off',
      theme: 'dark',
      timezone: 'utc',
    });
  });

  test.each([
    [['zh-CN', 'en'], 'zh'],
    [['fr', 'zh-TW', 'en'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('for a browser that prefers %j the language is %s', (languages, lang) => {
    expect(defaultView(DEFAULT_CONFIG, languages).lang).toBe(lang);
    expect(defaultView({ ...DEFAULT_CONFIG, language: 'zh' }, languages).lang).toBe('zh');
  });
});

test('a printed view reads back as the same view', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30, unit: 'binary' })
    .filter((s) => !/\p{Surrogate}/u.test(s) && s !== 'All' && s !== '$__all');
  const list = fc.uniqueArray(name, { maxLength: 4 });
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { maxLength: 4 });
  const id = fc.option(name, { nil: null });
  const goal = fc.option(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        from: fc.constantFrom('now-6h', 'now-1d/d', '1787815800000', '2026-08-27T07:30:00Z'),
        to: fc.constantFrom('now', 'now/d', '1787815900000'),
        timezone: fc.constantFrom('local', 'utc', 'Asia/Shanghai'),
        refresh: fc.constantFrom('off', '5s', '1m'),
        theme: fc.constantFrom('light', 'dark', 'system'),
        lang: fc.constantFrom('en', 'zh'),
        models: list,
        instances: list,
        engines: list,
        jobs: list,
        compare: fc.constantFrom(null, '1h', '1d', '90m'),
        markers: fc.boolean(),
        ttftGoalS: goal,
        itlGoalS: goal,
        e2eGoalS: goal,
        pinned: ids,
        hidden: ids,
        order: ids,
        folded: ids,
        log: ids,
        linear: ids,
        tables: ids,
        lines: list,
        finding: id,
        viewPanel: id,
        kiosk: fc.boolean(),
        view: fc.constantFrom('panels', 'status', 'tokens', 'capacity'),
        per: fc.constantFrom(null, 'hour', 'day'),
        doctor: fc.boolean(),
        explain: fc.constantFrom(null, 'before', 'day', 'week'),
        panels: list,
        show: fc.subarray(['overview', 'findings']),
        kioskReturn: fc.constantFrom('off', '30s', '1m'),
        interactive: fc.boolean(),
        help: fc.constantFrom('auto', 'on', 'off'),
        legend: fc.constantFrom('auto', 'table', 'line', 'none'),
        menu: fc.boolean(),
        inspect: fc.boolean(),
        background: fc.constantFrom('solid', 'transparent'),
      }) as fc.Arbitrary<View>,
      (view) => {
        expect(parseView(printView(view, DEFAULTS), DEFAULTS)).toEqual(view);
      },
    ),
  );
});

test('status board and tokens look back a day unless the link names a range', () => {
  expect(parseView('view=status', DEFAULTS)).toMatchObject({ view: 'status', from: 'now-24h', to: 'now' });
  expect(parseView('view=tokens&per=day', DEFAULTS)).toMatchObject({
    view: 'tokens',
    from: 'now-24h',
    per: 'day',
  });
  expect(parseView('view=status&from=now-6h', DEFAULTS).from).toBe('now-6h');
  expect(parseView('', DEFAULTS).from).toBe('now-1h');
});
