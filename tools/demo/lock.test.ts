import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock';

const URL = 'http://localhost:5173';
const OTHER_PID = 2 ** 22 - 1;

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lmdeploy-lock-test-'));
  path = join(folder, 'demo.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('takeLock', () => {
  it('takes a free lock, and leaves no file after the release', () => {
    const lock = takeLock(path, URL);
    expect(readdirSync(folder)).toEqual(['demo.lock']);
    if (lock.state !== 'ours') throw new Error('not taken');
    lock.release();
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('returns the holder of the lock', () => {
    writeFileSync(path, JSON.stringify({ pid: OTHER_PID, url: URL }));
    expect(takeLock(path, 'http://localhost:1', () => true)).toEqual({
      state: 'taken',
      by: { pid: OTHER_PID, url: URL },
    });
    expect(readdirSync(folder)).toEqual(['demo.lock']);
  });

  it.each([JSON.stringify({ pid: OTHER_PID, url: URL }), 'no json', '', '{"pid":"1"}'])(
    'takes a stale or invalid lock: %j',
    (text) => {
      writeFileSync(path, text);
      expect(takeLock(path, URL).state).toBe('ours');
    },
  );

  it('does not release the lock of another process', () => {
    const lock = takeLock(path, URL);
    writeFileSync(path, JSON.stringify({ pid: OTHER_PID, url: URL }));
    if (lock.state === 'ours') lock.release();
    expect(existsSync(path)).toBe(true);
  });
});
