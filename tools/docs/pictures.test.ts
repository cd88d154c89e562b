import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHOTS } from '../screenshots/shots';
import { readPages } from './pages';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);
const MOST_BYTES = 150_000;
const MOST_BYTES_TOGETHER = 1_200_000;
/** Color type of a PNG with a palette. @see https://www.w3.org/TR/png-3/#11IHDR */
const INDEXED = 3;

const files = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER))]));

interface Shown {
  readonly page: string;
  readonly name: string;
  /** Null for a variant of the picture beside it. */
  readonly alt: string | null;
}

/** The pictures of a page: images of Markdown, `<img>` and `<source>`. */
const shownIn = (page: string, prose: string): Shown[] => [
  ...[...prose.matchAll(/!\[([^\]]*)\]\((?:docs\/)?pictures\/([^)]+)\)/g)].map(([, alt = '', name = '']) => ({
    page,
    name,
    alt,
  })),
  ...[...prose.matchAll(/<(img|source)\b[^>]*?(?:src|srcset)="(?:docs\/)?pictures\/([^"]+)"[^>]*>/g)].map(
    ([tag, kind, name = '']) => ({
      page,
      name,
      alt: kind === 'img' ? (/alt="([^"]*)"/.exec(tag)?.[1] ?? '') : null,
    }),
  ),
];

const shown = [...readPages().values()].flatMap(({ path, prose }) => shownIn(path, prose));

test('each picture is in a page of its language, and each one that a page names is there', () => {
  const isChinese = (path: string): boolean => path.endsWith('.zh-CN.md');
  expect(shown.filter(({ page, name }) => name.endsWith('-zh.png') !== isChinese(page))).toEqual([]);
  expect([...new Set(shown.map(({ name }) => name))].sort()).toEqual([...files.keys()].sort());
});

test('npm run screenshots makes each picture', () => {
  expect(SHOTS.map(({ name }) => `${name}.png`).sort()).toEqual([...files.keys()].sort());
});

test('each picture has words for people who do not see it', () => {
  expect(shown.filter(({ alt }) => alt !== null && alt.length < 10)).toEqual([]);
});

test('all pictures together are small', () => {
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES_TOGETHER);
});

describe.each(SHOTS.map((shot) => [shot.name, shot] as const))('%s.png', (name, shot) => {
  test('is a small PNG with a palette, in the size of its window', () => {
    const png = files.get(`${name}.png`) ?? Buffer.alloc(0);
    expect(png.length).toBeLessThanOrEqual(MOST_BYTES);
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png[25]).toBe(INDEXED);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      shot.widthPx * shot.ratio,
      shot.heightPx * shot.ratio,
    ]);
  });
});
