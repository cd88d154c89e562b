import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The paths of files of a load. */
export interface LoadedFiles {
  /** Those that had arrived when the first chart was painted. */
  readonly first: readonly string[];
  readonly all: readonly string[];
}

/** JavaScript and CSS of a dashboard, gzip, bytes without headers. */
export interface PageSize {
  /** What arrives until the first chart is painted. */
  readonly firstBytes: number;
  /** What the page fetches later without an action of the user. */
  readonly laterBytes: number;
}

const isCode = (path: string): boolean => /\.(?:js|css)$/.test(path);

/** @param files as the browser fetched them from `distDir`; the smallest of several loads, because a slow one paints late */
export function pageSize(distDir: string, loads: readonly LoadedFiles[]): PageSize {
  const bytesOf = (paths: Iterable<string>): number =>
    [...new Set(paths)]
      .filter(isCode)
      .reduce((sum, path) => sum + gzipSync(readFileSync(join(distDir, path)), { level: 9 }).length, 0);
  const allBytes = bytesOf(loads.flatMap(({ all }) => all));
  const firstBytes = Math.min(...loads.map(({ first }) => bytesOf(first)));
  return { firstBytes, laterBytes: allBytes - firstBytes };
}
