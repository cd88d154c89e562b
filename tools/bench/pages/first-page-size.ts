import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LANGUAGES } from '../../../src/lib/languages';

/** Scripts and styles in `index.html`: the entry, its static imports, and their styles. */
export const namedFiles = (html: string): string[] =>
  [...html.matchAll(/\b(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');

/** JavaScript and CSS of a dashboard, gzip, bytes without headers. */
export interface PageSize {
  /** The files in `index.html`, one language and uPlot: the page draws no chart before it has them. */
  readonly firstBytes: number;
  /** Also includes the files that the page fetches later without an action of the user. */
  readonly allBytes: number;
}

/** True for the chunk of a language: its name begins with the code of the language. */
const isLanguage = (path: string): boolean =>
  LANGUAGES.some(({ code }) => path.split('/').at(-1)?.startsWith(`${code}-`));

/** @param fetched paths of the files that the browser fetched during a load */
export function pageSize(distDir: string, fetched: readonly string[]): PageSize {
  const bytesOf = (paths: readonly string[]): number =>
    [...new Set(paths.map((path) => join(distDir, path)))].reduce(
      (sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length,
      0,
    );
  const named = namedFiles(readFileSync(join(distDir, 'index.html'), 'utf8'));
  const code = fetched.filter((path) => /\.(?:js|css)$/.test(path));
  const drawing = code.filter((path) => /\buplot\b/i.test(path) || isLanguage(path));
  return { firstBytes: bytesOf([...named, ...drawing]), allBytes: bytesOf([...named, ...code]) };
}
