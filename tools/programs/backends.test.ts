import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { backendVariable, findBackend } from './backends';

const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-backends-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'thanos');
writeFileSync(path, '');
chmodSync(path, 0o755);

test('the variable of a program comes before PATH, and a wrong one is an error', () => {
  expect(backendVariable('prom-label-proxy')).toBe('PROM_LABEL_PROXY_BIN');
  expect(findBackend('thanos', { PATH: folder })).toBe(path);
  expect(findBackend('thanos', { PATH: '/nowhere', THANOS_BIN: path })).toBe(path);
  expect(() => findBackend('thanos', { PATH: folder, THANOS_BIN: '/nowhere/thanos' })).toThrow(
    /^THANOS_BIN is .* does not exist/,
  );
});
