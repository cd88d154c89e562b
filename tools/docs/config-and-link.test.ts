import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/lib/config';
import { PARAMETERS } from '../../src/url/parameters';
import { defaultView } from '../../src/url/view';

/** The cells of each row of the table whose first column has this head. */
function tableOf(markdown: string, head: string): string[][] {
  const lines = markdown.split('\n');
  const from = lines.findIndex((line) => new RegExp(`^\\| ${head} +\\|`).test(line));
  if (from < 0) throw new Error(`no table ${head}`);
  const rest = lines.slice(from + 2);
  const length = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const codeOf = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Every key of the configuration with its default. Dots separate the levels of a key. */
function keysOf(config: object, prefix = ''): [key: string, value: unknown][] {
  return Object.entries(config).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
    isGroup(value) ? keysOf(value, `${prefix}${key}.`) : [[prefix + key, value]],
  );
}

/** True for a group of keys. Headers and matchers are objects too, but empty by default. */
const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

const LANGUAGES = [
  { end: 'md', key: 'key', parameter: 'parameter', none: 'none', all: 'all' },
  { end: 'zh-CN.md', key: '配置项', parameter: '参数', none: '无', all: '全部' },
];

describe.each(LANGUAGES)('docs/*.$end', ({ end, key, parameter, none, all }) => {
  test('config lists every key of config.json with its default, in the order of the code', () => {
    const written = tableOf(read(`config.${end}`), key).map(([name, value]) => [name, value]);
    expect(written).toEqual(
      keysOf(DEFAULT_CONFIG).map(([name, value]) => [
        `\`${name}\``,
        value === null ? none : `\`${JSON.stringify(value)}\``,
      ]),
    );
  });

  test('link lists every URL parameter with its default', () => {
    const rows = tableOf(read(`link.${end}`), parameter);
    const written = rows.flatMap(([names, , value = '']) => {
      const values = codeOf(value);
      // A default that is written once is that of each name.
      return codeOf(names).map((name, i) => [name, values[i] ?? values[0] ?? value]);
    });
    const view = defaultView(DEFAULT_CONFIG, ['en']);
    const known = Object.entries(PARAMETERS).map(([field, { name }]) => {
      const value = view[field as keyof typeof view];
      if (value === null) return [name, none];
      if (typeof value === 'boolean') return [name, value ? '1' : '0'];
      if (typeof value === 'string') return [name, value];
      return [name, name.startsWith('var-') ? all : none];
    });
    expect(written.sort()).toEqual(known.sort());
  });
});
