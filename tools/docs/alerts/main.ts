import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { docsPath, printDocs } from './print-docs';
import { readRuleFiles } from './rule-files';

/** Writes docs/alerts.md and docs/alerts.zh-CN.md from the rules. */
const files = readRuleFiles();
for (const lang of ['en', 'zh'] as const) {
  writeFileSync(docsPath(lang), await printDocs(files, lang));
  process.stdout.write(`Wrote ${relative(process.cwd(), docsPath(lang))}.\n`);
}
