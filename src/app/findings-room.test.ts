import { expect, test } from 'vitest';
import { keepRoom, keptRoomPx } from './findings-room';

const PHONE = { innerWidth: 390, innerHeight: 844 };

function storageOf(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  return () => ({
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  });
}

test('the height of the last page is kept for pages of the same width', () => {
  const storage = storageOf();
  expect(keptRoomPx(storage, PHONE, true)).toBeNull();
  keepRoom(storage, PHONE, true, 228);
  expect(keptRoomPx(storage, PHONE, true)).toBe(228);
  expect(keptRoomPx(storage, PHONE, false)).toBeNull();
  expect(keptRoomPx(storage, { ...PHONE, innerWidth: 1600 }, true)).toBeNull();
});

test('the room is never more than half of the window', () => {
  const storage = storageOf();
  keepRoom(storage, PHONE, true, 900);
  expect(keptRoomPx(storage, PHONE, true)).toBe(422);
});

test.each(['"text"', '{}', '{"widthPx":390,"heightPx":"9"}', '{"widthPx":390,"heightPx":-4}', 'not JSON'])(
  'what somebody else wrote there is ignored: %s',
  (text) =>
    expect(keptRoomPx(storageOf({ 'lmdeploy-dashboard:findings-room': text }), PHONE, true)).toBeNull(),
);
