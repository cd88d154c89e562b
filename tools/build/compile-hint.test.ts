import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { compileHint } from './compile-hint';

test('the hint is the first line of each chunk, above what Vite adds', async () => {
  const root = mkdtempSync(join(tmpdir(), 'compile-hint-'));
  try {
    writeFileSync(join(root, 'index.html'), '<script type="module" src="/main.ts"></script>');
    writeFileSync(join(root, 'main.ts'), `import('./later').then(({ say }) => say());`);
    writeFileSync(join(root, 'later.ts'), `import './later.css'; export const say = () => console.info(1);`);
    writeFileSync(join(root, 'later.css'), 'p { color: red }');
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [compileHint()],
    });
    const folder = join(root, 'dist/assets');
    const starts = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name) => [
        name.split('-')[0],
        readFileSync(join(folder, name), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
      ]);
    expect(starts).toEqual([
      ['index', true],
      ['later', true],
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
