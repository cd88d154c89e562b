import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import ts from 'typescript-eslint';
import { ownKeys } from './own-keys.js';

RuleTester.describe = describe;
/** The first one loads the types of the project. */
const LOAD_MS = 120_000;
RuleTester.it = (title, run) => it(title, run, LOAD_MS);

/** Types are those of this file's project, under the name of a file that is not in it. */
const tester = new RuleTester({
  languageOptions: {
    parser: ts.parser,
    parserOptions: {
      projectService: { allowDefaultProject: ['*.ts'] },
      tsconfigRootDir: new URL('../..', import.meta.url).pathname,
    },
  },
});

const table = 'declare const table: Record<string, number>; declare const text: string;';
const error = (messageId: string) => ({ filename: 'any.ts', errors: [{ messageId }] });

tester.run('own-keys', ownKeys, {
  valid: [
    `${table} table.job; table['job'];`,
    `${table} new Map(Object.entries(table)).get(text);`,
    `declare const key: 'a' | 'b'; declare const two: { a: number; b: number }; two[key];`,
    'declare const list: number[]; declare const index: number; list[index];',
    'declare const word: string; word[0];',
  ].map((code) => ({ code, filename: 'any.ts' })),
  invalid: [
    { code: `${table} table[text];`, ...error('ownKeys') },
    { code: `${table} table[\`\${text}_zh\` as string];`, ...error('ownKeys') },
    { code: `${table} table[text] = 1;`, ...error('ownKeys') },
    { code: `${table} const { [text]: value } = table;`, ...error('ownKeys') },
    { code: `${table} text in table;`, ...error('ownIn') },
    {
      code: `declare const text: string; declare const maybe: Record<string, number> | null; maybe?.[text];`,
      ...error('ownKeys'),
    },
  ],
});
