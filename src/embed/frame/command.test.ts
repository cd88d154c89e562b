import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../lib/config';
import { defaultView, parseView } from '../../url/view';
import { readCommand } from './command';
import { settingsOf } from './settings';

const DEFAULTS = defaultView(DEFAULT_CONFIG, ['en']);
const read = (data: unknown): unknown => readCommand(data, DEFAULTS);
const set = (detail: unknown): unknown => read({ lmdeploy: 1, type: 'set', detail });
const rejected = (key: string): unknown => ({ type: 'set', key });

describe('readCommand', () => {
  test.each(['hello', 'live', 'refresh'])('reads %s', (type) => {
    expect(read({ lmdeploy: 1, type })).toEqual({ type });
    expect(read({ lmdeploy: 1, type, detail: null })).toEqual({ type });
  });

  test('reads settings by the rules of a link', () => {
    const detail = {
      from: 'now-6h',
      to: 'now',
      model: ['a,b', 'c', 'c'],
      job: [],
      theme: 'dark',
      lang: 'zh-Hans',
      sloTtft: 0.5,
      sloE2e: null,
      refresh: null,
    };
    expect(set(detail)).toEqual({
      type: 'set',
      patch: {
        from: 'now-6h',
        to: 'now',
        models: ['a,b', 'c'],
        jobs: [],
        theme: 'dark',
        lang: 'zh',
        ttftGoalS: 0.5,
        e2eGoalS: null,
        refresh: DEFAULTS.refresh,
      },
    });
  });

  test('reads the range of another frame', () => {
    const detail = { from: '1787815800000', to: '1787815900000' };
    expect(read({ lmdeploy: 1, type: 'rangechange', detail })).toEqual({
      type: 'rangechange',
      patch: detail,
    });
  });

  test('reads that an excursion has ended in another frame', () => {
    const range = { from: 'now-6h', to: 'now' };
    const readRange = (isReturn: unknown): unknown =>
      read({ lmdeploy: 1, type: 'rangechange', detail: { ...range, isReturn } });
    expect(readRange(true)).toEqual({ type: 'return', patch: range });
    expect(readRange(false)).toEqual({ type: 'rangechange', patch: range });
    expect(readRange('yes')).toEqual({ type: 'rangechange', key: 'isReturn' });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', '{"lmdeploy":1,"type":"refresh"}'],
    ['a number', 1],
    ['a list', [1, 'refresh']],
    ['a map', new Map([['lmdeploy', 1]])],
    ['a message of another library', { type: 'refresh' }],
    ['an inherited version', JSON.parse('{"__proto__":{"lmdeploy":1},"type":"refresh"}')],
    ['100 MB of text', 'x'.repeat(100_000_000)],
  ])('%s is not a message of this protocol', (_, data) => {
    expect(read(data)).toBeNull();
  });

  test.each([
    ['lmdeploy', { lmdeploy: 2, type: 'refresh' }],
    ['lmdeploy', { lmdeploy: '1', type: 'refresh' }],
    ['type', { lmdeploy: 1 }],
    ['type', { lmdeploy: 1, type: 'constructor' }],
    ['type', { lmdeploy: 1, type: 'toString' }],
    ['type', { lmdeploy: 1, type: { toString: 1 } }],
    ['type', { lmdeploy: 1, type: ['refresh'] }],
    ['detail', { lmdeploy: 1, type: 'set' }],
    ['detail', { lmdeploy: 1, type: 'set', detail: 'from=now-1h' }],
    ['detail', { lmdeploy: 1, type: 'set', detail: [] }],
    ['to', { lmdeploy: 1, type: 'rangechange', detail: { from: 'now-1h' } }],
    ['from', { lmdeploy: 1, type: 'rangechange', detail: { from: null, to: null } }],
    ['theme', { lmdeploy: 1, type: 'rangechange', detail: { from: 'now-1h', to: 'now', theme: 'dark' } }],
  ])('names %s in %j', (key, data) => {
    expect(read(data)).toMatchObject({ key });
  });

  test.each([
    ['from', 'yesterday'],
    ['from', 7],
    ['to', ''],
    ['theme', 'blue'],
    ['theme', 'constructor'],
    ['lang', '__proto__'],
    ['refresh', '1ms'],
    ['timezone', 'Mars'],
    ['compare', '1s'],
    ['sloTtft', -1],
    ['sloTtft', Number.NaN],
    ['sloTtft', Infinity],
    ['model', 'internlm3'],
    ['model', [7]],
    ['model', { length: 1 }],
    ['model', Array.from({ length: 501 }, () => 'a')],
    ['model', ['x'.repeat(501)]],
    ['from', 'x'.repeat(1_000_000)],
    ['theme', undefined],
    ['panel', 'scheduler'],
    ['kiosk', '0'],
    ['headers', {}],
    ['constructor', 'x'],
    ['toString', 'x'],
    ['valueOf', null],
  ])('rejects a setting of which nothing is applied: %s', (key, value) => {
    expect(set({ lang: 'en', [key]: value })).toEqual(rejected(key));
  });

  test('rejects a setting named __proto__', () => {
    expect(set(JSON.parse('{"__proto__":{"from":"now-1h"}}'))).toEqual(rejected('__proto__'));
  });

  test('cuts long names, and stops at the first wrong one of many', () => {
    expect(set({ ['x'.repeat(1000)]: 1 })).toEqual(rejected('x'.repeat(60)));
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
    expect(set(many)).toEqual(rejected('k0'));
    expect(read({ lmdeploy: 1, type: 'y'.repeat(1000) })).toEqual({ type: 'y'.repeat(60), key: 'type' });
  });
});

test('the settings in force are those that a host can set', () => {
  const view = parseView('var-model_name=a,b&from=now-6h&slo-ttft=0.5&theme=dark', DEFAULTS);
  const settings = settingsOf(view);
  expect(settings).toMatchObject({
    from: 'now-6h',
    model: ['a,b'],
    engine: [],
    sloTtft: 0.5,
    sloItl: null,
    compare: null,
    theme: 'dark',
    lang: 'en',
  });
  const command = readCommand({ lmdeploy: 1, type: 'set', detail: settings }, DEFAULTS);
  expect({ ...view, ...(command !== null && 'patch' in command ? command.patch : {}) }).toEqual(view);
});
