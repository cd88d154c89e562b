import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import ts from 'typescript-eslint';
import { ownKeys } from './tools/lint/own-keys.js';

const NO_ENUM_NO_BARREL = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings instead of an enum.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: export by name.' },
];

/** In components, which have no types here: an object literal that any text is looked up in. `own-keys` checks other files. */
const NO_OPEN_TABLE = [
  'VariableDeclarator[init.type="ObjectExpression"][init.properties.length>0] > Identifier',
  'AssignmentPattern[right.type="ObjectExpression"] > Identifier.left',
].map((declared) => ({
  selector: `${declared} TSTypeReference[typeName.name="Record"] > TSTypeParameterInstantiation > TSStringKeyword:first-child`,
  message: 'Make a table that any text is looked up in a Map: every object has a `constructor`.',
}));

export default ts.config(
  { ignores: ['dist/', 'dist-embed/', '.cache/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'no-restricted-syntax': ['error', ...NO_ENUM_NO_BARREL],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error', 'svelte/no-at-html-tags': 'error' },
  },
  {
    files: ['src/**/*.svelte'],
    rules: { 'no-restricted-syntax': ['error', ...NO_ENUM_NO_BARREL, ...NO_OPEN_TABLE] },
  },
  {
    files: ['src/**/*.ts', 'tools/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'tsconfig.tools.json'] } },
    plugins: { own: { rules: { 'own-keys': ownKeys } } },
    rules: { 'own/own-keys': 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['tools/**/*.ts', 'e2e/**/*.ts', '*.config.ts', '*.cjs'],
    languageOptions: { globals: globals.node },
  },
);
