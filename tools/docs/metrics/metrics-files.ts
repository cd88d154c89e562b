import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { TextLang } from '../../../src/lib/text';
import { metricsPage } from './metrics-page';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** The file of each language. */
export const METRICS_FILES: readonly { readonly lang: TextLang; readonly path: string }[] = [
  { lang: 'en', path: pathOf('metrics.md') },
  { lang: 'zh', path: pathOf('metrics.zh-CN.md') },
];

/** The text of a file, formatted like the rest of the project. */
export async function metricsFileText(lang: TextLang, path: string): Promise<string> {
  const config = await resolveConfig(path);
  return format(metricsPage(lang), { ...config, filepath: path });
}
