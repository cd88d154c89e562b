import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { precompress } from './precompress';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-precompress-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('precompress', () => {
  it('compresses large text files and no others', () => {
    const code = 'export const answer = 42;\n'.repeat(200);
    writeFileSync(join(folder, 'page-a1b2.js'), code);
    writeFileSync(join(folder, 'tiny-a1b2.css'), 'a{}');
    writeFileSync(join(folder, 'picture-a1b2.png'), code);
    expect(precompress(folder)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([
      'page-a1b2.js',
      'page-a1b2.js.gz',
      'picture-a1b2.png',
      'tiny-a1b2.css',
    ]);
    expect(gunzipSync(readFileSync(join(folder, 'page-a1b2.js.gz'))).toString()).toBe(code);
  });
});
