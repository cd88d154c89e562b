import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pageSize } from './first-page-size';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-first-page-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [name, length] of [
  ['a.js', 1],
  ['b.js', 1000],
  ['c.css', 1],
  ['d.svg', 1],
] as const) {
  writeFileSync(join(folder, name), 'x'.repeat(length));
}
const bytes = (...first: string[]): number => pageSize(folder, [{ first, all: first }]).firstBytes;

describe('pageSize', () => {
  it('counts scripts and styles once, compressed', () => {
    expect(bytes('/a.js', '/a.js', '/c.css', '/d.svg')).toBe(bytes('/a.js') + bytes('/c.css'));
    expect(bytes('/b.js')).toBeLessThan(100);
  });

  it('takes the load in which the least arrived before the first chart', () => {
    const all = ['/a.js', '/b.js', '/c.css'];
    const size = pageSize(folder, [
      { first: all, all },
      { first: ['/a.js'], all },
    ]);
    expect(size).toEqual({ firstBytes: bytes('/a.js'), laterBytes: bytes('/b.js', '/c.css') });
  });
});
