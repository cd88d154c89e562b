import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Scripts and styles that a built page names itself: its entry, what that imports at once, and their styles. */
export const namedFiles = (html: string): string[] =>
  [...html.matchAll(/\b(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');

/** JavaScript and CSS of a dashboard, gzip, bytes without headers. */
export interface PageSize {
  /** What `index.html` names, and uPlot, which it loads at once: nothing is drawn before they are there. */
  readonly firstBytes: number;
  /** With what the page fetches by itself afterwards. */
  readonly allBytes: number;
}

/** @param fetched paths of the files that the browser fetched at a load */
export function pageSize(distDir: string, fetched: readonly string[]): PageSize {
  const bytesOf = (paths: readonly string[]): number =>
    [...new Set(paths.map((path) => join(distDir, path)))].reduce(
      (sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length,
      0,
    );
  const named = namedFiles(readFileSync(join(distDir, 'index.html'), 'utf8'));
  const code = fetched.filter((path) => /\.(?:js|css)$/.test(path));
  const drawing = code.filter((path) => /\buplot\b/i.test(path));
  return { firstBytes: bytesOf([...named, ...drawing]), allBytes: bytesOf([...named, ...code]) };
}
