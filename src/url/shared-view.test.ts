import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../lib/config';
import { sharedView } from './shared-view';
import { defaultView, type View } from './view';

const VIEW: View = defaultView(DEFAULT_CONFIG, ['en']);
const RANGE = { fromMs: 1787815800000, toMs: 1787819400000 };
const FIXED = { from: '1787815800000', to: '1787819400000', timezone: 'Asia/Shanghai' };
const shared = (view: Partial<View>, isFixed: boolean): Partial<View> =>
  sharedView({ ...VIEW, ...view }, RANGE, isFixed, 'Asia/Shanghai');

test('a fixed link has the moments of the range and the name of the zone', () => {
  expect(shared({}, true)).toEqual(FIXED);
  expect(shared({ timezone: 'utc' }, true)).toEqual({ ...FIXED, timezone: 'utc' });
});

test('a relative link moves with the time, and has a zone only where days depend on it', () => {
  expect(shared({ from: 'now-6h' }, false)).toEqual({ from: 'now-6h', to: 'now', timezone: 'local' });
  expect(shared({ from: 'now-1d/d', to: 'now-1d/d' }, false)).toEqual({
    from: 'now-1d/d',
    to: 'now-1d/d',
    timezone: 'Asia/Shanghai',
  });
});

test('times without a zone become moments', () => {
  expect(shared({ from: '2026-08-27 13:30', to: '2026-08-27 14:30' }, false)).toEqual(FIXED);
  expect(shared({ from: '2026-08-27 13:30' }, false)).toEqual({ ...FIXED, to: 'now' });
});
