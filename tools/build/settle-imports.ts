import { afterAll, vi } from 'vitest';

// What a test has begun to import is loaded before its file ends: files that share their modules would find a module that failed.
afterAll(async () => {
  await vi.dynamicImportSettled();
});
