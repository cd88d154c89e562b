import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testFinder } from './test-finder';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const hasTest = testFinder(ROOT);

interface Row {
  readonly number: number;
  /** What a person sees. */
  readonly words: string;
  /** Path of the test file, and the title of the test as the file has it. */
  readonly test: readonly [file: string, title: string];
}

/** The rows of all tables of a page, in order. */
function rowsOf(markdown: string): Row[] {
  const lines = markdown.split('\n').filter((line) => /^\| +\d+ \|/.test(line));
  return lines.map((line) => {
    const [number = '', , words = '', , named = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [, file = '', title = ''] = /^`([^`]+)` `([^`]+)`$/.exec(named) ?? [];
    return { number: Number(number), words, test: [file, title] };
  });
}

/** Where the words come from that a person sees: the page, its doctor, its nginx. */
const SOURCES = {
  en: ['src/i18n/languages/en.ts', ...['connection', 'data', 'scrape'].map(wordsOfDoctor('en'))],
  zh: ['src/i18n/languages/zh.ts', ...['connection', 'data', 'scrape'].map(wordsOfDoctor('zh'))],
  both: ['index.html', 'deploy/nginx/settings.envsh', 'deploy/nginx/templates/responses.conf.template'],
};

function wordsOfDoctor(lang: string): (part: string) => string {
  return (part) => `src/features/doctor/words/${lang}-${part}.ts`;
}

/** The fixed parts of all words in quotation marks. */
const quoted = (words: string): string[] =>
  [...words.matchAll(/“([^”]+)”/g)].flatMap(([, text = '']) =>
    text
      .split('…')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const PAGES = [
  { file: 'docs/reliability.md', lang: 'en' },
  { file: 'docs/reliability.zh-CN.md', lang: 'zh' },
] as const;

describe.each(PAGES)('$file', ({ file, lang }) => {
  const rows = rowsOf(read(file));

  test('numbers at least 60 faults', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  });

  test('names tests that exist', () => {
    const wrong = rows.filter(({ test: named }) => !hasTest(...named));
    expect(wrong.map(({ number, test: named }) => [number, ...named])).toEqual([]);
  });

  test('quotes the words of the page', () => {
    const source = [...SOURCES[lang], ...SOURCES.both].map(read).join('\n').replaceAll(/\s+/g, ' ');
    const wrong = rows.flatMap(({ number, words }) =>
      quoted(words).flatMap((part) => (source.includes(part) ? [] : [[number, part]])),
    );
    expect(wrong).toEqual([]);
  });
});

test('both languages have the same faults', () => {
  const [english, chinese] = PAGES.map(({ file }) => rowsOf(read(file)).map((row) => row.test));
  expect(chinese).toEqual(english);
});
