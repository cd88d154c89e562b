import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinary, requireBinary } from './binaries';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmdeploy-binaries-test-'));
  await writeFile(join(folder, 'promtool'), '#!/bin/sh\n');
  await chmod(join(folder, 'promtool'), 0o755);
  await writeFile(join(folder, 'plain'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('findBinary', () => {
  it('returns the first program on PATH', () => {
    expect(findBinary('promtool', { PATH: `/nowhere:${folder}` })).toBe(join(folder, 'promtool'));
  });

  it('prefers the file in the environment variable', () => {
    const file = join(folder, 'promtool');
    expect(findBinary('chromium', { CHROMIUM_BIN: file })).toBe(file);
  });

  it('rejects an environment variable that does not name an executable file', () => {
    expect(() => findBinary('nginx', { NGINX_BIN: join(folder, 'plain') })).toThrow(/NGINX_BIN is .*plain/);
    expect(() => requireBinary('nginx', { NGINX_BIN: '/nowhere/nginx' })).toThrow(/not an executable file/);
  });
});
