import { expect, test } from 'vitest';
import type { Finding } from '../../findings/finding';
import { isPutAway, keepPutAway, readPutAway, withPutAway } from './put-away';

const finding = (patch: Partial<Finding>): Finding => ({
  id: 'api-queue',
  weight: 1,
  state: 'warn',
  isNow: true,
  panel: 'scheduler',
  atS: 1000,
  text: '',
  ...patch,
});
const away = withPutAway([], finding({}));

test.each([
  ['stays away while nothing changes', {}, true],
  ['stays away when its sentence has other numbers', { text: 'other' }, true],
  ['stays away when its beginning differs by a look', { atS: 1060 }, true],
  ['stays away when its beginning has left the range', { atS: null }, true],
  ['comes back when its severity changes', { state: 'bad' }, false],
  ['comes back when it is over', { isNow: false }, false],
  ['comes back when it begins anew', { atS: 5000 }, false],
] as const)('a finding that is put away %s', (_, patch, isAway) => {
  expect(isPutAway(away, finding(patch))).toBe(isAway);
});

test('another finding is not put away', () => {
  expect(isPutAway(away, finding({ id: 'failures' }))).toBe(false);
});

test('a cause that is over is known by its kind and its rank', () => {
  const cause = finding({ id: 'cause stall rank-1 1000', isNow: false });
  expect(isPutAway(withPutAway([], cause), { ...cause, id: 'cause stall rank-1 1015', atS: 1015 })).toBe(
    true,
  );
});

test('the browser keeps what is put away', () => {
  const values = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  });
  keepPutAway(storage, away);
  expect(readPutAway(storage)).toEqual(away);
  values.set('lmdeploy-dashboard:findings-put-away', '[1, {"id": 2}]');
  expect(readPutAway(storage)).toEqual([]);
});
