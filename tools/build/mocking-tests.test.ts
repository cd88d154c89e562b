import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mockingTests } from './mocking-tests';

test('finds the tests that replace modules, in all folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-mocking-'));
  const call = (name: string): string => ['vi', `${name}('./module')`].join('.');
  try {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'plain.test.ts'), 'vi.useFakeTimers();');
    writeFileSync(join(folder, 'mocks.ts'), call('mock'));
    writeFileSync(join(folder, 'mocks.test.ts'), call('mock'));
    writeFileSync(join(folder, 'deep', 'later.test.ts'), call('doMock'));
    expect(mockingTests(folder).sort()).toEqual([`${folder}/deep/later.test.ts`, `${folder}/mocks.test.ts`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
