import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../../src/panels/index';
import { exportedFamilies, panelsReading, UNUSED } from './families';
import { METRICS_FILES, metricsFileText } from './metrics-files';

describe('docs/metrics.md', () => {
  it.each(METRICS_FILES)('matches the catalogue, in $lang', async ({ lang, path }) => {
    const written = await readFile(path, 'utf8').catch(() => '');
    const isFresh = written === (await metricsFileText(lang, path));
    expect(isFresh, `${path} is not up to date: run npm run docs`).toBe(true);
  });

  it('lists every panel, and uses only the placeholders that it explains', async () => {
    for (const { lang, path } of METRICS_FILES) {
      const text = await metricsFileText(lang, path);
      for (const { id } of PANELS) expect(text).toContain(`(\`${id}\`)`);
      expect(new Set(text.match(/\$\w+/g))).toEqual(new Set(['$selector', '$window', '$gaugeWindow']));
    }
  });
});

describe('families of LMDeploy', () => {
  it('are read by a panel, or have a reason', () => {
    for (const family of exportedFamilies()) {
      const isRead = panelsReading(family, PANELS).length > 0;
      expect(!UNUSED.has(family.name), family.name).toBe(isRead);
    }
  });
});
