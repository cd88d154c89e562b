import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anchorOf, headingsOf, linksOf, readPages, type Page } from './pages';

const pages = readPages();
const MOST_README_LINES = 150;

const english = [...pages.values()].filter(({ path }) => !path.endsWith('.zh-CN.md'));
const translated = english.filter(({ path }) => path !== 'CONTRIBUTING.md');
const chineseOf = ({ path }: Page): Page | undefined => pages.get(path.replace('.md', '.zh-CN.md'));

/** What both languages of a page have in common, in order: levels of headings, languages of code, columns of table rows. */
const structureOf = ({ path, text, prose }: Page): object => ({
  headings: headingsOf({ path, text, prose }).map(({ level }) => level),
  code: [...text.matchAll(/^ *```(\w+)$/gm)].map(([, language]) => language),
  rows: [...prose.matchAll(/^\|.*\|$/gm)].map(([row]) => row.replaceAll('\\|', '').split('|').length),
});

/** The pages that a reader reaches from a page by links. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set<string>([start]);
  for (const path of reached) {
    const page = pages.get(path);
    if (page) for (const link of linksOf(page)) reached.add(link.path);
  }
  return reached;
}

describe.each([...pages.values()].map((page) => [page.path, page] as const))('%s', (_, page) => {
  test('links to files that exist and to headings that they have', () => {
    const broken = linksOf(page).filter(({ path, anchor }) => {
      if (!existsSync(new URL(`../../${path}`, import.meta.url))) return true;
      const target = pages.get(path);
      return anchor !== '' && !(target && headingsOf(target).some(({ text }) => anchorOf(text) === anchor));
    });
    expect(broken.map(({ target }) => target)).toEqual([]);
  });
});

describe.each(translated.map((page) => [page.path, page] as const))('%s', (_, page) => {
  test('has the same headings, code and tables in Chinese, and both link to each other', () => {
    const chinese = chineseOf(page);
    expect(chinese && structureOf(chinese)).toEqual(structureOf(page));
    expect(linksOf(page)[0]?.path).toBe(chinese?.path);
    expect(chinese && linksOf(chinese)[0]?.path).toBe(page.path);
  });
});

test.each(['README.md', 'README.zh-CN.md'])('%s is short enough to be read from top to bottom', (path) => {
  expect(pages.get(path)?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_README_LINES);
});

test.each([
  ['README.md', english],
  ['README.zh-CN.md', [...pages.values()].filter(({ path }) => path.endsWith('.zh-CN.md'))],
])('a reader of %s finds every page by links', (start, expected) => {
  const reached = reachedFrom(start);
  expect(expected.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});
