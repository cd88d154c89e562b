import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { METRICS_FILES, metricsFileText } from './metrics-files';

/* Writes docs/metrics.md and docs/metrics.zh-CN.md from the catalogue. */
for (const { lang, path } of METRICS_FILES) {
  await writeFile(path, await metricsFileText(lang, path));
  process.stdout.write(`Wrote ${relative(process.cwd(), path)}.\n`);
}
