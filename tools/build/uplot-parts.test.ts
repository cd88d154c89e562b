import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { uplotParts } from './uplot-parts';

const entry = fileURLToPath(new URL('../../node_modules/uplot/dist/uPlot.esm.js', import.meta.url));

test('uPlot keeps the paths of lines and points, and loses what the charts do not use', async () => {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [uplotParts()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const code = JSON.stringify(result);
  for (const kept of ['linear', 'points', 'findGaps', 'clipGaps', 'posToVal', 'setSeries'])
    expect(code).toContain(`function ${kept}(`);
  expect(code).not.toMatch(
    /function (bars|stepped|monotoneCubic|join|tzDate|fmtDate|genTimeStuffs|_rangeNum)\(/,
  );
  expect(code).not.toContain('addEventListener(\\"mousedown');
});
