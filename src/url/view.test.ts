import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseView, printView, type View } from './view';

const DEFAULTS: View = {
  from: 'now-1h',
  to: 'now',
  timezone: 'local',
  refresh: '10s',
  theme: 'system',
  lang: 'en',
  models: [],
  instances: [],
  engines: [],
  jobs: [],
  compare: null,
  markers: true,
  sloTtftS: null,
  sloItlS: null,
  sloE2eS: null,
  viewPanel: null,
  kiosk: false,
  panel: null,
};

describe('parseView', () => {
  test('nothing said is the defaults', () => {
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
    'theme=blue',
    'lang=fr',
    'timezone=Mars',
    'kiosk=maybe',
    'viewPanel=',
    'compare=yesterday',
    'compare=0s',
    'markers=perhaps',
    'slo-ttft=0',
    'slo-itl=-1',
    'slo-e2e=fast',
    'from=%',
  ])('%s falls back to the default', (search) => {
    expect(parseView(search, DEFAULTS)).toEqual(DEFAULTS);
  });
});

describe('printView', () => {
  test('leaves defaults out', () => {
    expect(printView(DEFAULTS, DEFAULTS)).toBe('');
  });

  test('keeps what is not ours behind it', () => {
    expect(printView({ ...DEFAULTS, from: 'now-6h' }, DEFAULTS, '?from=now-1d&portal=7&x')).toBe(
      'from=now-6h&portal=7&x',
    );
  });

  test('leaves slashes and colons to be read', () => {
    expect(printView({ ...DEFAULTS, models: ['a/b c'], instances: ['h:1'] }, DEFAULTS)).toBe(
      'var-model_name=a/b%20c&var-instance=h:1',
    );
  });
});

test('what is printed reads back as the same view', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 30, unit: 'binary' })
    .filter((s) => !/\p{Surrogate}/u.test(s) && s !== 'All' && s !== '$__all');
  const list = fc.uniqueArray(name, { maxLength: 4 });
  const id = fc.option(name, { nil: null });
  const goal = fc.option(fc.double({ min: 1e-9, max: 1e25, noNaN: true }), { nil: null });
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
        sloTtftS: goal,
        sloItlS: goal,
        sloE2eS: goal,
        viewPanel: id,
        kiosk: fc.boolean(),
        panel: id,
      }) as fc.Arbitrary<View>,
      (view) => {
        expect(parseView(printView(view, DEFAULTS), DEFAULTS)).toEqual(view);
      },
    ),
  );
});
