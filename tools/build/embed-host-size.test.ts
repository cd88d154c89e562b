import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../../src/embed/embed-host.ts', import.meta.url));

test('the script for pages with frames is one file below 3 kB', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [built] = [result].flat();
  const chunks = built && 'output' in built ? built.output : [];
  expect(chunks.map(({ type }) => type)).toEqual(['chunk']);
  const [chunk] = chunks;
  const code = chunk?.type === 'chunk' ? chunk.code : '';
  expect(code).toContain('connectFrames');
  expect(gzipSync(code).length).toBeLessThan(3000);
});
