import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testFinder } from './test-finder';

const ROOT = new URL('../../', import.meta.url);
const hasTest = testFinder(ROOT);

/** The tests that the table of hosts names, row by row. */
function namedTests(page: string): [file: string, title: string][] {
  const text = readFileSync(new URL(page, ROOT), 'utf8');
  return [...text.matchAll(/^\|.*\| `([^`]+\.ts)` `([^`]+)` *\|$/gm)].map(([, file = '', title = '']) => [
    file,
    title,
  ]);
}

const [ENGLISH, CHINESE] = ['docs/embedding.md', 'docs/embedding.zh-CN.md'].map(namedTests);

describe('the table of hosts', () => {
  test('names a test that exists for each host', () => {
    expect(ENGLISH?.length).toBeGreaterThanOrEqual(14);
    expect(ENGLISH?.filter((named) => !hasTest(...named))).toEqual([]);
  });

  test('has the same tests in both languages', () => {
    expect(CHINESE).toEqual(ENGLISH);
  });
});
