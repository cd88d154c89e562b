import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Lang } from '../../../src/lib/text';
import { metricsPage } from './metrics-page';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** Where the page of each language lies. */
export const METRICS_FILES: readonly { readonly lang: Lang; readonly path: string }[] = [
  { lang: 'en', path: pathOf('metrics.md') },
  { lang: 'zh', path: pathOf('metrics.zh-CN.md') },
];

/** What a file should hold, formatted as the rest of the project is. */
export async function metricsFileText(lang: Lang, path: string): Promise<string> {
  const config = await resolveConfig(path);
  return format(metricsPage(lang), { ...config, filepath: path });
}
