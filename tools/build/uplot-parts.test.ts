import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { uplotParts } from './uplot-parts';

const entry = fileURLToPath(new URL('../../node_modules/uplot/dist/uPlot.esm.js', import.meta.url));

test('uPlot keeps the path of a line, and loses those of bars, steps and curves', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [uplotParts()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const code = JSON.stringify(result);
  expect(code).toContain('function linear(');
  expect(code).not.toMatch(/function (bars|stepped|monotoneCubic|join|tzDate)\(/);
});
