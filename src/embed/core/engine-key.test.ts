import { expect, test } from 'vitest';
import type { ElementKind, Host, HostSettings } from '../host';
import { engineKeyOf, ObjectNumbers, type EngineKey } from './engine-key';

const PLAIN: HostSettings = {
  prometheus: 'http://host/prometheus',
  headers: null,
  config: null,
  search: 'from=now-6h',
  theme: null,
  panel: null,
  isKiosk: false,
};

const numbers = new ObjectNumbers();
const keyOf = (kind: ElementKind, settings: Partial<HostSettings> = {}): EngineKey =>
  engineKeyOf({ kind, element: {}, settings: () => ({ ...PLAIN, ...settings }) } as unknown as Host, numbers);

test('parts with the same Prometheus, headers and view have one key, whatever they show and in which theme', () => {
  const first = keyOf('panel', { panel: 'a' });
  expect(keyOf('panel', { panel: 'b', theme: 'dark' })).toEqual(first);
  expect(keyOf('overview')).toEqual(first);
  expect(keyOf('status', { headers: { id: '1' } })).toEqual(keyOf('panel', { headers: { id: '1' } }));
});

test('another address, other headers, another configuration or another view is another key', () => {
  const first = keyOf('panel');
  for (const other of [
    { prometheus: 'http://other/' },
    { headers: { id: '1' } },
    { headers: () => ({}) },
    { config: { title: 'A' } },
    { search: '' },
  ])
    expect(keyOf('panel', other)).not.toEqual(first);
});

test('the same function for headers is the same key', () => {
  const headers = (): Record<string, string> => ({});
  expect(keyOf('panel', { headers })).toEqual(keyOf('findings', { headers }));
});

test('each dashboard has a key of its own, with its theme', () => {
  expect(keyOf('dashboard').source).not.toBe(keyOf('dashboard').source);
  expect(keyOf('dashboard', { theme: 'dark', isKiosk: true }).search).toBe('from=now-6h&theme=dark&kiosk=');
});
