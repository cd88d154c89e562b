import { expect, test } from 'vitest';
import { packageJson } from './embed-package';

test('the package exports one module with its types, under the version of the project', () => {
  const manifest: unknown = JSON.parse(packageJson({ version: '1.2.3', license: 'Apache-2.0' }));
  expect(manifest).toMatchObject({
    version: '1.2.3',
    license: 'Apache-2.0',
    type: 'module',
    exports: {
      '.': { types: './embed.d.ts', default: './embed.js' },
      './host': { types: './embed-host.d.ts', default: './embed-host.js' },
    },
  });
});
